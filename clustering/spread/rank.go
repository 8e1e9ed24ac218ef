package spread

import "longear"

// Ranked lists the most probable parents of a sighting, the best first.
type Ranked struct {
	Post    longear.PostID
	Parents []longear.PostID
}

// Rank gives up to n probable parents per sighting, by time of the sighting.
func Rank(in Input, opt Options, n int) []Ranked {
	opt = opt.withDefaults()
	t := newTree(items(in, opt), in.Sources, opt.Weights)
	t.keep = n
	t.grow()
	out := make([]Ranked, len(t.items))
	for i := range t.items {
		out[i].Post = t.items[i].s.Post.ID
		for _, p := range t.results[i].top {
			out[i].Parents = append(out[i].Parents, t.items[p].s.Post.ID)
		}
	}
	return out
}
