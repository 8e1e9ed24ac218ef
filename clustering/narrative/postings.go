package narrative

// postings keeps for each key the newest profiles that hold it. What expires is swept out.
type postings struct {
	lists map[uint64]*posting
}

// posting lists the newest profiles of a key by number.
type posting []uint32

const postingCap = 64 // a key in more profiles says little; the newest matter

func newPostings() postings { return postings{lists: map[uint64]*posting{}} }

// profiles gives the list of a key that may have none.
func (l *posting) profiles() []uint32 {
	if l == nil {
		return nil
	}
	return *l
}

// add puts a profile on the list of a key, which is looked up if it is nil.
func (p *postings) add(key uint64, l *posting, n uint32) {
	if l == nil {
		if l = p.lists[key]; l == nil {
			p.lists[key] = &posting{n}
			return
		}
	}
	list := *l
	if len(list) >= postingCap {
		copy(list, list[1:])
		list[len(list)-1] = n
		return
	}
	*l = append(list, n)
}

// sweep drops the profiles below first.
func (p *postings) sweep(first uint32) {
	for key, l := range p.lists {
		list := *l
		i := 0
		for i < len(list) && list[i] < first {
			i++
		}
		switch {
		case i == len(list):
			delete(p.lists, key)
		case i > 0:
			*l = append(make([]uint32, 0, len(list)-i), list[i:]...)
		}
	}
}
