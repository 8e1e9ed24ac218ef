package narrative

import (
	"cmp"
	"math"
	"slices"
)

// hit is a candidate profile with its comparison.
type hit struct {
	n     uint32
	pair  pair
	score float64
}

// Keys per profile in each channel: the rarest.
const (
	keyWords, keyBones, keyEntities, keyConcepts, keyPairs, keyNumbers, keyDays = 14, 8, 8, 10, 12, 12, 3
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
	var room [64]Term // no channel keeps more
	top := append(room[:0], t.List...)
	heaviest(top)
	for _, x := range top[:n] {
		do(key(x.ID), x.W)
	}
}

func (s *Space) index(p *Profile, n uint32) {
	for _, k := range s.keysOf(p) {
		if !k.looked {
			k.ref = s.postings.find(k.key)
		}
		s.postings.add(k.key, k.ref, n)
	}
	s.keyed = nil // what they refer to has changed
}

// weighted is a key with its weight.
type weighted struct {
	key    uint64
	weight float32
	ref    ref
	looked bool // up in the postings
}

// keysOf lists the keys of a profile; those of the last one are kept, since it is looked up and then indexed.
func (s *Space) keysOf(p *Profile) []weighted {
	if s.keyed == p {
		return s.keys
	}
	s.keyed, s.keys = p, s.keys[:0]
	eachKey(p, func(key uint64, w float32) { s.keys = append(s.keys, weighted{key: key, weight: w}) })
	return s.keys
}

// candidates returns the profiles that share most with p, scored, the best first. The result is scratch space.
func (s *Space) candidates(p *Profile, self uint32) []hit {
	s.hits.open(len(s.profiles))
	keys := s.keysOf(p)
	for i := range keys {
		keys[i].ref, keys[i].looked = s.postings.find(keys[i].key), true
	}
	for _, k := range keys {
		for _, n := range s.postings.profiles(k.ref) {
			if n >= s.first && n != self {
				s.hits.add(n-s.first, k.weight)
			}
		}
	}
	s.nearest(p, self)
	s.scratch, s.scratchOf = s.scratch[:0], p
	s.probes.set(p)
	best := s.hits.best(s.opt.Candidates)
	s.warm(best)
	for _, i := range best {
		s.scratch = append(s.scratch, hit{n: s.first + i})
		h := &s.scratch[len(s.scratch)-1]
		s.measure(&h.pair, p, s.profiles[i])
		h.score = s.score.score(&h.pair)
	}
	s.order = s.order[:0]
	for i := range s.scratch {
		s.order = append(s.order, ranked{s.scratch[i].n, s.scratch[i].score})
	}
	slices.SortFunc(s.order, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.n, b.n)) })
	return s.scratch
}

// warm reads the start of every profile that is about to be compared. These reads do not wait for one another, as those
// of the comparisons do; the sum keeps them from being left out.
func (s *Space) warm(best []uint32) {
	sum := uint64(0)
	for _, i := range best {
		p := s.profiles[i]
		sum += uint64(p.Length) + p.Words.sign + p.Entities.sign + p.Pairs.sign + uint64(p.voice)
	}
	for _, i := range best {
		for list := s.profiles[i].Words.List; len(list) > 0; list = list[min(16, len(list)):] {
			sum += uint64(list[0].ID)
		}
		if list := s.profiles[i].Concepts.List; len(list) > 0 {
			sum += uint64(list[0].ID)
		}
	}
	s.warmed = sum
}

// ranked is a candidate in order of score.
type ranked struct {
	n     uint32
	score float64
}

// tally adds up the weight of shared keys by profile.
type tally struct {
	mass    []float32
	touched []uint32
	keys    []uint64
	out     []uint32
}

// open empties the tally and makes room for n profiles.
func (t *tally) open(n int) {
	for _, i := range t.touched {
		t.mass[i] = 0
	}
	t.touched = t.touched[:0]
	if n > len(t.mass) {
		t.mass = append(t.mass, make([]float32, n-len(t.mass)+n/4+256)...)
	}
}

func (t *tally) add(i uint32, w float32) {
	if t.mass[i] == 0 {
		t.touched = append(t.touched, i)
	}
	t.mass[i] += w
}

const (
	surely    = 12  // candidates compared whatever they share
	worthwile = .12 // part of the most that another shares from which more are
)

// best returns the n heaviest, newer ones first among equals, without those that share next to nothing.
func (t *tally) best(n int) []uint32 {
	t.keys = t.keys[:0]
	least := uint64(0) // what the heaviest n so far are not below
	for _, i := range t.touched {
		k := uint64(math.Float32bits(t.mass[i]))<<32 | uint64(i)
		if k < least {
			continue
		}
		if t.keys = append(t.keys, k); len(t.keys) == roomFor*n {
			least = t.shrink(n)
		}
	}
	t.shrink(n)
	t.out = t.out[:0]
	for _, k := range t.keys {
		i := uint32(k)
		if len(t.out) >= surely && t.mass[i] < worthwile*t.mass[t.out[0]] {
			break
		}
		t.out = append(t.out, i)
	}
	return t.out
}

// roomFor is how many times more keys than wanted are gathered before they are sorted.
const roomFor = 4

// shrink keeps the n greatest keys, the greatest first, and returns the last of them.
func (t *tally) shrink(n int) (least uint64) {
	slices.Sort(t.keys)
	slices.Reverse(t.keys)
	if len(t.keys) < n {
		return 0
	}
	t.keys = t.keys[:n]
	return t.keys[n-1]
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
		s.hits.add(t.n-s.first, float32(t.cos*100)) // always among those compared
	}
}
