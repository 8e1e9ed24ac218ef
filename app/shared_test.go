package app_test

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"longear"
	"longear/app"
	"longear/demo"
	"longear/lang/lexicon/coverage"
)

// TestClaimSentencesShareTheirIDs compares the concepts and entities that two languages have in common: of each
// narrative's claim, translated sentence by sentence, and of the openings of its earliest posts, which are versions.
// The floors are means over pairs, a little below what was measured last; -v prints what is measured now.
func TestClaimSentencesShareTheirIDs(t *testing.T) {
	w, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	words, err := app.SharedWords(nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		texts   []coverage.Version
		atLeast float64
	}{
		{"claims", claims(w), .76},
		{"openings", openings(w), .47},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			holdShared(t, coverage.SharedIDs(tc.texts, words.Concepts, words.Entities), tc.atLeast)
		})
	}
}

// claims are the sentences of claims.yaml.
func claims(w *demo.World) []coverage.Version {
	var texts []coverage.Version
	for _, c := range w.Claims {
		for lang, text := range c.Text {
			texts = append(texts, coverage.Version{Group: c.Narrative, Lang: longear.Lang(lang), Text: text})
		}
	}
	return texts
}

// openings are title and first paragraph of each narrative's earliest post in each language.
func openings(w *demo.World) []coverage.Version {
	seen := map[string]bool{}
	var texts []coverage.Version
	for _, p := range w.Posts {
		key := p.Truth.Narrative + p.Lang
		if p.Truth.Narrative == "" || seen[key] || p.Truth.Relation == "debunk" {
			continue
		}
		seen[key] = true
		texts = append(texts, coverage.Version{Group: p.Truth.Narrative, Lang: longear.Lang(p.Lang), Text: p.Title + "\n" + p.Paragraphs()[0]})
	}
	return texts
}

func holdShared(t *testing.T, shared map[coverage.Pair]coverage.Shared, atLeast float64) {
	if len(shared) == 0 {
		t.Fatal("nothing was compared")
	}
	byLangs := func(a, b coverage.Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) }
	sum, n := 0., 0
	for _, pair := range slices.SortedFunc(maps.Keys(shared), byLangs) {
		s := shared[pair]
		t.Logf("%s-%s: %d pairs, same claim %.3f, other claims %.3f", pair.A, pair.B, s.Pairs, s.Same, s.Else)
		sum += s.Same * float64(s.Pairs)
		n += s.Pairs
		if s.Pairs >= 5 && s.Same < 1.5*s.Else {
			t.Errorf("%s-%s: a claim shares no more with its translation than with other claims", pair.A, pair.B)
		}
	}
	mean := sum / float64(n)
	t.Logf("mean over %d pairs: %.3f", n, mean)
	if mean < atLeast {
		t.Errorf("claims share %.3f of their ids, want at least %.3f", mean, atLeast)
	}
}
