package web

import (
	"slices"
	"strings"

	"longear"
)

// doubtView is a reason to doubt the pattern: of the same rank as results, and only where there are data for it.
type doubtView struct{ Head, Text string }

func (v visit) doubts(d longear.NarrativeDetail, s spread, cov coverage) []doubtView {
	var out []doubtView
	add := func(key, text string) {
		if text != "" {
			out = append(out, doubtView{v.t.T("doubt." + key), text})
		}
	}
	add("copies", v.copiesDoubt(d))
	add("owner", v.ownerDoubt(d))
	add("editions", v.editionDoubt(d))
	add("weak", v.weakDoubt(d))
	add("times", v.timesDoubt(d, s))
	add("outage", v.outageDoubt(d, cov))
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

// ownerDoubt counts the sources that share an owner with another one.
func (v visit) ownerDoubt(d longear.NarrativeDetail) string {
	owners := map[string]map[longear.SourceID]bool{}
	for _, ps := range d.Sightings {
		if owner := v.catalog.owner(ps.Post); owner != "" {
			if owners[owner] == nil {
				owners[owner] = map[longear.SourceID]bool{}
			}
			owners[owner][ps.Post.Source] = true
		}
	}
	shared := 0
	for _, sources := range owners {
		if len(sources) > 1 {
			shared += len(sources)
		}
	}
	if shared == 0 {
		return v.t.T("doubt.owner_none", v.t.number(d.Narrative.Unowned))
	}
	return v.t.T("doubt.owner_text", v.t.number(shared), v.t.N("sources.of", len(d.Narrative.Sources)))
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

// outageDoubt names the sources of the narrative whose last fetch failed.
func (v visit) outageDoubt(d longear.NarrativeDetail, cov coverage) string {
	var failing []string
	imported := 0
	for _, id := range d.Narrative.Sources {
		one, ok := cov.byID[id]
		switch {
		case !ok:
			imported++
		case one.Failing():
			failing = append(failing, v.catalog.name(id))
		}
	}
	slices.Sort(failing)
	var parts []string
	if len(failing) > 0 {
		parts = append(parts, v.t.T("doubt.outage_text", strings.Join(failing, ", ")))
	}
	if imported > 0 {
		parts = append(parts, v.t.N("doubt.imported", imported))
	}
	return strings.Join(parts, "; ")
}
