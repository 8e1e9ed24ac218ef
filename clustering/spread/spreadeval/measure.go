package spreadeval

import (
	"longear"
	"longear/clustering/score"
	"longear/clustering/spread"
)

// counter is a share under way.
type counter struct{ right, all float64 }

func (c *counter) add(right bool) {
	c.all++
	if right {
		c.right++
	}
}

func (c counter) share() float64 {
	if c.all == 0 {
		return 0
	}
	return c.right / c.all
}

// result is what one run measured.
type result struct {
	parents  counter
	explicit counter
	hit      float64 // ancestors that are right
	said     float64
	real     float64
	arrival  counter // of crossings: the first post
	crossing counter // and where from
	words    map[spread.Word]*counter
	kinds    map[string]*counter
	pairs    map[string]*counter // own language or another
}

func (r *result) ancestors() score.PRF {
	p, rec := r.hit/max(1, r.said), r.hit/max(1, r.real)
	return score.PRF{Precision: p, Recall: rec, F1: 2 * p * rec / max(1e-9, p+rec)}
}

func at[K comparable](m map[K]*counter, k K) *counter {
	if m[k] == nil {
		m[k] = &counter{}
	}
	return m[k]
}

// measure runs spread on every narrative of a set.
func measure(s set, opt spread.Options) *result {
	r := &result{words: map[spread.Word]*counter{}, kinds: map[string]*counter{}, pairs: map[string]*counter{}}
	for i := range s.narratives {
		n := &s.narratives[i]
		report := spread.Of(n.Input, opt)
		r.steps(n, report)
		r.crossings(n, report)
	}
	return r
}

func (r *result) steps(n *narrative, report spread.Report) {
	said := map[longear.PostID]longear.PostID{}
	langs := map[longear.PostID]longear.Lang{}
	for _, s := range report.Steps {
		said[s.Post], langs[s.Post] = s.Parent, s.Lang
	}
	for _, s := range report.Steps {
		truth := n.Parents[s.Post]
		right := s.Parent == truth
		if truth != "" {
			r.parents.add(right)
			at(r.kinds, n.kinds[s.Post]).add(right)
			kind := "own language"
			if langs[truth] != s.Lang {
				kind = "other language"
			}
			at(r.pairs, kind).add(right)
		}
		if s.Explicit {
			r.explicit.add(right)
		}
		if s.Parent != "" {
			at(r.words, s.Confidence).add(right)
		}
		a, b := lineage(said, s.Post), lineage(n.Parents, s.Post)
		r.said, r.real = r.said+float64(len(a)), r.real+float64(len(b))
		for id := range a {
			if b[id] {
				r.hit++
			}
		}
	}
}

// lineage lists the ancestors of a post.
func lineage(parent map[longear.PostID]longear.PostID, id longear.PostID) map[longear.PostID]bool {
	out := map[longear.PostID]bool{}
	for p := parent[id]; p != "" && !out[p]; p = parent[p] {
		out[p] = true
	}
	return out
}

// crossings compares first arrivals in a language, and the language that they come from, with those of the gold tree.
func (r *result) crossings(n *narrative, report spread.Report) {
	said := map[string]spread.Crossing{}
	for _, c := range report.Crossings {
		if _, before := said[c.To]; c.Side == spread.Language && !before {
			said[c.To] = c
		}
	}
	post := map[longear.PostID]spread.Step{}
	for _, s := range report.Steps {
		post[s.Post] = s
	}
	seen := map[longear.Lang]bool{}
	for _, s := range report.Steps {
		if n.debunks[s.Post] || seen[s.Lang] {
			continue
		}
		seen[s.Lang] = true
		if len(seen) == 1 {
			continue
		}
		from := s.Post
		for from != "" && post[from].Lang == s.Lang {
			from = n.Parents[from]
		}
		if from == "" {
			continue // the set knows of no parent
		}
		c := said[string(s.Lang)]
		r.arrival.add(c.Post == s.Post)
		r.crossing.add(c.Post == s.Post && from != "" && c.From == string(post[from].Lang))
	}
}
