package fold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func TestMaySpell(t *testing.T) {
	type answer struct{ may, exact bool }
	for _, test := range []struct {
		word, stem string
		script     longear.Script
		want       answer
	}{
		{"қаласында", "қала", longear.Cyrl, answer{true, true}},
		{"каласында", "қала", longear.Cyrl, answer{true, false}},
		{"мына", "мина", longear.Cyrl, answer{false, false}},       // no keyboard mixes up ы and и
		{"қаласында", "калас", longear.Latn, answer{false, false}}, // q is қ for sure
		{"пәрләмент", "парламент", longear.Arab, answer{true, false}},
		{"соның", "сони", longear.Arab, answer{false, false}},
		{"қара", "кара", longear.Arab, answer{false, false}},
		{"експорт", "экспорт", longear.Latn, answer{true, false}},
		{"правителство", "правительств", longear.Latn, answer{true, false}},
		{"конференсиа", "конференция", longear.Latn, answer{true, false}},
		{"мисия", "миссия", longear.Latn, answer{true, false}},
	} {
		may, exact := MaySpell(test.word, test.stem, test.script)
		if diff := cmp.Diff(test.want, answer{may, exact}, cmp.AllowUnexported(answer{})); diff != "" {
			t.Errorf("MaySpell(%q, %q, %s) (-want +got):\n%s", test.word, test.stem, test.script, diff)
		}
	}
}
