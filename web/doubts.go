package web

import (
	"strings"

	"longear"
)

// doubtView is a reason to doubt the pattern: of the same rank as results, and only where there are data for it.
type doubtView struct{ Head, Text string }

func (v visit) doubts(d longear.NarrativeDetail, s spread) []doubtView {
	var out []doubtView
	add := func(key, text string) {
		if text != "" {
			out = append(out, doubtView{v.t.T("doubt." + key), text})
		}
	}
	add("copies", v.copiesDoubt(d))
	add("editions", v.editionDoubt(d))
	add("weak", v.weakDoubt(d))
	add("times", v.timesDoubt(d, s))
	return out
}

func (v visit) copiesDoubt(d longear.NarrativeDetail) string {
	copies := 0
	for _, ps := range d.Sightings {
		if ps.Sighting.Relation == longear.Copy || ps.Sighting.Relation == longear.Forward {
			copies++
		}
	}
	return v.t.T("doubt.copies_text", v.t.number(copies), v.t.N("posts", len(d.Sightings)))
}

// editionDoubt counts posts whose parent is another edition of the same outlet or owner.
func (v visit) editionDoubt(d longear.NarrativeDetail) string {
	byID := map[longear.PostID]longear.Post{}
	for _, ps := range d.Sightings {
		byID[ps.Post.ID] = ps.Post
	}
	own := 0
	for _, ps := range d.Sightings {
		parent, ok := byID[ps.Sighting.Parent]
		if ok && parent.Lang != ps.Post.Lang && v.catalog.ownEdition(parent, ps.Post) {
			own++
		}
	}
	if own == 0 {
		return ""
	}
	return v.t.N("doubt.editions_text", own)
}

func (v visit) weakDoubt(d longear.NarrativeDetail) string {
	weak, parents := 0, 0
	for _, ps := range d.Sightings {
		if ps.Sighting.Parent != "" {
			parents++
			if sureness(ps.Sighting) == "weak" {
				weak++
			}
		}
	}
	switch {
	case parents == 0:
		return v.t.T("doubt.weak_none")
	case weak == 0:
		return ""
	}
	return v.t.T("doubt.weak_text", v.t.number(weak), v.t.number(parents))
}

func (v visit) timesDoubt(d longear.NarrativeDetail, s spread) string {
	same := 0
	for _, l := range s.Lanes {
		if l.Arrival != nil && l.Arrival.Lag.Why == sameTime {
			same++
		}
	}
	rough := 0
	for _, ps := range d.Sightings {
		if p := ps.Post.Clocks.Published.Precision; p == longear.Day || p == longear.None {
			rough++
		}
	}
	var parts []string
	if rough > 0 {
		parts = append(parts, v.t.N("doubt.times_rough", rough))
	}
	if same > 0 {
		parts = append(parts, v.t.N("doubt.times_same", same))
	}
	return strings.Join(parts, "; ")
}
