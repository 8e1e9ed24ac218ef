package coverage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear"
	"longear/lang"
	"longear/lang/lexicon/vocab"
)

// tally counts the marked names of one language's sentences.
type tally struct {
	marked, found, right int // names in the sentences; found: a mention overlaps; right: its id is called so in English
	mentions, justified  int // what was found; justified: it overlaps a marked name
}

// TestSentences prints recall and precision on testdata/sentences, which were written by somebody who did not see the
// gazetteer, and holds them above what was reached when they were measured first:
//
//	go test ./lang/lexicon/coverage -run Sentences -v
func TestSentences(t *testing.T) {
	words, err := vocab.Open(vocab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	least := map[longear.Lang][2]float64{ // recall, precision
		longear.Chinese: {.70, .70}, longear.Russian: {.70, .70}, longear.Kazakh: {.65, .65}, longear.Ukrainian: {.65, .65}, longear.English: {.70, .65},
	}
	t.Log("lang  marked  found  right  mentions  precision")
	for _, l := range longear.FirstClass() {
		n := measureSentences(t, words, l)
		recall := float64(n.found) / float64(n.marked)
		precision := float64(n.justified) / float64(max(n.mentions, 1))
		t.Logf("%-4s  %6d  %5.3f  %5.3f  %8d  %9.3f", l, n.marked, recall, float64(n.right)/float64(n.marked), n.mentions, precision)
		if recall < least[l][0] || precision < least[l][1] {
			t.Errorf("%s: recall %.3f, precision %.3f, want at least %v", l, recall, precision, least[l])
		}
	}
}

func measureSentences(t *testing.T, words *vocab.Vocabulary, l longear.Lang) tally {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "sentences", string(l)+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var n tally
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) < 2 || cells[0] == "id" {
			continue
		}
		marked := ""
		if len(cells) > 2 {
			marked = cells[2]
		}
		n.add(words, Text(cells[1], l), cells[1], marked)
	}
	return n
}

func (n *tally) add(words *vocab.Vocabulary, text lang.Text, sentence, marked string) {
	mentions := words.Entities.Match(text)
	n.mentions += len(mentions)
	justified := make([]bool, len(mentions))
	for name := range strings.SplitSeq(marked, "|") {
		surface, canonical, ok := strings.Cut(name, "=")
		if !ok {
			continue
		}
		n.marked++
		found, right := false, false
		for at := strings.Index(sentence, surface); at >= 0 && at < len(sentence); {
			for i, m := range mentions {
				if m.Span.From < at+len(surface) && m.Span.To > at {
					found, justified[i] = true, true
					right = right || isCalled(words, m.ID, canonical)
				}
			}
			next := strings.Index(sentence[at+1:], surface)
			if next < 0 {
				break
			}
			at += 1 + next
		}
		if found {
			n.found++
		}
		if right {
			n.right++
		}
	}
	for _, j := range justified {
		if j {
			n.justified++
		}
	}
}

func isCalled(words *vocab.Vocabulary, id, canonical string) bool {
	for _, form := range words.Entities.Forms(id, longear.English) {
		if strings.EqualFold(form, canonical) {
			return true
		}
	}
	return false
}
