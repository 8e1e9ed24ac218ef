package extract

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"longear"
)

// The ways in which a day is written, in lower case and NFKC. Groups are named after what they hold.
var dayPatterns = []*regexp.Regexp{
	regexp.MustCompile(`(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号號]?`),
	regexp.MustCompile(`(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:\D|$)`),
	regexp.MustCompile(`(?P<y>\d{4})\s*-?\s*(?:жылғы|жылдың|жылы|жыл|ж\.?|jylǵy|jylgy)\s*,?\s*(?P<d>\d{1,2})\s*-?\s*(?P<name>\p{L}+)`),
	regexp.MustCompile(`(?P<d>\d{1,2})(?:-?(?:го|е|ші|шы|інші|st|nd|rd|th))?[\s-]+(?:of\s+)?(?P<name>\p{L}+)\.?,?[\s-]+(?P<y>\d{4})`),
	regexp.MustCompile(`(?P<name>\p{L}+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})`),
	regexp.MustCompile(`(?P<d>\d{1,2})\s+(?P<name>\p{L}+)\s+(?P<yy>\d{2})\s+\d{1,2}:`), // RFC 822
	regexp.MustCompile(`(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})[./-](?P<y>\d{4})`),
	regexp.MustCompile(`(?P<a>\d{1,2})(?P<sep>[.])(?P<b>\d{1,2})\.(?P<yy>\d{2})(?:\D|$)`),
	regexp.MustCompile(`(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号號]`),
	regexp.MustCompile(`(?P<d>\d{1,2})(?:-?(?:го|е|ші|шы|st|nd|rd|th))?\s+(?P<name>\p{L}+)`),
	regexp.MustCompile(`(?P<name>\p{L}+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\D|$)`),
	regexp.MustCompile(`(?:^|\s)(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:\s+\d{1,2}:\d{2}|$)`), // Weibo: 11-23 10:00
}

var (
	timePattern    = regexp.MustCompile(`(?:^|[^\d:.+\-])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?`)
	chineseTime    = regexp.MustCompile(`(凌晨|早上|上午|中午|下午|晚上)?\s*(\d{1,2})\s*[时時点點]\s*(?:(\d{1,2})\s*分?)?(?:\s*(\d{1,2})\s*秒)?`)
	chineseHalf    = regexp.MustCompile(`(凌晨|早上|上午|中午|下午|晚上)\s*$`)
	zonePattern    = regexp.MustCompile(`^\s*\(?((?:utc|gmt)?\s*[+\-−]\d{1,2}:?\d{0,2}|[\p{L}]{1,8})\)?`)
	chineseDigits  = strings.NewReplacer("〇", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	chineseNumeral = regexp.MustCompile(`[〇零一二三四五六七八九十]+`)
)

// readWritten reads a day, and a time of day where one stands beside it.
func readWritten(text string, p place) (moment, bool) {
	text = plainNumerals(text)
	for _, pattern := range dayPatterns {
		loc := pattern.FindStringSubmatchIndex(text)
		if loc == nil {
			continue
		}
		d, ok := dayOf(groups(pattern, text, loc), p)
		if !ok {
			continue
		}
		time, rest := readClock(text, p)
		if m, ok := d.at(time, p); ok {
			m.leftover = leftover(rest)
			return m, true
		}
	}
	return moment{}, false
}

// plainNumerals writes 二〇二六年十一月二十三日 with digits.
func plainNumerals(text string) string {
	if !strings.Contains(text, "年") && !strings.Contains(text, "月") {
		return text
	}
	return chineseNumeral.ReplaceAllStringFunc(text, func(s string) string {
		tens, ones, isTen := strings.Cut(s, "十")
		if !isTen {
			return chineseDigits.Replace(s)
		}
		if tens == "" {
			tens = "一"
		}
		if ones == "" {
			ones = "〇"
		}
		return chineseDigits.Replace(tens + ones)
	})
}

func groups(pattern *regexp.Regexp, text string, loc []int) map[string]string {
	found := make(map[string]string)
	for i, name := range pattern.SubexpNames() {
		if name != "" && loc[2*i] >= 0 {
			found[name] = text[loc[2*i]:loc[2*i+1]]
		}
	}
	return found
}

// day is a calendar day; year 0 means that none was written.
type day struct {
	year  int
	month time.Month
	day   int
}

// dayOf makes a day of the groups of a pattern.
func dayOf(g map[string]string, p place) (day, bool) {
	number := func(name string) int { return atoi(g[name]) }
	d := day{year: number("y"), month: time.Month(number("m")), day: number("d")}
	if g["yy"] != "" {
		d.year = 2000 + number("yy")
	}
	if g["name"] != "" {
		month, ok := monthNamed(g["name"])
		if !ok {
			return day{}, false
		}
		d.month = month
	}
	if g["a"] != "" {
		return d.ordered(number("a"), number("b"), g["sep"], p)
	}
	return d, d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31
}

// ordered decides between day-month and month-day; where the source does not tell, the date is not read.
func (d day) ordered(a, b int, sep string, p place) (day, bool) {
	dayFirst, known := p.dayFirst()
	switch {
	case a > 12, sep == ".":
		dayFirst = true
	case b > 12:
		dayFirst = false
	case !known && a != b:
		return day{}, false
	}
	if dayFirst {
		d.day, d.month = a, time.Month(b)
	} else {
		d.month, d.day = time.Month(a), b
	}
	return d, d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31
}

// at puts the day into its year: without one, the last time that the day has been.
func (d day) at(c clock, p place) (moment, bool) {
	if d.year != 0 {
		return c.moment(d.year, d.month, d.day, p)
	}
	m, ok := c.moment(p.now.Year(), d.month, d.day, p)
	if !ok || m.at.After(p.now.Add(longear.FutureSlack)) {
		return c.moment(p.now.Year()-1, d.month, d.day, p)
	}
	return m, ok
}

// readClock finds the time of day and its zone, and returns the text without them.
func readClock(text string, p place) (c clock, rest string) {
	loc := timePattern.FindStringSubmatchIndex(text)
	if loc == nil {
		return readChineseClock(text, p)
	}
	part := func(i int) string {
		if loc[2*i] < 0 {
			return ""
		}
		return text[loc[2*i]:loc[2*i+1]]
	}
	c = clock{hour: atoi(part(1)), minute: atoi(part(2)), second: atoi(part(3)), hasTime: true, hasSecond: part(3) != ""}
	before, after := text[:loc[2]], text[loc[1]:]
	half := strings.ReplaceAll(part(4), ".", "")
	if m := chineseHalf.FindStringSubmatch(before); m != nil {
		half = m[1]
	}
	c.hour = hour24(c.hour, half)
	if m := zonePattern.FindStringSubmatchIndex(after); m != nil {
		if c.zone = zoneNamed(after[m[2]:m[3]], p); c.zone != nil {
			after = after[m[1]:]
		}
	}
	if c.zone == nil && (strings.Contains(before, "北京时间") || strings.Contains(before, "北京時間")) {
		c.zone = zoneNamed("北京时间", p)
	}
	return c, before + " " + after
}

func readChineseClock(text string, p place) (c clock, rest string) {
	loc := chineseTime.FindStringSubmatchIndex(text)
	if loc == nil {
		return clock{}, text
	}
	m := chineseTime.FindStringSubmatch(text)
	c = clock{hour: hour24(atoi(m[2]), m[1]), minute: atoi(m[3]), second: atoi(m[4]), hasTime: m[3] != "", hasSecond: m[4] != ""}
	if strings.Contains(text[:loc[0]], "北京时间") {
		c.zone = zoneNamed("北京时间", p)
	}
	return c, text[:loc[0]] + " " + text[loc[1]:]
}

func hour24(hour int, half string) int {
	switch half {
	case "pm", "下午", "晚上":
		if hour < 12 {
			return hour + 12
		}
	case "am", "凌晨":
		if hour == 12 {
			return 0
		}
	case "中午":
		if hour < 4 {
			return hour + 12
		}
	}
	return hour
}

// atoi reads a group of digits; an absent group is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// dateWords may stand beside a date without making it a part of a sentence.
const dateWords = " в о at on of by от г гг года год году ж жыл жылы жылғы сағат сағ мин опубликовано обновлено дата время " +
	"published posted updated date time жарияланды жарияланған күні уақыты опубліковано оновлено о дата час " +
	"发布 发布于 发表于 发布时间 时间 日期 来源 更新 發布 時間 北京时间 utc gmt " +
	"понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс " +
	"понеділок вівторок середа четвер пʼятниця субота неділя нд " +
	"дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі " +
	"monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun " +
	"星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 年 月 日 "

// leftover counts the words that no date is made of.
func leftover(text string) int {
	n := 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if _, month := monthNamed(word); !month && !strings.Contains(dateWords, " "+word+" ") {
			n++
		}
	}
	return n
}
