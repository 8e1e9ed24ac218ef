// Package score measures a clustering against known truth: B-cubed (Bagga and Baldwin 1998; Amigó et al. 2009),
// pairwise precision and recall, the largest cluster, and the same by operation and by language.
package score

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// PRF is precision, recall and their harmonic mean.
type PRF struct{ Precision, Recall, F1 float64 }

func prf(p, r float64) PRF {
	if p+r == 0 {
		return PRF{}
	}
	return PRF{p, r, 2 * p * r / (p + r)}
}

// Report is the measure of one clustering.
type Report struct {
	Items                      int
	BCubed, Pairwise           PRF
	Clusters, GoldClusters     int
	Largest, GoldLargest       int
	precisions, recalls        []float64 // B-cubed per item
	order                      []string
	truthSizes, predictedSizes map[string]int
}

// Clusterings are compared over the items of truth; an item that is not predicted stands alone.

// Measure compares predicted clusters (item → cluster) with true ones.
func Measure(truth, predicted map[string]string) Report {
	r := Report{Items: len(truth), truthSizes: map[string]int{}, predictedSizes: map[string]int{}}
	type cell struct{ t, p string }
	both := map[cell]int{}
	of := func(id string) string {
		if p, ok := predicted[id]; ok {
			return p
		}
		return "\x00" + id
	}
	for id, t := range truth {
		r.order = append(r.order, id)
		both[cell{t, of(id)}]++
		r.truthSizes[t]++
		r.predictedSizes[of(id)]++
	}
	slices.Sort(r.order)
	for _, id := range r.order {
		t, p := truth[id], of(id)
		n := float64(both[cell{t, p}])
		r.precisions = append(r.precisions, n/float64(r.predictedSizes[p]))
		r.recalls = append(r.recalls, n/float64(r.truthSizes[t]))
	}
	r.BCubed = prf(mean(r.precisions), mean(r.recalls))
	pairs := func(n int) float64 { return float64(n) * float64(n-1) / 2 }
	hit, tp, pp := 0., 0., 0.
	for _, n := range both {
		hit += pairs(n)
	}
	tp, r.GoldLargest = sums(r.truthSizes, pairs)
	pp, r.Largest = sums(r.predictedSizes, pairs)
	r.Pairwise = prf(ratio(hit, pp), ratio(hit, tp))
	r.Clusters, r.GoldClusters = len(r.predictedSizes), len(r.truthSizes)
	return r
}

func sums(sizes map[string]int, f func(int) float64) (total float64, largest int) {
	for _, n := range sizes {
		total += f(n)
		largest = max(largest, n)
	}
	return total, largest
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 1
	}
	return a / b
}

func mean(v []float64) float64 {
	s := 0.
	for _, x := range v {
		s += x
	}
	return ratio(s, float64(len(v)))
}

// Interval is a 95 % interval.
type Interval struct{ Low, High float64 }

// Difference gives the 95 % interval of B-cubed F1 of a less that of b over the same items, by a paired bootstrap with
// n resamples of whole true clusters, which keeps the dependence inside them.
func Difference(a, b Report, truth map[string]string, n int, seed uint64) Interval {
	groups := map[string][]int{}
	for i, id := range a.order {
		groups[truth[id]] = append(groups[truth[id]], i)
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	rng := rand.New(rand.NewPCG(seed, 1))
	diffs := make([]float64, n)
	for i := range diffs {
		var pa, ra, pb, rb, count float64
		for range keys {
			for _, j := range groups[keys[rng.IntN(len(keys))]] {
				pa, ra = pa+a.precisions[j], ra+a.recalls[j]
				pb, rb = pb+b.precisions[j], rb+b.recalls[j]
				count++
			}
		}
		diffs[i] = prf(pa/count, ra/count).F1 - prf(pb/count, rb/count).F1
	}
	slices.Sort(diffs)
	return Interval{diffs[n/40], diffs[n-1-n/40]}
}

// Group is the share of a kind of item that went right.
type Group struct {
	Name  string
	Items int
	Right float64
}

// ByKind tells for each kind of copy how many stand with their parent, and for each kind of look-alike how many do
// not. Parent, kind and apart are asked per item; an empty parent is passed over.
func ByKind(ids []string, predicted map[string]string, parent, kind func(string) string, apart func(string) bool) []Group {
	groups := map[string]*Group{}
	for _, id := range ids {
		p, k := parent(id), kind(id)
		if p == "" {
			continue
		}
		g := groups[k]
		if g == nil {
			g = &Group{Name: k}
			groups[k] = g
		}
		g.Items++
		if (predicted[id] == predicted[p]) != apart(id) {
			g.Right++
		}
	}
	out := make([]Group, 0, len(groups))
	for _, g := range groups {
		g.Right /= float64(g.Items)
		out = append(out, *g)
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Compare(a.Name, b.Name) })
	return out
}
