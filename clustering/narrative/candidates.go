package narrative

import (
	"cmp"
	"slices"
)

// hit is a candidate profile with the weight of the keys it shares, then with its score.
type hit struct {
	n     uint32
	mass  float32
	pair  pair
	score float64
}

// Keys per profile in each channel: the rarest.
const (
	keyWords, keyBones, keyEntities, keyConcepts, keyPairs, keyNumbers, keyDays = 14, 8, 8, 10, 12, 8, 3
)

// eachKey calls do for the keys by which a profile is found.
func eachKey(p *Profile, do func(key uint64, weight float32)) {
	rarest(&p.Words, keyWords, markWord, do)
	rarest(&p.Bones, keyBones, markBone, do)
	rarest(&p.Entities, keyEntities, markEntity, do)
	rarest(&p.Concepts, keyConcepts, markConcept, do)
	rarest(&p.Pairs, keyPairs, markPair, do)
	rarest(&p.Numbers, keyNumbers, markNumber, do)
	rarest(&p.Days, keyDays, markDay, do)
	for _, l := range p.Links {
		do(uint64(markLink)<<32|uint64(l), massUnit)
	}
}

// rarest calls do for the n heaviest terms.
func rarest(t *Terms, n int, mark byte, do func(uint64, float32)) {
	key := func(id uint32) uint64 { return uint64(mark)<<32 | uint64(id) }
	if len(t.List) <= n {
		for _, x := range t.List {
			do(key(x.ID), x.W)
		}
		return
	}
	top := slices.Clone(t.List)
	slices.SortFunc(top, func(a, b Term) int { return cmp.Or(cmp.Compare(b.W, a.W), cmp.Compare(a.ID, b.ID)) })
	for _, x := range top[:n] {
		do(key(x.ID), x.W)
	}
}

func (s *Space) index(p *Profile, n uint32) {
	eachKey(p, func(key uint64, _ float32) { s.postings.add(key, n) })
}

// candidates returns the profiles that share most with p, scored, the best first.
func (s *Space) candidates(p *Profile, self uint32) []hit {
	clear(s.hits)
	eachKey(p, func(key uint64, w float32) {
		for _, n := range s.postings.lists[key] {
			if n >= s.first && n != self {
				s.hits[n] += w
			}
		}
	})
	s.nearest(p, self)
	s.scratch = s.scratch[:0]
	for n, mass := range s.hits {
		s.scratch = append(s.scratch, hit{n: n, mass: mass})
	}
	slices.SortFunc(s.scratch, func(a, b hit) int { return cmp.Or(cmp.Compare(b.mass, a.mass), cmp.Compare(b.n, a.n)) })
	out := s.scratch[:min(len(s.scratch), s.opt.Candidates)]
	for i := range out {
		h := &out[i]
		h.pair = s.measure(p, s.at(h.n))
		h.score = s.score.score(&h.pair)
	}
	slices.SortFunc(out, func(a, b hit) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.n, b.n)) })
	return out
}

const (
	scanned      = 20_000 // newest profiles whose vectors are compared one by one
	nearestKept  = 16
	meaningFloor = .35
)

// nearest adds the profiles whose vectors lie nearest. A vector costs its model a thousand times what this scan does.
func (s *Space) nearest(p *Profile, self uint32) {
	if p.Vector == nil {
		return
	}
	type near struct {
		n   uint32
		cos float64
	}
	var top []near
	for i := max(0, len(s.profiles)-scanned); i < len(s.profiles); i++ {
		n := s.first + uint32(i)
		if s.profiles[i] == nil || n == self {
			continue
		}
		if cos, ok := s.means.cosine(p, s.profiles[i]); ok && cos > meaningFloor {
			top = append(top, near{n, cos})
		}
	}
	slices.SortFunc(top, func(a, b near) int { return cmp.Or(cmp.Compare(b.cos, a.cos), cmp.Compare(a.n, b.n)) })
	for _, t := range top[:min(len(top), nearestKept)] {
		s.hits[t.n] += float32(t.cos * 100) // always among those compared
	}
}
