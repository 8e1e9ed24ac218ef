package web

import (
	"time"

	"longear"
)

// lag is the time between two intervals: a range, or the reason why it is none.
type lag struct {
	Lo, Hi time.Duration
	Why    lagReason
}

type lagReason string

const (
	measured      lagReason = ""
	sameTime      lagReason = "same_time"      // the intervals overlap: never ordered
	ownEdition    lagReason = "own_edition"    // editions of one outlet or owner: no crossing
	notMeasurable lagReason = "not_measurable" // it begins before one of the sources was collected
	firstItself   lagReason = "first"
)

// lagBetween measures from a to b.
func lagBetween(a, b longear.Interval) lag {
	if a.Overlaps(b) || b.Before(a) {
		return lag{Why: sameTime}
	}
	return lag{Lo: b.Lo.Sub(a.Hi), Hi: b.Hi.Sub(a.Lo)}
}

// long tells a span in words of one unit or two: "12 min", "49 h", "5 d 7 h".
func (c *catalogue) long(d time.Duration) string {
	switch {
	case d < time.Minute:
		return c.T("span.seconds", int(d.Seconds()))
	case d < 90*time.Minute:
		return c.T("span.minutes", int(d.Minutes()))
	case d < 72*time.Hour:
		return c.T("span.hours", int(d.Round(time.Hour).Hours()))
	}
	hours := int(d.Round(time.Hour).Hours())
	if hours%24 == 0 || hours > 14*24 {
		return c.T("span.days", hours/24)
	}
	return c.T("span.days_hours", hours/24, hours%24)
}

// said is a lag in words, as a range where the precision of the times does not allow better.
func (l lag) said(c *catalogue) string {
	if l.Why != measured {
		return c.T("lag." + string(l.Why))
	}
	if width := l.Hi - l.Lo; width <= max(l.Hi/10, time.Minute) {
		return c.long(l.Hi)
	}
	switch {
	case l.Hi < 90*time.Minute:
		return c.T("span.minutes_range", int(l.Lo.Minutes()), int(l.Hi.Minutes()))
	case l.Hi < 120*time.Hour:
		return c.T("span.hours_range", roundHours(l.Lo), roundHours(l.Hi))
	default:
		return c.T("span.days_range", roundHours(l.Lo)/24, roundHours(l.Hi)/24)
	}
}

// label is a lag as it stands beside a mark: "+49 h".
func (l lag) label(c *catalogue) string {
	if l.Why == measured {
		return "+" + l.said(c)
	}
	return l.said(c)
}

func roundHours(d time.Duration) int { return int(d.Round(time.Hour).Hours()) }
