package web

// labels says beside the first arrival in each lane how long after the first seen it came.
func (t *timeline) labels() {
	for _, l := range t.spread.Lanes {
		t.arrivalLabel(l.Arrival)
		t.arrivalLabel(l.Other)
		if l.Deny != nil && l.Deny.Lag.Why != notMeasurable {
			t.tag(l.Deny, t.v.t.T("figure.debunk", l.Deny.Lag.label(t.v.t)))
		} else if l.Deny != nil {
			t.tag(l.Deny, t.v.t.T("relation.debunk"))
		}
	}
}

func (t *timeline) arrivalLabel(a *arrival) {
	switch {
	case a == nil:
	case a.Lag.Why == firstItself:
		c := a.Post.Post.Clocks.Published
		t.tag(a, t.v.t.T("figure.first", t.v.brief(c.At, c.Precision)))
	case a.Lag.Why == notMeasurable:
		c := a.Post.Post.Clocks.Published
		t.tag(a, t.v.brief(c.At, c.Precision))
	default:
		t.tag(a, a.Lag.label(t.v.t))
	}
}

// tag writes above a mark, to the left of it near the right edge.
func (t *timeline) tag(a *arrival, s string) {
	at := t.spots[a.Post.Post.ID]
	x, anchor := at.x-3, "start"
	if at.x > figRight-130 {
		x, anchor = at.x+3, "end"
	}
	t.label(x, t.y[laneKey(a.Post.Post, t.spread.By)]-21, "tag", anchor, s)
}
