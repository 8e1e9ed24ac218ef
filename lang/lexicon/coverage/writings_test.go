package coverage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear/lang/lexicon/vocab"
)

// TestWritings holds what is read out of the sentences in other writings near to what was reached when they were first
// measured; -v prints it.
func TestWritings(t *testing.T) {
	words, err := vocab.Open(vocab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range Writings() {
		raw, err := os.ReadFile(filepath.Join("testdata", "sentences", string(w.Lang)+".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for line := range strings.Lines(string(raw)) {
			if cells := strings.Split(line, "\t"); len(cells) > 1 && cells[0] != "id" {
				texts = append(texts, strings.TrimSpace(cells[1]))
			}
		}
		r := ReadWriting(w, texts, words.Concepts, words.Entities)
		t.Logf("%-24s %s %.3f %.3f", w.Name, w.Lang, r.Recall(), r.Precision())
		if r.Recall() < .85 || r.Precision() < .85 {
			t.Errorf("%s %s: recall %.3f, precision %.3f, want .85", w.Lang, w.Name, r.Recall(), r.Precision())
		}
	}
}
