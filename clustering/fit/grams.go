package fit

import (
	"math"
	"strings"
	"unicode"

	"longear/clustering/score"
)

// charCosines is what scores are compared with: the cosine of tf-idf over runs of three characters, two of Chinese,
// with square-root counts and the idf of the set's own texts.
func charCosines(pairs []textPair) []score.Scored {
	df := map[string]float64{}
	counts := make([][2]map[string]float64, len(pairs))
	for i := range pairs {
		counts[i] = [2]map[string]float64{grams(pairs[i].A.Post.Body()), grams(pairs[i].B.Post.Body())}
		for _, c := range counts[i] {
			for g := range c {
				df[g]++
			}
		}
	}
	out := make([]score.Scored, len(pairs))
	for i, c := range counts {
		out[i] = score.Scored{Score: gramCosine(c[0], c[1], df, float64(2*len(pairs))), Same: pairs[i].Same}
	}
	return out
}

func grams(text string) map[string]float64 {
	r := []rune(strings.ToLower(text))
	n, han := 3, 0
	for _, c := range r {
		if unicode.Is(unicode.Han, c) {
			han++
		}
	}
	if 2*han >= len(r) {
		n = 2
	}
	out := map[string]float64{}
	for i := 0; i+n <= len(r); i++ {
		out[string(r[i:i+n])]++
	}
	return out
}

// gramCosine is rounded, so that the order in which a map is summed up cannot part equals.
func gramCosine(a, b map[string]float64, df map[string]float64, texts float64) float64 {
	weight := func(g string, n float64) float64 { return math.Sqrt(n) * math.Log((1+texts)/(1+df[g])) }
	dot, na, nb := 0., 0., 0.
	for g, n := range a {
		x := weight(g, n)
		na += x * x
		if m, ok := b[g]; ok {
			dot += x * weight(g, m)
		}
	}
	for g, n := range b {
		x := weight(g, n)
		nb += x * x
	}
	if na == 0 || nb == 0 {
		return 0
	}
	return math.Round(dot/math.Sqrt(na*nb)*1e9) / 1e9
}
