// Package han decodes the common Chinese characters without a call: utf8.DecodeRuneInString is inlined for ASCII alone,
// and an analysis reads each character of a text a dozen times.
package han

import "unicode/utf8"

// First and, past the last, End bound the characters that At knows: nearly all of Chinese, and nothing but Han.
const (
	First = 0x4000
	End   = 0xa000
)

// Size is how many bytes each of them takes.
const Size = 3

// At gives the character at s[i:] if it lies from First to End; s is valid UTF-8.
func At(s string, i int) (r rune, ok bool) {
	if b := s[i]; b < 0xe4 || b > 0xe9 || len(s)-i < Size {
		return 0, false
	}
	return rune(s[i]&0xf)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f), true
}

// Decode is utf8.DecodeRuneInString of s[i:] for text that is mostly Chinese.
func Decode(s string, i int) (r rune, size int) {
	if r, ok := At(s, i); ok {
		return r, Size
	}
	return utf8.DecodeRuneInString(s[i:])
}
