// Package trial makes the near-duplicate streams and measures this project's clustering on them: what `longear eval
// generate` and `longear eval clusters` print. Source texts are read at run time from folders that are no part of the
// repository.
package trial

import (
	"bufio"
	"cmp"
	"encoding/json"
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

// Options of a trial; zero values mean the defaults named beside them.
type Options struct {
	Data    string        // folder of evaluation data; ../shared/evaldata
	Corpus  string        // folder of open sentences; ../shared/corpus
	Langs   string        // zh,ru,kk
	Places  string        // more names for the gazetteer, with blanks between them
	Posts   int           // per language; 22,000
	Seed    uint64        // 1
	Test    bool          // the test split: other seeds, boilerplate and templates than those that parameters were tuned on
	Jitter  time.Duration // shake the arrival by so much either way
	Late    bool          // a tenth of the posts arrives 1 to 72 hours late
	Verbose bool          // show what went wrong
}

func (o Options) withDefaults() Options {
	o.Data = cmp.Or(o.Data, "../shared/evaldata")
	o.Corpus = cmp.Or(o.Corpus, "../shared/corpus")
	o.Langs = cmp.Or(o.Langs, "zh,ru,kk")
	o.Posts = cmp.Or(o.Posts, 22000)
	o.Seed = cmp.Or(o.Seed, 1)
	return o
}

// Generate writes a stream and its truth for each language into dir.
func Generate(o Options, dir string) error { return generate(o.withDefaults(), dir) }

// Clusters runs the clustering over the streams of dir and prints the table.
func Clusters(o Options, dir string, out io.Writer) error {
	return clusters(o.withDefaults(), dir, out)
}

// AssignFile clusters one file and prints what the harness of peers reads.
func AssignFile(path string, out io.Writer) error { return assignFile(path, out) }

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

func clusters(o Options, dir string, out io.Writer) error {
	names, err := gazetteer.New(gazetteer.Options{})
	if err != nil {
		return err
	}
	var entities lang.Matcher = names
	if o.Places != "" {
		entities = listed{entities, strings.Fields(o.Places)}
	}
	a := lang.NewAnalyzer(lang.Options{Entities: entities})
	fmt.Fprintf(out, "%-4s %7s %6s %6s %6s %6s %6s %6s %7s %9s\n", "lang", "posts", "B3 P", "B3 R", "B3 F", "pairP", "pairR", "pairF", "largest", "posts/s")
	for l := range strings.SplitSeq(o.Langs, ",") {
		if err := clusterFile(o, a, filepath.Join(dir, l), out); err != nil {
			return err
		}
	}
	return nil
}

func clusterFile(o Options, a *lang.Analyzer, prefix string, out io.Writer) error {
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
	if o.Jitter > 0 || o.Late {
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
func shake(o Options, posts []longear.Post) {
	rng := rand.New(rand.NewPCG(o.Seed, 9))
	arrival := map[longear.PostID]time.Time{}
	for _, p := range posts {
		at := p.Clocks.EventTime()
		if o.Jitter > 0 {
			at = at.Add(time.Duration(rng.Int64N(2*int64(o.Jitter))) - o.Jitter)
		}
		if o.Late && rng.IntN(10) == 0 {
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
