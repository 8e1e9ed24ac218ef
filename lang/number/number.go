package number

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
)

// Number is a quantity. High is the upper end of a range, else equal to Value. From and To are bytes of the text.
type Number struct {
	Value, High float64
	Unit        string // "", percent, money:KZT, person, km, …: the names of units.go
	From, To    int
}

// Append finds the numbers of a text in the reading form of package fold, in text order. Clock times, and digits inside
// words, are none; nor is the number one in words.
func Append(dst []Number, text string, lang longear.Lang) []Number {
	for i := 0; i < len(text); {
		if j := openers.Skip(text, i); j > i {
			i = j // most of Chinese; in no language does a number begin with it
			continue
		}
		n, size := at(text, i, lang)
		if size > 0 {
			dst = append(dst, n)
			i += size
			continue
		}
		i += skipWord(text[i:])
	}
	return dst
}

// at reads the number that starts at text[i:], with its unit.
func at(text string, i int, lang longear.Lang) (n Number, size int) {
	s := text[i:]
	r, _ := utf8.DecodeRuneInString(s)
	prefix, unit := 0, ""
	if currency(r) {
		unit, prefix = unitAt(s)
		prefix += spaces(s[prefix:])
	} else if strings.HasPrefix(s, "百分之") {
		unit, prefix = "percent", len("百分之")
	}
	low, lowSize, scaled := plain(s[prefix:], lang)
	if lowSize == 0 {
		return n, 0
	}
	end := prefix + lowSize
	n = Number{Value: low, High: low, Unit: unit, From: i}
	end += n.finish(s[end:], lang, scaled)
	if n.Unit == "" && n.Value == n.High && !telling(s[:end], low) {
		return n, 0
	}
	n.To = i + end
	return n, end
}

// currency tells signs of currencies; most characters are letters that surely are none.
func currency(r rune) bool {
	if r >= 'a' && r <= 'z' || r >= 0x400 && r < 0x530 || r >= 0x3400 && r < 0xa000 {
		return false
	}
	return unicode.Is(unicode.Sc, r)
}

// telling tells whether a number without a unit says something: digits do, a single Chinese numeral does not.
func telling(s string, v float64) bool {
	if s[0] >= '0' && s[0] <= '9' || s[0] >= 'a' && s[0] <= 'z' {
		return true
	}
	r, size := utf8.DecodeRuneInString(s)
	_, digit := hanDigit(r)
	_, power := hanPower(r)
	return !digit && !power || size < len(s) && v >= 10
}

// finish reads what follows a number: magnitude, the other end of a range, unit. It gives its length.
func (n *Number) finish(s string, lang longear.Lang, scaled bool) int {
	end := 0
	scale := 1.0
	if !scaled {
		gap := spaces(s)
		if v, size := scaleOf(s[gap:], lang); size > 0 {
			scale, end = v, gap+size
		}
	}
	if high, size := n.rangeEnd(s[end:], lang, scale); size > 0 {
		n.High, end = high, end+size
	} else {
		n.Value, n.High = n.Value*scale, n.High*scale
	}
	gap := spaces(s[end:])
	for _, more := range [...]string{"多", "余", "名", "个"} {
		if rest, ok := strings.CutPrefix(s[end+gap:], more); ok {
			if _, size := unitAt(rest); size > 0 {
				gap += len(more)
			}
		}
	}
	if unit, size := unitAt(s[end+gap:]); size > 0 && n.Unit == "" {
		n.Unit = unit
		end += gap + size
	}
	return end
}

// rangeEnd reads "-7 тыс." or "至5万" after a number. The magnitude of the upper end holds for both unless the lower has
// its own.
func (n *Number) rangeEnd(s string, lang longear.Lang, scale float64) (high float64, size int) {
	at := spaces(s)
	joint := 0
	for _, j := range [...]string{"-", "至", "到", "~"} {
		if strings.HasPrefix(s[at:], j) {
			joint = len(j)
		}
	}
	if joint == 0 {
		return 0, 0
	}
	at += joint
	at += spaces(s[at:])
	v, length, scaled := plain(s[at:], lang)
	if length == 0 || s[at] < '0' || s[at] > '9' {
		return 0, 0
	}
	at += length
	upper := 1.0
	if !scaled {
		gap := spaces(s[at:])
		if m, l := scaleOf(s[at+gap:], lang); l > 0 {
			upper, at = m, at+gap+l
		}
	}
	if scale == 1 {
		scale = upper
	}
	if upper == 1 {
		upper = scale
	}
	if v*upper <= n.Value*scale {
		return 0, 0
	}
	n.Value *= scale
	return v * upper, at
}

// plain reads digits, Chinese numerals or number words. scaled says that magnitudes are in the value already.
func plain(s string, lang longear.Lang) (v float64, size int, scaled bool) {
	if s == "" {
		return 0, 0, false
	}
	if s[0] >= '0' && s[0] <= '9' {
		v, size = digits(s, lang)
		return v, size, false
	}
	if lang == longear.Chinese {
		v, size = hanNumber(s)
		return v, size, true
	}
	v, size = inWords(s, lang)
	return v, size, true
}

// inWords reads number words: "двадцать пять тысяч", "он екі", "twenty-five".
func inWords(s string, lang longear.Lang) (total float64, size int) {
	if first, _ := utf8.DecodeRuneInString(s); !starts[lang].has(first) {
		return 0, 0
	}
	dict := numerals[lang]
	part, last, used := 0.0, 1e18, false
	for at := 0; at < len(s); {
		n := letters(s[at:])
		v, ok := dict[s[at:at+n]]
		if !ok && !used && ones[s[at:at+n]] {
			if next := at + n + spaces(s[at+n:]); dict[s[next:next+letters(s[next:])]].scale {
				v, ok = value{n: 1}, true
			}
		}
		switch {
		case !ok || n == 0 || v.scale && !used:
			return total + part, size
		case v.scale && v.n == 100 && part < 10:
			part *= 100
			last = 100
		case v.scale:
			total, part, last = total+max(part, 1)*v.n, 0, v.n
		case v.n >= last || last < 10 || last < 20 && lang != longear.Kazakh:
			return total + part, size
		default:
			part, last = part+v.n, v.n
		}
		used = true
		size = at + n
		at = size + spaces(s[size:])
		if at < len(s) && s[at] == '-' {
			at++
		}
	}
	return total + part, size
}
