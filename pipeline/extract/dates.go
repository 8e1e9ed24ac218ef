package extract

import (
	"strings"
	"time"
	"unicode/utf8"

	"longear"

	"golang.org/x/text/unicode/norm"
)

// Bounds of what is taken for a publication date.
const (
	firstYear   = 1995                     // older dates are template errors: 1970-01-01, 0001-01-01
	maxDateText = 120                      // runes; longer texts are prose
	maxDateLine = 60                       // runes of a line that may be nothing but a date
	maxTextAge  = 5 * 365 * 24 * time.Hour // of a date that merely stands on a page
)

// place is what is known about the one who wrote a date.
type place struct {
	zone    *time.Location
	named   bool // the zone stands in the catalogue
	now     time.Time
	langs   []longear.Lang
	country string
}

// moment is a date as read.
type moment struct {
	at        time.Time
	precision longear.Precision
	explicit  bool // it names its own zone
	leftover  int  // words that belong to no date
}

func placeOf(s longear.Source, observed time.Time) place {
	zone, err := s.Location()
	if err != nil {
		zone = time.UTC
	}
	return place{zone: zone, named: s.Zone != "" && err == nil, now: observed.In(zone), langs: s.Languages, country: s.Country}
}

// ReadDate reads a date as it was written: machine formats with and without a zone, dates in words in Chinese,
// Russian, Kazakh, Ukrainian and English, relative dates. A date without a zone is read in the source's. What cannot be
// read, lies in the future or before 1995 gives a claim of precision none that keeps the raw text.
func (*Extractor) ReadDate(raw string, s longear.Source, observed time.Time) longear.Claim {
	claim, _ := readDate(raw, placeOf(s, observed))
	return claim
}

// readDate also returns how many words of the text belong to no date.
func readDate(raw string, p place) (longear.Claim, int) {
	raw = strings.TrimSpace(raw)
	none := longear.Claim{Precision: longear.None, Raw: longear.Shorten(raw, maxDateText)}
	m, ok := parseParts(raw, p)
	if !ok || m.at.Year() < firstYear || m.at.After(p.now.Add(longear.FutureSlack)) {
		return none, 0
	}
	return longear.Claim{At: m.at.UTC(), Precision: m.precision, Raw: none.Raw, Zone: zoneWord(m, p)}, m.leftover
}

func zoneWord(m moment, p place) string {
	switch {
	case m.explicit:
		return "explicit"
	case p.named:
		return "source"
	}
	return "none"
}

// parseParts reads the text as a whole, else the part of a line such as "15 минут назад · Автор" that is a date.
func parseParts(raw string, p place) (moment, bool) {
	if m, ok := parseDate(raw, p); ok {
		return m, true
	}
	if utf8.RuneCountInString(raw) > maxDateText {
		return moment{}, false
	}
	for part := range strings.FieldsFuncSeq(raw, func(r rune) bool { return strings.ContainsRune("·•|—–,，", r) }) {
		if m, ok := parseDate(strings.TrimSpace(part), p); ok {
			m.leftover += leftover(strings.ToLower(strings.Replace(raw, part, " ", 1)))
			return m, true
		}
	}
	return moment{}, false
}

// parseDate tries the readers from the most to the least certain.
func parseDate(raw string, p place) (moment, bool) {
	if raw == "" || utf8.RuneCountInString(raw) > maxDateText {
		return moment{}, false
	}
	text := strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(raw)), " "))
	for _, read := range []func(string, place) (moment, bool){readNumber, readWritten, readRelative, readForeign} {
		if m, ok := read(text, p); ok {
			return m, true
		}
	}
	return moment{}, false
}

// clock is a time of day with its zone, as far as they were written.
type clock struct {
	hour, minute, second int
	hasTime, hasSecond   bool
	zone                 *time.Location // nil: not written
}

// moment joins a calendar day and a time of day. Midnight to the second is what programs write when they know the day
// only, so it counts as a day.
func (c clock) moment(year int, month time.Month, day int, p place) (moment, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 || c.hour > 23 || c.minute > 59 || c.second > 60 {
		return moment{}, false
	}
	midnight := c.hour == 0 && c.minute == 0 && c.second == 0
	if !c.hasTime || midnight && (c.hasSecond || c.zone != nil) {
		at := time.Date(year, month, day, 0, 0, 0, 0, p.zone)
		return moment{at: at, precision: longear.Day, explicit: c.zone != nil}, at.Day() == day
	}
	zone, precision := p.zone, longear.Minute
	if c.zone != nil {
		zone = c.zone
	}
	if c.hasSecond && c.second != 0 { // machine formats always write seconds; :00 is what minutes look like in them
		precision = longear.Second
	}
	at := time.Date(year, month, day, c.hour, c.minute, c.second, 0, zone)
	return moment{at: at, precision: precision, explicit: c.zone != nil}, at.Day() == day
}
