package lint

import (
	"strings"
	"testing"

	"longear/lang/lexicon/table"
)

func rows(t *testing.T, text string) []table.Row {
	t.Helper()
	r, err := table.Read(strings.NewReader(text), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const (
	conceptHeader = "id\tpos\tzh\tru\tkk\tuk\ten\tamb\tprovenance\n"
	entityHeader  = "id\ttype\tcountry\tzh\tru\tkk\tuk\ten\tamb\tprovenance\n"
)

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		name, concepts, entities string
		want                     string // one finding, or none
	}{
		{"clean", "war.a\tn\t战争\tвойна\tсоғыс\tвійна\twar\t\town\n", "", ""},
		{"same id", "war.a\tn\t甲\tа\tа\tа\ta\t\to\nwar.a\tn\t乙\tб\tб\tб\tb\t\to\n", "", "x.tsv:3: error: id: war.a is there already: x.tsv:2"},
		{"bad id", "War\tn\t甲\tа\tа\tа\ta\t\to\n", "", "error: id: \"War\""},
		{"empty cell", "war.a\tn\t甲\t\tа\tа\ta\t\to\n", "", "error: empty: war.a has no form in ru"},
		{"Latin in Cyrillic", "war.a\tn\t甲\tвoйна\tа\tа\ta\t\to\n", "", "error: letters: war.a: \"вoйна\" has Latin and Cyrillic"},
		{"Ukrainian letter in Russian", "war.a\tn\t甲\tвійна\tа\tа\ta\t\to\n", "", "'і', which is not of ru"},
		{"Traditional", "war.a\tn\t戰爭\tа\tа\tа\ta\t\to\n", "", "error: traditional"},
		{"ё twice", "war.a\tn\t甲\tсчёт|счет\tа\tа\ta\t\to\n", "", "warning: twice"},
		{"clash", "war.a\tn\t甲\tа\tа\tа\ta\t\to\nwar.b\tn\t乙\tа\tб\tб\tb\t\to\n", "", "x.tsv:3: warning: clash: ru \"а\" of war.b is read as war.a"},
		{"clash that is marked", "war.a\tn\t甲\tа\tа\tа\ta\t\to\nwar.b\tn\t乙\tа~\tб\tб\tb\t\to\n", "", ""},
		{"entity and concept", "war.a\tn\t甲\tа\tа\tа\ta\t\to\n", "place.a\tplace\t\t乙\tа\tб\tб\tb\t\to\n", "warning: entity-concept: ru \"а\""},
		{"old name", "", "place.b\tplace\tUA\t乙\tБахмут\tб\tб\tb\t\to\n", "error: naming: place.b has Бахмут and lacks its other name Артёмовск"},
		{"Taiwan", "", "country.b\tcountry\tTW\t台湾\tа\tб\tб\tb\t\to\n", "error: naming: country.b carries 台湾"},
		{
			"twin", "war.a\tn\t甲\tа\tа\tа\ta\t\to\nverbs.a\tn\t甲\tа\tа\tа\ta\t\to\n", "",
			"warning: twin: verbs.a looks like war.a",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := Check(Data{Concepts: rows(t, conceptHeader+test.concepts), Entities: rows(t, entityHeader+test.entities)})
			var all []string
			for _, f := range found {
				all = append(all, f.String())
			}
			got := strings.Join(all, "\n")
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("got\n%s\nwant %s", got, test.want)
			}
		})
	}
}

func TestFamilies(t *testing.T) {
	concepts := rows(t, conceptHeader+"war.a\tn\t甲\tа\tа\tа\ta\t\to\nwar.b\tn\t乙\tа\tб\tб\tb\t\to\nwar.c\tn\t丙\tв\tв\tв\tc\t\to\n")
	for _, test := range []struct {
		name     string
		families map[string]string
		want     string // the only finding, or none
	}{
		{"a form of two members is no clash", map[string]string{"war.b": "war.a"}, ""},
		{"words that say nothing", map[string]string{"war.b": "war.a", "war.c": "-"}, ""},
		{"unknown member", map[string]string{"war.b": "war.a", "war.x": "war.a"}, "families.txt:0: error: family: war.x is no concept of its own"},
		{"unknown head", map[string]string{"war.b": "war.a", "war.c": "war.x"}, "x.tsv:4: error: family: war.c is in the family of war.x, which is no concept of its own"},
		{"chain", map[string]string{"war.b": "war.a", "war.c": "war.b"}, "x.tsv:4: error: family: war.c is in the family of war.b, which is itself in that of war.a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var all []string
			for _, f := range Check(Data{Concepts: concepts, Families: test.families}) {
				all = append(all, f.String())
			}
			if got := strings.Join(all, "\n"); got != test.want {
				t.Errorf("got\n%s\nwant %s", got, test.want)
			}
		})
	}
}

func TestAliases(t *testing.T) {
	got := Aliases(rows(t, conceptHeader+
		"verbs.say\tv\t说|讲\tсказать\tайту\tсказати\tsay\t\to\n"+
		"claims.say\tv\t说\tсказать|говорить\tайту\tсказати\tsay|said\t\to\n"+
		"verbs.sing\tv\t唱\tпеть\tән айту\tспівати\tsing\t\to\n"))
	if len(got) != 1 || got["verbs.say"] != "claims.say" {
		t.Errorf("%v", got)
	}
}
