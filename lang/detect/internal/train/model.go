package main

import (
	"math"
	"slices"

	"longear/lang/detect/internal/profile"
)

// model counts the n-grams of one profile and smooths them by Witten and Bell (1991): the chance of a letter after a
// context is its share there, mixed with its chance after the shorter context by how many new letters the context saw.
type model struct {
	name    string
	grams   map[uint64]float64 // n-gram of any order
	context map[uint64]stats   // by context
	total   float64
	related *model // a big model of a related language, asked where this one saw too little; nil: none
}

type stats struct {
	n     float64 // letters seen after the context
	kinds float64 // different ones
}

// alphabetSize is what an unseen letter is one of.
const alphabetSize = 64

// kinship is the share of a related language's chances among those that a small profile falls back on: words that both
// share then speak for neither.
const kinship = 0.15

func newModel(name string) *model {
	return &model{name: name, grams: map[uint64]float64{}, context: map[uint64]stats{}}
}

// count takes a letter with all letters before it, and counts its endings too.
func (m *model) count(key uint64, weight int) {
	for ok := true; ok; key, ok = profile.Shorten(key) {
		m.grams[key] += float64(weight)
	}
	m.total += float64(weight)
}

// finish counts what each context was followed by; the context of a single letter is the empty one, 0.
func (m *model) finish() {
	for key, n := range m.grams {
		c := profile.Context(key)
		s := m.context[c]
		s.n += n
		s.kinds++
		m.context[c] = s
	}
}

// logProb is the natural logarithm of the chance of the key's last letter after those before it.
func (m *model) logProb(key uint64) float64 { return math.Log(m.prob(key)) }

func (m *model) prob(key uint64) float64 {
	back := 1.0 / alphabetSize
	if shorter, ok := profile.Shorten(key); ok {
		back = m.prob(shorter)
		if m.related != nil {
			back = (1-kinship)*back + kinship*m.related.prob(key)
		}
	}
	s, ok := m.context[profile.Context(key)]
	if !ok {
		return back
	}
	return (m.grams[key] + s.kinds*back) / (s.n + s.kinds)
}

// Limits of a table: how rare an n-gram may be in a profile, by the profile's size, and how much a longer n-gram must
// change what a shorter one says, in nats.
const (
	rarest    = 2.5e-6
	leastNews = 0.6
	maxSteps  = 100
)

// build makes the table of a script's models.
func build(models []*model) *profile.Table {
	keep := map[uint64]bool{}
	for _, m := range models {
		least := max(1, m.total*rarest)
		for key, n := range m.grams {
			if n >= least {
				keep[key] = true
			}
		}
	}
	keys := make([]uint64, 0, len(keep))
	for k := range keep {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b uint64) int {
		if d := profile.Order(a) - profile.Order(b); d != 0 {
			return d
		}
		return int(int64(a) - int64(b))
	})
	kept := map[uint64]profile.Row{}
	var outKeys []uint64
	var rows []profile.Row
	for _, k := range keys {
		row := rowOf(models, k)
		if old, ok := longest(kept, k); ok && !news(old, row) {
			continue
		}
		kept[k] = row
		outKeys, rows = append(outKeys, k), append(rows, row)
	}
	names := make([]string, len(models))
	for i, m := range models {
		names[i] = m.name
	}
	return profile.NewTable(names, outKeys, rows)
}

// rowOf centres the models' log probabilities of a key.
func rowOf(models []*model, key uint64) (row profile.Row) {
	var p [profile.Width]float64
	best := math.Inf(-1)
	for i, m := range models {
		p[i] = m.logProb(key)
		best = max(best, p[i])
	}
	const span = float64(2*maxSteps) / profile.Scale
	for i := range models {
		row[i] = int8(math.Round(maxSteps - min(span, best-p[i])*profile.Scale))
	}
	return row
}

// longest is the row that is found without the key: that of its longest kept ending.
func longest(kept map[uint64]profile.Row, key uint64) (profile.Row, bool) {
	for s, ok := profile.Shorten(key); ok; s, ok = profile.Shorten(s) {
		if row, found := kept[s]; found {
			return row, true
		}
	}
	return profile.Row{}, false
}

func news(old, row profile.Row) bool {
	for i := range row {
		if d := int(old[i]) - int(row[i]); float64(max(d, -d)) >= leastNews*profile.Scale {
			return true
		}
	}
	return false
}
