package number

import (
	"strings"
	"unicode/utf8"

	"longear/lang/internal/han"
)

// hanDigit gives the value of a Chinese digit.
func hanDigit(r rune) (float64, bool) {
	switch r {
	case '零', '〇':
		return 0, true
	case '一':
		return 1, true
	case '二', '两':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	}
	return 0, false
}

// hanPower gives the value of a Chinese multiplier.
func hanPower(r rune) (float64, bool) {
	switch r {
	case '十':
		return 10, true
	case '百':
		return 100, true
	case '千':
		return 1e3, true
	case '万':
		return 1e4, true
	case '亿':
		return 1e8, true
	case '兆':
		return 1e12, true
	}
	return 0, false
}

// openers are the characters that a number in Chinese can begin with; 〇 is not among those that are skipped.
var openers = han.SetOf("零一二两三四五六七八九十百千万亿兆")

// hanScale reads multipliers after digits: 1.2万, 3百万, 20多亿. "Several" and "more than" are left out of the value.
func hanScale(s string) (float64, int) {
	scale, size := 1.0, 0
	rest := s
	for _, more := range [...]string{"多", "余", "几"} {
		rest = strings.TrimPrefix(rest, more)
	}
	skipped := len(s) - len(rest)
	for i, r := range rest {
		p, ok := hanPower(r)
		if !ok {
			break
		}
		scale *= p
		size = i + utf8.RuneLen(r)
	}
	if size == 0 {
		return 1, 0
	}
	return scale, skipped + size
}

// hanNumber reads a number in Chinese characters: 三千五百万, 十二, 二〇二四. size is 0 where there is none.
func hanNumber(s string) (total float64, size int) {
	section, digit, plain := 0.0, 0.0, 0
	seenPower := false
	for i, r := range s {
		if d, ok := hanDigit(r); ok {
			if plain > 0 && !seenPower { // digits in a row: a year, a telephone number
				digit = digit*10 + d
			} else {
				digit = d
			}
			plain++
			size = i + utf8.RuneLen(r)
			continue
		}
		p, ok := hanPower(r)
		if !ok {
			break
		}
		if size == 0 && p > 1000 {
			return 0, 0
		}
		total, section = power(p, total, section, digit, plain)
		digit, plain, seenPower = 0, 0, true
		size = i + utf8.RuneLen(r)
	}
	return total + section + digit, size
}

// power applies a multiplier: below 万 to the digit before it, from 万 on to all of its section.
func power(p, total, section, digit float64, plain int) (newTotal, newSection float64) {
	if p < 1e4 {
		if plain == 0 {
			digit = 1
		}
		return total, section + digit*p
	}
	if section+digit == 0 && total > 0 {
		return total * p, 0
	}
	return total + (section+digit)*p, 0
}
