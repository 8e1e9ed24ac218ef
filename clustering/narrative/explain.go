package narrative

import (
	"slices"

	"longear"
	"longear/lang"
)

// Comparison is how two posts compare, channel by channel.
type Comparison struct {
	Kind     string  // which weights were taken: "same", "cross+long", …
	Score    float64 // of the pair
	Fit      float64 // of the second post with a narrative that holds the first alone
	Join     float64 // threshold of Fit
	Joined   bool
	Rule     string // the rule that let the pair pass, or stopped it
	Channels []Contribution
}

// Contribution is one input of the score: its value, its weight, and what they add to the log odds.
type Contribution struct {
	Name                 string
	Value, Weight, Gives float64
}

// Compare says how two posts compare when nothing else is held. It changes the space, which should be a new one.
func (s *Space) Compare(a, b *lang.Doc, va, vb []float32) Comparison {
	first := s.Read(a, longear.NewClusterID(a.Post.ID), va)
	id := longear.NewNarrativeID(a.Post.ID)
	s.Add(first, id, nil)
	second := s.Read(b, longear.NewClusterID(b.Post.ID+"/2"), vb)
	f := s.affinity(second, noProfile, s.names[id], logOdds(0))
	p := &f.best.pair
	t := s.score.threshold(f.meaning, p.length)
	out := Comparison{Kind: p.kind(), Score: f.best.score, Fit: f.score, Join: t.Join, Channels: s.score.contributions(p)}
	rule, ok := rules(p)
	out.Rule, out.Joined = rule, ok && f.score >= t.Join
	if ok && !out.Joined {
		out.Rule = "below the threshold: " + rule
	}
	return out
}

// contributions lists the inputs that are not zero, the strongest first.
func (s *scorer) contributions(p *pair) []Contribution {
	row := &s.rows[p.number()]
	var out []Contribution
	for i, name := range FeatureNames() {
		if p.x[i] != 0 {
			out = append(out, Contribution{name, longear.RoundScore(p.x[i]), row[i], longear.RoundScore(p.x[i] * row[i])})
		}
	}
	slices.SortStableFunc(out, func(a, b Contribution) int {
		switch x, y := max(a.Gives, -a.Gives), max(b.Gives, -b.Gives); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return out
}
