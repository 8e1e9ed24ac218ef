package match

import (
	"strings"
	"testing"

	"longear"
	"longear/lang"
	"longear/lang/fold"
)

func text(s string, l longear.Lang) lang.Text {
	return lang.Text{Lang: l, Script: scriptOf(l), Source: s, Read: fold.Read(s, l, scriptOf(l))}
}

// show writes what was found: the words of the text, the id, ~ if ambiguous.
func show(s string, found []lang.Mention) string {
	var out []string
	for _, m := range found {
		mark := ""
		if m.Ambiguous {
			mark = "~"
		}
		out = append(out, s[m.Span.From:m.Span.To]+"="+m.ID+mark)
	}
	return strings.Join(out, " ")
}

func word(id string, l longear.Lang, form string) Entry { return Entry{ID: id, Lang: l, Form: form} }

func name(id string, l longear.Lang, form string) Entry {
	return Entry{ID: id, Lang: l, Form: form, Name: true}
}

func TestMatch(t *testing.T) {
	entries := []Entry{
		word("visit", "ru", "визит"), word("visa", "ru", "виза"),
		word("media", "ru", "средства массовой информации"), word("information", "ru", "информация"),
		word("lead", "ru", "вести переговоры"), word("talks", "ru", "переговоры"),
		name("nato", "ru", "НАТО"), name("nato", "kk", "НАТО"), name("nato", "en", "NATO"), name("usa", "en", "US"),
		name("tokayev", "ru", "Касым-Жомарт Токаев"), name("tokayev", "ru", "Токаев"), name("tokayev", "kk", "Тоқаев"),
		name("jet", "ru", "Су-57"), name("jet", "en", "F-16"),
		word("china", "zh", "中国"), word("developing", "zh", "发展中国家"), word("peace", "zh", "和平"), word("person", "zh", "人"),
		name("putin", "zh", "弗拉基米尔·普京"), name("putin", "zh", "普京"), name("wally", "zh", "瓦利"),
		{ID: "medvedev", Lang: "ru", Form: "Медведев", Name: true, Ambiguous: true},
		{ID: "lead-a", Lang: "en", Form: "lead", Rank: 2},
		{ID: "lead-b", Lang: "en", Form: "lead", Rank: 0},
		{Lang: "ru", Form: "том", Fixed: true},
		word("dark", "ru", "тома"), word("meeting", "kk", "кеңес"),
	}
	m := New(entries)
	for _, test := range []struct {
		lang       longear.Lang
		text, want string
	}{
		{"ru", "Визиты и визы: о визите без визы", "Визиты=visit визы=visa визите=visit визы=visa"},
		{"ru", "В средствах массовой информации", "средствах массовой информации=media"},
		{"ru", "Они ведут переговоры", "ведут переговоры=lead"},
		{"ru", "Об этом сказал Касым-Жомарт Токаев, с Токаевым", "Касым-Жомарт Токаев=tokayev Токаевым=tokayev"},
		{"ru", "Истребитель Су-57, он же СУ57", "Су-57=jet СУ57=jet"},
		{"ru", "Медведева нет", "Медведева=medvedev~"},
		{"ru", "о том", ""},
		{"ru", "У NATO нет", "NATO=nato"},
		{"kk", "НАТО-ға кірді, Тоқаевтың айтуынша", "НАТО=nato Тоқаевтың=tokayev"},
		{"kk", "Токаева", "Токаева=tokayev"},
		{"kk", "Токаевтын кенеси", "Токаевтын=tokayev кенеси=meeting"},
		{"kk", "кенеш", ""},
		{"en", "It gave us F16 leads", "F16=jet leads=lead-b"},
		{"zh", "发展中国家的和平", "发展中国家=developing 和平=peace"},
		{"zh", "弗拉基米尔普京、普京", "弗拉基米尔普京=putin 普京=putin"},
		{"zh", "奥瓦利斯说", ""},
		{"zh", "中国人", "中国=china 人=person~"},
		{"zh", "中國 NATO", "中國=china NATO=nato"},
		{"zh", "", ""},
		{"und", "Токаев", "Токаев=tokayev"},
	} {
		if got := show(test.text, m.Match(text(test.text, test.lang))); got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}

// TestConcurrent holds that one matcher serves many goroutines.
func TestConcurrent(t *testing.T) {
	m := New([]Entry{name("tokayev", "ru", "Токаев"), name("putin", "zh", "普京")})
	done := make(chan string)
	for range 8 {
		go func() {
			got := ""
			for range 100 {
				got = show("普京 Токаевым", m.Match(text("普京 Токаевым", "zh")))
			}
			done <- got
		}()
	}
	for range 8 {
		if got := <-done; got != "普京=putin Токаевым=tokayev" {
			t.Errorf("got %q", got)
		}
	}
}

func FuzzMatch(f *testing.F) {
	m := New([]Entry{name("tokayev", "ru", "Касым-Жомарт Токаев"), name("putin", "zh", "弗拉基米尔·普京"), word("talks", "en", "peace talks")})
	for _, seed := range []string{"Касым-Жомарт Токаев", "弗拉基米尔·普京说peace talks", "\xff普", "'", "касым-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range []longear.Lang{"zh", "ru", "kk", "en", "und"} {
			last := 0
			for _, x := range m.Match(text(s, l)) {
				if x.Span.From < last || x.Span.To <= x.Span.From || x.Span.To > len(s) {
					t.Fatalf("%q in %s: span %v after %d", s, l, x.Span, last)
				}
				last = x.Span.To
			}
		}
	})
}
