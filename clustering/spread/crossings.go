package spread

import (
	"cmp"
	"slices"
	"time"

	"longear"
)

// Side names what a crossing is between.
type Side string

// Sides of a crossing.
const (
	Language Side = "language"
	Platform Side = "platform"
	Country  Side = "country" // of the source, as the catalogue states it
)

// Crossing is the first arrival held of a narrative in a language, on a platform or among the sources of a country.
// Sightings that deny the claim do not carry it and are passed over.
type Crossing struct {
	Side       Side             `json:"side"`
	From       string           `json:"from,omitempty"` // empty: origin not found
	To         string           `json:"to"`
	Post       longear.PostID   `json:"post"`
	Source     longear.SourceID `json:"source"`
	Stance     longear.Stance   `json:"stance,omitempty"`
	At         longear.Interval `json:"at"`
	Parent     longear.PostID   `json:"parent,omitempty"` // the last sighting on the other side
	Confidence Word             `json:"confidence"`       // of the way from there
	Lag        *Lag             `json:"lag,omitempty"`    // from the parent; none between own editions
	OwnEdition bool             `json:"own_edition"`
	Tied       []longear.PostID `json:"tied,omitempty"` // may be as early: their times overlap
}

func (t *tree) side(i int32, s Side) string {
	p := &t.items[i].s.Post
	switch s {
	case Language:
		return string(p.Lang)
	case Platform:
		return string(p.Platform)
	default:
		return t.items[i].from.country
	}
}

// crossings lists first arrivals by side, then by time. Where the first one is an own edition, the first other one
// follows it.
func (t *tree) crossings(since map[longear.SourceID]time.Time) []Crossing {
	out := []Crossing{}
	for _, side := range []Side{Language, Platform, Country} {
		arrived := map[string]bool{} // false: only by an own edition yet
		first := true
		for i := range t.items {
			it, to := &t.items[i], t.side(int32(i), side)
			if to == "" || it.denies || it.at.Lo.IsZero() || arrived[to] {
				continue
			}
			if first {
				arrived[to], first = true, false
				continue
			}
			c := t.crossing(int32(i), side, since)
			if _, before := arrived[to]; before && c.OwnEdition {
				continue
			}
			arrived[to] = !c.OwnEdition
			out = append(out, c)
		}
	}
	return out
}

func (t *tree) crossing(i int32, side Side, since map[longear.SourceID]time.Time) Crossing {
	it, to := &t.items[i], t.side(i, side)
	c := Crossing{
		Side: side, To: to, Post: it.s.Post.ID, Source: it.s.Post.Source, Stance: it.s.Sighting.Stance, At: it.at,
		Confidence: Unknown, Tied: t.tied(i, side),
	}
	p, share := t.across(i, side)
	if p < 0 {
		return c
	}
	c.From, c.Parent, c.Confidence, c.OwnEdition = t.side(p, side), t.items[p].s.Post.ID, t.weights.word(share), it.from.own(t.items[p].from)
	if !c.OwnEdition {
		lag := lagOf(&t.items[p], it, since)
		c.Lag = &lag
	}
	return c
}

// across finds the most probable other side that a first arrival came from, the best candidate there, and the side's
// share of the probability: many candidates that are possible each may leave no doubt about their language.
func (t *tree) across(i int32, side Side) (parent int32, sure float64) {
	r := &t.results[i]
	if r.explicit != nil || r.weighed == nil {
		return t.beyond(t.parent[i], side, t.side(i, side)), r.share
	}
	shares, best := map[string]float64{}, map[string]int32{}
	var order []string
	for _, p := range r.weighed {
		from := t.beyond(p.item, side, t.side(i, side))
		if from < 0 {
			continue
		}
		name := t.side(from, side)
		if _, known := best[name]; !known {
			best[name], order = from, append(order, name)
		}
		shares[name] += p.score
	}
	parent = -1
	for _, name := range order {
		if s := longear.RoundScore(shares[name]); s > sure {
			parent, sure = best[name], s
		}
	}
	if t.weights.word(sure) == Unknown {
		return -1, 0
	}
	return parent, sure
}

// beyond is the first of i and its ancestors that stands on a known other side; -1: none.
func (t *tree) beyond(i int32, side Side, here string) int32 {
	for ; i >= 0; i = t.parent[i] {
		if from := t.side(i, side); from != here && from != "" {
			return i
		}
	}
	return -1
}

// tied lists the sightings on one side that may be as early as i.
func (t *tree) tied(i int32, side Side) []longear.PostID {
	var out []longear.PostID
	for k := int(i) + 1; k < len(t.items) && !t.items[k].at.Lo.After(t.items[i].at.Hi); k++ {
		if t.side(int32(k), side) == t.side(i, side) && !t.items[k].denies {
			out = append(out, t.items[k].s.Post.ID)
		}
	}
	return out
}

// Flow counts the steps from one side to another, whichever were first.
type Flow struct {
	Side        Side          `json:"side"`
	From        string        `json:"from"`
	To          string        `json:"to"`
	Steps       int           `json:"steps"`
	OwnEditions int           `json:"own_editions"` // beside them
	Median      time.Duration `json:"median_lag"`   // of the least lags that are measurable; nanoseconds
	Measured    int           `json:"measured"`
}

// flows counts steps by side and pair, the most frequent first.
func (t *tree) flows(since map[longear.SourceID]time.Time) []Flow {
	type key struct {
		side     Side
		from, to string
	}
	found, lags := map[key]*Flow{}, map[key][]time.Duration{}
	for i, p := range t.parent {
		for _, side := range []Side{Language, Platform, Country} {
			if p < 0 {
				continue
			}
			k := key{side, t.side(p, side), t.side(int32(i), side)}
			if k.from == k.to || k.from == "" || k.to == "" {
				continue
			}
			if found[k] == nil {
				found[k] = &Flow{Side: side, From: k.from, To: k.to}
			}
			if t.items[i].from.own(t.items[p].from) {
				found[k].OwnEditions++
				continue
			}
			found[k].Steps++
			if l := lagOf(&t.items[p], &t.items[i], since); l.Measurable {
				lags[k] = append(lags[k], l.Least)
			}
		}
	}
	out := make([]Flow, 0, len(found))
	for k, f := range found {
		f.Median, f.Measured = median(lags[k]), len(lags[k])
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(a.Side, b.Side), cmp.Compare(b.Steps, a.Steps), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return out
}

// median of durations; the lower one of an even number.
func median(v []time.Duration) time.Duration {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[(len(v)-1)/2]
}
