package narrative

import (
	"cmp"
	"slices"

	"longear"
)

// Link is another narrative that a cluster may belong to.
type Link struct {
	Narrative longear.NarrativeID
	Score     float64
}

// Placement is where a new cluster belongs.
type Placement struct {
	Narrative longear.NarrativeID // "": a new one
	Parent    longear.PostID      // the likeliest of its earlier posts
	Crosses   bool                // the parent is in another language
	Late      bool                // every post of the narrative is later: this one came in late
	Score     float64
	Rule      string
	Evidence  []longear.Evidence
	Links     []Link // for suggestions and later merges
}

// affinity is how well a profile fits a narrative.
type affinity struct {
	group   uint32
	score   float64
	meaning bool
	best    hit
	parent  *Profile // the likest of those not later
}

const (
	groupsTried = 8  // narratives weighed per profile
	sampled     = 12 // members compared in each
	topMean     = 3  // best scores whose mean counts
	linkFloor   = .25
	linksKept   = 4
)

// Place decides where a new cluster belongs without changing anything.
func (s *Space) Place(p *Profile) Placement {
	fits := s.fits(p, noProfile)
	for i := range fits {
		if pl, ok := s.joins(p, &fits[i]); ok {
			pl.Links = s.links(fits, fits[i].group)
			return pl
		}
	}
	return Placement{Rule: "nothing near", Links: s.links(fits, noGroup)}
}

const (
	noProfile = ^uint32(0)
	noGroup   = ^uint32(0)
)

// fits weighs the narratives of the candidates, the best first.
func (s *Space) fits(p *Profile, self uint32) []affinity {
	s.candidates(p, self)
	var out []affinity
	for _, r := range s.order {
		g := s.at(r.n).narrative
		if len(out) == groupsTried || r.score < linkFloor {
			break
		}
		if !slices.ContainsFunc(out, func(a affinity) bool { return a.group == g }) {
			a := s.affinity(p, self, g)
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b affinity) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.group, b.group))
	})
	return out
}

// affinity is the mean of the three best scores of p with members of a narrative.
func (s *Space) affinity(p *Profile, self, g uint32) affinity {
	a := affinity{group: g}
	var scores []float64
	parentScore := -1.
	for _, n := range sample(s.groups[g].members) {
		q := s.at(n)
		if q == nil || n == self {
			continue
		}
		h := hit{n: n, pair: s.measure(p, q)}
		h.score = s.score.score(&h.pair)
		scores = append(scores, h.score)
		if len(scores) == 1 || h.score > a.best.score {
			a.best = h
		}
		if q.At <= p.At && h.score > parentScore {
			a.parent, parentScore = q, h.score
		}
	}
	slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
	scores = scores[:min(len(scores), topMean)]
	for _, x := range scores {
		a.score += x / float64(len(scores))
	}
	a.score = longear.RoundScore(a.score)
	a.meaning = a.best.pair.meaning
	return a
}

// sample takes the oldest third and the newest of many members.
func sample(members []uint32) []uint32 {
	if len(members) <= sampled {
		return members
	}
	old := sampled / 3
	return append(slices.Clone(members[:old]), members[len(members)-(sampled-old):]...)
}

// joins holds an affinity against threshold and rules.
func (s *Space) joins(p *Profile, a *affinity) (Placement, bool) {
	t := s.score.threshold(a.meaning)
	if a.score < bySize(t.Join, len(s.groups[a.group].members)) {
		return Placement{}, false
	}
	rule, ok := rules(&a.best.pair)
	if !ok {
		return Placement{}, false
	}
	pl := Placement{Narrative: s.groups[a.group].id, Score: a.score, Rule: rule, Evidence: evidence(&a.best.pair, a.score, rule)}
	q := a.parent
	if q == nil {
		pl.Late, q = true, s.at(a.best.n)
	}
	pl.Parent, pl.Crosses = q.Post, q.Lang != p.Lang
	return pl, true
}

// links keeps the narratives that come near, beside the one that was joined.
func (s *Space) links(fits []affinity, joined uint32) []Link {
	var out []Link
	for i := range fits {
		if fits[i].group != joined && fits[i].score >= linkFloor && len(out) < linksKept {
			out = append(out, Link{s.groups[fits[i].group].id, fits[i].score})
		}
	}
	return out
}

// addLinks merges links into those held, the best four.
func (g *group) addLinks(links []Link) {
	for _, l := range links {
		if l.Narrative == g.id {
			continue
		}
		i := slices.IndexFunc(g.links, func(x Link) bool { return x.Narrative == l.Narrative })
		if i >= 0 {
			g.links[i].Score = max(g.links[i].Score, l.Score)
			continue
		}
		g.links = append(g.links, l)
	}
	slices.SortFunc(g.links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Narrative, b.Narrative))
	})
	g.links = g.links[:min(len(g.links), 2*linksKept)]
}
