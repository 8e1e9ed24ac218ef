package date

import (
	"time"
	_ "time/tzdata" // zones must not depend on the machine

	"longear"
)

// Date is a half-open interval that a text names: a day, a minute when a clock time stands with it, a month or a year.
// Start and End are bytes of the text.
type Date struct {
	From, To   time.Time
	Start, End int
	Relative   bool // resolved against the reference: "yesterday", "10 April" without a year
}

// Reference is what relative dates are resolved against.
type Reference struct {
	Now  time.Time      // of the post; zero: relative dates are left out
	Zone *time.Location // of the source; nil: UTC
}

// Zone finds an IANA zone in the built-in database: Asia/Almaty is +06 up to 2024-02-29 and +05 from 2024-03-01.
func Zone(name string) (*time.Location, error) {
	z, err := time.LoadLocation(name)
	return z, longear.E("zone "+name, longear.KindInvalid, err)
}

// Append finds the dates of a text in the reading form of package fold, in text order.
func Append(dst []Date, text string, lang longear.Lang, ref Reference) []Date {
	return new(Reader).Append(dst, text, lang, ref)
}

// Reader finds dates as Append does and uses its memory again. The zero value works; it is for one text at a time.
type Reader struct{ parser parser }

// Append finds the dates of a text.
func (r *Reader) Append(dst []Date, text string, lang longear.Lang, ref Reference) []Date {
	if ref.Zone == nil {
		ref.Zone = time.UTC
	}
	p := &r.parser
	*p = parser{text: text, lex: p.lex[:0], lang: lang, ref: ref, now: ref.Now.In(ref.Zone)}
	for i := 0; p.open(i); {
		if lang == longear.Chinese && p.lex[i].num < 0 && !opensChinese(p.lex[i].text) {
			i++
			continue
		}
		d, n := p.at(i)
		if n == 0 {
			i++
			continue
		}
		n += p.clock(&d, i+n)
		d.Start, d.End = p.lex[i].from, p.lex[i+n-1].to
		dst = append(dst, d)
		i += n
	}
	return dst
}

// parser reads one text.
type parser struct {
	text string
	lex  []lexeme // as far as they were asked for
	read int      // bytes of the text that are in lex, or were passed over
	lang longear.Lang
	ref  Reference
	now  time.Time
}

// rule reads one kind of date at a lexeme.
type rule func(p *parser, i int) (Date, int)

// Rules by what a date starts with; the first that reads something wins.
var (
	numberRules = []rule{
		(*parser).numeric, (*parser).chinese, (*parser).kazakh, (*parser).dayMonth, (*parser).yearWord, (*parser).ago,
	}
	wordRules    = []rule{(*parser).monthDay, (*parser).ago, (*parser).relative}
	chineseRules = []rule{(*parser).chinese, (*parser).chineseRelative}
)

// at reads the date that starts at lexeme i and gives its length in lexemes; 0 is none.
func (p *parser) at(i int) (Date, int) {
	rules := wordRules
	switch l := p.lex[i]; {
	case l.num >= 0:
		rules = numberRules
	case l.to-l.from < 2:
		return Date{}, 0
	case p.lang == longear.Chinese:
		rules = chineseRules
	}
	for _, rule := range rules {
		if d, n := rule(p, i); n > 0 {
			return d, n
		}
	}
	return Date{}, 0
}

// open makes lexeme i as a place where a date may start, and tells whether there is one. In Chinese the characters
// before it that open no date are passed over, unless they are lexemes already: most of a text is never cut.
func (p *parser) open(i int) bool {
	if i == len(p.lex) && p.lang == longear.Chinese {
		p.read = chineseOpeners.Skip(p.text, p.read)
	}
	return p.has(i)
}

// has cuts the text up to lexeme i, and tells whether there is one.
func (p *parser) has(i int) bool {
	for i >= len(p.lex) && p.read < len(p.text) {
		p.cut()
	}
	return i < len(p.lex)
}

// get returns lexeme i, or an empty one past the end.
func (p *parser) get(i int) lexeme {
	if p.has(i) {
		return p.lex[i]
	}
	return lexeme{num: -1}
}

// is tells whether lexeme i is one of the words.
func (p *parser) is(i int, words ...string) bool {
	for _, w := range words {
		if p.get(i).text == w {
			return true
		}
	}
	return false
}

// day makes a whole day; ok is false for one that the calendar does not have.
func (p *parser) day(year int, m time.Month, d int) (Date, bool) {
	from := time.Date(year, m, d, 0, 0, 0, 0, p.ref.Zone)
	if from.Day() != d || from.Month() != m || !plausible(year) {
		return Date{}, false
	}
	return Date{From: from, To: from.AddDate(0, 0, 1)}, true
}

func plausible(year int) bool { return year >= 1000 && year < 2200 }

// nearest makes a day without a year: of the reference's year and those around it the one that is nearest, where the
// future counts as twice as far, for news tells what has been.
func (p *parser) nearest(m time.Month, d int) (Date, bool) {
	if p.ref.Now.IsZero() {
		return Date{}, false
	}
	best, found := Date{}, false
	for year := p.now.Year() - 1; year <= p.now.Year()+1; year++ {
		c, ok := p.day(year, m, d)
		if ok && (!found || p.distance(c) < p.distance(best)) {
			best, found = c, true
		}
	}
	best.Relative = true
	return best, found
}

func (p *parser) distance(d Date) time.Duration {
	if gap := d.From.Sub(p.now); gap > 0 {
		return 2 * gap
	}
	return p.now.Sub(d.From)
}

// year makes a whole year.
func (p *parser) year(y int) Date {
	from := time.Date(y, 1, 1, 0, 0, 0, 0, p.ref.Zone)
	return Date{From: from, To: from.AddDate(1, 0, 0)}
}

// month makes a whole month.
func (p *parser) month(y int, m time.Month) Date {
	from := time.Date(y, m, 1, 0, 0, 0, 0, p.ref.Zone)
	return Date{From: from, To: from.AddDate(0, 1, 0)}
}

// clock narrows a day to the minute that stands with it: "кеше 14:05", "23 ноября, в 15:30", "at 9:00".
func (p *parser) clock(d *Date, i int) int {
	if d.To.Sub(d.From) > 25*time.Hour || d.To.Sub(d.From) < 23*time.Hour {
		return 0
	}
	n := 0
	for p.is(i+n, ",", "в", "о", "об", "at", "сағат", "上", "午") && n < 2 {
		n++
	}
	h, m := p.get(i+n), p.get(i+n+2)
	if h.num < 0 || h.num > 23 || h.digits > 2 || !p.is(i+n+1, ":") || m.digits != 2 || m.num > 59 {
		return 0
	}
	from := time.Date(d.From.Year(), d.From.Month(), d.From.Day(), h.num, m.num, 0, 0, p.ref.Zone)
	d.From, d.To = from, from.Add(time.Minute)
	return n + 3
}
