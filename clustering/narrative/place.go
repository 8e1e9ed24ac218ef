package narrative

import (
	"cmp"
	"math"
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

const (
	groupsTried = 8   // narratives weighed per profile
	sampled     = 12  // members compared in each
	topMean     = 3   // best scores whose mean counts
	pairFloor   = .10 // score of a pair from which its narrative is weighed
	linkFloor   = .20
	ownLanguage = 4 // how much likelier a parent is in the post's own language
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
	groups, tops := s.groupsOf()
	out := make([]affinity, len(groups))
	for i, g := range groups {
		rival := logOdds(0)
		for j := range groups {
			if j != i {
				rival = math.Max(rival, logOdds(tops[j]))
			}
		}
		out[i] = s.affinity(p, self, g, rival)
	}
	slices.SortFunc(out, func(a, b affinity) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.group, b.group))
	})
	return out
}

// groupsOf lists the narratives of the best candidates with the best score of each.
func (s *Space) groupsOf() (groups []uint32, tops []float64) {
	for _, r := range s.order {
		if len(groups) == groupsTried || r.score < pairFloor {
			break
		}
		if g := s.at(r.n).narrative; !slices.Contains(groups, g) {
			groups, tops = append(groups, g), append(tops, r.score)
		}
	}
	return groups, tops
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
	t := s.score.threshold(a.meaning, a.best.pair.length)
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

// Suggestions are the narratives that may be the same as one, each with its score: shown to a person, never counted.
func (s *Space) Suggestions(id longear.NarrativeID) []Link {
	g, ok := s.names[id]
	if !ok {
		return nil
	}
	var out []Link
	for _, l := range s.groups[g].links {
		if o, held := s.names[l.Narrative]; held && o != g && !s.groups[o].gone && l.Score >= s.score.threshold(false, "").Suggest {
			out = append(out, Link{s.groups[o].id, l.Score})
		}
	}
	return out
}
