package coverage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear"
	"longear/lang"
)

// fixed finds words as they stand.
type fixed map[string]string

func (f fixed) Version() string { return "test" }

func (f fixed) Match(t lang.Text) []lang.Mention {
	var out []lang.Mention
	for word, id := range f {
		for at := 0; ; {
			i := strings.Index(t.Read.Text[at:], word)
			if i < 0 {
				break
			}
			out = append(out, lang.Mention{ID: id, Span: t.Read.Original(at+i, at+i+len(word))})
			at += i + len(word)
		}
	}
	return out
}

func TestMeter(t *testing.T) {
	for _, test := range []struct {
		lang                     longear.Lang
		text                     string
		concepts, entities       fixed
		content, concept, either int
	}{
		{"ru", "Токаев заявил, что визит не отменён", fixed{"заявил": "claims.say", "визит": "diplomacy.visit"}, fixed{"токаев": "person.tokayev"}, 4, 2, 3},
		{"ru", "и в 2024 не он", fixed{}, fixed{}, 0, 0, 0},
		{"zh", "普京的声明，是", fixed{"声明": "claims.say"}, fixed{"普京": "person.putin"}, 4, 2, 4},
		{"kk", "", fixed{}, fixed{}, 0, 0, 0},
	} {
		m := NewMeter(test.lang, test.concepts, test.entities)
		m.Add(test.text)
		if r := m.Report(); r.Content != test.content || r.Concept != test.concept || r.Either != test.either {
			t.Errorf("%s: %d content, %d concept, %d either", test.text, r.Content, r.Concept, r.Either)
		}
	}
}

func TestDir(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "posts"), 0o755); err != nil {
		t.Fatal(err)
	}
	line := `{"title":"","text":"普京的声明"}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "posts/ced_originals.jsonl"), []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Dir(&out, dir, fixed{"声明": "claims.say"}, fixed{"普京": "person.putin"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1 texts, 4 content units, concept 50.0 %, concept or entity 100.0 %", "kk kk/kaznerd.jsonl.gz: not there"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestNames(t *testing.T) {
	texts := []Marked{{Text: "Тоқаев айтты", Entities: []struct{ Text, Type string }{{"Тоқаев", "PERSON"}, {"айтты", "ORGANISATION"}}}}
	got := Names(texts, longear.Kazakh, fixed{"тоқаев": "person.tokayev"})
	if got["PERSON"] != (Found{1, 1}) || got["ORGANISATION"] != (Found{1, 0}) {
		t.Errorf("%v", got)
	}
}

func TestSharedIDs(t *testing.T) {
	concepts := fixed{"визит": "visit", "访问": "visit", "война": "war", "战争": "war", "мир": "peace"}
	got := SharedIDs([]Version{
		{"a", "ru", "визит, мир"}, {"a", "zh", "访问"}, {"b", "ru", "война"}, {"b", "zh", "战争"},
	}, concepts, fixed{})
	if want := (Shared{2, 1, 0}); got[Pair{"zh", "ru"}] != want || len(got) != 1 {
		t.Errorf("%v, want %v", got, want)
	}
}
