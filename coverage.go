package longear

import (
	"slices"
	"strings"
	"time"
)

// Coverage says since when and how a source is collected; every view that says "not found" shows it.
type Coverage struct {
	Source    SourceID  `json:"source"`
	Since     time.Time `json:"since"`      // first successful fetch
	LastFetch time.Time `json:"last_fetch"` // last attempt
	LastOK    time.Time `json:"last_ok"`
	Planned   time.Time `json:"planned,omitzero"`  // when the next attempt was to be made
	Status    string    `json:"status"`            // ok, or the state and reason of the last failure
	Note      string    `json:"note,omitempty"`    // what is odd although it answers: stale, truncated
	Recorded  time.Time `json:"recorded,omitzero"` // since when Gaps are kept
	Gaps      []Gap     `json:"gaps,omitempty"`    // ended ones since Recorded, the oldest first
	Posts     int       `json:"posts"`
	Newest    time.Time `json:"newest,omitzero"` // newest event time held
}

// Gap is a time in which a source was not collected as planned: from the last good fetch before it to the first good
// fetch after it.
type Gap struct {
	From     time.Time `json:"from"`
	To       time.Time `json:"to"`
	Reason   string    `json:"reason"`              // "failed: …", "blocked: …", "not polled", "cut short: …"
	CaughtUp bool      `json:"caught_up,omitempty"` // the fetch that ended it read back to posts that were held already
}

// Reasons of gaps that are not a failure of the source.
const (
	NotPolled = "not polled" // longear did not run, or came later than planned
	CutShort  = "cut short"  // the source offered more than one visit reads
)

// MaxGaps bounds how many gaps of a source are kept.
const MaxGaps = 64

// AddGap keeps an ended gap. One that begins where the last ended, for the same kind of reason, is joined with it. When there
// are too many, the oldest is dropped and the record begins after it.
func (c *Coverage) AddGap(g Gap) {
	if n := len(c.Gaps); n > 0 {
		last := &c.Gaps[n-1]
		if !g.From.After(last.To) && last.kind() == g.kind() && last.CaughtUp == g.CaughtUp {
			last.To, last.Reason = g.To, g.Reason
			return
		}
	}
	c.Gaps = append(c.Gaps, g)
	if over := len(c.Gaps) - MaxGaps; over > 0 {
		c.Recorded = c.Gaps[over-1].To
		c.Gaps = append([]Gap(nil), c.Gaps[over:]...)
	}
}

// kind is the reason without its details.
func (g Gap) kind() string {
	kind, _, _ := strings.Cut(g.Reason, ":")
	return kind
}

// Watch says what is known of the collection of a source during a time.
type Watch string

// Watches.
const (
	WatchWhole      Watch = "whole"      // collected, and every gap in that time is recorded
	WatchUnrecorded Watch = "unrecorded" // collected, but gaps were not recorded in all of that time
	WatchLater      Watch = "later"      // collection began later, or in that time
)

// minLate is how much later than planned a fetch is before the time counts as a gap.
const minLate = time.Hour

// Late tells whether at is so much later than planned that the source was not polled in between.
func (c Coverage) Late(at time.Time) bool {
	return !c.Planned.IsZero() && at.After(c.Planned.Add(max(minLate, c.Planned.Sub(c.LastFetch))))
}

// Failing tells whether the last attempt went wrong.
func (c Coverage) Failing() bool { return c.Status != "" && c.Status != "ok" }

// During lists the gaps that a time span touches, with one that lasts until now.
func (c Coverage) During(span Interval, now time.Time) (Watch, []Gap) {
	if c.Since.IsZero() || c.Since.After(span.Lo) {
		return WatchLater, nil
	}
	var gaps []Gap
	for _, g := range append(slices.Clip(c.Gaps), c.open(now)...) {
		if g.From.Before(span.Hi) && g.To.After(span.Lo) {
			gaps = append(gaps, g)
		}
	}
	if c.Recorded.IsZero() || c.Recorded.After(span.Lo) {
		return WatchUnrecorded, gaps
	}
	return WatchWhole, gaps
}

// open is the gap that has not ended; empty when the source is collected as planned.
func (c Coverage) open(now time.Time) []Gap {
	switch {
	case c.LastOK.IsZero():
		return nil
	case c.Failing():
		return []Gap{{From: c.LastOK, To: now, Reason: c.Status}}
	case c.Late(now):
		return []Gap{{From: c.LastOK, To: now, Reason: NotPolled}}
	}
	return nil
}
