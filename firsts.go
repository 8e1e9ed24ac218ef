package longear

import (
	"cmp"
	"slices"
)

// FirstIn is the first sighting within one language, platform or source.
type FirstIn struct {
	Key    string    `json:"key"`
	First  FirstSeen `json:"first"`
	Unsure bool      `json:"unsure,omitempty"` // the time overlaps that of another source's post there: which came first is not known
	Posts  int       `json:"posts"`            // that are held there, undated and denying ones included
}

// Firsts are the first sightings of a narrative per language, platform and source, the earliest first.
type Firsts struct {
	Language []FirstIn `json:"language"`
	Platform []FirstIn `json:"platform"`
	Source   []FirstIn `json:"source"`
}

// NarrativeView is a narrative with what follows from its sightings, as commands and the API print it.
type NarrativeView struct {
	NarrativeDetail
	Firsts Firsts `json:"firsts"`
}

// View adds what follows from the sightings.
func (d NarrativeDetail) View() NarrativeView { return NarrativeView{d, d.Firsts()} }

// Firsts finds the first sightings (DESIGN §4.5): of posts with a confirmed time that do not deny.
func (d NarrativeDetail) Firsts() Firsts {
	return Firsts{
		Language: d.firstsBy(func(p Post) string { return string(p.Lang) }),
		Platform: d.firstsBy(func(p Post) string { return string(p.Platform) }),
		Source:   d.firstsBy(func(p Post) string { return string(p.Source) }),
	}
}

func (d NarrativeDetail) firstsBy(key func(Post) string) []FirstIn {
	groups := map[string][]PostSighting{}
	for _, ps := range d.Sightings {
		if k := key(ps.Post); k != "" {
			groups[k] = append(groups[k], ps)
		}
	}
	var out []FirstIn
	for k, group := range groups {
		if f, ok := firstIn(k, group); ok {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b FirstIn) int {
		return cmp.Or(a.First.Interval.Lo.Compare(b.First.Interval.Lo), a.First.Interval.Hi.Compare(b.First.Interval.Hi), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// firstIn is false where no post of a group can be the first.
func firstIn(key string, group []PostSighting) (FirstIn, bool) {
	f := FirstIn{Key: key, Posts: len(group)}
	var dated []PostSighting
	for _, ps := range group {
		if ps.Post.Clocks.Confirmed() && ps.Sighting.Stance != Denies && ps.Sighting.Relation != Debunk {
			dated = append(dated, ps)
		}
	}
	if len(dated) == 0 {
		return f, false
	}
	first := slices.MinFunc(dated, func(a, b PostSighting) int {
		x, y := a.Post.Clocks, b.Post.Clocks
		return cmp.Or(x.EventTime().Compare(y.EventTime()), x.Observed.Compare(y.Observed), cmp.Compare(a.Post.ID, b.Post.ID))
	}).Post
	f.First = first.Seen()
	f.Unsure = slices.ContainsFunc(dated, func(ps PostSighting) bool {
		return ps.Post.Source != first.Source && ps.Post.Clocks.Published.Interval().Overlaps(f.First.Interval)
	})
	return f, true
}

// Seen is a post as a first sighting.
func (p Post) Seen() FirstSeen {
	c := p.Clocks.Published
	return FirstSeen{
		Interval: c.Interval(), Post: p.ID, Source: p.Source, Account: p.Account, Platform: p.Platform, Lang: p.Lang,
		Precision: c.Precision, Provenance: c.Provenance, Observed: p.Clocks.Observed,
	}
}
