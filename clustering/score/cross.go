package score

import (
	"slices"
)

// Across measures pairs of items of different groups (languages): how many of those put together belong together, and
// how many of those that belong together were put together.
func Across(truth, predicted, group map[string]string) PRF {
	ids := make([]string, 0, len(truth))
	for id := range truth {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	hit, said, real := pairsAcross(ids, truth, predicted, group)
	return prf(ratio(hit, said), ratio(hit, real))
}

func pairsAcross(ids []string, truth, predicted, group map[string]string) (hit, said, real float64) {
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if group[a] == group[b] {
				continue
			}
			t, p := truth[a] == truth[b], predicted[a] != "" && predicted[a] == predicted[b]
			if p {
				said++
			}
			if t {
				real++
			}
			if t && p {
				hit++
			}
		}
	}
	return hit, said, real
}
