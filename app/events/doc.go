// Package events reads a user's calendars of scheduled events: events.yaml (docs/events.md) and iCalendar files (.ics,
// RFC 5545), with recurring events. An entry that cannot be read is named with file, line and field; the rest counts.
package events

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/teambition/rrule-go"

	"longear"
)

// Event is something that was scheduled. End is exclusive; an event without one is an instant.
type Event struct {
	Title      string
	Start, End time.Time
	Places     []string
	Words      []string // by which the user says that texts name it
	File       string
	Line       int
}

// From says where the event stands: "events.yaml:12".
func (e Event) From() string { return fmt.Sprintf("%s:%d", filepath.Base(e.File), e.Line) }

// FaultError is an entry that cannot be read.
type FaultError struct {
	File  string
	Line  int
	Field string // "events[3].start", "RRULE"
	Why   string
}

// Error prints "events.yaml:12: events[3].start: why".
func (f *FaultError) Error() string {
	where := fmt.Sprintf("%s:%d: ", f.File, f.Line)
	if f.Field != "" {
		where += f.Field + ": "
	}
	return where + f.Why
}

// Calendar is what was read. It does not change and may be used by several goroutines.
type Calendar struct {
	Files  []string
	Faults []*FaultError // in the order of files and lines
	all    []entry
	mu     *sync.Mutex // the sets of recurring events sort themselves while they are read
}

// entry is an event, or the first of a recurring one.
type entry struct {
	Event
	repeats *rrule.Set // nil: once
}

// maxSize bounds a calendar file.
const maxSize = 16 << 20

// Load reads calendars; the ending of a name says which kind it is. Times without a zone are read in zone. A file that cannot
// be opened, or is no calendar at all, is an error of kind invalid.
func Load(files []string, zone *time.Location) (Calendar, error) {
	c := Calendar{Files: files, mu: new(sync.Mutex)}
	for _, name := range files {
		data, err := read(name)
		if err != nil {
			return Calendar{}, err
		}
		r := reader{file: name, zone: zone}
		switch strings.ToLower(filepath.Ext(name)) {
		case ".ics", ".ical":
			err = r.ics(data)
		case ".yaml", ".yml":
			err = r.yaml(data)
		default:
			err = errors.New("a calendar ends in .yaml or .ics")
		}
		if err != nil {
			return Calendar{}, longear.E("read "+name, longear.KindInvalid, err)
		}
		slices.SortStableFunc(r.faults, func(a, b *FaultError) int { return a.Line - b.Line })
		c.all, c.Faults = append(c.all, r.entries...), append(c.Faults, r.faults...)
	}
	return c, nil
}

func read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil && info.Size() > maxSize {
		err = fmt.Errorf("%s is larger than %d bytes", name, maxSize)
	}
	if err != nil {
		return nil, longear.E("events", longear.KindInvalid, err)
	}
	data, err := os.ReadFile(name)
	return data, longear.E("events", longear.KindInvalid, err)
}

// Len counts the entries; a recurring event is one.
func (c *Calendar) Len() int { return len(c.all) }

// Between lists what touches a time span, recurring events once for each time, by start, file and line.
func (c *Calendar) Between(span longear.Interval) []Event {
	var out []Event
	for _, e := range c.all {
		length := e.End.Sub(e.Start)
		if e.repeats == nil {
			if touches(e.Event, span) {
				out = append(out, e.Event)
			}
			continue
		}
		c.mu.Lock()
		starts := e.repeats.Between(span.Lo.Add(-length), span.Hi, true)
		c.mu.Unlock()
		for _, start := range starts {
			one := e.Event
			one.Start, one.End = start, start.Add(length)
			if touches(one, span) {
				out = append(out, one)
			}
		}
	}
	slices.SortFunc(out, func(a, b Event) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.File, b.File), a.Line-b.Line)
	})
	return out
}

func touches(e Event, span longear.Interval) bool {
	return !e.Start.After(span.Hi) && (e.End.After(span.Lo) || !e.Start.Before(span.Lo))
}

// reader collects the entries and faults of one file.
type reader struct {
	file    string
	zone    *time.Location
	entries []entry
	faults  []*FaultError
}

func (r *reader) fail(line int, field, why string) {
	r.faults = append(r.faults, &FaultError{File: r.file, Line: line, Field: field, Why: why})
}

// check refuses what no event can be; where says on which line a field stands, and how the file calls it.
func (r *reader) check(e Event, where func(name string) (line int, field string)) bool {
	name, why := "", ""
	switch {
	case strings.TrimSpace(e.Title) == "":
		name, why = "title", "is required"
	case e.Start.IsZero():
		name, why = "start", "is required"
	case e.End.Before(e.Start):
		name, why = "end", "lies before the start"
	default:
		return true
	}
	line, field := where(name)
	r.fail(line, field, why)
	return false
}
