package fit

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"longear"
	"longear/clustering/stance"
)

// stanceRidge is strong: a few dozen denials, some hundred features.
const stanceRidge = 4.

// leastPosts is in how many posts a feature must stand to be weighed.
const leastPosts = 4

// Stances fits the weights of denial on the posts of sets whose labels know debunks, of the narratives that are wanted.
func Stances(sets []*Set, wanted func(narrative string) bool) stance.Weights {
	var all [][]stance.Feature
	var answers []bool
	df := map[string]int{}
	for _, s := range sets {
		for i := range s.Docs {
			id := s.Docs[i].Post.ExternalID
			g := s.Gold[id]
			if g.Kind == "" || g.Kind == "quote" || !wanted(s.Truth[id]) {
				continue
			}
			f := stance.Features(&s.Docs[i], s.held(i))
			for _, x := range f {
				df[x.Name]++
			}
			all, answers = append(all, f), append(answers, g.Kind == string(longear.Debunk))
		}
	}
	names := []string{"bias"}
	for name, n := range df {
		if n >= leastPosts {
			names = append(names, name)
		}
	}
	slices.SortFunc(names[1:], cmp.Compare[string])
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	rows := make([]example, len(all))
	for i, fs := range all {
		x := make([]float64, len(names))
		x[0] = 1
		for _, f := range fs {
			if j, ok := at[f.Name]; ok {
				x[j] = f.Value
			}
		}
		rows[i] = example{x, answers[i], 1}
	}
	return named(names, logistic(rows, stanceSigns(names), nil, stanceRidge))
}

// everything wants all narratives.
func everything(string) bool { return true }

// held is what the set held of a post's claim before, copies aside.
func (s *Set) held(i int) stance.Held {
	var h stance.Held
	p := &s.Docs[i].Post
	for j := range s.Docs[:i] {
		q := &s.Docs[j].Post
		if s.Truth[q.ExternalID] != s.Truth[p.ExternalID] {
			continue
		}
		if !h.Joined {
			h = stance.Held{Joined: true, Since: p.Clocks.EventTime().Sub(q.Clocks.EventTime())}
		}
		if k := s.Gold[q.ExternalID].Kind; k != string(longear.Copy) && k != string(longear.Truncated) {
			h.Texts++
		}
	}
	return h
}

// stanceSigns lets what names a denial speak only for it; the rest is free.
func stanceSigns(names []string) []int {
	signs := make([]int, len(names))
	for i, n := range names {
		if strings.HasPrefix(n, "cue:denial") || strings.HasPrefix(n, "false") || strings.HasPrefix(n, "deny") || strings.HasPrefix(n, "no") {
			signs[i] = 1
		}
	}
	return signs
}

func named(names []string, w []float64) stance.Weights {
	out := stance.Weights{}
	for i, v := range w {
		if v = longear.RoundScore(v); v != 0 {
			out[names[i]] = v
		}
	}
	return out
}

// Denials fits the weights of denial on the sets of dir that label debunks and writes them as JSON.
func Denials(ctx context.Context, dir string, w io.Writer, opt Options) error {
	sets, err := load(ctx, dir, opt)
	if err != nil {
		return err
	}
	var from []*Set
	for _, name := range setNames() {
		if s := sets[name]; s != nil && !s.Apart {
			from = append(from, s)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	return enc.Encode(Stances(from, everything))
}
