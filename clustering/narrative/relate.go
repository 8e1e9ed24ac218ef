package narrative

import (
	"cmp"
	"math"
	"slices"
	"time"

	"longear"
)

// Relating is a founder whose relation is no longer what it was when it came in.
type Relating struct {
	Post    longear.PostID
	Parent  longear.PostID // "": it is the first of its claim
	Crosses bool           // the parent is in another language
	Score   float64
	Doubt   float64       // of its text, see Profile
	Since   time.Duration // for which the claim had been held
	Texts   int           // clusters that came before
}

// MarkOriginal says whether the founder of a cluster counts as the first of its claim.
func (s *Space) MarkOriginal(c longear.ClusterID, yes bool) {
	if n, ok := s.byID[c]; ok {
		if p := s.at(n); p != nil {
			p.original = yes
		}
	}
}

// Relate lists the founders of a narrative that count as firsts beside an earlier one: after a merge they are
// paraphrases or translations of what came before. Where the first was split off, the earliest that is left takes its
// place. It changes nothing; see MarkOriginal.
func (s *Space) Relate(id longear.NarrativeID) []Relating {
	g, ok := s.names[id]
	if !ok {
		return nil
	}
	var firsts []uint32
	for _, n := range s.groups[g].members {
		if p := s.at(n); p != nil && p.original {
			firsts = append(firsts, n)
		}
	}
	if len(firsts) == 0 {
		if p := s.earliest(s.groups[g].members); p != nil {
			return []Relating{{Post: p.Post}}
		}
	}
	if len(firsts) < 2 {
		return nil
	}
	slices.SortFunc(firsts, func(a, b uint32) int { return cmp.Or(cmp.Compare(s.at(a).At, s.at(b).At), cmp.Compare(a, b)) })
	var out []Relating
	for _, n := range firsts[1:] {
		if a := s.affinity(s.at(n), n, g, logOdds(0)); a.parent != nil {
			p := s.at(n)
			out = append(out, Relating{
				Post: p.Post, Parent: a.parent.Post, Crosses: a.parent.Lang != p.Lang, Score: a.score, Doubt: p.Doubt,
				Since: time.Duration(p.At-s.at(firsts[0]).At) * time.Second, Texts: s.before(g, p),
			})
		}
	}
	return out
}

// before counts the clusters of a narrative that are older than a profile.
func (s *Space) before(g uint32, p *Profile) (n int) {
	for _, m := range s.groups[g].members {
		if q := s.at(m); q != nil && q.At < p.At {
			n++
		}
	}
	return n
}

// Held says since when a narrative has been held, and in how many clusters; none when it left the window.
func (s *Space) Held(id longear.NarrativeID) (since time.Time, clusters int) {
	g, ok := s.names[id]
	if !ok {
		return time.Time{}, 0
	}
	first := int64(math.MaxInt64)
	for _, n := range s.groups[g].members {
		if p := s.at(n); p != nil {
			first = min(first, p.At)
			clusters++
		}
	}
	return time.Unix(first, 0).UTC(), clusters
}
