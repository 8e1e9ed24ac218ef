package extract

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"longear"

	dateparser "github.com/markusmobius/go-dateparser"
	"github.com/markusmobius/go-dateparser/date"
)

var (
	unixPattern    = regexp.MustCompile(`^(\d{10}|\d{13})$`)
	compactPattern = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?\s*(z|[+\-]\d{2}:?\d{2})?$`)
	yearPattern    = regexp.MustCompile(`(?:^|\D)(?:19|20)\d\d(?:\D|$)`)
	agoPattern     = regexp.MustCompile(`назад|тому|бұрын|бурын|\bago\b|前|刚刚|剛剛|刚才|только что|жаңа ғана|щойно|just now`)
	hoursPattern   = regexp.MustCompile(`час|сағат|годин|hour|小时|小時|钟头`)
	minutePattern  = regexp.MustCompile(`мин|хв|min|分|сек|секунд|sec|秒|刚|剛|только что|жаңа ғана|щойно|just now|полчаса|半`)
)

// readNumber reads seconds or milliseconds since 1970, and dates written without separators.
func readNumber(text string, p place) (moment, bool) {
	if unixPattern.MatchString(text) {
		n, err := strconv.ParseInt(text[:10], 10, 64)
		return moment{at: time.Unix(n, 0).In(p.zone), precision: longear.Second, explicit: true}, err == nil
	}
	m := compactPattern.FindStringSubmatch(text)
	if m == nil {
		return moment{}, false
	}
	c := clock{hour: atoi(m[4]), minute: atoi(m[5]), second: atoi(m[6]), hasTime: m[4] != "", hasSecond: m[6] != ""}
	if m[7] != "" {
		c.zone = zoneNamed(m[7], p)
	}
	return c.moment(atoi(m[1]), time.Month(atoi(m[2])), atoi(m[3]), p)
}

// daysBack reads the words for today and the days before it.
func daysBack(text string) (days int, word string, ok bool) {
	for _, w := range []struct {
		days  int
		words string
	}{
		{2, "позавчера позавчора алдыңғы_күні алдынғы_күні арғы_күні 前天 前日"},
		{1, "вчера вчора учора кеше yesterday 昨天 昨日 昨晚"},
		{0, "сегодня сьогодні бүгін бугін today 今天 今日 今晚"},
	} {
		for word := range strings.FieldsSeq(w.words) {
			word = strings.ReplaceAll(word, "_", " ")
			if strings.Contains(text, word) {
				return w.days, word, true
			}
		}
	}
	return 0, "", false
}

// readRelative reads "yesterday 14:05" and its kin, and a bare time of day as today's or yesterday's.
func readRelative(text string, p place) (moment, bool) {
	days, word, ok := daysBack(text)
	c, rest := readClock(strings.Replace(text, word, " ", 1), p)
	if !ok && (!c.hasTime || leftover(rest) > 0) {
		return readAgo(text, p)
	}
	year, month, today := p.now.Date()
	on := time.Date(year, month, today-days, 12, 0, 0, 0, p.zone)
	m, valid := c.moment(on.Year(), on.Month(), on.Day(), p)
	if !ok && valid && m.at.After(p.now) {
		on = on.AddDate(0, 0, -1)
		m, valid = c.moment(on.Year(), on.Month(), on.Day(), p)
	}
	m.leftover = leftover(rest)
	return m, valid
}

// readAgo reads "3 часа назад", "5分钟前", "刚刚". Minutes are told to the minute; hours and more name a day only, since
// "3 hours ago" is true for an hour.
func readAgo(text string, p place) (moment, bool) {
	if !agoPattern.MatchString(text) || utf8.RuneCountInString(text) > 40 {
		return moment{}, false
	}
	d, ok := askParser(text, p, false)
	if !ok || d.Time.After(p.now.Add(time.Minute)) {
		return moment{}, false
	}
	if minutePattern.MatchString(text) && !hoursPattern.MatchString(strings.ReplaceAll(strings.ReplaceAll(text, "полчаса", ""), "半小时", "")) {
		return moment{at: d.Time.Truncate(time.Minute), precision: longear.Minute}, true
	}
	year, month, day := d.Time.In(p.zone).Date()
	return moment{at: time.Date(year, month, day, 0, 0, 0, 0, p.zone), precision: longear.Day}, true
}

// readForeign leaves dates in other words to go-dateparser, when they name day, month and year.
func readForeign(text string, p place) (moment, bool) {
	if !yearPattern.MatchString(text) || !strings.ContainsFunc(text, unicode.IsLetter) || utf8.RuneCountInString(text) > maxDateLine {
		return moment{}, false // prose, or bare numbers in an order that nobody told us
	}
	d, ok := askParser(text, p, true)
	if !ok {
		return moment{}, false
	}
	m := moment{at: d.Time, precision: longear.Minute}
	switch d.Period {
	case date.Second:
		m.precision = longear.Second
	case date.Minute, date.Hour:
	default:
		year, month, day := d.Time.Date()
		m.at, m.precision = time.Date(year, month, day, 0, 0, 0, 0, p.zone), longear.Day
	}
	return m, true
}

// askParser asks go-dateparser, in the project's languages and the source's zone.
func askParser(text string, p place, strict bool) (date.Date, bool) {
	cfg := &dateparser.Configuration{
		Languages: []string{"zh", "ru", "kk", "uk", "en"}, CurrentTime: p.now, DefaultTimezone: p.zone,
		PreferredDateSource: dateparser.Past, StrictParsing: strict, ReturnTimeAsPeriod: true,
	}
	d, err := dateparser.Parse(cfg, text)
	return d, err == nil && !d.IsZero()
}
