package spread

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"
	"time"

	"longear"
)

// GraphOptions bound the graph. The zero value works.
type GraphOptions struct {
	MaxEdges int           // 0: 200
	Typical  time.Duration // mean lag of copying; 0: 6 h
	Min      int           // narratives in which an edge must explain an arrival; 0: 2
}

func (o GraphOptions) withDefaults() GraphOptions {
	if o.MaxEdges == 0 {
		o.MaxEdges = 200
	}
	if o.Typical == 0 {
		o.Typical = 6 * time.Hour
	}
	if o.Min == 0 {
		o.Min = 2
	}
	return o
}

// Graph says, over many narratives, which owners tend to be first among those held, and who tends to follow whom. It is
// a model of arrival times: following is no proof of taking.
type Graph struct {
	Narratives int         `json:"narratives"` // with two known owners or more
	Nodes      []GraphNode `json:"nodes"`      // by how often they were first, then by owner
	Edges      []GraphEdge `json:"edges"`      // in the order of what they explain
	Arrivals   int         `json:"arrivals"`   // of owners in narratives, the first ones left out
	Unknown    float64     `json:"unknown"`    // share of Arrivals that no edge explains
	NoOwner    int         `json:"owner_unknown"`
}

// GraphNode is one known owner.
type GraphNode struct {
	Owner      string `json:"owner"`
	Narratives int    `json:"narratives"`
	First      int    `json:"first"` // held before all other owners, their intervals not overlapping
}

// GraphEdge says that To arrives after From, in more narratives and sooner than chance has it.
type GraphEdge struct {
	From       string        `json:"from"`
	To         string        `json:"to"`
	Narratives int           `json:"narratives"` // whose arrival of To it explains best
	Gain       float64       `json:"gain"`       // in log-likelihood when it was added
	Measured   int           `json:"measured"`   // of Narratives: To was collected before the post of From, or since when is not known
	Least      time.Duration `json:"least_lag"`  // median over those measured, at least; nanoseconds
	Most       time.Duration `json:"most_lag"`   // at most
}

// background is the log-likelihood ratio below which a lag speaks for no edge: arrivals from outside are e^-6 as dense
// as those of a typical lag (NetInf's epsilon).
const background = -6.

// Follow builds the graph from narratives, greedily: each step adds the edge that raises the likelihood of all arrival
// times most (NetInf; Gomez-Rodriguez, Leskovec and Krause 2010). Sightings that deny carry nothing and are left out,
// and so are owners that are not known. A narrative is read once and not kept.
func Follow(narratives iter.Seq[Input], opt GraphOptions) Graph {
	opt = opt.withDefaults()
	g := Graph{Nodes: []GraphNode{}, Edges: []GraphEdge{}}
	var cascades [][]arrivalOf
	for in := range narratives {
		c := g.cascade(&in)
		if len(c) > 1 {
			cascades = append(cascades, c)
			g.Arrivals += len(c) - 1
		}
	}
	g.Narratives = len(cascades)
	g.Nodes = nodesOf(cascades)
	work := newGreedy(cascades, opt)
	for len(g.Edges) < opt.MaxEdges {
		e, ok := work.next()
		if !ok {
			break
		}
		g.Edges = append(g.Edges, e)
	}
	g.Edges = work.finish(g.Edges, opt.Min)
	if g.Arrivals > 0 {
		g.Unknown = longear.RoundScore(1 - float64(explained(g.Edges))/float64(g.Arrivals))
	}
	return g
}

func explained(edges []GraphEdge) int {
	n := 0
	for _, e := range edges {
		n += e.Narratives
	}
	return n
}

// arrivalOf is an owner's earliest confirmed carrying post in a narrative.
type arrivalOf struct {
	owner string
	at    longear.Interval
	since time.Time // its source is collected since then; zero: not known
}

// cascade lists the known owners of a narrative by arrival.
func (g *Graph) cascade(in *Input) []arrivalOf {
	sources := map[longear.SourceID]*longear.Source{}
	for i := range in.Sources {
		sources[in.Sources[i].ID] = &in.Sources[i]
	}
	first := map[string]arrivalOf{}
	for i := range in.Sightings {
		s := &in.Sightings[i]
		if s.Sighting.Stance == longear.Denies || s.Sighting.Relation == longear.Debunk || !s.Post.Clocks.Confirmed() {
			continue
		}
		owner := voiceOf(&s.Post, sources[s.Post.Source]).owner
		if owner == "" {
			g.NoOwner++
			continue
		}
		at := s.Post.Clocks.Published.Interval()
		if f, ok := first[owner]; !ok || at.Lo.Before(f.at.Lo) {
			first[owner] = arrivalOf{owner, at, in.Since[s.Post.Source]}
		}
	}
	out := slices.AppendSeq(make([]arrivalOf, 0, len(first)), maps.Values(first))
	slices.SortFunc(out, func(a, b arrivalOf) int {
		return cmp.Or(a.at.Lo.Compare(b.at.Lo), a.at.Hi.Compare(b.at.Hi), cmp.Compare(a.owner, b.owner))
	})
	return out
}

func nodesOf(cascades [][]arrivalOf) []GraphNode {
	found := map[string]*GraphNode{}
	for _, c := range cascades {
		for i, a := range c {
			n := found[a.owner]
			if n == nil {
				n = &GraphNode{Owner: a.owner}
				found[a.owner] = n
			}
			n.Narratives++
			if i == 0 && a.at.Before(c[1].at) {
				n.First++
			}
		}
	}
	out := make([]GraphNode, 0, len(found))
	for _, n := range found {
		out = append(out, *n)
	}
	slices.SortFunc(out, func(a, b GraphNode) int {
		return cmp.Or(cmp.Compare(b.First, a.First), cmp.Compare(b.Narratives, a.Narratives), cmp.Compare(a.Owner, b.Owner))
	})
	return out
}

// logLag is the log of how much likelier a lag is for copying than for an arrival from outside.
func logLag(lag, typical time.Duration) float64 {
	return longear.RoundScore(-lag.Hours()/typical.Hours() - background)
}

func midLag(from, to longear.Interval) time.Duration {
	least, most := to.Lo.Sub(from.Hi), to.Hi.Sub(from.Lo)
	return time.Duration(math.Max(0, float64(least+most)/2))
}
