package date

import (
	"strings"
	"time"

	"longear"
	"longear/lang/internal/han"
)

// openers are the characters that chineseRules begin with.
const openers = "零〇一二两三四五六七八九十半刚今昨前明后去"

func opensChinese(char string) bool {
	return len(char) == len("一") && strings.Contains(openers, char)
}

// chineseOpeners are the openers that stand among the usual characters.
var chineseOpeners = han.SetOf(openers)

// chinese reads 2024年4月10日, 4月10号, 二〇二四年四月, 2024年.
func (p *parser) chinese(i int) (Date, int) {
	if p.lang != longear.Chinese {
		return Date{}, 0
	}
	y, n := p.hanNum(i)
	if n == 0 {
		return Date{}, 0
	}
	at := i + n
	if p.is(at, "月") && y >= 1 && y <= 12 {
		d, dn := p.hanNum(at + 1)
		if dn > 0 && p.is(at+1+dn, "日", "号") {
			return length(p.nearest(time.Month(y), d))(at + 2 + dn - i)
		}
		return Date{}, 0
	}
	if !p.is(at, "年") || !plausible(y) {
		return p.chineseAgo(y, at, i)
	}
	m, mn := p.hanNum(at + 1)
	if mn == 0 || !p.is(at+1+mn, "月") || m < 1 || m > 12 {
		return p.year(y), at + 1 - i
	}
	at += 2 + mn
	d, dn := p.hanNum(at)
	if dn == 0 || !p.is(at+dn, "日", "号") {
		return p.month(y, time.Month(m)), at - i
	}
	return length(p.day(y, time.Month(m), d))(at + dn + 1 - i)
}

// hanNum reads digits or Chinese numerals up to 99, and years digit by digit.
func (p *parser) hanNum(i int) (v, n int) {
	if l := p.get(i); l.num >= 0 {
		return l.num, 1
	}
	tens := false
	for ; ; n++ {
		l := p.get(i + n).text
		d := hanDigits[l]
		switch {
		case l == "十":
			v, tens = max(v, 1)*10, true
		case l == "〇" || l == "零":
			v *= 10
		case d == 0:
			return v, n
		case tens:
			v += d
		default:
			v = v*10 + d
		}
	}
}

var hanDigits = map[string]int{"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

// chineseAgo reads what follows a number: 5分钟前, 3小时前, 2天前.
func (p *parser) chineseAgo(n, at, start int) (Date, int) {
	if p.ref.Now.IsZero() || n < 1 || n > 1000 {
		return Date{}, 0
	}
	for _, u := range [...]struct {
		chars []string
		unit  time.Duration
	}{
		{[]string{"分", "钟", "前"}, time.Minute},
		{[]string{"小", "时", "前"}, time.Hour},
		{[]string{"天", "前"}, 24 * time.Hour},
		{[]string{"日", "前"}, 24 * time.Hour},
		{[]string{"周", "前"}, 7 * 24 * time.Hour},
	} {
		if p.follows(at, u.chars) {
			return p.before(u.unit, n), at + len(u.chars) - start
		}
	}
	return Date{}, 0
}

func (p *parser) follows(at int, chars []string) bool {
	for i, c := range chars {
		if p.get(at+i).text != c {
			return false
		}
	}
	return true
}

// chineseRelative reads 昨天, 去年, 刚刚, 半小时前.
func (p *parser) chineseRelative(i int) (Date, int) {
	if p.lang != longear.Chinese || p.ref.Now.IsZero() || !p.has(i+1) {
		return Date{}, 0
	}
	switch a, b := p.get(i), p.get(i+1); {
	case p.follows(i, []string{"半", "小", "时", "前"}):
		return p.before(30*time.Minute, 1), 4
	case p.follows(i, []string{"刚", "刚"}):
		return p.before(time.Minute, 1), 2
	case a.num < 0 && b.num < 0 && a.to == b.from:
		if s, ok := chineseRelatives[p.text[a.from:b.to]]; ok {
			return p.shifted(s), 2
		}
	}
	return Date{}, 0
}
