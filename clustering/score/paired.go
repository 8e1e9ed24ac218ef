package score

import (
	"math/rand/v2"
	"slices"
)

// Paired resamples two clusterings of the same items together: n times, whole true clusters with their items are drawn
// with replacement, and the difference of pair F1 across groups (see Across) of a less that of b is kept (Efron 1979;
// Koehn 2004). A pair of items of two clusters counts as often as both were drawn. The result is the 95 % interval.
func Paired(truth, a, b, group map[string]string, n int, seed uint64) Interval {
	keys := clustersOf(truth)
	ta, tb := tallyOf(truth, a, group, keys), tallyOf(truth, b, group, keys)
	rng := rand.New(rand.NewPCG(seed, 2))
	diffs := make([]float64, n)
	drawn := make([]float64, len(keys))
	for i := range diffs {
		clear(drawn)
		for range keys {
			drawn[rng.IntN(len(keys))]++
		}
		diffs[i] = ta.f1(drawn) - tb.f1(drawn)
	}
	slices.Sort(diffs)
	return Interval{diffs[n/40], diffs[n-1-n/40]}
}

// clustersOf numbers the true clusters in the order of their names.
func clustersOf(truth map[string]string) map[string]int {
	var names []string
	for _, t := range truth {
		names = append(names, t)
	}
	slices.Sort(names)
	out := map[string]int{}
	for i, name := range slices.Compact(names) {
		out[name] = i
	}
	return out
}

// tally counts pairs across groups by the true clusters that they stand in.
type tally struct {
	hit, real []float64      // by cluster
	wrong     []wrongBetween // put together, of two clusters
}

type wrongBetween struct {
	a, b  int
	pairs float64
}

func tallyOf(truth, predicted, group map[string]string, keys map[string]int) tally {
	ids := make([]string, 0, len(truth))
	for id := range truth {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	t := tally{hit: make([]float64, len(keys)), real: make([]float64, len(keys))}
	for i, x := range ids {
		for _, y := range ids[i+1:] {
			if group[x] == group[y] {
				continue
			}
			joined := predicted[x] != "" && predicted[x] == predicted[y]
			kx, ky := keys[truth[x]], keys[truth[y]]
			switch {
			case kx != ky && joined:
				t.wrong = append(t.wrong, wrongBetween{kx, ky, 1})
			case kx == ky:
				t.real[kx]++
				if joined {
					t.hit[kx]++
				}
			}
		}
	}
	return t
}

func (t *tally) f1(drawn []float64) float64 {
	hit, real, said := 0., 0., 0.
	for k, m := range drawn {
		hit, real = hit+m*t.hit[k], real+m*t.real[k]
	}
	said = hit
	for _, w := range t.wrong {
		said += drawn[w.a] * drawn[w.b] * w.pairs
	}
	if said+real == 0 {
		return 1
	}
	return 2 * hit / (said + real)
}
