// Command mutation makes the near-duplicate streams and runs this project's clustering over them; `longear eval` offers
// the same to users. Source texts are read at run time from folders that are no part of the repository.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode"

	"longear"
	"longear/clustering/mutate"
	"longear/clustering/neardup"
	"longear/clustering/score"
	"longear/lang"
	"longear/lang/fold"
	"longear/lang/gazetteer"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "mutation:", err)
		os.Exit(1)
	}
}

type options struct {
	data, corpus, langs string
	places              string
	posts               int
	seed                uint64
	test, verbose       bool
	jitter              time.Duration
	late                bool
}

func run(args []string, out io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("usage: mutation generate DIR | clusters DIR | list POSTS GOLD")
	}
	var o options
	fs := flag.NewFlagSet("mutation", flag.ContinueOnError)
	fs.StringVar(&o.data, "data", "../shared/evaldata", "folder of evaluation data")
	fs.StringVar(&o.corpus, "corpus", "../shared/corpus", "folder of open sentences")
	fs.StringVar(&o.langs, "langs", "zh,ru,kk", "languages")
	fs.StringVar(&o.places, "places", "", "more names for the gazetteer, with blanks between them")
	fs.IntVar(&o.posts, "posts", 22000, "posts per language")
	fs.Uint64Var(&o.seed, "seed", 1, "seed")
	fs.BoolVar(&o.test, "test", false, "the test split")
	fs.DurationVar(&o.jitter, "jitter", 0, "shake the arrival by so much either way")
	fs.BoolVar(&o.late, "late", false, "a tenth of the posts arrives 1 to 72 hours late")
	fs.BoolVar(&o.verbose, "v", false, "show what went wrong")
	if err := fs.Parse(args[2:]); err != nil {
		return err
	}
	switch args[0] {
	case "generate":
		return generate(o, args[1])
	case "clusters":
		return clusters(o, args[1], out)
	case "assign":
		return assignFile(args[1], out)
	}
	return fmt.Errorf("unknown command %q", args[0])
}

func generate(o options, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, l := range strings.Split(o.langs, ",") {
		texts, err := sources(o, longear.Lang(l))
		if err != nil {
			return err
		}
		items := mutate.Generate(mutate.Config{Lang: longear.Lang(l), Texts: texts, Posts: o.posts, Seed: o.seed, Test: o.test})
		if err := write(filepath.Join(dir, l), items); err != nil {
			return err
		}
		fmt.Printf("%s: %d source texts, %d posts\n", l, len(texts), len(items))
	}
	return nil
}

func sources(o options, l longear.Lang) ([]string, error) {
	files := map[longear.Lang][]string{
		longear.Chinese: {o.data + "/posts/ced_originals.jsonl", o.corpus + "/zh.txt.gz"},
		longear.Russian: {o.corpus + "/ru.txt.gz"},
		longear.Kazakh:  {o.data + "/kk/kaznerd.jsonl.gz", o.corpus + "/kk.txt.gz"},
	}
	var all []string
	for _, name := range files[l] {
		r, err := open(name)
		if err != nil {
			return nil, err
		}
		texts, err := mutate.ReadTexts(r, l, 1)
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, texts...)
	}
	return all, nil
}

type zipped struct {
	*gzip.Reader
	file *os.File
}

func (z zipped) Close() error { return z.file.Close() }

func open(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	return zipped{z, f}, err
}

func write(prefix string, items []mutate.Item) error {
	posts, err := os.Create(prefix + ".jsonl")
	if err != nil {
		return err
	}
	defer posts.Close()
	gold, err := os.Create(prefix + ".gold.jsonl")
	if err != nil {
		return err
	}
	defer gold.Close()
	p, g := json.NewEncoder(posts), json.NewEncoder(gold)
	p.SetEscapeHTML(false)
	for _, it := range items {
		if err := p.Encode(it.Post); err != nil {
			return err
		}
		if err := g.Encode(it.Truth); err != nil {
			return err
		}
	}
	return nil
}

func lines(name string, each func([]byte) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<16), 1<<24)
	for n := 1; in.Scan(); n++ {
		if err := each(in.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return in.Err()
}

type gold struct {
	truth   map[string]string
	items   map[string]mutate.Truth
	ids     []string
	texts   map[string]string
	results map[string]neardup.Result
}

func clusters(o options, dir string, out io.Writer) error {
	names, err := gazetteer.New(gazetteer.Options{})
	if err != nil {
		return err
	}
	var entities lang.Matcher = names
	if o.places != "" {
		entities = listed{entities, strings.Fields(o.places)}
	}
	a := lang.NewAnalyzer(lang.Options{Entities: entities})
	fmt.Fprintf(out, "%-4s %7s %6s %6s %6s %6s %6s %6s %7s %9s\n", "lang", "posts", "B3 P", "B3 R", "B3 F", "pairP", "pairR", "pairF", "largest", "posts/s")
	for _, l := range strings.Split(o.langs, ",") {
		if err := clusterFile(o, a, filepath.Join(dir, l), out); err != nil {
			return err
		}
	}
	return nil
}

func clusterFile(o options, a *lang.Analyzer, prefix string, out io.Writer) error {
	g := gold{truth: map[string]string{}, items: map[string]mutate.Truth{}, texts: map[string]string{}, results: map[string]neardup.Result{}}
	err := lines(prefix+".gold.jsonl", func(b []byte) error {
		var t mutate.Truth
		err := json.Unmarshal(b, &t)
		g.truth[t.ID], g.items[t.ID] = t.Cluster, t
		g.ids = append(g.ids, t.ID)
		return err
	})
	if err != nil {
		return err
	}
	var posts []longear.Post
	err = lines(prefix+".jsonl", func(b []byte) error {
		p, err := longear.DecodePost(b)
		posts = append(posts, p)
		g.texts[p.ExternalID] = p.Text
		return err
	})
	if err != nil {
		return err
	}
	predicted, speed := assign(a, posts, g.results)
	if o.jitter > 0 || o.late {
		shake(o, posts)
		shaken, _ := assign(a, posts, g.results)
		r := score.Measure(predicted, shaken)
		fmt.Fprintf(out, "%s: B3 of the shaken run against the run in order %.4f\n", filepath.Base(prefix), r.BCubed.F1)
		predicted = shaken
	}
	report(o, filepath.Base(prefix), &g, predicted, speed, out)
	return nil
}

// listed adds names to a gazetteer.
type listed struct {
	lang.Matcher
	names []string
}

// Match adds every occurrence of the names.
func (l listed) Match(t lang.Text) []lang.Mention {
	found := l.Matcher.Match(t)
	for _, n := range l.names {
		for at := 0; ; {
			i := strings.Index(t.Read.Text[at:], n)
			if i < 0 {
				break
			}
			found = append(found, lang.Mention{ID: "place." + n, Span: t.Read.Original(at+i, at+i+len(n))})
			at += i + len(n)
		}
	}
	slices.SortStableFunc(found, func(a, b lang.Mention) int { return a.Span.From - b.Span.From })
	return found
}

// shake sorts the posts by an arrival time that differs from the time of writing.
func shake(o options, posts []longear.Post) {
	rng := rand.New(rand.NewPCG(o.seed, 9))
	arrival := map[longear.PostID]time.Time{}
	for _, p := range posts {
		at := p.Clocks.EventTime()
		if o.jitter > 0 {
			at = at.Add(time.Duration(rng.Int64N(2*int64(o.jitter))) - o.jitter)
		}
		if o.late && rng.IntN(10) == 0 {
			at = at.Add(time.Duration(1+rng.IntN(72)) * time.Hour)
		}
		arrival[p.ID] = at
	}
	slices.SortStableFunc(posts, func(a, b longear.Post) int { return arrival[a.ID].Compare(arrival[b.ID]) })
}

func assign(a *lang.Analyzer, posts []longear.Post, results map[string]neardup.Result) (map[string]string, float64) {
	docs, ids := make([]neardup.Doc, len(posts)), make([]string, len(posts))
	for i, p := range posts {
		d := a.Prepare(p)
		docs[i], ids[i] = neardup.FromDoc(&d, uint64(i+1)), p.ExternalID
	}
	x := neardup.New(neardup.Options{})
	start := time.Now()
	into := map[longear.ClusterID]longear.ClusterID{}
	all := make([]neardup.Result, len(docs))
	for i, d := range docs {
		all[i] = x.Assign(d)
		for _, m := range all[i].Merged {
			into[m] = all[i].Cluster
		}
	}
	took := time.Since(start).Seconds()
	predicted := map[string]string{}
	for i, r := range all {
		c := r.Cluster
		for into[c] != "" {
			c = into[c]
		}
		predicted[ids[i]] = string(c)
		results[ids[i]] = r
	}
	return predicted, float64(len(docs)) / took
}

// assignFile clusters one file and prints a line of JSON for each post, then one with the CPU seconds that fold and
// clustering took: what bench/peers compares with other programs. The language is taken from the file, as the peers
// detect none either; names are looked up before the clock starts.
func assignFile(name string, out io.Writer) error {
	names, err := gazetteer.New(gazetteer.Options{})
	if err != nil {
		return err
	}
	a := lang.NewAnalyzer(lang.Options{Entities: names})
	var posts []lang.Doc
	err = lines(name, func(b []byte) error {
		p, err := longear.DecodePost(b)
		p.Lang, p.Script = p.Hint, scriptOf(p.Text)
		posts = append(posts, a.Prepare(p))
		return err
	})
	if err != nil {
		return err
	}
	start := cpuSeconds()
	x, all := neardup.New(neardup.Options{}), make([]longear.ClusterID, len(posts))
	into := map[longear.ClusterID]longear.ClusterID{}
	for i := range posts {
		d := &posts[i]
		d.Folded = fold.Fold(d.Post.Body(), d.Post.Lang, d.Post.Script)
		r := x.Assign(neardup.FromDoc(d, uint64(i+1)))
		all[i] = r.Cluster
		for _, m := range r.Merged {
			into[m] = r.Cluster
		}
	}
	took := cpuSeconds() - start
	enc := json.NewEncoder(out)
	for i, c := range all {
		for into[c] != "" {
			c = into[c]
		}
		if err := enc.Encode(map[string]any{"id": posts[i].Post.ExternalID, "cluster": c}); err != nil {
			return err
		}
	}
	return enc.Encode(map[string]any{"cpu": took, "posts": len(posts)})
}

// cpuSeconds is the processor time of this process so far.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

// scriptOf tells the scripts of the stream apart by counting letters.
func scriptOf(text string) longear.Script {
	n := map[longear.Script]int{}
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			n[longear.Cyrl]++
		case unicode.Is(unicode.Latin, r):
			n[longear.Latn]++
		case unicode.Is(unicode.Arabic, r):
			n[longear.Arab]++
		case unicode.Is(unicode.Han, r):
			n[longear.Hans] += 2
		}
	}
	best := longear.Cyrl
	for _, s := range []longear.Script{longear.Latn, longear.Arab, longear.Hans} {
		if n[s] > n[best] {
			best = s
		}
	}
	return best
}

func apart(op mutate.Op) bool {
	return op == mutate.NumberSwap || op == mutate.NameSwap || op == mutate.Quote || op == mutate.Template
}

func report(o options, name string, g *gold, predicted map[string]string, speed float64, out io.Writer) {
	r := score.Measure(g.truth, predicted)
	fmt.Fprintf(out, "%-4s %7d %6.4f %6.4f %6.4f %6.4f %6.4f %6.4f %3d/%3d %9.0f\n", name, r.Items, r.BCubed.Precision, r.BCubed.Recall,
		r.BCubed.F1, r.Pairwise.Precision, r.Pairwise.Recall, r.Pairwise.F1, r.Largest, r.GoldLargest, speed)
	kinds := score.ByKind(g.ids, predicted, func(id string) string { return g.items[id].Parent }, func(id string) string { return string(g.items[id].Op) },
		func(id string) bool { return apart(g.items[id].Op) })
	for _, k := range kinds {
		fmt.Fprintf(out, "     %-12s %6d %6.4f\n", k.Name, k.Items, k.Right)
	}
	fmt.Fprintf(out, "     %-12s %13.4f\n", "templates merged", mergedTemplates(g, predicted))
	if o.verbose {
		mistakes(g, predicted, out)
	}
}

// mergedTemplates is the share of templated founders that stand in a cluster with a post of another truth.
func mergedTemplates(g *gold, predicted map[string]string) float64 {
	mixed := map[string]string{}
	for _, id := range g.ids {
		c := predicted[id]
		if t, ok := mixed[c]; ok && t != g.truth[id] {
			mixed[c] = "mixed"
		} else {
			mixed[c] = g.truth[id]
		}
	}
	n, wrong := 0., 0.
	for _, id := range g.ids {
		if g.items[id].Op == mutate.Template {
			n++
			if mixed[predicted[id]] == "mixed" {
				wrong++
			}
		}
	}
	return wrong / max(1, n)
}

func mistakes(g *gold, predicted map[string]string, out io.Writer) {
	first := map[string]string{}
	for _, id := range g.ids {
		f, ok := first[predicted[id]]
		if !ok {
			first[predicted[id]] = id
			continue
		}
		if g.truth[f] != g.truth[id] && (g.items[id].Op == mutate.Template || g.items[id].Op == "real") {
			fmt.Fprintf(out, "--- mixed %s: %+v\n< %s\n> %s\n", id, g.results[id], longear.Shorten(g.texts[f], 400), longear.Shorten(g.texts[id], 400))
		}
	}
	shown := map[mutate.Op]int{}
	for _, id := range g.ids {
		t := g.items[id]
		wrong := t.Parent != "" && (predicted[id] == predicted[t.Parent]) == apart(t.Op)
		if !wrong || shown[t.Op] >= 4 {
			continue
		}
		shown[t.Op]++
		fmt.Fprintf(out, "--- %s %s: %+v\n< %s\n> %s\n", t.Op, id, g.results[id], longear.Shorten(g.texts[t.Parent], 400), longear.Shorten(g.texts[id], 400))
	}
}
