package imports

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang/lexicon/table"
)

const dump = `[
{"id":"Q1","labels":{"en":{"value":"Aida Test"},"ru":{"value":"Аида Тест"},"fr":{"value":"Aïda"}},"aliases":{"ru":[{"value":"А. Тест"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],"P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q232"}}}}]}},
{"id":"Q2","labels":{"en":{"value":"Testville"},"kk":{"value":"Тестқала"}},"claims":{"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q159"}}}}],"P625":[{}]}}
]`

const names = "wikidata_id\teng\tlabel\tlanguage\ttype\n" +
	"Q1\tAida Test\tАида Тест\tru\tPER\nQ1\tAida Test\t艾达\tzh\tPER\nQ2\tTestville\tТестқала\tkk\tLOC\nQ3\tOnly\tSolo\tfr\tLOC\n"

func forms(rows []table.Row) map[string]map[longear.Lang]string {
	out := map[string]map[longear.Lang]string{}
	for _, r := range rows {
		out[r.ID+" "+r.Kind] = map[longear.Lang]string{}
		for l, list := range r.Forms {
			for _, f := range list {
				out[r.ID+" "+r.Kind][l] += f.Text + "|"
			}
		}
	}
	return out
}

func TestImport(t *testing.T) {
	aida := map[longear.Lang]string{"en": "Aida Test|", "ru": "Аида Тест|А. Тест|"}
	town := map[longear.Lang]string{"en": "Testville|", "kk": "Тестқала|"}
	for _, test := range []struct {
		name, format, input string
		filter              Filter
		want                map[string]map[longear.Lang]string
	}{
		{"all of a dump", Wikidata, dump, Filter{}, map[string]map[longear.Lang]string{"wikidata.q1 person": aida, "wikidata.q2 place": town}},
		{"by country", Wikidata, dump, Filter{Countries: []string{"KZ"}}, map[string]map[longear.Lang]string{"wikidata.q1 person": aida}},
		{"by class", Wikidata, dump, Filter{Classes: []string{"place"}}, map[string]map[longear.Lang]string{"wikidata.q2 place": town}},
		{"paranames", ParaNames, names, Filter{Classes: []string{"person"}}, map[string]map[longear.Lang]string{
			"wikidata.q1 person": {"en": "Aida Test|", "ru": "Аида Тест|", "zh": "艾达|"},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows, err := Import(strings.NewReader(test.input), test.format, test.filter)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, forms(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestImportRejects(t *testing.T) {
	if _, err := Import(strings.NewReader(""), "csv", Filter{}); !errors.Is(err, ErrFormat) {
		t.Errorf("unknown format: %v", err)
	}
	for _, test := range []struct{ format, input, want string }{
		{ParaNames, "Q1\tx\n", "paranames:1: "},
		{Wikidata, "[\n{\"id\":\n", "wikidata:2: "},
	} {
		_, err := Import(strings.NewReader(test.input), test.format, Filter{})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s…", test.format, err, test.want)
		}
	}
	if _, err := Import(strings.NewReader(names), ParaNames, Filter{Countries: []string{"KZ"}}); err == nil {
		t.Error("paranames was filtered by country")
	}
}
