package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"longear"
	"longear/lang"
)

// Back is how long before a copy an earlier post of a credited source is looked for.
const Back = 14 * 24 * time.Hour

// Credits reads whom the copies name, and the sources that this can mean. Texts come by event time. The caller asks the store
// for earlier posts of those sources, calls Watch for each credit, and then Settle.
func (c *Catalogue) Credits(docs []lang.Doc) longear.CreditCheck {
	var check longear.CreditCheck
	others, index := map[string]int{}, map[string]int{}
	for i := range docs {
		d := &docs[i]
		all := slices.DeleteFunc(c.credits(d), func(s said) bool { return s.own })
		if len(all) == 0 {
			continue
		}
		check.Posts++
		if !note(&check, d, all, index) {
			if name := firstName(all); name != "" {
				others[name]++
			} else {
				check.Unnamed++
			}
		}
	}
	check.Others = counts(others)
	return check
}

func firstName(all []said) string {
	for _, s := range all {
		if s.name != "" {
			return s.name
		}
	}
	return ""
}

// note counts a text for each different credit of sources that it gives; false when it gives none.
func note(check *longear.CreditCheck, d *lang.Doc, all []said, index map[string]int) bool {
	known := false
	for _, s := range all {
		if s.kind == "" {
			continue
		}
		known = true
		key := fmt.Sprint(s.kind, s.langs, s.sources)
		at, met := index[key]
		if !met {
			at, index[key] = len(check.Credits), len(check.Credits)
			until := d.Post.Clocks.EventTime()
			check.Credits = append(check.Credits, longear.Credit{
				Kind: s.kind, Name: s.name, Langs: s.langs, Says: s.says, Search: s.sources, Before: until, Since: until.Add(-Back),
			})
		}
		if c := &check.Credits[at]; !slices.Contains(c.Posts, d.Post.ID) {
			c.Posts = append(c.Posts, d.Post.ID)
		}
	}
	return known
}

// Watch keeps of the sources that a credit can mean those that were searched: they were ever collected, or posts of them are
// held (posts: how many, by source, in the time that was searched). It counts how those were collected in that time.
func Watch(c *longear.Credit, coverage []longear.Coverage, posts map[longear.SourceID]int, now time.Time) {
	cover := map[longear.SourceID]longear.Coverage{}
	for _, one := range coverage {
		cover[one.Source] = one
	}
	meant := c.Search
	c.Search = nil
	for _, id := range meant {
		one := cover[id]
		if one.Since.IsZero() && posts[id] == 0 {
			c.Never++
			continue
		}
		c.Search = append(c.Search, id)
		c.Looked += posts[id]
		state, gaps := one.During(longear.Interval{Lo: c.Since, Hi: c.Before}, now)
		switch {
		case one.Since.IsZero() || state == longear.WatchUnrecorded:
			c.Untold++
		case state == longear.WatchLater:
			c.Later++
		case lost(gaps):
			c.Gaps++
		default:
			c.Whole++
		}
	}
}

// maxHeld bounds the earlier posts that a credit lists.
const maxHeld = 10

// Settle orders what was found and answers. A credit whose sources were not collected in all of that time, and of which no
// post of that time is held, is not checked; nor is a narrative in which nobody is named.
func Settle(check *longear.CreditCheck) {
	check.Answer = longear.NotChecked
	for i := range check.Credits {
		c := &check.Credits[i]
		slices.SortFunc(c.Held, func(a, b longear.CreditMatch) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Post, b.Post)) })
		c.Held = c.Held[:min(len(c.Held), maxHeld)]
		switch {
		case len(c.Held) > 0:
			c.Answer, check.Answer = longear.Yes, longear.Yes
		case len(c.Search) > 0 && (c.Looked > 0 || c.Whole > 0):
			c.Answer = longear.No
			if check.Answer == longear.NotChecked {
				check.Answer = longear.No
			}
		default:
			c.Answer = longear.NotChecked
		}
	}
}

// Precedes tells whether a post may be what a credit names: its whole interval lies before the first copy that says so.
func Precedes(p *longear.Post, c *longear.Credit) bool {
	return p.Clocks.Confirmed() && p.Clocks.Published.Interval().Hi.Before(c.Before)
}
