package spread

import (
	"cmp"
	"slices"
	"time"

	"longear"
)

// greedy is the work of adding edges one by one.
type greedy struct {
	cascades [][]arrivalOf
	edges    []*edgeWork // not added yet, by from and to
	best     map[slot]held
}

// slot is one arrival: which cascade, and which place in it.
type slot struct{ cascade, place int }

// held is the edge that explains an arrival best so far.
type held struct {
	value float64
	edge  *edgeWork
}

type edgeWork struct {
	from, to string
	fits     []fit
	bound    float64 // no gain is larger: gains shrink as edges are added
}

// fit is an arrival that an edge may explain.
type fit struct {
	at    slot
	from  int // place of the one followed
	value float64
}

func newGreedy(cascades [][]arrivalOf, opt GraphOptions) *greedy {
	type pair struct{ from, to string }
	found := map[pair]*edgeWork{}
	for c, list := range cascades {
		for j := range list {
			for i := range list[:j] {
				// Arrivals whose times overlap are not ordered: neither followed the other, as far as is known.
				if !list[i].at.Before(list[j].at) {
					continue
				}
				v := logLag(midLag(list[i].at, list[j].at), opt.Typical)
				if v <= 0 {
					continue
				}
				k := pair{list[i].owner, list[j].owner}
				if found[k] == nil {
					found[k] = &edgeWork{from: k.from, to: k.to}
				}
				found[k].fits = append(found[k].fits, fit{slot{c, j}, i, v})
			}
		}
	}
	g := &greedy{cascades: cascades, best: map[slot]held{}}
	for _, e := range found {
		if len(e.fits) < opt.Min {
			continue
		}
		e.bound = g.gain(e)
		g.edges = append(g.edges, e)
	}
	return g
}

// gain is what an edge adds to the likelihood beside the edges that are there.
func (g *greedy) gain(e *edgeWork) float64 {
	sum := 0.
	for _, f := range e.fits {
		if have := g.best[f.at].value; f.value > have {
			sum += f.value - have
		}
	}
	return longear.RoundScore(sum)
}

// leastGain is the smallest gain for which an edge is added.
const leastGain = 4

// next adds the best edge. Gains only shrink, so an edge whose old gain is below a fresh one need not be looked at
// (lazy evaluation; Leskovec et al. 2007).
func (g *greedy) next() (GraphEdge, bool) {
	slices.SortFunc(g.edges, func(a, b *edgeWork) int {
		return cmp.Or(cmp.Compare(b.bound, a.bound), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var best *edgeWork
	for _, e := range g.edges {
		if best != nil && e.bound < best.bound {
			break
		}
		e.bound = g.gain(e)
		if best == nil || e.bound > best.bound {
			best = e
		}
	}
	if best == nil || best.bound < leastGain {
		return GraphEdge{}, false
	}
	for _, f := range best.fits {
		if f.value > g.best[f.at].value {
			g.best[f.at] = held{f.value, best}
		}
	}
	g.edges = slices.DeleteFunc(g.edges, func(e *edgeWork) bool { return e == best })
	return GraphEdge{From: best.from, To: best.to, Gain: best.bound}, true
}

// finish counts what each edge explains in the end, and drops those that explain less than the least.
func (g *greedy) finish(edges []GraphEdge, least int) []GraphEdge {
	type pair struct{ from, to string }
	lows, highs, count := map[pair][]time.Duration{}, map[pair][]time.Duration{}, map[pair]int{}
	for c, list := range g.cascades {
		for j := range list {
			h := g.best[slot{c, j}]
			if h.edge == nil {
				continue
			}
			for _, f := range h.edge.fits {
				if f.at != (slot{c, j}) {
					continue
				}
				from, k := list[f.from].at, pair{h.edge.from, h.edge.to}
				count[k]++
				if from.Lo.Before(list[j].since) {
					continue // an earlier copy there may have been missed: the lag is not measurable
				}
				lows[k] = append(lows[k], max(0, list[j].at.Lo.Sub(from.Hi)))
				highs[k] = append(highs[k], list[j].at.Hi.Sub(from.Lo))
			}
		}
	}
	out := []GraphEdge{}
	for _, e := range edges {
		k := pair{e.From, e.To}
		if e.Narratives = count[k]; e.Narratives < least {
			continue
		}
		e.Measured, e.Least, e.Most = len(lows[k]), median(lows[k]), median(highs[k])
		out = append(out, e)
	}
	return out
}
