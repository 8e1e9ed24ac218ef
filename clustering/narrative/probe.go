package narrative

import (
	"cmp"
	"slices"
)

// probe finds the terms of one profile. A profile is compared with dozens, and to walk two sorted lists is a chain of steps
// that wait for one another; most terms of the other list are told apart by one look each.
type probe struct {
	of *Terms
	at [probeCells]uint8 // by the low bits of an id: the place of the last such term + 1
}

const probeCells = 1 << 10

// set takes the terms of another profile.
func (p *probe) set(t *Terms) {
	if p.of != nil {
		for _, x := range p.of.List {
			p.at[x.ID%probeCells] = 0
		}
	}
	p.of = t
	for i, x := range t.List {
		p.at[x.ID%probeCells] = uint8(i + 1)
	}
}

// find gives the weight of a term that the profile holds.
func (p *probe) find(id uint32) (w float32, held bool) {
	i := p.at[id%probeCells]
	if i == 0 {
		return 0, false
	}
	if t := p.of.List[i-1]; t.ID == id {
		return t.W, true
	}
	n, held := slices.BinarySearchFunc(p.of.List, id, func(t Term, id uint32) int { return cmp.Compare(t.ID, id) })
	if !held {
		return 0, false
	}
	return p.of.List[n].W, true
}

// compare is compare of the profile's terms and b: the same sums in the same order.
func (p *probe) compare(b *Terms) likeness {
	if p.of.sign&b.sign == 0 {
		return likeness{}
	}
	s := shared{}
	for _, y := range b.List {
		if w, held := p.find(y.ID); held {
			s.add(w, y.W)
		}
	}
	return s.likeness(p.of, b)
}

// shared adds up what two sparse vectors share.
type shared struct {
	dot, mass float32
	count     int
}

func (s *shared) add(x, y float32) {
	s.dot += x * y
	s.mass += min(x, y)
	s.count++
}

func (s *shared) likeness(a, b *Terms) likeness {
	if s.count == 0 {
		return likeness{}
	}
	return likeness{
		cos: float64(s.dot) / float64(a.Norm*b.Norm), over: float64(s.mass) / float64(min(a.Sum, b.Sum)), mass: float64(s.mass), count: s.count,
	}
}

// probes are those of the profile that is being placed, by channel of likeness.
type probes [channels]probe

// set takes another profile.
func (p *probes) set(of *Profile) {
	if p[words].of == &of.Words {
		return
	}
	for i, t := range [channels]*Terms{&of.Words, &of.Head, &of.Bones, &of.Entities, &of.Concepts, &of.Pairs, &of.Numbers, &of.Days} {
		p[i].set(t)
	}
}

// compare is that of two profiles' terms in one channel.
func (p *probes) compare(channel int, a, b *Terms) likeness {
	if p[channel].of == a {
		return p[channel].compare(b)
	}
	return compare(a, b)
}
