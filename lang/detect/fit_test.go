package detect

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"longear"
	"longear/lang/detect/internal/profile"
	"longear/lang/internal/translit"
)

var fitDir = flag.String("fit", "", "folder of the development sets: fit biases and confidence on them and write bias.go")

// fitSample is a labelled text as the profiles saw it.
type fitSample struct {
	lang   longear.Lang
	weight float64
	sums   [profile.Width]float64 // nats
	n      float64                // letters
}

// kindWeight says how much an error in a text of a kind costs; posts are sentences, not words.
var kindWeight = map[string]float64{"sentence": 1, "headline": 1, "pair": 1, "word": .15}

// TestFit is the program that wrote bias.go. Run: go test ./lang/detect -run TestFit -fit DIR.
func TestFit(t *testing.T) {
	if *fitDir == "" {
		t.Skip("needs -fit DIR")
	}
	d := New(Options{})
	samples := readFit(t, d, *fitDir)
	var out strings.Builder
	fmt.Fprint(&out, "package detect\n\nimport \"longear/lang/detect/internal/profile\"\n\n",
		"// biases evens out that profiles from a few hundred words explain a letter worse than those from millions: nats per\n",
		"// letter and per text. Fitted on the development sets by TestFit.\n",
		"var biases = [profile.Scripts]map[string]bias{\n")
	var cal [profile.Scripts]calibration
	for s := range profile.Scripts {
		f := &fit{names: d.kinds[s].names, samples: samples[s]}
		for i := range f.names {
			b := biases[s][d.tables[s].Names[i]]
			f.params[i] = [2]float64{b.letter, b.text}
		}
		f.climb()
		fmt.Fprintf(&out, "\t%d: {\n", s)
		for i, name := range d.tables[s].Names {
			fmt.Fprintf(&out, "\t\t%q: {%.3f, %.2f},\n", name, f.params[i][0], f.params[i][1])
		}
		fmt.Fprint(&out, "\t},\n")
		cal[s] = f.calibrate()
	}
	fmt.Fprint(&out, "}\n\n// calibrations turn a margin into a confidence, by script.\nvar calibrations = [profile.Scripts]calibration{\n")
	for s, c := range cal {
		fmt.Fprintf(&out, "\t%d: {%.3f, %.3f, %.3f, %.3f, %.3f},\n", s, c.base, c.margin, c.rate, c.length, c.known)
	}
	fmt.Fprint(&out, "}\n")
	if err := os.WriteFile("bias.go", []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readFit(t *testing.T, d *Detector, dir string) (all [profile.Scripts][]fitSample) {
	add := func(text, label string, weight float64) {
		l, _, _ := strings.Cut(label, "-")
		s := scan{d: d}
		s.text(text)
		script, ok := s.ruling()
		if !ok || !slices.Contains(d.kinds[script].names, longear.Lang(l)) {
			return
		}
		fs := fitSample{lang: longear.Lang(l), weight: weight, n: float64(s.letters[script])}
		for i, v := range s.sums[script] {
			fs.sums[i] = float64(v) / profile.Scale
		}
		all[script] = append(all[script], fs)
	}
	var russian []string
	for _, name := range []string{"langid/ntrex_lines.tsv.gz", "langid/lingua.tsv.gz"} {
		for _, line := range lines(t, filepath.Join(dir, name)) {
			col := strings.Split(line, "\t")
			add(col[0], col[1], kindWeight[col[2]])
			if col[1] == "ru" && col[2] == "word" {
				russian = append(russian, col[0])
			}
		}
	}
	colloquial(lines(t, filepath.Join(dir, "kk/kaznerd.jsonl.gz")), russian, func(text string) { add(text, "kk", .4) })
	return all
}

// colloquial makes from news sentences what people type: a few words, without Kazakh letters, in Latin letters, in the
// Arabic script, with Russian words among them.
func colloquial(sentences, russian []string, add func(text string)) {
	rewrites := []func(string) string{
		translit.Plain, translit.Plain, translit.Diaeresis, translit.Acute, translit.ASCII, translit.Tote, strings.ToLower,
	}
	for i, line := range sentences {
		var rec struct{ Text string }
		if i%4 != 0 || json.Unmarshal([]byte(line), &rec) != nil {
			continue
		}
		words := strings.Fields(strings.ToLower(rec.Text))
		words = words[:min(len(words), 4+i%7)]
		text := rewrites[i/4%len(rewrites)](strings.Join(words, " "))
		if i%12 == 0 && i/4%len(rewrites) < 2 {
			text += " " + russian[i%len(russian)] + " " + russian[(i+7)%len(russian)]
		}
		add(text)
	}
}

func lines(t *testing.T, path string) (all []string) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(z)
	for sc.Scan() {
		all = append(all, sc.Text())
	}
	return all
}

// fit searches the biases of one script.
type fit struct {
	names   []longear.Lang
	samples []fitSample
	params  [profile.Width][2]float64
}

func (f *fit) best(s *fitSample) (lang longear.Lang, margin float64) {
	first, second, at := math.Inf(-1), math.Inf(-1), 0
	for i, l := range f.names {
		score := s.sums[i] + f.params[i][0]*s.n + f.params[i][1]
		switch {
		case score > first:
			if f.names[at] != l {
				second = first
			}
			first, at = score, i
		case score > second && l != f.names[at]:
			second = score
		}
	}
	return f.names[at], first - second
}

// cost of all errors: naming a first-class language wrongly, or missing one, weighs most.
func (f *fit) cost() (sum float64) {
	for i := range f.samples {
		s := &f.samples[i]
		got, margin := f.best(s)
		if got == s.lang {
			sum += .02 * s.weight * math.Exp(-margin/math.Sqrt(s.n+1))
			continue
		}
		w := s.weight
		switch {
		case slices.Contains(longear.FirstClass(), s.lang):
			w *= 12
		case got == longear.Kazakh && s.weight >= 1:
			w *= 20
		case slices.Contains(longear.FirstClass(), got):
			w *= 2
		}
		sum += w
	}
	return sum
}

// climb changes one parameter at a time while that helps.
func (f *fit) climb() {
	rng := rand.New(rand.NewPCG(1, 2))
	best := f.cost()
	start := best
	for round := range 16 {
		step := [2]float64{.16 * math.Pow(.8, float64(round)), 2 * math.Pow(.8, float64(round))}
		for _, i := range rng.Perm(len(f.names)) {
			for p := range step {
				for _, d := range []float64{step[p], -step[p]} {
					f.params[i][p] += d
					if c := f.cost(); c < best-1e-9 {
						best = c
						break
					}
					f.params[i][p] -= d
				}
			}
		}
	}
	fmt.Fprintf(os.Stderr, "cost %.1f, was %.1f, %d texts\n", best, start, len(f.samples))
}

// firstClassOdds is how much commoner a text in a first-class language is in our sources than in the sets.
const firstClassOdds = 12

// calibrate fits the confidence by logistic regression, plain gradient descent.
func (f *fit) calibrate() (c calibration) {
	w := [5]float64{0, 1}
	for range 400 {
		var grad [5]float64
		total := 0.0
		for i := range f.samples {
			s := &f.samples[i]
			got, margin := f.best(s)
			weight := s.weight
			if slices.Contains(longear.FirstClass(), s.lang) {
				weight *= firstClassOdds
			}
			x := features(margin, s.n, firstClass(got))
			p := 1 / (1 + math.Exp(-dot(w, x)))
			y := 0.0
			if got == s.lang {
				y = 1
			}
			for j := range grad {
				grad[j] += (y - p) * x[j] * weight
			}
			total += weight
		}
		for j := range w {
			w[j] += 1.5 * grad[j] / total
		}
	}
	return calibration{w[0], w[1], w[2], w[3], w[4]}
}
