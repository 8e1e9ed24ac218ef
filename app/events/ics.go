package events

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"
)

// property is one content line with where it begins.
type property struct {
	*ics.BaseProperty
	line int
}

// block is one VEVENT.
type block struct {
	line  int
	props map[string][]property
	bad   bool // a line of it cannot be read
}

func (b block) one(name string) (property, bool) {
	if all := b.props[name]; len(all) > 0 {
		return all[0], true
	}
	return property{}, false
}

// where says on which line a field of an event stands, and how iCalendar calls it.
func (b block) where(name string) (int, string) {
	field := map[string]string{"title": "SUMMARY", "start": "DTSTART", "end": "DTEND"}[name]
	if p, ok := b.one(field); ok {
		return p.line, field
	}
	return b.line, field
}

func (b block) text(name string) string {
	p, ok := b.one(name)
	if !ok {
		return ""
	}
	return strings.TrimSpace(ics.FromText(p.Value))
}

// ics reads the events of a calendar; to-dos, alarms and journals are none.
func (r *reader) ics(data []byte) error {
	lines := unfold(string(data))
	if len(lines) == 0 || !strings.EqualFold(lines[0].text, "BEGIN:VCALENDAR") {
		return errors.New("line 1: BEGIN:VCALENDAR is expected")
	}
	blocks := r.blocks(lines)
	moved := overrides(blocks)
	for _, b := range blocks {
		if b.bad || strings.EqualFold(b.text("STATUS"), "CANCELLED") {
			continue
		}
		r.event(b, moved[b.text("UID")])
	}
	return nil
}

type line struct {
	text string
	at   int
}

// unfold joins the lines that begin with a blank to the one before (RFC 5545, 3.1).
func unfold(data string) []line {
	var out []line
	for i, text := range strings.Split(strings.TrimPrefix(data, "\ufeff"), "\n") {
		text = strings.TrimSuffix(text, "\r")
		switch {
		case text == "":
		case (text[0] == ' ' || text[0] == '\t') && len(out) > 0:
			out[len(out)-1].text += text[1:]
		default:
			out = append(out, line{text, i + 1})
		}
	}
	return out
}

// blocks cuts the lines into events; parts of events, such as alarms, are left out.
func (r *reader) blocks(lines []line) []block {
	var out []block
	depth := 0 // of parts within an event; 0: outside, 1: in the event itself
	for _, l := range lines {
		upper := strings.ToUpper(l.text)
		switch {
		case depth == 0 && upper == "BEGIN:VEVENT":
			depth, out = 1, append(out, block{line: l.at, props: map[string][]property{}})
		case depth == 0:
		case strings.HasPrefix(upper, "BEGIN:"):
			depth++
		case strings.HasPrefix(upper, "END:"):
			depth--
		case depth == 1:
			r.property(&out[len(out)-1], l)
		}
	}
	if depth > 0 {
		r.fail(out[len(out)-1].line, "VEVENT", "END:VEVENT is missing")
		out[len(out)-1].bad = true
	}
	return out
}

func (r *reader) property(b *block, l line) {
	p, err := parseProperty(l.text)
	if err != nil || p == nil {
		why := "NAME;PARAMETERS:VALUE is expected"
		if err != nil {
			why = err.Error()
		}
		r.fail(l.at, "VEVENT", why)
		b.bad = true
		return
	}
	name := strings.ToUpper(p.IANAToken)
	b.props[name] = append(b.props[name], property{p, l.at})
}

// parseProperty keeps a panic of the library on broken input from ending the program.
func parseProperty(text string) (p *ics.BaseProperty, err error) {
	defer recovered(&err)
	return ics.ParseProperty(ics.ContentLine(text))
}

// overrides lists, by UID, the times of recurring events that an event of its own replaces.
func overrides(blocks []block) map[string][]property {
	out := map[string][]property{}
	for _, b := range blocks {
		if p, ok := b.one("RECURRENCE-ID"); ok {
			out[b.text("UID")] = append(out[b.text("UID")], p)
		}
	}
	return out
}

func (r *reader) event(b block, moved []property) {
	e := Event{Title: b.text("SUMMARY"), File: r.file, Line: b.line}
	if place := b.text("LOCATION"); place != "" {
		e.Places = []string{place}
	}
	start, ok := b.one("DTSTART")
	if !ok {
		r.fail(b.line, "DTSTART", "is required")
		return
	}
	var err error
	if e.Start, err = r.time(start); err != nil {
		r.fail(start.line, "DTSTART", err.Error())
		return
	}
	if e.End, err = r.end(b, e.Start, start); err != nil {
		at, field := b.where("end")
		r.fail(at, field, err.Error())
		return
	}
	if !r.check(e, b.where) {
		return
	}
	one := entry{Event: e}
	if _, single := b.one("RECURRENCE-ID"); !single {
		if one.repeats, ok = r.repeats(b, e.Start, moved); !ok {
			return
		}
	}
	r.entries = append(r.entries, one)
}

// time reads a date or a date and time in the zone that it names, else in the reader's.
func (r *reader) time(p property) (time.Time, error) {
	zone := r.zone
	if id := p.ICalParameters["TZID"]; len(id) > 0 {
		var err error
		if zone, err = time.LoadLocation(id[0]); err != nil {
			return time.Time{}, fmt.Errorf("TZID is no IANA time zone (got %q)", id[0])
		}
	}
	return inZone(p.Value, zone)
}

func inZone(s string, zone *time.Location) (time.Time, error) {
	switch {
	case len(s) == len(rrule.DateFormat):
		return time.ParseInLocation(rrule.DateFormat, s, zone)
	case strings.HasSuffix(s, "Z"):
		return time.Parse(rrule.DateTimeFormat, s)
	}
	return time.ParseInLocation(rrule.LocalDateTimeFormat, s, zone)
}

// end is DTEND, else the start and DURATION; a day without either lasts until the next.
func (r *reader) end(b block, start time.Time, from property) (time.Time, error) {
	if p, ok := b.one("DTEND"); ok {
		return r.time(p)
	}
	if d := b.text("DURATION"); d != "" {
		length, err := duration(d)
		return start.Add(length), err
	}
	if len(from.Value) == len(rrule.DateFormat) {
		return start.AddDate(0, 0, 1), nil
	}
	return start, nil
}

var durationPattern = regexp.MustCompile(`^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$`)

// duration reads RFC 5545, 3.3.6, without the negative ones.
func duration(s string) (time.Duration, error) {
	m := durationPattern.FindStringSubmatch(strings.ToUpper(s))
	if m == nil || len(strings.Join(m[1:], "")) == 0 {
		return 0, fmt.Errorf("DURATION such as PT1H30M is expected (got %q)", s)
	}
	var sum time.Duration
	for i, unit := range []time.Duration{7 * 24 * time.Hour, 24 * time.Hour, time.Hour, time.Minute, time.Second} {
		if n, err := strconv.Atoi(m[i+1]); err == nil {
			sum += time.Duration(n) * unit
		}
	}
	return sum, nil
}

// firstYear is how far back a recurring event may begin: each of its times until the one that is asked for is counted off.
const firstYear = 1900

// repeats reads RRULE, RDATE and EXDATE; nil, true for an event that is once. False: a fault was noted.
func (r *reader) repeats(b block, start time.Time, moved []property) (*rrule.Set, bool) {
	rules, dates := b.props["RRULE"], b.props["RDATE"]
	if len(rules)+len(dates) == 0 {
		return nil, true
	}
	if len(rules) > 1 {
		r.fail(rules[1].line, "RRULE", "one rule is expected")
		return nil, false
	}
	set := &rrule.Set{}
	set.DTStart(start)
	for _, p := range rules {
		rule, err := r.rule(p, start)
		if err != nil {
			r.fail(p.line, "RRULE", err.Error())
			return nil, false
		}
		set.RRule(rule)
	}
	if len(rules) == 0 {
		set.RDate(start)
	}
	ok := r.each(dates, "RDATE", set.RDate) && r.each(b.props["EXDATE"], "EXDATE", set.ExDate) && r.each(moved, "RECURRENCE-ID", set.ExDate)
	return set, ok
}

func (r *reader) rule(p property, start time.Time) (*rrule.RRule, error) {
	option, err := rrule.StrToROptionInLocation(p.Value, start.Location())
	if err != nil {
		return nil, err
	}
	if option.Freq > rrule.DAILY {
		return nil, fmt.Errorf("FREQ=%s: an event repeats daily at most", option.Freq)
	}
	if start.Year() < firstYear {
		return nil, fmt.Errorf("a recurring event begins in %d or later", firstYear)
	}
	option.Dtstart = start
	if last := start.AddDate(mostYears, 0, 0); option.Until.IsZero() || option.Until.After(last) {
		option.Until = last
	}
	rule, err := rrule.NewRRule(*option)
	if err == nil && rule.After(start, true).IsZero() {
		return nil, errors.New("no day fits this rule")
	}
	return rule, err
}

// mostYears bounds a rule without an end: looking one up that no day fits would go on to the end of the calendar.
const mostYears = 60

// each reads a list of times.
func (r *reader) each(all []property, field string, take func(time.Time)) bool {
	for _, p := range all {
		for value := range strings.SplitSeq(p.Value, ",") {
			one := *p.BaseProperty
			one.Value, _, _ = strings.Cut(value, "/") // a period counts from its start
			at, err := r.time(property{&one, p.line})
			if err != nil {
				r.fail(p.line, field, err.Error())
				return false
			}
			take(at)
		}
	}
	return true
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("cannot be read: %v", r)
	}
}
