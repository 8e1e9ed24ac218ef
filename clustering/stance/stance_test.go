package stance

import (
	"testing"

	"longear"
	"longear/lang"
)

func TestOf(t *testing.T) {
	c := New(Weights{"bias": -2, "cue:denial": 3, "no": .5})
	cues := func(kinds ...lang.CueKind) *lang.Analysis {
		an := &lang.Analysis{}
		for _, k := range kinds {
			an.Cues = append(an.Cues, lang.Cue{Kind: k, Text: string(k)})
		}
		return an
	}
	tests := []struct {
		name string
		an   *lang.Analysis
		want longear.Stance
		cue  string
	}{
		{"plain", cues(), longear.Asserts, ""},
		{"a denial", cues(lang.CueDenial), longear.Denies, "denial"},
		{"attribution alone asserts", cues(lang.CueAttribution), longear.Asserts, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := lang.Doc{Post: longear.Post{Text: "Завод закрыт.", Lang: longear.Russian}, Analysis: test.an}
			got, cue := c.Of(&doc, Held{Joined: true})
			if got != test.want || cue != test.cue {
				t.Errorf("got %s (%q), want %s (%q)", got, cue, test.want, test.cue)
			}
		})
	}
}

func TestNegates(t *testing.T) {
	tests := []struct {
		word string
		lang longear.Lang
		want bool
	}{
		{"не", longear.Russian, true},
		{"небо", longear.Russian, false},
		{"емес", longear.Kazakh, true},
		{"шықпайды", longear.Kazakh, true},
		{"шығады", longear.Kazakh, false},
		{"并未", longear.Chinese, true},
		{"非常", longear.Chinese, false},
		{"not", longear.English, true},
	}
	for _, test := range tests {
		if got := negates(test.word, test.lang); got != test.want {
			t.Errorf("%s: got %v, want %v", test.word, got, test.want)
		}
	}
}
