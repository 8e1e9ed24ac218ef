package digest

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"longear"
)

// Week is an ISO 8601 week in a zone: from Monday 00:00 until the next.
type Week struct {
	Name     string // "2024-W15"
	From, To time.Time
}

var weekPattern = regexp.MustCompile(`^(\d{4})-W(\d{2})$`)

// ParseWeek reads "2024-W15".
func ParseWeek(name string, zone *time.Location) (Week, error) {
	bad := longear.E("", longear.KindInvalid, &longear.FieldError{Field: "week", Value: name, Why: "an ISO week such as 2024-W15"})
	parts := weekPattern.FindStringSubmatch(name)
	if parts == nil {
		return Week{}, bad
	}
	year, _ := strconv.Atoi(parts[1]) // the pattern holds digits only
	n, _ := strconv.Atoi(parts[2])
	from := mondayOfFirstWeek(year, zone).AddDate(0, 0, 7*(n-1))
	if y, w := from.ISOWeek(); y != year || w != n {
		return Week{}, bad
	}
	return Week{Name: name, From: from, To: from.AddDate(0, 0, 7)}, nil
}

// mondayOfFirstWeek: 4 January is always in week 1 (ISO 8601).
func mondayOfFirstWeek(year int, zone *time.Location) time.Time {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, zone)
	return fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
}

// Query is the week in the query language.
func (w Week) Query() string {
	return fmt.Sprintf("after:%s before:%s", w.From.UTC().Format(time.RFC3339), w.To.UTC().Format(time.RFC3339))
}
