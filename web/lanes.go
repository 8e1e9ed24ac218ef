package web

import (
	"cmp"
	"slices"
	"time"

	"longear"
)

// laneBy says what the lanes of the timeline stand for.
type laneBy string

const (
	byLang     laneBy = "lang"
	byPlatform laneBy = "platform"
	byCountry  laneBy = "country"
)

func laneKinds() []laneBy { return []laneBy{byLang, byPlatform, byCountry} }

func readLaneBy(s string) laneBy {
	if slices.Contains(laneKinds(), laneBy(s)) {
		return laneBy(s)
	}
	return byLang
}

// lane is the sightings of one language, platform or country.
type lane struct {
	Key     string
	Posts   []longear.PostSighting // by event time
	Arrival *arrival               // the earliest confirmed one that is no debunk; nil: none
	Other   *arrival               // the earliest from another outlet and owner than the first seen, where Arrival is not
	Deny    *arrival               // the earliest confirmed debunk
}

// arrival is a post with its lag after the first seen.
type arrival struct {
	Post longear.PostSighting
	Lag  lag
}

// spread is a narrative cut into lanes, the earliest lane first.
type spread struct {
	By    laneBy
	First *longear.PostSighting // nil where no post has a confirmed time
	Lanes []lane
}

// laneKey is where a post belongs.
func laneKey(p longear.Post, by laneBy) string {
	switch by {
	case byPlatform:
		return string(p.Platform)
	case byCountry:
		return p.Country
	default:
		return string(p.Lang)
	}
}

// newSpread cuts the sightings of a narrative into lanes and measures when the claim arrived in each.
func newSpread(d longear.NarrativeDetail, by laneBy, cov coverage) spread {
	s := spread{By: by, First: firstSighting(d)}
	index := map[string]int{}
	for _, ps := range d.Sightings {
		key := laneKey(ps.Post, by)
		i, ok := index[key]
		if !ok {
			i = len(s.Lanes)
			index[key] = i
			s.Lanes = append(s.Lanes, lane{Key: key})
		}
		s.Lanes[i].Posts = append(s.Lanes[i].Posts, ps)
	}
	for i := range s.Lanes {
		s.measure(&s.Lanes[i], cov)
	}
	slices.SortStableFunc(s.Lanes, func(a, b lane) int {
		return cmp.Or(a.begins().Compare(b.begins()), cmp.Compare(a.Key, b.Key))
	})
	return s
}

func firstSighting(d longear.NarrativeDetail) *longear.PostSighting {
	if d.Narrative.First == nil {
		return nil
	}
	for i := range d.Sightings {
		if d.Sightings[i].Post.ID == d.Narrative.First.Post {
			return &d.Sightings[i]
		}
	}
	return nil
}

// begins orders lanes: by arrival, and lanes without one behind.
func (l lane) begins() time.Time {
	if l.Arrival == nil {
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return l.Arrival.Post.Post.Clocks.Published.Interval().Lo
}

func (s spread) measure(l *lane, cov coverage) {
	for _, ps := range l.Posts {
		if !ps.Post.Clocks.Confirmed() {
			continue
		}
		a := arrival{Post: ps, Lag: s.lagTo(ps.Post, cov)}
		deny := ps.Sighting.Relation == longear.Debunk
		switch {
		case deny && l.Deny == nil:
			l.Deny = &a
		case deny:
		case l.Arrival == nil:
			l.Arrival = &a
		case l.Arrival.Lag.Why == ownEdition && l.Other == nil && a.Lag.Why != ownEdition:
			l.Other = &a
		}
	}
}

// lagTo is the lag of a post after the first seen.
func (s spread) lagTo(p longear.Post, cov coverage) lag {
	if s.First == nil {
		return lag{Why: notMeasurable}
	}
	return hop(s.First.Post, p, cov)
}

// hop is the lag between two posts: own editions have none, and what begins before we collected is not measurable.
func hop(from, to longear.Post, cov coverage) lag {
	switch {
	case from.ID == to.ID:
		return lag{Why: firstItself}
	case cov.catalog.ownEdition(from, to):
		return lag{Why: ownEdition}
	}
	start := from.Clocks.Published.Interval()
	l := lagBetween(start, to.Clocks.Published.Interval())
	if l.Why == measured && !cov.measurable(start.Lo, from.Source, to.Source) {
		return lag{Why: notMeasurable}
	}
	return l
}

// gap is a time in which a lane was not collected.
type gap struct {
	From, To time.Time // a zero time is open
}

// gaps are the times in which no source of the lane was collected yet, or none is any more. Lanes of which the catalogue
// has no source have none: nothing is known about them.
func (l lane) gaps(by laneBy, cov coverage) []gap {
	var since, until time.Time
	known := false
	for _, src := range cov.catalog.sorted {
		one, ok := cov.byID[src.ID]
		if !ok || one.Since.IsZero() || !laneHas(src, by, l.Key) {
			continue
		}
		if !known || one.Since.Before(since) {
			since = one.Since
		}
		if !known || one.LastOK.After(until) {
			until = one.LastOK
		}
		known = true
	}
	if !known {
		return nil
	}
	return []gap{{To: since}, {From: until}}
}

func laneHas(s longear.Source, by laneBy, key string) bool {
	switch by {
	case byPlatform:
		return string(s.Platform) == key
	case byCountry:
		return s.Country == key
	default:
		return slices.Contains(s.Languages, longear.Lang(key))
	}
}
