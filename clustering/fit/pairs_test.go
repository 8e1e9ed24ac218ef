package fit

import (
	"strings"
	"testing"

	"longear"
	"longear/clustering/score"
	"longear/lang"
)

func TestDecodePairNamesTheField(t *testing.T) {
	post := `{"id":"x","source":"s","platform":"web","url":"","lang":"ru","text":"t","published_at":"2020-01-01T00:00:00Z"}`
	for line, want := range map[string]string{
		`{"a":` + post + `,"b":` + post + `}`:              "same",
		`{"a":[],"b":` + post + `,"same":true}`:            "field a",
		`{"a":` + post + `,"b":"no post","same":false}`:    "field b",
		`{"a":` + post + `,"b":` + post + `,"same":"yes"}`: "Same",
	} {
		if _, err := decodePair([]byte(line)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error that names %q", line, err, want)
		}
	}
}

func TestCharCosines(t *testing.T) {
	doc := func(s string) lang.Doc { return lang.Doc{Post: longear.Post{Text: s}} }
	got := charCosines([]textPair{
		{doc("the bridge is closed"), doc("THE BRIDGE IS CLOSED"), true},
		{doc("the bridge is closed today"), doc("the bridge was closed"), true},
		{doc("abcdef"), doc("uvwxyz"), false},
		{doc(""), doc("uvwxyz"), false},
	})
	if got[0].Score != 1 || got[1].Score <= 0 || got[1].Score >= 1 || got[2].Score != 0 || got[3].Score != 0 {
		t.Errorf("cosines %v, want 1, between, 0, 0", got)
	}
}

func TestHalvesF1(t *testing.T) {
	all := []score.Scored{{Score: .9, Same: true}, {Score: .8, Same: true}, {Score: .1}, {Score: .2}}
	// The first half says .9, which misses .8 in the second; the second says .8, which finds .9 in the first.
	if got := halvesF1(all); got != .5 {
		t.Errorf("%v, want the mean of 0 and 1", got)
	}
}
