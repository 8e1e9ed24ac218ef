package web

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"longear"
)

// tag is a label beside a mark.
type tag struct {
	x    float64
	text string
	end  bool // it ends at x instead of beginning there
}

const (
	tagRune  = 6.7 // about the width of a character
	tagRight = figRight - 130
)

func (g tag) from() float64 {
	if g.end {
		return g.x - tagRune*float64(utf8.RuneCountInString(g.text))
	}
	return g.x
}

func (g tag) to() float64 { return g.from() + tagRune*float64(utf8.RuneCountInString(g.text)) }

// labels says beside the first arrival in each lane how long after the first seen it came.
func (t *timeline) labels() {
	for _, l := range t.spread.Lanes {
		var tags []tag
		for _, a := range []*arrival{l.Arrival, l.Other} {
			if a != nil {
				tags = append(tags, t.tag(a, t.arrivalText(*a)))
			}
		}
		if l.Deny != nil {
			tags = append(tags, t.tag(l.Deny, t.debunkText(*l.Deny)))
		}
		t.write(tags, t.y[l.Key])
	}
}

func (t *timeline) arrivalText(a arrival) string {
	claimed := a.Post.Post.Clocks.Published
	switch a.Lag.Why {
	case firstItself:
		return t.v.t.T("figure.first", t.v.brief(claimed.At, claimed.Precision))
	case notMeasurable:
		return t.v.brief(claimed.At, toMinute(claimed.Precision))
	default:
		return a.Lag.label(t.v.t)
	}
}

func (t *timeline) debunkText(a arrival) string {
	if a.Lag.Why == notMeasurable {
		return t.v.t.T("relation.debunk")
	}
	return t.v.t.T("figure.debunk", a.Lag.label(t.v.t))
}

func (t *timeline) tag(a *arrival, s string) tag {
	x := t.spots[a.Post.Post.ID].x
	if x > tagRight {
		return tag{x: x + 3, text: s, end: true}
	}
	return tag{x: x - 3, text: s}
}

// write sets the labels of a lane above it; one that would cover another goes below, or stays in the table only.
func (t *timeline) write(tags []tag, y float64) {
	slices.SortStableFunc(tags, func(a, b tag) int { return cmp.Compare(a.from(), b.from()) })
	rows := [2]struct{ y, used float64 }{{y: y - 21}, {y: y + 25}}
	for _, g := range tags {
		for i := range rows {
			if g.from() < rows[i].used {
				continue
			}
			anchor := "start"
			if g.end {
				anchor = "end"
			}
			t.label(g.x, rows[i].y, "tag", anchor, g.text)
			rows[i].used = g.to() + tagRune
			break
		}
	}
}

// toMinute leaves out seconds where they would only take room.
func toMinute(p longear.Precision) longear.Precision {
	if p == longear.Second {
		return longear.Minute
	}
	return p
}
