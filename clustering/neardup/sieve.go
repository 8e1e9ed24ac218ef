package neardup

import "math"

// sieve tells texts apart that share too little to be worth measuring: most candidates. It holds the sample of one text
// as bits, so that the sample of another is held against it without the steps of a merge, each of which waits for the
// one before.
type sieve struct {
	bits  [sieveBits / 64]uint64
	of    []uint32
	count int
}

const sieveBits = 1 << 13 // 32 for each of the largest sample: few are taken for shared that are not

// fill takes the sample of a text of count shingles.
func (s *sieve) fill(sample []uint32, count int) {
	clear(s.bits[:])
	for _, v := range sample {
		s.bits[v%sieveBits/64] |= 1 << (v % 64)
	}
	s.of, s.count = sample, count
}

// may tells whether the Jaccard of another text may be as high as least. It never says no to one that is.
func (s *sieve) may(other []uint32, count int, least float64) bool {
	need := s.need(other, count, least)
	if need > min(len(s.of), len(other)) {
		return false
	}
	for len(other) >= need && need > 0 {
		next := other[:min(sieveStep, len(other))]
		for _, v := range next {
			need -= int(s.bits[v%sieveBits/64] >> (v % 64) & 1)
		}
		other = other[len(next):]
	}
	return need <= 0
}

const sieveStep = 16 // hashes between two looks at whether the rest can matter

// need is how many hashes the samples must share at that Jaccard, see measure. None where the union cannot be told.
func (s *sieve) need(other []uint32, count int, least float64) int {
	union := float64(bottomSize)
	if s.count <= len(s.of) && count <= len(other) {
		union = float64(len(s.of)+len(other)) / (1 + least)
	} else if max(len(s.of), len(other)) < bottomSize {
		return 0
	}
	return int(math.Ceil(least*union - slack))
}

// slack is more than what sums and quotients lose.
const slack = 1e-6

// bar is what two texts must reach: the Jaccard, or the containment of the smaller in the larger. The lesser of the two
// in terms of Jaccard: what is contained to that part shares x of the sum of both, and x is j/(1+j).
func bar(jaccard, contain float64, a, b int) float64 {
	x := contain * float64(min(a, b)) / float64(max(1, a+b))
	return min(jaccard, x/(1-x))
}
