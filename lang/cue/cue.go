package cue

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang/internal/han"
)

// Cue is a marker found in a text; From and To are bytes of it.
type Cue struct {
	Kind     Kind
	From, To int
}

// Append finds the cues of a text in the reading form of package fold, in text order; where two phrases start at one
// place the longer one counts. A question mark at the end of a sentence is a question.
func Append(dst []Cue, text string, lang longear.Lang) []Cue {
	ix := indexes[lang]
	start := true // of a word
	opens := ix.opens()
	for i := 0; i < len(text); {
		if j := opens.Skip(text, i); j > i {
			r, _ := han.At(text, j-han.Size)
			start = !letter(r)
			i = j
			continue
		}
		r, size := han.Decode(text, i)
		wide := r >= 0x3400 && r < 0xa000
		switch {
		case r == '?':
			dst = append(dst, Cue{Question, i, i + 1})
			start = true
		case !letter(r):
			start = true
		case start || wide:
			if e, n := ix.longest(text[i:]); n > 0 {
				dst = append(dst, Cue{e.kind, i, i + n})
				i += n
				start = wide
				continue
			}
			start = false
		}
		i += size
	}
	return dst
}

// longest finds the longest phrase that s starts with, and its length with the rest of its last word.
func (ix *index) longest(s string) (best entry, size int) {
	if len(s) < 2 {
		return best, 0
	}
	for _, e := range ix.at(s[0], s[1]) {
		if len(e.text) <= len(best.text) || !strings.HasPrefix(s, e.text) {
			continue
		}
		tail := wordTail(s[len(e.text):])
		if tail == 0 || e.open {
			best, size = e, len(e.text)+tail
		}
	}
	return best, size
}

// wordTail measures the letters that s starts with; Chinese words have no ends.
func wordTail(s string) int {
	for i, r := range s {
		if !letter(r) || r >= 0x3400 && r < 0xa000 {
			return i
		}
	}
	return len(s)
}

// letter is unicode.IsLetter with the common scripts first.
func letter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 0x430 && r < 0x482 || r >= 0x4e00 && r < 0xa000 || r >= utf8.RuneSelf && unicode.IsLetter(r)
}
