package web

import "longear"

// markShape says relation; colour says language. Neither is the only carrier: the table has both in words.
type markShape string

const (
	markDiamond  markShape = "diamond"  // the earliest copy held
	markSquare   markShape = "square"   // another wording with no parent found
	markTriangle markShape = "triangle" // translation
	markRing     markShape = "ring"     // copy, forward
	markDisc     markShape = "disc"     // edit, part, quote, paraphrase
	markCross    markShape = "cross"    // debunk
)

func markShapes() []markShape {
	return []markShape{markDiamond, markTriangle, markSquare, markRing, markDisc, markCross}
}

// shapeOf chooses the mark of a sighting.
func shapeOf(sg longear.Sighting, earliest bool) markShape {
	switch {
	case earliest:
		return markDiamond
	case sg.Relation == longear.Debunk:
		return markCross
	case sg.Relation == longear.Translation:
		return markTriangle
	case sg.Relation == longear.Copy || sg.Relation == longear.Forward:
		return markRing
	case sg.Relation == longear.Original || sg.Relation == "":
		return markSquare
	default:
		return markDisc
	}
}

// mark draws one shape of radius r, perhaps as a link, with a text that shows on hover.
func (d *drawing) mark(s markShape, x, y, r float64, c, href, title string) {
	if href != "" {
		d.open("a", text("href", href), text("tabindex", "-1"))
		defer d.end("a")
	}
	c = "mark m-" + string(s) + " " + c
	tag := "path"
	attrs := []attr{class(c)}
	switch s {
	case markRing, markDisc:
		tag = "circle"
		attrs = append(attrs, at("cx", x), at("cy", y), at("r", r*.72))
	default:
		attrs = append(attrs, text("d", outline(s, x, y, r)))
	}
	d.open(tag, attrs...)
	d.title(title)
	d.end(tag)
}

func outline(s markShape, x, y, r float64) string {
	p := func(dx, dy float64) string { return num(x+dx) + " " + num(y+dy) }
	switch s {
	case markDiamond:
		return "M" + p(-r, 0) + "L" + p(0, -r) + "L" + p(r, 0) + "L" + p(0, r) + "Z"
	case markTriangle:
		return "M" + p(-r*.95, r*.75) + "L" + p(0, -r) + "L" + p(r*.95, r*.75) + "Z"
	case markSquare:
		return "M" + p(-r*.7, -r*.7) + "L" + p(r*.7, -r*.7) + "L" + p(r*.7, r*.7) + "L" + p(-r*.7, r*.7) + "Z"
	default:
		return "M" + p(-r*.8, -r*.8) + "L" + p(r*.8, r*.8) + "M" + p(r*.8, -r*.8) + "L" + p(-r*.8, r*.8)
	}
}
