package web

import (
	"longear"
)

// changeView is what a child changed of its parent.
type changeView struct {
	ID       longear.PostID
	When     whenView
	Where    whereView
	From     whereView
	Relation relationView
	Diff     []change
	Text     textView // carries language and direction of the diff
	Changed  []string
}

const (
	maxChanges  = 12
	mostChanged = .75 // beyond it a comparison says nothing
)

// changes compares edits, parts and extensions with their parents, where both are in one language and script.
func (v visit) changes(d longear.NarrativeDetail) []changeView {
	byID := map[longear.PostID]longear.Post{}
	for _, ps := range d.Sightings {
		byID[ps.Post.ID] = ps.Post
	}
	var out []changeView
	for _, ps := range d.Sightings {
		parent, ok := byID[ps.Sighting.Parent]
		if !ok || len(out) == maxChanges || !isEdit(ps.Sighting) {
			continue
		}
		if c, ok := v.change(ps, parent); ok {
			out = append(out, c)
		}
	}
	return out
}

func isEdit(sg longear.Sighting) bool {
	switch sg.Relation {
	case longear.Edit, longear.Truncated, longear.Superset:
		return true
	}
	return len(sg.Changed) > 0
}

// sameScript tells whether two texts can be compared letter by letter; Chinese that may be either goes with both.
func sameScript(a, b longear.Script) bool { return a == b || a == longear.Han || b == longear.Han }

func (v visit) change(ps longear.PostSighting, parent longear.Post) (changeView, bool) {
	p := ps.Post
	view := changeView{
		ID: p.ID, When: v.published(p.Clocks), Where: v.where(p), From: v.where(parent), Relation: v.relation(ps.Sighting, p, nil),
		Changed: ps.Sighting.Changed, Text: newText(p.Body(), p.Lang, p.Script),
	}
	if p.Lang == parent.Lang && sameScript(p.Script, parent.Script) {
		if diff := wordDiff(parent.Body(), p.Body()); changedShare(diff) <= mostChanged {
			view.Diff = diff
		}
	}
	return view, len(view.Diff) > 0 || len(view.Changed) > 0
}
