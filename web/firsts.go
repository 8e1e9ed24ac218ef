package web

import (
	"longear"
)

// firstsView is the table of first sightings within one kind of place.
type firstsView struct {
	Head string
	Rows []firstRow
}

type firstRow struct {
	Key      string
	When     whenView
	Unsure   bool
	Where    string // "" where the key says it
	Claimed  string
	Since    string
	NumPosts string
}

// firsts are the first sightings per language, platform and source, each with since when we look there.
func (v visit) firsts(d longear.NarrativeDetail, cov coverage) []firstsView {
	f := d.Firsts()
	var out []firstsView
	add := func(head string, list []longear.FirstIn, name func(longear.FirstIn) string, placed bool) {
		if len(list) == 0 {
			return
		}
		view := firstsView{Head: head}
		for _, x := range list {
			view.Rows = append(view.Rows, v.firstRow(x, name(x), placed, cov))
		}
		out = append(out, view)
	}
	add(v.t.T("firsts.language"), f.Language, func(x longear.FirstIn) string { return v.t.name("lang", x.Key) }, true)
	add(v.t.T("firsts.platform"), f.Platform, func(x longear.FirstIn) string { return v.t.name("platform", x.Key) }, true)
	add(v.t.T("firsts.source"), f.Source, func(x longear.FirstIn) string { return v.placed(x.First) }, false)
	return out
}

func (v visit) firstRow(x longear.FirstIn, key string, placed bool, cov coverage) firstRow {
	row := firstRow{
		Key: key, Unsure: x.Unsure, Claimed: v.t.name("provenance", string(x.First.Provenance)), NumPosts: v.t.number(x.Posts),
		When:  whenView{ISO: isoOf(x.First.Interval.Lo, x.First.Precision), Text: v.clock(x.First.Interval.Lo, x.First.Precision, false)},
		Since: v.collectedSince(x.First.Source, cov),
	}
	if placed {
		row.Where = v.placed(x.First)
	}
	return row
}
