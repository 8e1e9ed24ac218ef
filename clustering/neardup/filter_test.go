package neardup

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFilterBounds holds what the filter allows above what is there, on pairs of every size and likeness.
func TestFilterBounds(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	some := func(n int) *rep {
		r := &rep{count: uint32(n)}
		for range n {
			r.bottom = append(r.bottom, rng.Uint32())
		}
		return r
	}
	var f filter
	told := 0
	for i := range 2000 {
		p, q := some(rng.IntN(600)), some(rng.IntN(600))
		if i%2 == 0 { // kin
			shared := p.bottom[:rng.IntN(len(p.bottom)+1)]
			copy(q.bottom, shared)
		}
		for _, r := range []*rep{p, q} {
			slices.Sort(r.bottom)
			r.bottom = slices.Compact(r.bottom)
			r.count = uint32(len(r.bottom))
			r.bottom = r.bottom[:min(len(r.bottom), bottomSize)]
		}
		f.fill(p.bottom)
		most, is := f.atMost(p, q), measure(p.bottom, int(p.count), q.bottom, int(q.count))
		if most.jaccard < is.jaccard || most.first < is.first || most.second < is.second {
			t.Fatalf("pair %d of %d and %d shingles: allows %+v, is %+v", i, p.count, q.count, most, is)
		}
		if i%2 == 1 && most.jaccard < .1 {
			told++
		}
	}
	if told < 900 {
		t.Errorf("%d of 1000 pairs of strangers were told apart, want at least 900", told)
	}
}
