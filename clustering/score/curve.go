package score

import (
	"cmp"
	"slices"
)

// Scored is a score with the answer it should agree with.
type Scored struct {
	Score float64
	Same  bool
}

// AUC is the area under the ROC curve: the chance that a true pair scores higher than a false one, ties counted half
// (Hanley and McNeil 1982). It is 0.5 when either kind is missing.
func AUC(all []Scored) float64 {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b Scored) int { return cmp.Compare(a.Score, b.Score) })
	wins, below, yes := 0., 0., 0.
	for from := 0; from < len(sorted); {
		to, same, other := from, 0., 0.
		for ; to < len(sorted) && sorted[to].Score == sorted[from].Score; to++ {
			if sorted[to].Same {
				same++
			} else {
				other++
			}
		}
		wins += same * (below + other/2)
		below, yes, from = below+other, yes+same, to
	}
	if below == 0 || yes == 0 {
		return .5
	}
	return wins / (yes * below)
}

// F1At is F1 when all that score at least the threshold are called the same.
func F1At(all []Scored, threshold float64) float64 {
	hit, said, real := 0., 0., 0.
	for _, x := range all {
		if x.Same {
			real++
		}
		if x.Score >= threshold {
			said++
			if x.Same {
				hit++
			}
		}
	}
	if hit == 0 {
		return 0
	}
	return 2 * hit / (said + real)
}

// BestThreshold is the score that F1At is highest at, the highest of those that are equally good; 0 for no items.
func BestThreshold(all []Scored) float64 {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b Scored) int { return cmp.Compare(b.Score, a.Score) })
	real := 0.
	for _, x := range sorted {
		if x.Same {
			real++
		}
	}
	best, at, hit := -1., 0., 0.
	for i, x := range sorted {
		if x.Same {
			hit++
		}
		if i+1 < len(sorted) && sorted[i+1].Score == x.Score {
			continue // a threshold cannot part equals
		}
		if f := 2 * hit / (float64(i+1) + real); f > best {
			best, at = f, x.Score
		}
	}
	return at
}
