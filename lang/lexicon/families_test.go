package lexicon

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang"
	"longear/lang/lexicon/coverage"
	"longear/lang/lexicon/table"
)

func TestReadFamilies(t *testing.T) {
	for _, test := range []struct {
		text string
		want map[string]string
		err  string
	}{
		{"# words\nwar.army\twar.troops war.soldier\n-\tverbs.be\n", map[string]string{"war.troops": "war.army", "war.soldier": "war.army", "verbs.be": "-"}, ""},
		{"war.army war.troops\n", nil, "families.txt:1: an id, a tab and the other members of its family are needed"},
		{"a.a\tb.b\nc.c\tb.b\n", nil, "families.txt:2: b.b is a member already, of a.a"},
		{"a.a\ta.a\n", nil, "families.txt:1: a.a is in its own family"},
	} {
		got, err := ReadFamilies(fstest.MapFS{familyFile: {Data: []byte(test.text)}})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
		if err == nil && test.err != "" || err != nil && err.Error() != test.err {
			t.Errorf("%q: error %v, want %s", test.text, err, test.err)
		}
	}
}

// TestFamilies holds that a text is written down by families, in every language the same, and that words which say
// nothing about a story are left out while their forms stay taken.
func TestFamilies(t *testing.T) {
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		lang longear.Lang
		text string
		want []string
	}{
		{longear.Russian, "войска", []string{"war.military"}},
		{longear.Kazakh, "армияға", []string{"war.military"}},
		{longear.Chinese, "军队", []string{"war.military"}},
		{longear.English, "troops", []string{"war.military"}},
		{longear.Kazakh, "бар", nil},
		{longear.Kazakh, "жазды", []string{"information.write"}},
		{longear.Russian, "также", nil},
	} {
		if got := ids(l.Match(coverage.Text(test.text, test.lang))); !slices.Equal(got, test.want) {
			t.Errorf("%s %q: got %v, want %v", test.lang, test.text, got, test.want)
		}
	}
	if l.WrittenAs("war.troops") != "war.military" || l.WrittenAs("verbs.be") != "" || l.WrittenAs("war.military") != "war.military" {
		t.Error("WrittenAs does not follow the families")
	}
	if l.Gloss("war.troops", longear.Russian) != "войска" {
		t.Error("a member has lost its own words")
	}
}

// TestFamiliesKeepRanks holds that a form goes to the id that names it first in its own row, whatever the family.
func TestFamiliesKeepRanks(t *testing.T) {
	l, err := New(Options{Extra: []table.Row{{ID: "own.x", Forms: map[longear.Lang][]table.Form{longear.Russian: {{Text: "войска"}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(l.Match(coverage.Text("войска", longear.Russian))); !slices.Equal(got, []string{"war.military"}) {
		t.Errorf("got %v", got)
	}
}

func ids(found []lang.Mention) []string {
	var out []string
	for _, m := range found {
		out = append(out, m.ID)
	}
	return out
}
