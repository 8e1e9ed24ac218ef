// Command mutation makes the near-duplicate streams and runs this project's clustering over them; `longear eval` offers
// the same to users. Source texts are read at run time from folders that are no part of the repository.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"longear"
	"longear/clustering/mutate"
	"longear/clustering/neardup"
	"longear/clustering/score"
	"longear/lang"
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
	for l := range strings.SplitSeq(o.langs, ",") {
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
