package narrative

import (
	"cmp"
	"math"
	"slices"

	"longear"
)

// FitFeature numbers the inputs of the second score: how a profile fits a narrative as a whole.
type FitFeature int

// Features of a profile and a narrative.
const (
	FitBias FitFeature = iota
	FitTop             // log odds of the best pair
	FitMean            // mean log odds of the three best
	FitAll             // mean log odds of all compared
	FitSize
	FitMargin // log odds of the best pair less those of the best of any other narrative
	FitNumbers
	FitEntities
	FitConcepts
	FitWords
	FitAlone // the narrative has one member
	FitDoubt // the profile denies something: what denies a claim has one
	fitCount
)

// FitNames are the names under which the weights are stored.
func FitNames() []string {
	return []string{"bias", "top", "mean", "all", "size", "margin", "numbers", "entities", "concepts", "words", "alone", "doubt"}
}

// FitSigns are what the weights may be, as Signs.
func FitSigns() []int { return []int{0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1} }

// Fit are the values of one profile and narrative.
type Fit [fitCount]float64

// affinity is how well a profile fits a narrative.
type affinity struct {
	group   uint32
	x       Fit
	score   float64
	meaning bool
	best    hit
	parent  *Profile // the likeliest of those not later
}

// kind names the weights for the fit: that of its best pair.
func (a *affinity) kind() string {
	if a.meaning {
		return FitMeaning + a.best.pair.length
	}
	return FitPlain + a.best.pair.length
}

// logOdds of a score, bounded.
func logOdds(p float64) float64 {
	p = math.Min(math.Max(p, .002), .998)
	return math.Log(p/(1-p)) / 4
}

// affinity compares a profile with members of a narrative. Rival is the best pair of any other narrative, in log odds.
func (s *Space) affinity(p *Profile, self, g uint32, rival float64) affinity {
	a := affinity{group: g}
	scores := s.scores[:0]
	cover := coverage{}
	parentScore := -1.
	for _, n := range sample(s.groups[g].members) {
		q := s.at(n)
		if q == nil || n == self {
			continue
		}
		h := s.compared(p, q, n)
		scores = append(scores, h.score)
		if len(scores) == 1 || h.score > a.best.score {
			a.best = *h
		}
		cover.add(p, q)
		likely := h.score
		if q.Lang == p.Lang {
			likely *= ownLanguage
		}
		if q.At <= p.At && likely > parentScore {
			a.parent, parentScore = q, likely
		}
	}
	s.scores = scores
	a.meaning = a.best.pair.meaning
	if len(scores) > 0 {
		slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
		a.describe(scores, &cover, p, rival)
	}
	a.score = s.score.fit(&a)
	return a
}

// compared gives the comparison of two profiles: that of candidates, if it was made there. It holds until the next call.
func (s *Space) compared(p, q *Profile, n uint32) *hit {
	if s.scratchOf == p {
		for i := range s.scratch {
			if s.scratch[i].n == n {
				return &s.scratch[i]
			}
		}
	}
	h := &s.single
	h.n = n
	s.measure(&h.pair, p, q)
	h.score = s.score.score(&h.pair)
	return h
}

// describe fills in the features from scores, the best first.
func (a *affinity) describe(scores []float64, c *coverage, p *Profile, rival float64) {
	x := &a.x
	x[FitBias] = 1
	x[FitTop] = logOdds(scores[0])
	x[FitMean] = meanOdds(scores[:min(len(scores), topMean)])
	x[FitAll] = meanOdds(scores)
	x[FitSize] = math.Log(float64(len(scores))) / 3
	x[FitMargin] = math.Min(1, math.Max(-1, x[FitTop]-rival))
	x[FitNumbers] = part(&p.Numbers, c.numbers)
	x[FitEntities] = part(&p.Entities, c.entities)
	x[FitConcepts] = part(&p.Concepts, c.concepts)
	x[FitWords] = part(&p.Words, c.words)
	x[FitDoubt] = 1 / (1 + math.Exp(-p.Doubt))
	if len(scores) == 1 {
		x[FitAlone] = 1
	}
}

func meanOdds(scores []float64) float64 {
	sum := 0.
	for _, p := range scores {
		sum += logOdds(p)
	}
	return sum / float64(len(scores))
}

// coverage marks which terms of a profile stand in any member of a narrative.
type coverage struct{ numbers, entities, concepts, words uint64 }

func (c *coverage) add(p, q *Profile) {
	c.numbers |= common(&p.Numbers, &q.Numbers)
	c.entities |= common(&p.Entities, &q.Entities)
	c.concepts |= common(&p.Concepts, &q.Concepts)
	if p.Lang == q.Lang {
		c.words |= common(&p.Words, &q.Words)
	}
}

// common marks the places of a's terms that b holds; no channel keeps more than 64.
func common(a, b *Terms) (marks uint64) {
	if a.sign&b.sign == 0 {
		return 0
	}
	for i, j := 0, 0; i < len(a.List) && j < len(b.List); {
		x, y := a.List[i].ID, b.List[j].ID
		if x == y {
			marks |= 1 << i
		}
		i, j = i+notAfter(x, y), j+notAfter(y, x)
	}
	return marks
}

// part is the share of a's weight that is marked.
func part(a *Terms, marks uint64) float64 {
	if a.Sum == 0 {
		return 0
	}
	sum := float32(0)
	for i, t := range a.List {
		if marks&(1<<i) != 0 {
			sum += t.W
		}
	}
	return float64(sum / a.Sum)
}

// fit is the probability that a profile belongs to a narrative.
func (s *scorer) fit(a *affinity) float64 {
	if a.x[FitBias] == 0 {
		return 0
	}
	kind := a.kind()
	row, ok := s.fits[kind]
	if !ok {
		row, ok = s.fits[BaseKind(kind)]
	}
	if !ok { // not fitted yet: the mean alone
		return longear.RoundScore(1 / (1 + math.Exp(-4*a.x[FitMean])))
	}
	z := 0.
	for i, w := range row {
		z += w * a.x[i]
	}
	return longear.RoundScore(1 / (1 + math.Exp(-z)))
}
