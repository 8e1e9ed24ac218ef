package langeval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"longear"
	"longear/lang/detect"
)

// sample is a text whose language is known.
type sample struct {
	text string
	lang longear.Lang // "zh", "sr": without a script subtag; Cantonese counts as Chinese
	kind string       // sentence, headline, pair, word
}

// langSets are the language identification sets, by file.
var langSets = []string{"langid/ntrex_lines.tsv.gz", "langid/lingua.tsv.gz"}

func readSamples(dir, name string) ([]sample, error) {
	rows, err := readRows(dir, name)
	if err != nil {
		return nil, err
	}
	var all []sample
	for _, f := range rows {
		if len(f) != 3 {
			continue
		}
		l, _, _ := strings.Cut(f[1], "-")
		if l == "yue" {
			l = "zh"
		}
		all = append(all, sample{text: f[0], lang: longear.Lang(l), kind: f[2]})
	}
	return all, nil
}

// tally counts detections of one language and kind.
type tally struct {
	lang          longear.Lang
	kind          string
	n, right, und int
	as            map[longear.Lang]int // wrong answers
	plain         int                  // right without a least confidence
	bad           int                  // wrong answers that were given
	given         map[longear.Lang]int // wrong answers that were given, by language
}

// detection measures one set with the default detector.
func detection(samples []sample) ([]*tally, *reliability) {
	d, free := detect.New(detect.Options{}), detect.New(detect.Options{MinConfidence: -1})
	by := map[string]*tally{}
	var all []*tally
	rel := &reliability{}
	for _, s := range samples {
		key := s.kind + " " + string(s.lang)
		t := by[key]
		if t == nil {
			t = &tally{lang: s.lang, kind: s.kind, as: map[longear.Lang]int{}, given: map[longear.Lang]int{}}
			by[key] = t
			all = append(all, t)
		}
		best := free.Detect(s.text)
		t.add(d.Detect(s.text).Lang, best.Lang)
		if s.kind != "word" {
			rel.add(best.Confidence, best.Lang == s.lang)
		}
	}
	slices.SortFunc(all, func(a, b *tally) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.lang, b.lang))
	})
	return all, rel
}

func (t *tally) add(got, best longear.Lang) {
	t.n++
	if best == t.lang {
		t.plain++
	} else {
		t.as[best]++
	}
	switch got {
	case t.lang:
		t.right++
	case longear.Undefined:
		t.und++
	default:
		t.bad++
		t.given[got]++
	}
}

// reliability counts answers by confidence: how often those of each step are right.
type reliability [5]struct {
	sum      float64
	n, right int
}

// steps are the lower ends of the confidence steps.
var steps = [5]float64{0, .5, .7, .9, .97}

func (r *reliability) add(confidence float64, right bool) {
	i := len(steps) - 1
	for i > 0 && confidence < steps[i] {
		i--
	}
	r[i].sum += confidence
	r[i].n++
	if right {
		r[i].right++
	}
}

func (r *reliability) print(w io.Writer) {
	fmt.Fprint(w, "confidence, mean → right:")
	for _, b := range r {
		if b.n > 0 {
			fmt.Fprintf(w, "  %.2f → %.3f (%d)", b.sum/float64(b.n), float64(b.right)/float64(b.n), b.n)
		}
	}
	fmt.Fprintln(w)
}

// wrong lists the commonest wrong answers: "ru 3, bg 1".
func (t *tally) wrong() string {
	langs := make([]longear.Lang, 0, len(t.as))
	for l := range t.as {
		langs = append(langs, l)
	}
	slices.SortFunc(langs, func(a, b longear.Lang) int {
		return cmp.Or(t.as[b]-t.as[a], cmp.Compare(a, b))
	})
	var parts []string
	for _, l := range langs[:min(4, len(langs))] {
		parts = append(parts, fmt.Sprintf("%s %d", l, t.as[l]))
	}
	return strings.Join(parts, ", ")
}

// printDetection writes the table of one set.
func printDetection(w io.Writer, name string, tallies []*tally) {
	fmt.Fprintf(w, "\nDetection on %s\n", name)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "kind\tlang\tn\tright\tund\twrong\tright without und\tconfused with")
	for _, t := range tallies {
		n := float64(t.n)
		fmt.Fprintf(tw, "%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%s\n", t.kind, t.lang, t.n,
			float64(t.right)/n, float64(t.und)/n, float64(t.bad)/n, float64(t.plain)/n, t.wrong())
	}
	tw.Flush()
}
