package web

import (
	"fmt"
	"strconv"
	"time"

	"longear"
)

// whenView is a time as a reader sees it, and exactly.
type whenView struct {
	ISO   string // for <time datetime>
	Text  string
	Hover string
}

// zoneLabel names the offset at t: UTC+5.
func (v visit) zoneLabel(t time.Time) string {
	_, offset := t.In(v.opt.Zone).Zone()
	label := "UTC"
	if offset != 0 {
		label += fmt.Sprintf("%+d", offset/3600)
	}
	if rest := offset % 3600 / 60; rest != 0 {
		label += fmt.Sprintf(":%02d", max(rest, -rest))
	}
	return label
}

// claimedDay is the calendar day of a claim that is precise to the day. It is stored as the first instant of that day in
// the source's zone, and must not slip into the day before when the reader's zone is another.
func claimedDay(t time.Time) time.Time { return t.UTC().Add(12 * time.Hour).Truncate(24 * time.Hour) }

// date is "6 Apr" in the reader's zone, with the year where it is asked for.
func (v visit) date(t time.Time, year bool) string { return v.dateIn(t.In(v.opt.Zone), year) }

func (v visit) dateIn(t time.Time, year bool) string {
	month := v.t.T("month." + strconv.Itoa(int(t.Month())))
	if year {
		return v.t.T("date.long", t.Day(), month, t.Year())
	}
	return v.t.T("date.short", t.Day(), month)
}

// brief is a date and time without the year where it is this year's.
func (v visit) brief(t time.Time, p longear.Precision) string {
	return v.clock(t, p, t.In(v.opt.Zone).Year() != v.now.In(v.opt.Zone).Year())
}

func (v visit) clock(t time.Time, p longear.Precision, year bool) string {
	date := v.date(t, year)
	switch p {
	case longear.Day:
		return v.dateIn(claimedDay(t), year)
	case longear.None:
		return date
	case longear.Second:
		return date + " " + t.In(v.opt.Zone).Format("15:04:05")
	default:
		return date + " " + t.In(v.opt.Zone).Format("15:04")
	}
}

// instant shows one of our own times.
func (v visit) instant(t time.Time) whenView {
	if t.IsZero() {
		return whenView{Text: v.t.T("time.never")}
	}
	return whenView{ISO: t.UTC().Format(time.RFC3339), Text: v.clock(t, longear.Minute, true), Hover: v.t.T("time.utc", t.UTC().Format("2006-01-02 15:04:05"))}
}

// published shows a claimed time with its precision; without one, that none was claimed and when we saw the post.
func (v visit) published(c longear.Clocks) whenView {
	p := c.Published
	if p.At.IsZero() || p.Precision == longear.None {
		return whenView{
			ISO: c.Observed.UTC().Format(time.RFC3339), Text: v.t.T("time.undated", v.clock(c.Observed, longear.Minute, true)),
			Hover: v.t.T("time.undated_hover"),
		}
	}
	hover := v.t.T("time.claimed", v.t.name("provenance", string(p.Provenance)), p.Raw)
	if !c.Confirmed() {
		hover = v.t.T("time.future") + " " + hover
	}
	return whenView{ISO: isoOf(p.At, p.Precision), Text: v.clock(p.At, p.Precision, true), Hover: hover}
}

func isoOf(t time.Time, p longear.Precision) string {
	if p == longear.Day {
		return claimedDay(t).Format(time.DateOnly)
	}
	return t.UTC().Format(time.RFC3339)
}

// margin is the uncertainty of a time of a precision.
func (c *catalogue) margin(p longear.Precision) string {
	switch p {
	case longear.Second:
		return c.T("margin.second")
	case longear.Minute:
		return c.T("margin.minute")
	default:
		return c.T("margin.day")
	}
}
