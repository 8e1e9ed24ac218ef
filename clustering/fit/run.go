package fit

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"longear"
	"longear/clustering"
	"longear/clustering/narrative"
	"longear/lang"
)

// Options of an evaluation.
type Options struct {
	Prepare func(longear.Post) lang.Doc // of the analyzer
	Vectors clustering.Vectors          // nil: without the meaning channel
}

// setNames are the sets of a folder of evaluation data, where it has them.
func setNames() []string { return []string{"w1", "w2", "ntrex_docs", "ntrex_heads", "checked"} }

func load(ctx context.Context, dir string, opt Options) (map[string]*Set, error) {
	sets := map[string]*Set{}
	for _, name := range setNames() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if posts, _, _ := setFiles(dir, name); !exists(posts) {
			continue
		}
		s, err := Load(dir, name, opt.Prepare)
		if err != nil {
			return nil, fmt.Errorf("set %s: %w", name, err)
		}
		sets[name] = s
	}
	if len(sets) == 0 {
		return nil, longear.Errorf(longear.KindNotFound, "no set of labelled posts in %s", dir)
	}
	return sets, embedAll(ctx, sets, opt.Vectors)
}

// embedBatch is how many texts are asked for at once: a slow endpoint answers within the client's time box.
const embedBatch = 32

// embedAll asks for the vectors of all posts before anything is measured, so that requests are full and what follows
// finds them cached. Tables with some texts missing would compare nothing: that is an error.
func embedAll(ctx context.Context, sets map[string]*Set, vectors clustering.Vectors) error {
	if vectors == nil {
		return nil
	}
	for _, name := range setNames() {
		s := sets[name]
		if s == nil {
			continue
		}
		posts := make([]*longear.Post, len(s.Docs))
		for i := range s.Docs {
			posts[i] = &s.Docs[i].Post
		}
		for group := range slices.Chunk(posts, embedBatch) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if got := vectors.Vectors(group); !slices.ContainsFunc(got, func(v []float32) bool { return v != nil }) {
				return longear.Errorf(longear.KindTransient, "set %s: the meaning channel gave no vector for %d posts from %s on; is the endpoint up?",
					name, len(group), group[0].ExternalID)
			}
		}
	}
	return nil
}

// Run prints how level 2 does on the sets of dir: with weights fitted on one set and reported on the other, and with
// the weights that are shipped.
func Run(ctx context.Context, dir string, w io.Writer, opt Options) error {
	sets, err := load(ctx, dir, opt)
	if err != nil {
		return err
	}
	header(w)
	shipped := clustering.DefaultModel()
	held := newChooser(foldsOf(sets), opt.Vectors)
	thresholds := shipped.Join
	if opt.Vectors != nil {
		thresholds = shipped.Meaning
	}
	for i, o := range held.measure(thresholds, func(f *fold) *Set { return f.out }) {
		row(w, held.folds[i].name, o)
	}
	for _, name := range setNames() {
		if s := sets[name]; s != nil && ctx.Err() == nil {
			row(w, name+" (shipped)", Measure(s, Config{Model: shipped, Vectors: opt.Vectors}))
		}
	}
	return ctx.Err()
}

// Scores fits both scores of a model on sets. With vectors the scores without them are fitted as well.
func Scores(sets []*Set, vectors clustering.Vectors) (scored, fits map[string]narrative.Weights) {
	scored, fits = map[string]narrative.Weights{}, map[string]narrative.Weights{}
	ways := []clustering.Vectors{nil}
	if vectors != nil {
		ways = append(ways, vectors)
	}
	for _, v := range ways {
		var pairs [][]labelled
		for _, s := range sets {
			pairs = append(pairs, samples(s, v))
		}
		keep(scored, scores(pairs, ridge))
		keep(fits, Fits(sets, v))
	}
	return scored, fits
}

// keep adds what is not held yet.
func keep(all, more map[string]narrative.Weights) {
	for kind, w := range more {
		if _, held := all[kind]; !held {
			all[kind] = w
		}
	}
}

// Fit fits a model on the narrative sets of dir and writes it as JSON. Thresholds are chosen on folds that the weights
// they are tried with were not fitted on.
func Fit(ctx context.Context, dir string, w io.Writer, opt Options) error {
	sets, err := load(ctx, dir, opt)
	if err != nil {
		return err
	}
	var from []*Set
	names := teaching(sets)
	for _, name := range names {
		from = append(from, sets[name])
	}
	m := clustering.DefaultModel()
	scored, fits := Scores(from, opt.Vectors)
	keep(scored, m.Scores) // without vectors at hand those with stay
	keep(fits, m.Fits)
	m.Scores, m.Fits = scored, fits
	if held := newChooser(slices.Concat(foldsOf(sets), seenOf(sets)), opt.Vectors); opt.Vectors == nil {
		m.Join = held.choose(ctx, m.Join)
	} else {
		m.Meaning = held.choose(ctx, m.Meaning)
	}
	m.Version = "fitted on " + strings.Join(names, " ")
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(m)
}
