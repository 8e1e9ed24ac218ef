package narrative

// postings keeps for each key the newest profiles that hold it. What expires is swept out. Most keys stand in one profile,
// whose number then takes the place of a list.
type postings struct {
	refs  map[uint64]ref
	lists [][]uint32 // by number; newest last
	free  []uint32   // numbers of lists that are none any more
	alone [1]uint32
}

// ref is a profile by number, or a list by number with the top bit set.
type ref uint32

const (
	listRef    = 1 << 31
	noRef      = ^ref(0)
	postingCap = 64 // a key in more profiles says little; the newest matter
)

func newPostings() postings { return postings{refs: map[uint64]ref{}} }

// find looks a key up.
func (p *postings) find(key uint64) ref {
	if r, ok := p.refs[key]; ok {
		return r
	}
	return noRef
}

// profiles gives what a key that was looked up refers to, until the next call.
func (p *postings) profiles(r ref) []uint32 {
	switch {
	case r == noRef:
		return nil
	case r >= listRef:
		return p.lists[r-listRef]
	}
	p.alone[0] = uint32(r)
	return p.alone[:]
}

// add puts a profile on the list of a key that was looked up.
func (p *postings) add(key uint64, r ref, n uint32) {
	switch {
	case r == noRef:
		p.refs[key] = ref(n)
		return
	case r < listRef:
		p.refs[key] = p.open([]uint32{uint32(r), n})
		return
	}
	list := p.lists[r-listRef]
	if len(list) >= postingCap {
		copy(list, list[1:])
		list[len(list)-1] = n
		return
	}
	p.lists[r-listRef] = append(list, n)
}

func (p *postings) open(list []uint32) ref {
	if last := len(p.free) - 1; last >= 0 {
		n := p.free[last]
		p.free, p.lists[n] = p.free[:last], list
		return listRef + ref(n)
	}
	p.lists = append(p.lists, list)
	return listRef + ref(len(p.lists)-1)
}

// sweep drops the profiles below first.
func (p *postings) sweep(first uint32) {
	for key, r := range p.refs {
		list := p.profiles(r)
		i := 0
		for i < len(list) && list[i] < first {
			i++
		}
		switch left := list[i:]; {
		case len(left) == 0:
			delete(p.refs, key)
		case r < listRef || i == 0:
			continue
		case len(left) == 1:
			p.refs[key] = ref(left[0])
		default:
			p.lists[r-listRef] = append(make([]uint32, 0, len(left)), left...)
			continue
		}
		if r >= listRef {
			p.lists[r-listRef] = nil
			p.free = append(p.free, uint32(r-listRef))
		}
	}
}
