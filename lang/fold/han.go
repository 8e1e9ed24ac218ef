package fold

import (
	"unicode/utf8"

	"longear"
)

//go:generate go run ./internal/unihan

// Characters are simplified through pages of 64, which cover the planes that hold Han characters.
const (
	hanFirst = 0x3400
	hanLast  = 0x323bf
	hanShift = 6
	hanMask  = 1<<hanShift - 1
)

// hanTable answers for one character in two steps; it is built once from hanPairs and never changed.
type hanTable struct {
	pages  [(hanLast - hanFirst + 1) >> hanShift]uint16 // 0: nothing on this page
	blocks [][1 << hanShift]rune
}

var hanForms = newHanTable(hanPairs + ownPairs)

func newHanTable(pairs string) *hanTable {
	t := &hanTable{blocks: make([][1 << hanShift]rune, 1)}
	for len(pairs) > 0 {
		from, n := utf8.DecodeRuneInString(pairs)
		to, m := utf8.DecodeRuneInString(pairs[n:])
		pairs = pairs[n+m:]
		page := &t.pages[(from-hanFirst)>>hanShift]
		if *page == 0 {
			*page = uint16(len(t.blocks))
			t.blocks = append(t.blocks, [1 << hanShift]rune{})
		}
		t.blocks[*page][from&hanMask] = to
	}
	return t
}

// Simplify gives the Simplified form of a Traditional character; others are returned as they are.
func Simplify(r rune) rune {
	if r < hanFirst || r > hanLast {
		return r
	}
	if page := hanForms.pages[(r-hanFirst)>>hanShift]; page != 0 {
		if s := hanForms.blocks[page][r&hanMask]; s != 0 {
			return s
		}
	}
	return r
}

// han simplifies a character of the text, unless the text is Japanese or Korean. A character with two simplified
// forms waits for its neighbours.
func (f *folder) han(r rune) rune {
	if f.lang == "ja" || f.lang == "ko" {
		return r
	}
	if _, two := twoFormOf(r); two {
		f.twofer = true
		return r
	}
	return Simplify(r)
}

// hansSet holds the characters that only Simplified text has.
var hansSet = newRuneSet(hansOnly)

// runeSet has a bit for each character from U+4E00 to U+9FFF.
type runeSet [(0xa000 - 0x4e00) / 64]uint64

func newRuneSet(chars string) *runeSet {
	s := &runeSet{}
	for _, r := range chars {
		s[(r-0x4e00)/64] |= 1 << (r % 64)
	}
	return s
}

func (s *runeSet) has(r rune) bool {
	return r >= 0x4e00 && r < 0xa000 && s[(r-0x4e00)/64]>>(r%64)&1 == 1
}

// HanForm tells whether a character is written in Simplified text only (Hans), in Traditional text only (Hant), or in
// both (Hani).
func HanForm(r rune) longear.Script {
	switch {
	case hansSet.has(r):
		return longear.Hans
	case Simplify(r) != r:
		return longear.Hant
	}
	return longear.Han
}
