package app

import (
	"time"

	"longear"
	"longear/crawler"
)

// covered is the coverage of a source after a poll. A stale source answers: it is noted, not counted as failing. A good
// fetch ends what was a gap until then.
func covered(c longear.Coverage, st crawler.Status) longear.Coverage {
	was := c
	c.Source, c.LastFetch, c.Planned, c.Note = st.Source, st.At, st.Next, ""
	if st.State != crawler.StateOK && st.State != crawler.StateStale {
		c.Status = string(st.State) + ": " + st.Reason
		return c
	}
	c.Status, c.LastOK = "ok", st.At
	if st.Reason != "" {
		c.Note = string(st.State) + ": " + st.Reason
	}
	if c.Since.IsZero() {
		c.Since = st.At
	}
	if c.Recorded.IsZero() {
		c.Recorded = recordedFrom(was, st)
	}
	if why := gapBefore(was, st); why != "" {
		caughtUp := !st.Truncated && st.Known > 0 // an answer without items shows nothing of the time between
		c.AddGap(longear.Gap{From: was.LastOK, To: st.At, Reason: why, CaughtUp: caughtUp})
	}
	return c
}

// recordedFrom is where the record of a store begins that kept none so far: what is failing has been so since its last
// good fetch; of one that was well nobody knows what happened before this poll.
func recordedFrom(was longear.Coverage, st crawler.Status) time.Time {
	if was.Failing() && !was.LastOK.IsZero() {
		return was.LastOK
	}
	return st.At
}

// gapBefore says why the time between the last good fetch and this one is a gap; "" when it is none.
func gapBefore(was longear.Coverage, st crawler.Status) string {
	switch {
	case was.LastOK.IsZero():
		return ""
	case was.Failing():
		return was.Status
	case was.Late(st.At):
		return longear.NotPolled
	case st.Truncated:
		return longear.CutShort + ": " + st.Reason
	}
	return ""
}
