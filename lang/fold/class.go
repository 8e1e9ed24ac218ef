package fold

import "unicode"

// class is what the folder does with a character.
type class uint8

const (
	rare class = iota // not in the quick tables: needs NFKC or Unicode properties
	space
	line  // a line break
	punct // punctuation or symbol
	apos  // an apostrophe: dropped between letters
	drop  // invisible: dropped
	mark  // a combining mark: the whole text needs NFKC
	latin // a Latin letter; from here on letters and digits
	cyril // a Cyrillic letter
	arab  // an Arabic letter
	wide  // Han, kana: written without spaces
	other // any other letter, or a mark that belongs to one
	digit
)

// entry packs the folded rune (low 24 bits) and the class of a character.
type entry uint32

func pack(r rune, c class) entry { return entry(uint32(r) | uint32(c)<<24) }

func (e entry) rune() rune   { return rune(e & 0xffffff) }
func (e entry) class() class { return class(e >> 24) }

// quickSize covers Latin, Greek and Cyrillic without the historic supplements.
const quickSize = 0x530

// quick answers for the characters below quickSize; it is filled once and never changed.
var quick = quickTable()

func quickTable() (t [quickSize]entry) {
	for r := range rune(quickSize) {
		t[r] = slowEntry(r)
	}
	for _, r := range "\u00a0\u00a8\u00af\u00b4\u00b8" { // NFKC makes these spaces, some with a mark that is dropped
		t[r] = pack(' ', space)
	}
	for _, r := range "'`ʼʹ´" {
		t[r] = pack('\'', apos)
	}
	t['ё'], t['Ё'] = pack('е', cyril), pack('е', cyril)
	return t
}

// slowEntry classifies by Unicode properties what quick tables and NFKC leave over.
func slowEntry(r rune) entry {
	switch {
	case r < quickSize && rareBelow(r):
		return pack(r, rare)
	case invisible(r):
		return pack(r, drop)
	case combining(r):
		return pack(r, mark)
	case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
		return pack('\n', line)
	case unicode.IsSpace(r) || r < ' ' || r == 0x7f:
		return pack(' ', space)
	case unicode.IsDigit(r):
		return pack(asciiDigit(r), digit)
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		return pack(unicode.ToLower(r), letterClass(r))
	}
	return pack(r, punct)
}

// rareBelow tells the letters and signs below quickSize that NFKC changes (ª ² µ ¼ ĳ ŀ ŉ ſ ǆ ϐ …).
func rareBelow(r rune) bool {
	switch {
	case r == 0xaa || r == 0xb2 || r == 0xb3 || r == 0xb5 || r == 0xb9 || r == 0xba || r >= 0xbc && r <= 0xbe:
		return true
	case r == 0x132 || r == 0x133 || r == 0x13f || r == 0x140 || r == 0x149 || r == 0x17f:
		return true
	case r >= 0x1c4 && r <= 0x1cc || r >= 0x1f1 && r <= 0x1f3 || r >= 0x2b0 && r <= 0x2b8:
		return true
	case r >= 0x2d8 && r <= 0x2dd || r >= 0x2e0 && r <= 0x2e4:
		return true
	}
	return r >= 0x370 && r < 0x400 && (r < 0x386 || r >= 0x3cf)
}

// letterClass tells the scripts apart that the folder treats differently.
func letterClass(r rune) class {
	switch {
	case unicode.Is(unicode.Latin, r):
		return latin
	case unicode.Is(unicode.Cyrillic, r):
		return cyril
	case unicode.Is(unicode.Arabic, r):
		return arab
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo):
		return wide
	}
	return other
}

// invisible tells the characters that never show: zero-width, bidi, variation selectors, soft hyphen, tatweel, tags.
func invisible(r rune) bool {
	switch {
	case r == 0xad || r == 0x34f || r == 0x61c || r == 0x640 || r == 0x180e || r == 0xfeff || r == 0x3164 || r == 0xffa0:
		return true
	case r >= 0x115f && r <= 0x1160 || r >= 0x17b4 && r <= 0x17b5 || r >= 0x180b && r <= 0x180f:
		return true
	case r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x206f:
		return true
	case r >= 0xfe00 && r <= 0xfe0f || r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// combining tells the marks that are dropped once NFKC has had its say: stress, vowel points, enclosing circles.
func combining(r rune) bool {
	switch {
	case r >= 0x300 && r <= 0x36f || r >= 0x483 && r <= 0x489 || r >= 0x591 && r <= 0x5c7 && unicode.IsMark(r):
		return true
	case r >= 0x610 && r <= 0x61a || r >= 0x64b && r <= 0x65f || r == 0x670 || r >= 0x6d6 && r <= 0x6ed && unicode.IsMark(r):
		return true
	case r >= 0x1ab0 && r <= 0x1aff || r >= 0x1dc0 && r <= 0x1dff || r >= 0x20d0 && r <= 0x20ff:
		return true
	}
	return r >= 0xfe20 && r <= 0xfe2f || r == 0x3099 || r == 0x309a || r >= 0x302a && r <= 0x302f
}

func asciiDigit(r rune) rune {
	if r <= '9' {
		return r
	}
	for _, rng := range unicode.Nd.R16 {
		if lo, hi := rune(rng.Lo), rune(rng.Hi); r >= lo && r <= hi {
			return '0' + (r-lo)%10
		}
	}
	for _, rng := range unicode.Nd.R32 {
		if lo, hi := rune(rng.Lo), rune(rng.Hi); r >= lo && r <= hi {
			return '0' + (r-lo)%10
		}
	}
	return '0'
}

// lookup classifies a character: tables for the common ones, rare for the rest.
func lookup(r rune) entry {
	switch {
	case r < quickSize:
		return quick[r]
	case r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf:
		return pack(r, wide)
	case r >= 0xff01 && r <= 0xff5e:
		return quick[r-0xfee0]
	case r >= 0x3000 && r < 0x3100:
		return kana(r)
	case r >= 0xac00 && r <= 0xd7a3:
		return pack(r, other)
	case r >= 0x2000 && r < 0x2070:
		return general(r)
	case r >= 0x621 && r <= 0x64a && r != 0x640, r >= 0x66e && r <= 0x6d3 && r != 0x670 && (r < 0x675 || r > 0x678):
		return pack(r, arab)
	case r == '№' || r >= 0x20a9 && r <= 0x20bf || r >= 0x2190 && r < 0x2200 || r >= 0x2500 && r < 0x2800:
		return pack(r, punct)
	case r >= 0x1f300 && r <= 0x1faff:
		return pack(r, punct)
	}
	return pack(r, rare)
}

// kana covers U+3000…U+30FF: CJK punctuation, hiragana, katakana.
func kana(r rune) entry {
	switch {
	case r == 0x3000:
		return pack(' ', space)
	case r == 0x3005 || r == 0x3007:
		return pack(r, wide)
	case r >= 0x3001 && r <= 0x3029 || r == 0x3030 || r == 0x303d || r == 0x30fb:
		return pack(r, punct)
	case r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fe && r != 0x30fb || r == 0x309d || r == 0x309e:
		return pack(r, wide)
	}
	return pack(r, rare)
}

// general covers U+2000…U+206F: spaces, dashes, quotation marks, invisibles.
func general(r rune) entry {
	switch {
	case r <= 0x200a || r == 0x202f || r == 0x205f:
		return pack(' ', space)
	case invisible(r):
		return pack(r, drop)
	case r >= 0x2010 && r <= 0x2015:
		return pack('-', punct)
	case r == 0x2018 || r == 0x2019 || r == 0x201b:
		return pack('\'', apos)
	case r == 0x2028 || r == 0x2029:
		return pack('\n', line)
	case r == 0x2024 || r == 0x2025:
		return pack('.', punct)
	}
	return pack(r, punct)
}
