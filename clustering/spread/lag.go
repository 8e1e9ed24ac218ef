package spread

import (
	"time"

	"longear"
)

// Lag is a span of time between two posts, as far as their clocks tell: from Least to Most.
type Lag struct {
	Least      time.Duration `json:"least"` // nanoseconds
	Most       time.Duration `json:"most"`
	Measurable bool          `json:"measurable"`
	Why        string        `json:"why,omitempty"` // it is not measurable, or what is not known
}

// Why a lag cannot be measured, or what it does not tell.
const (
	noTime    = "a confirmed time is missing"
	overlaps  = "the times overlap: not to be ordered"
	tooEarly  = "it starts before collecting began"
	unchecked = "since when the source is collected is not known"
)

// lagOf measures from one post to a later one. It is not measurable when the earlier one lies before the later one's
// source was collected: an earlier copy there may have been missed.
func lagOf(from, to *item, since map[longear.SourceID]time.Time) Lag {
	if from.at.Lo.IsZero() || to.at.Lo.IsZero() {
		return Lag{Why: noTime}
	}
	l := Lag{Least: max(0, to.at.Lo.Sub(from.at.Hi)), Most: max(0, to.at.Hi.Sub(from.at.Lo)), Measurable: true}
	began, known := since[to.s.Post.Source]
	switch {
	case known && from.at.Lo.Before(began):
		return Lag{Why: tooEarly}
	case from.at.Overlaps(to.at):
		l.Why = overlaps
	case !known:
		l.Why = unchecked
	}
	return l
}
