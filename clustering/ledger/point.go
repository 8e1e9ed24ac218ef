package ledger

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"longear"
)

// Point is a moment of the log: an event, a commit, or an instant. The zero value is its end.
type Point struct {
	seq   uint64
	event string
	short bool // just before the event, not after it
	at    time.Time
}

// Before is the moment before an event.
func Before(event string) Point { return Point{event: event, short: true} }

// ParsePoint reads an event id (e-12-3), a commit's sequence number (12), an instant (RFC 3339) or a day, which means its
// end in the zone.
func ParsePoint(s string, zone *time.Location) (Point, error) {
	if _, _, err := ParseEventID(s); err == nil {
		return Point{event: s}, nil
	}
	if seq, err := strconv.ParseUint(s, 10, 64); err == nil && seq > 0 {
		return Point{seq: seq}, nil
	}
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return Point{at: at}, nil
	}
	if day, err := time.ParseInLocation(time.DateOnly, s, zone); err == nil {
		return Point{at: day.AddDate(0, 0, 1).Add(-time.Nanosecond)}, nil
	}
	return Point{}, longear.E("", longear.KindInvalid, &longear.FieldError{
		Field: "as-of", Value: s, Why: "an event (e-12-3), a sequence number (12), a time (2024-04-06T14:12:08+05:00) or a day (2024-04-06)",
	})
}

// ParseEventID reads the commit and position out of an event's id.
func ParseEventID(id string) (seq uint64, position int, err error) {
	rest, ok := strings.CutPrefix(id, "e-")
	a, b, found := strings.Cut(rest, "-")
	seq, err1 := strconv.ParseUint(a, 10, 64)
	position, err2 := strconv.Atoi(b)
	if !ok || !found || err1 != nil || err2 != nil || position < 0 || fmt.Sprintf("e-%d-%d", seq, position) != id {
		return 0, 0, longear.E("", longear.KindInvalid, &longear.FieldError{Field: "event", Value: id, Why: "an event's id such as e-12-3 (“longear history ID” lists them)"})
	}
	return seq, position, nil
}

// before tells whether the whole commit lies behind the point.
func (p Point) before(c longear.Commit) bool {
	return p.seq > 0 && c.Seq > p.seq || !p.at.IsZero() && c.At.After(p.at)
}
