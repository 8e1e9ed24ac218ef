package narrative

// postings keeps for each key the newest profiles that hold it. The table has a fixed number of slots per key and grows
// by doubling; what expires is swept out.
type postings struct {
	lists map[uint64][]uint32
}

const postingCap = 64 // a key in more profiles says little; the newest matter

func newPostings() postings { return postings{lists: map[uint64][]uint32{}} }

func (p *postings) add(key uint64, n uint32) {
	list := p.lists[key]
	if len(list) >= postingCap {
		copy(list, list[1:])
		list[len(list)-1] = n
		return
	}
	p.lists[key] = append(list, n)
}

// sweep drops the profiles below first.
func (p *postings) sweep(first uint32) {
	for key, list := range p.lists {
		i := 0
		for i < len(list) && list[i] < first {
			i++
		}
		switch {
		case i == len(list):
			delete(p.lists, key)
		case i > 0:
			p.lists[key] = append(make([]uint32, 0, len(list)-i), list[i:]...)
		}
	}
}
