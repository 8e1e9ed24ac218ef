package sheet

import (
	"cmp"
	"slices"
	"time"

	"longear"
)

// before is how long before the first seen an outage still matters: an earlier copy may lie in it.
const before = 24 * time.Hour

// span is the time in which the narrative ran, as far as it is held.
func (d *desk) span() (longear.Interval, bool) {
	if len(d.posts) == 0 {
		return longear.Interval{}, false
	}
	span := longear.Interval{Lo: d.posts[0].Post.Clocks.EventTime(), Hi: d.posts[len(d.posts)-1].Post.Clocks.EventTime()}
	if f := d.Narrative.First; f != nil {
		span.Lo = f.Interval.Lo
	}
	return longear.Interval{Lo: span.Lo.Add(-before), Hi: span.Hi}, true
}

// outage asks for every source that is collected how it was collected while the narrative ran.
func (d *desk) outage() longear.OutageCheck {
	o := longear.OutageCheck{Answer: longear.NotChecked}
	span, ok := d.span()
	if !ok {
		return o
	}
	o.Window = span
	carries := d.carriers()
	for _, c := range d.Coverage {
		if c.Since.IsZero() {
			continue
		}
		delete(carries.missing, c.Source)
		o.Sources++
		watch, gaps := c.During(span, d.Now)
		count(&o, watch, gaps)
		for _, g := range gaps {
			o.Gaps = append(o.Gaps, longear.SourceGap{Source: c.Source, Gap: g})
		}
		if posts := carries.posts[c.Source]; len(gaps) > 0 && len(posts) > 0 {
			o.Own, o.Evidence = append(o.Own, c.Source), append(o.Evidence, posts[0])
		}
	}
	o.Imported = len(carries.missing)
	o.Evidence = o.Evidence[:min(len(o.Evidence), maxEvidence)]
	slices.SortStableFunc(o.Gaps, func(a, b longear.SourceGap) int { return cmp.Compare(length(b.Gap), length(a.Gap)) })
	o.Gaps = o.Gaps[:min(len(o.Gaps), longear.MaxSheetGaps)]
	switch {
	case o.Down > 0:
		o.Answer = longear.Yes
	case o.Sources > 0 && o.Whole == o.Sources && o.Imported == 0:
		o.Answer = longear.No
	}
	return o
}

func length(g longear.Gap) time.Duration { return g.To.Sub(g.From) }

func count(o *longear.OutageCheck, watch longear.Watch, gaps []longear.Gap) {
	switch watch {
	case longear.WatchWhole:
		o.Whole++
	case longear.WatchUnrecorded:
		o.Unrecorded++
	case longear.WatchLater:
		o.Later++
	}
	if lost(gaps) {
		o.Down++
	} else if len(gaps) > 0 {
		o.CaughtUp++
	}
}

// lost tells whether a gap was not read back.
func lost(gaps []longear.Gap) bool {
	return slices.ContainsFunc(gaps, func(g longear.Gap) bool { return !g.CaughtUp })
}

// carriers are the sources of the narrative, with their posts; missing ones have no coverage yet.
type carriers struct {
	posts   map[longear.SourceID][]longear.PostID
	missing map[longear.SourceID]bool
}

func (d *desk) carriers() carriers {
	c := carriers{map[longear.SourceID][]longear.PostID{}, map[longear.SourceID]bool{}}
	for i := range d.posts {
		p := &d.posts[i].Post
		c.posts[p.Source] = append(c.posts[p.Source], p.ID)
		c.missing[p.Source] = true
	}
	return c
}
