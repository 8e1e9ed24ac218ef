package gazetteer

import (
	"strings"
	"testing"

	"longear"
	"longear/lang"
	"longear/lang/lexicon/coverage"
	"longear/lang/lexicon/table"
)

func ids(found []lang.Mention) string {
	var out []string
	for _, m := range found {
		out = append(out, m.ID)
	}
	return strings.Join(out, " ")
}

// TestInflected holds that a name is found in every form that news write.
func TestInflected(t *testing.T) {
	g, err := New(Options{Unseen: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		lang  longear.Lang
		texts string // separated by |
		want  string
	}{
		{"ru", "Токаев|Токаева|Токаеву|Токаевым|о Токаеве|Касым-Жомарта Токаева|К ТОКАЕВУ", "person.tokayev"},
		{"kk", "Тоқаев|Тоқаевтың|Тоқаевқа|Тоқаевтан|Тоқаевпен|Қасым-Жомарт Тоқаевты", "person.tokayev"},
		{"uk", "Токаєв|Токаєва|Токаєву|Токаєвим", "person.tokayev"},
		{"en", "Tokayev|Tokayev's|Kassym-Jomart Tokayev", "person.tokayev"},
		{"zh", "托卡耶夫|托卡耶夫称|对托卡耶夫的", "person.tokayev"},
		{"ru", "Китай|Китая|китайские|китайцев|КНР", "country.cn"},
		{"kk", "Қытай|Қытайға|Қытайдың|қытайлық|ҚХР-дың", "country.cn"},
		{"zh", "中国|中方|中華人民共和國", "country.cn"},
		{"ru", "в России|россияне|россиянам|российского|РФ", "country.ru"},
		{"ru", "США|американцев|Соединённых Штатов", "country.us"},
		{"ru", "Тайвань|тайваньский|Тайваня", "place.taiwan"},
		{"zh", "台湾|台灣", "place.taiwan"},
		{"ru", "Гурулёв|Гурулёвым", "name:gllv"},
		{"ru", "хорошая погода|о том|того", ""},
	} {
		for text := range strings.SplitSeq(test.texts, "|") {
			if got := ids(g.Match(coverage.Text(text, test.lang))); got != test.want && !strings.Contains(test.want, "name:") {
				t.Errorf("%s: got %q, want %q", text, got, test.want)
			}
		}
	}
}

func TestCombine(t *testing.T) {
	row := func(id, kind, en string) table.Row {
		return table.Row{ID: id, Kind: kind, Forms: map[longear.Lang][]table.Form{"en": {{Text: en}}, "zh": {{Text: en}}}}
	}
	got := Combine([]table.Row{row("place.gl", "place", "Greenland"), row("country.kz", "country", "Kazakhstan")}, []table.Row{row("place.greenland", "place", "Greenland")})
	if len(got) != 3 || got[0].ID != "place.greenland" || got[1].ID != "country.kz" {
		t.Errorf("%+v", got)
	}
}
