package langeval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"longear"
	"longear/lang/detect"
	"longear/lang/fold"
	"longear/lang/internal/translit"
)

// writing is a way in which Kazakh is written, made from Cyrillic.
type writing struct {
	name   string
	script longear.Script
	write  func(string) string
}

var writings = []writing{
	{"without Kazakh letters", longear.Cyrl, translit.Plain},
	{"Latin 2021", longear.Latn, translit.Diaeresis},
	{"Latin 2018/2019", longear.Latn, translit.Acute},
	{"Latin 2017", longear.Latn, translit.Apostrophe},
	{"Latin ASCII", longear.Latn, translit.ASCII},
	{"Töte", longear.Arab, translit.Tote},
}

// writingScore is how texts in one writing fare.
type writingScore struct {
	name            string
	texts, detected int
	short, shortHit int     // the first five words alone
	words, met      int     // words with the skeleton of their Cyrillic spelling
	jaccard         float64 // mean, of 5-character shingles of the skeletons
}

// writingsOf rewrites KazNERD's sentences, every step-th, and meets them with the originals.
func writingsOf(dir string, step int) ([]writingScore, error) {
	rows, err := readRows(dir, "kk/kaznerd.jsonl.gz")
	if err != nil {
		return nil, err
	}
	d := detect.New(detect.Options{})
	scores := make([]writingScore, len(writings))
	for i, w := range writings {
		scores[i].name = w.name
		for n := 0; n < len(rows); n += step {
			var rec struct{ Text string }
			if json.Unmarshal([]byte(strings.Join(rows[n], "\t")), &rec) == nil {
				scores[i].add(d, w, strings.ToLower(rec.Text))
			}
		}
	}
	return scores, nil
}

func (s *writingScore) add(d *detect.Detector, w writing, text string) {
	other := w.write(text)
	s.texts++
	if got := d.Detect(other); got.Lang == longear.Kazakh && got.Script == w.script {
		s.detected++
	}
	f := strings.Fields(text)
	s.short++
	if d.Detect(w.write(strings.Join(f[:min(5, len(f))], " "))).Lang == longear.Kazakh {
		s.shortHit++
	}
	a := fold.Skeleton(fold.Fold(text, longear.Kazakh, longear.Cyrl))
	b := fold.Skeleton(fold.Fold(other, longear.Kazakh, w.script))
	wa, wb := strings.Fields(a), strings.Fields(b)
	s.words += len(wa)
	if len(wa) == len(wb) {
		for i := range wa {
			if wa[i] == wb[i] {
				s.met++
			}
		}
	}
	s.jaccard += jaccard(shingles(a), shingles(b))
}

// shingles are the runs of five characters of s.
func shingles(s string) map[string]bool {
	r, set := []rune(s), map[string]bool{}
	for i := 0; i+5 <= len(r); i++ {
		set[string(r[i:i+5])] = true
	}
	return set
}

func jaccard(a, b map[string]bool) float64 {
	both := 0
	for k := range a {
		if b[k] {
			both++
		}
	}
	if len(a)+len(b) == 0 {
		return 1
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

func printWritings(w io.Writer, scores []writingScore) {
	fmt.Fprintln(w, "\nKazakh in other writings (KazNERD sentences rewritten)")
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "writing\ttexts\tdetected\tfirst 5 words\twords that meet\tmean J of 5-char shingles")
	for _, s := range scores {
		fmt.Fprintf(tw, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\n", s.name, s.texts, float64(s.detected)/float64(s.texts),
			float64(s.shortHit)/float64(s.short), float64(s.met)/float64(s.words), s.jaccard/float64(s.texts))
	}
	tw.Flush()
}
