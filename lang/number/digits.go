package number

import (
	"unicode"
	"unicode/utf8"

	"longear"
)

// digits reads a number in digits with its grouping: 12 000, 12,000, 1.234.567, 3,5, 3.5. In English and Chinese a
// comma before three digits groups and a point is decimal; elsewhere a comma is decimal. Clock times, dotted dates and
// digits that run into letters of a name are none.
func digits(s string, lang longear.Lang) (v float64, size int) {
	commaGroups := lang == longear.English || lang == longear.Chinese
	n := run(s)
	v = parse(s[:n])
	size = n
	groups := 0
	for size < len(s) {
		sep := s[size]
		m := run(s[min(size+1, len(s)):])
		switch {
		case m == 0:
			return v, end(s, size)
		case sep == ':' || sep == '/':
			return 0, 0
		case m == 3 && (n <= 3 || groups > 0) && (sep == ' ' && n <= 3 || sep == ',' && commaGroups || sep == '.' && (groups > 0 || more(s[size+4:], '.'))):
			v = v*1000 + parse(s[size+1:size+4])
			size += 4
			groups++
		case (sep == ',' || sep == '.') && !dotted(s[size+1+m:], sep):
			v += fraction(s[size+1 : size+1+m])
			return v, end(s, size+1+m)
		case sep == '.' || sep == ',':
			if sep == '.' {
				return 0, 0
			}
			return v, size
		default:
			return v, end(s, size)
		}
	}
	return v, size
}

// more tells whether another group of three digits follows.
func more(s string, sep byte) bool { return len(s) > 3 && s[0] == sep && run(s[1:]) == 3 }

// dotted tells whether another separator and digit follow: a date or a version.
func dotted(s string, sep byte) bool { return len(s) > 1 && s[0] == sep && s[1] >= '0' && s[1] <= '9' }

// end refuses digits that run into Latin letters or Cyrillic ones without a space, unless those are a unit or a scale.
func end(s string, size int) int {
	if size < len(s) && letters(s[size:]) > 0 {
		r, _ := utf8.DecodeRuneInString(s[size:])
		if r < 0x3000 {
			_, unit := unitAt(s[size:])
			_, scale := scaleOf(s[size:], "")
			if unit == 0 && scale == 0 {
				return 0
			}
		}
	}
	return size
}

func run(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func parse(s string) (v float64) {
	for i := range len(s) {
		v = v*10 + float64(s[i]-'0')
	}
	return v
}

func fraction(s string) float64 {
	p := 1.0
	for range len(s) {
		p *= 10
	}
	return parse(s) / p
}

func spaces(s string) int {
	n := 0
	for n < len(s) && s[n] == ' ' {
		n++
	}
	return n
}

// letters measures the word that s starts with.
func letters(s string) int {
	for i, r := range s {
		if r >= 'a' && r <= 'z' || r >= 0x430 && r < 0x482 || r >= 0x48a && r < 0x530 {
			continue
		}
		if !unicode.IsLetter(r) && r != '\'' || r >= 0x3400 && r < 0xa000 {
			return i
		}
	}
	return len(s)
}

func isLetter(s string) bool { return letters(s) > 0 }

// skipWord steps over a word or one character that is none; over a Chinese character at a time.
func skipWord(s string) int {
	if n := letters(s); n > 0 {
		return n + run(s[n:])
	}
	_, size := utf8.DecodeRuneInString(s)
	if n := run(s); n > 0 {
		n += letters(s[n:])
		for n < len(s)-1 && (s[n] == '.' || s[n] == ':' || s[n] == '/' || s[n] == ',') && run(s[n+1:]) > 0 {
			n += 1 + run(s[n+1:])
		}
		return n
	}
	return size
}
