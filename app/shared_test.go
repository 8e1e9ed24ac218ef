package app_test

import (
	"testing"

	"longear"
	"longear/demo"
	"longear/lang/lexicon/coverage"
	"longear/lang/lexicon/vocab"
)

// sharedAtLeast is the share of concepts and entities that the claim sentences of two languages must have in common, as a
// mean over narratives; what was measured last is printed by -v.
const sharedAtLeast = .45

// TestClaimSentencesShareTheirIDs takes the earliest post of each narrative in each language and compares the ids of
// their opening: the part that claims.
func TestClaimSentencesShareTheirIDs(t *testing.T) {
	w, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	words, err := vocab.Open(vocab.Options{})
	if err != nil {
		t.Fatal(err)
	}
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
	pairs := coverage.SharedIDs(texts, words.Concepts, words.Entities)
	if len(pairs) == 0 {
		t.Fatal("nothing was compared")
	}
	sum, n := 0., 0
	for pair, s := range pairs {
		t.Logf("%s-%s: %d pairs, same claim %.2f, other claims %.2f", pair.A, pair.B, s.Pairs, s.Same, s.Else)
		sum += s.Same * float64(s.Pairs)
		n += s.Pairs
		if s.Pairs >= 5 && s.Same < 1.5*s.Else {
			t.Errorf("%s-%s: a claim shares no more with its translation than with other claims", pair.A, pair.B)
		}
	}
	t.Logf("mean over %d pairs: %.2f", n, sum/float64(n))
	if sum/float64(n) < sharedAtLeast {
		t.Errorf("claims share %.2f of their ids, want at least %.2f", sum/float64(n), sharedAtLeast)
	}
}
