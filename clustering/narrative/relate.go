package narrative

import (
	"cmp"
	"slices"

	"longear"
)

// Relating is a founder whose relation is no longer what it was when it came in.
type Relating struct {
	Post    longear.PostID
	Parent  longear.PostID // "": it is the first of its claim
	Crosses bool           // the parent is in another language
	Denies  bool
	Score   float64
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
// paraphrases or translations of what came before. It changes nothing; see MarkOriginal.
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
	if len(firsts) < 2 {
		return nil
	}
	slices.SortFunc(firsts, func(a, b uint32) int { return cmp.Or(cmp.Compare(s.at(a).At, s.at(b).At), cmp.Compare(a, b)) })
	var out []Relating
	for _, n := range firsts[1:] {
		if a := s.affinity(s.at(n), n, g, logOdds(0)); a.parent != nil {
			p := s.at(n)
			out = append(out, Relating{p.Post, a.parent.Post, a.parent.Lang != p.Lang, p.Denies, a.score})
		}
	}
	return out
}
