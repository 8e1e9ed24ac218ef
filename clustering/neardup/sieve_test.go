package neardup

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSieve holds the sieve against what is there, on pairs of every size and likeness: it passes all that reach the
// bar, and few strangers.
func TestSieve(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	some := func(n int) []uint32 {
		out := make([]uint32, n)
		for i := range out {
			out[i] = rng.Uint32()
		}
		return out
	}
	sample := func(list []uint32) ([]uint32, int) {
		list = slices.Clone(list)
		slices.Sort(list)
		list = slices.Compact(list)
		return list[:min(len(list), bottomSize)], len(list)
	}
	const join, contain = .25, .63
	var s sieve
	passed := 0
	for i := range 4000 {
		p, q := some(rng.IntN(600)), some(rng.IntN(600))
		if i%2 == 0 { // kin
			copy(q, p[:rng.IntN(len(p)+1)])
		}
		a, na := sample(p)
		b, nb := sample(q)
		s.fill(a, na)
		may, is := s.may(b, nb, bar(join, contain, na, nb)), measure(a, na, b, nb)
		if !may && (is.jaccard >= join || is.contained() >= contain) {
			t.Fatalf("pair %d of %d and %d shingles is dropped, but is %+v", i, na, nb, is)
		}
		if i%2 == 1 && may {
			passed++
		}
	}
	if passed > 100 {
		t.Errorf("%d of 2000 pairs of strangers pass, want at most 100", passed)
	}
}
