package claim

import "strings"

// Central returns the index of the line that shares most with the others: the one to name them all by. Ties go to the
// earlier line; of no lines it returns -1.
func Central(lines []string) int {
	sets := make([]map[string]bool, len(lines))
	for i, l := range lines {
		sets[i] = grams(l)
	}
	best, top := -1, -1.
	for i := range sets {
		sum := 0.
		for j := range sets {
			if i != j {
				sum += dice(sets[i], sets[j])
			}
		}
		if sum > top+1e-9 {
			best, top = i, sum
		}
	}
	return best
}

const gramRunes = 3

// grams are the runs of three characters of a line in lower case.
func grams(line string) map[string]bool {
	runes := []rune(strings.ToLower(line))
	out := make(map[string]bool, len(runes))
	for i := 0; i+gramRunes <= len(runes); i++ {
		out[string(runes[i:i+gramRunes])] = true
	}
	return out
}

func dice(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	n := 0
	for g := range a {
		if b[g] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}
