package date

import (
	"time"

	"longear"
)

// numeric reads 2024-04-10, 2024/04/10, 2024.04.10, 10.04.2024 and 10/04/2024, where a day above 12 or the language
// settles the order; and in Chinese "11-23 10:00".
func (p *parser) numeric(i int) (Date, int) {
	a, b, c := p.get(i), p.get(i+2), p.get(i+4)
	sep := p.get(i + 1).text
	if a.num < 0 || b.num < 0 || sep != "-" && sep != "." && sep != "/" {
		return Date{}, 0
	}
	if c.num < 0 || p.get(i+3).text != sep {
		if p.lang == longear.Chinese && sep == "-" && a.digits == 2 && b.digits == 2 && p.is(i+4, ":") {
			return length(p.nearest(time.Month(a.num), b.num))(3)
		}
		return Date{}, 0
	}
	switch {
	case a.digits == 4 && b.digits <= 2 && c.digits <= 2:
		return length(p.day(a.num, time.Month(b.num), c.num))(5)
	case c.digits != 4 || a.digits > 2 || b.digits > 2:
		return Date{}, 0
	case sep == "/" && p.lang == longear.English && a.num <= 12 && b.num <= 12 && a.num != b.num:
		return Date{}, 0 // 03/05/2026: nobody can tell
	case b.num > 12:
		return length(p.day(c.num, time.Month(a.num), b.num))(5)
	}
	return length(p.day(c.num, time.Month(b.num), a.num))(5)
}

// length gives a rule's answer: the date with its length, or nothing.
func length(d Date, ok bool) func(n int) (Date, int) {
	return func(n int) (Date, int) {
		if !ok {
			return Date{}, 0
		}
		return d, n
	}
}

// dayMonth reads "10 апреля 2024 года", "10 сәуірде", "10 April 2024".
func (p *parser) dayMonth(i int) (Date, int) {
	d := p.get(i)
	if d.num < 1 || d.num > 31 || d.digits > 2 {
		return Date{}, 0
	}
	at := i + 1
	if p.lang == longear.English && p.is(at, "st", "nd", "rd", "th") {
		at++
	}
	m := month(p.get(at).text, p.lang)
	if m == 0 {
		return Date{}, 0
	}
	at++
	if y := p.get(at); y.digits == 4 && plausible(y.num) {
		return length(p.day(y.num, m, d.num))(at + 1 + p.yearTail(at+1) - i)
	}
	return length(p.nearest(m, d.num))(at - i)
}

// yearTail counts the word for "year" after a year.
func (p *parser) yearTail(i int) int {
	if p.is(i, "года", "году", "год", "г", "року", "рік", "жыл", "жылы", "жылғы", "жылгы") {
		if p.is(i, "г") && p.is(i+1, ".") {
			return 2
		}
		return 1
	}
	return 0
}

// monthDay reads "April 10, 2024" and "апрель 2024".
func (p *parser) monthDay(i int) (Date, int) {
	m := month(p.get(i).text, p.lang)
	if m == 0 {
		return Date{}, 0
	}
	at := i + 1
	if p.is(at, ".") && p.lang == longear.English {
		at++
	}
	d := p.get(at)
	if d.digits == 4 && plausible(d.num) {
		return p.month(d.num, m), at + 1 + p.yearTail(at+1) - i
	}
	if p.lang != longear.English || d.num < 1 || d.num > 31 {
		return Date{}, 0
	}
	at++
	if p.is(at, "st", "nd", "rd", "th") {
		at++
	}
	y := at
	if p.is(y, ",") {
		y++
	}
	if l := p.get(y); l.digits == 4 && plausible(l.num) {
		return length(p.day(l.num, m, d.num))(y + 1 - i)
	}
	return length(p.nearest(m, d.num))(at - i)
}

// kazakh reads "2024 жылғы 10 сәуір", "2024 жылдың 10 сәуірінде" and "2024 жылғы сәуір".
func (p *parser) kazakh(i int) (Date, int) {
	y := p.get(i)
	if p.lang != longear.Kazakh || y.digits != 4 || !plausible(y.num) || !p.is(i+1, "жыл", "жылы", "жылғы", "жылгы", "жылдың", "жылдын", "ж") {
		return Date{}, 0
	}
	at := i + 2
	if p.is(at, ".", ",") {
		at++
	}
	if d := p.get(at); d.num > 0 && d.num <= 31 {
		if m := month(p.get(at+1).text, p.lang); m != 0 {
			return length(p.day(y.num, m, d.num))(at + 2 - i)
		}
	}
	if m := month(p.get(at).text, p.lang); m != 0 {
		return p.month(y.num, m), at + 1 - i
	}
	return p.year(y.num), 2
}

// yearWord reads "в 2024 году", "2024 жылы", "2024 року", "in 2024".
func (p *parser) yearWord(i int) (Date, int) {
	y := p.get(i)
	if y.digits != 4 || y.num < 1900 || y.num > 2100 {
		return Date{}, 0
	}
	if n := p.yearTail(i + 1); n > 0 && p.lang != longear.English {
		return p.year(y.num), 1 + n
	}
	if p.lang == longear.English && i > 0 && p.is(i-1, "in", "since", "during") {
		return p.year(y.num), 1
	}
	return Date{}, 0
}

// ago reads "3 часа назад", "5 минут бұрын", "полчаса назад".
func (p *parser) ago(i int) (Date, int) {
	a, ok := ago[p.lang]
	if !ok || p.ref.Now.IsZero() {
		return Date{}, 0
	}
	if p.is(i, "полчаса", "півгодини") && p.is(i+1, a.word) {
		return p.before(30*time.Minute, 1), 2
	}
	if p.lang == longear.Kazakh && p.is(i, "жарты") && p.is(i+1, "сағат") && p.is(i+2, a.word) {
		return p.before(30*time.Minute, 1), 3
	}
	n, at := p.get(i).num, i+1
	if n < 0 {
		n, at = 1, i
	}
	unit, ok := a.units[p.get(at).text]
	if !ok || !p.is(at+1, a.word) || n > 1000 {
		return Date{}, 0
	}
	return p.before(unit, n), at + 2 - i
}

// before is a time n units ago, as exact as the unit: a minute, an hour, a day, a week.
func (p *parser) before(unit time.Duration, n int) Date {
	if unit >= 24*time.Hour {
		back := p.now.AddDate(0, 0, -n*int(unit/(24*time.Hour)))
		d, _ := p.day(back.Year(), back.Month(), back.Day())
		if unit > 24*time.Hour {
			d.From, d.To = d.From.AddDate(0, 0, -3), d.To.AddDate(0, 0, 3)
		}
		d.Relative = true
		return d
	}
	at := p.now.Add(-time.Duration(n) * unit).Truncate(time.Minute)
	if unit == time.Hour {
		return Date{From: at.Add(-30 * time.Minute), To: at.Add(30 * time.Minute), Relative: true}
	}
	return Date{From: at, To: at.Add(time.Minute), Relative: true}
}

// relative reads "вчера", "алдыңғы күні", "last year".
func (p *parser) relative(i int) (Date, int) {
	words := relatives[p.lang]
	if words == nil || p.ref.Now.IsZero() || p.get(i).num >= 0 {
		return Date{}, 0
	}
	if next := p.get(i + 1); next.num < 0 && next.from == p.get(i).to+1 {
		if s, ok := words[p.text[p.get(i).from:next.to]]; ok {
			return p.shifted(s), 2
		}
	}
	if s, ok := words[p.get(i).text]; ok {
		return p.shifted(s), 1
	}
	return Date{}, 0
}

func (p *parser) shifted(s shift) (d Date) {
	if s.unit == 'y' {
		d = p.year(p.now.Year() + s.years)
	} else {
		day := p.now.AddDate(0, 0, s.days)
		d, _ = p.day(day.Year(), day.Month(), day.Day())
	}
	d.Relative = true
	return d
}
