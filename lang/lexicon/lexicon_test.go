package lexicon

import (
	"strings"
	"testing"

	"longear/lang/lexicon/coverage"
	"longear/lang/lexicon/table"
)

func TestResolve(t *testing.T) {
	rows, err := table.Read(strings.NewReader("id\tpos\tru\nclaims.say\tv\tсказать\nverbs.say\tv\tсказать|молвить\n"), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	got := Resolve(rows, map[string]string{"verbs.say": "claims.say"})
	if len(got) != 1 || len(got[0].Forms["ru"]) != 2 {
		t.Errorf("%+v", got)
	}
	if got := Resolve(rows, map[string]string{"verbs.say": "claims.nothing"}); len(got) != 2 {
		t.Errorf("alias of nothing: %+v", got)
	}
}

// TestShipped holds what the shipped lexicon is: large, in five languages, with concepts that aliases point to.
func TestShipped(t *testing.T) {
	raw, aliases, err := Raw()
	if err != nil {
		t.Fatal(err)
	}
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(raw) < 2500 || len(l.IDs()) != len(raw)-len(aliases) {
		t.Errorf("%d rows, %d aliases, %d concepts", len(raw), len(aliases), len(l.IDs()))
	}
	for from, to := range aliases {
		if l.WrittenAs(from) != l.WrittenAs(to) || l.Row(to) == nil || l.Row(from) != nil {
			t.Errorf("alias %s of %s", from, to)
		}
	}
	if Field("politics.government") != "politics" || len(l.Words("politics.government", "kk")) == 0 {
		t.Error("politics.government has no field or no Kazakh words")
	}
	if got := l.Match(coverage.Text("Правительства", "ru")); len(got) != 1 || got[0].ID != "politics.government" {
		t.Errorf("%v", got)
	}
}
