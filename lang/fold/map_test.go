package fold

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func TestMapOriginal(t *testing.T) {
	tests := []struct {
		name, text string
		lang       longear.Lang
		script     longear.Script
		find, want string // found in the folded text; stands there in the original
	}{
		{"case", "«Ещё раз»", "ru", "Cyrl", "еще", "Ещё"},
		{"decomposed", "мой и\u0306од", "ru", "Cyrl", "йод", "и\u0306од"},
		{"look-alikes", "слово Пpивeт всем", "ru", "Cyrl", "привет", "Пpивeт"},
		{"Traditional", "在台灣，總統府", "zh", "Hant", "总统", "總統"},
		{"Kazakh Latin", "bul şyğarmaşylyq jaqsy", "kk", "Latn", "шығармашылық", "şyğarmaşylyq"},
		{"Töte", "بۇل ءومىر", "kk", "Arab", "өмір", "ءومىر"},
		{"after a link", "см. https://a.example/b?c ещё", "ru", "Cyrl", "еще", "ещё"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := Map(tt.text, tt.lang, tt.script)
			at := indexOf(m.Text, tt.find)
			if at < 0 {
				t.Fatalf("%q is not in %q", tt.find, m.Text)
			}
			span := m.Original(at, at+len(tt.find))
			if diff := cmp.Diff(tt.want, tt.text[span.From:span.To]); diff != "" {
				t.Errorf("original (-want +got):\n%s", diff)
			}
		})
	}
}

func indexOf(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

func TestRead(t *testing.T) {
	got := Read("Рост на 3,5 % —\n\n«так»!  http://a.example/x  конец", "ru", "Cyrl").Text
	if want := "рост на 3,5 % -\n«так»! конец"; got != want {
		t.Errorf("Read = %q, want %q", got, want)
	}
}

func TestSkeleton(t *testing.T) {
	for _, group := range [][]string{
		{"қазақстан республикасының үкіметі", "казакстан республикасынын укимети"},
		{"әңгіме", "ангиме", "ангыме"},
		{"цирк", "тсирк"},
	} {
		for _, s := range group[1:] {
			if got, want := Skeleton(s), Skeleton(group[0]); got != want {
				t.Errorf("Skeleton(%s) = %s, want %s as of %s", s, got, want, group[0])
			}
		}
	}
}

func TestSimplify(t *testing.T) {
	for from, want := range map[rune]rune{'國': '国', '国': '国', '佔': '占', 'a': 'a', '臺': '台', '后': '后'} {
		if got := Simplify(from); got != want {
			t.Errorf("Simplify(%c) = %c, want %c", from, got, want)
		}
	}
	for r, want := range map[rune]longear.Script{'国': longear.Hans, '國': longear.Hant, '人': longear.Han} {
		if got := HanForm(r); got != want {
			t.Errorf("HanForm(%c) = %s, want %s", r, got, want)
		}
	}
}
