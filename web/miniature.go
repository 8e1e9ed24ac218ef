package web

import (
	"html/template"
	"slices"
	"time"

	"longear"
)

const (
	miniWidth  = 210.0
	miniHeight = 34.0
	miniPad    = 7.0
)

// miniature draws when a narrative arrived in each language, between its first and its last post.
func (v visit) miniature(n longear.Narrative) template.HTML {
	if n.First == nil {
		return ""
	}
	from, to := n.First.Interval.Lo, n.Last
	x := func(t time.Time) float64 {
		span := to.Sub(from)
		if span <= 0 {
			return miniWidth / 2
		}
		part := max(0, min(1, float64(t.Sub(from))/float64(span)))
		return miniPad + part*(miniWidth-2*miniPad)
	}
	var d drawing
	d.open("svg", text("viewBox", "0 0 "+num(miniWidth)+" "+num(miniHeight)), text("role", "img"), text("aria-label", v.t.T("mini.label", v.spanCaption(n))), class("mini"))
	d.line(miniPad, miniHeight/2, miniWidth-miniPad, miniHeight/2, "axis")
	d.line(x(to), miniHeight/2-5, x(to), miniHeight/2+5, "axis")
	for _, lang := range slices.Backward(sortedLangs(n.FirstBy)) {
		if f := n.FirstBy[lang]; f != nil {
			v.miniMark(&d, x(f.Interval.Lo), *f, n.First.Post == f.Post)
		}
	}
	if n.FirstDeny != nil {
		d.mark(markCross, x(n.FirstDeny.Interval.Lo), miniHeight/2, 5, "debunk", "", v.t.T("hit.debunk"))
	}
	d.end("svg")
	return d.done()
}

func (v visit) miniMark(d *drawing, x float64, f longear.FirstSeen, first bool) {
	shape := markTriangle
	if first {
		shape = markDiamond
	}
	title := v.t.T("mini.mark", v.t.name("lang", string(f.Lang)), v.brief(f.Interval.Lo, f.Precision))
	d.mark(shape, x, miniHeight/2, 6, "f-"+hue(f.Lang), "", title)
}
