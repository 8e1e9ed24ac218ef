package fold

import (
	"strings"
)

// starter marks the bytes that a link or a mention can start with.
var starter = [256]bool{'h': true, 'H': true, 'w': true, 'W': true, 't': true, '@': true}

// maxMention is the longest account name that is taken for one, in characters.
const maxMention = 30

// skip gives the length of the link or mention that s starts with, or 0.
func skip(s string) int {
	if s[0] == '@' {
		return mention(s)
	}
	for _, p := range [...]string{"http://", "https://", "www.", "t.me/"} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			return len(p) + urlTail(s[len(p):])
		}
	}
	return 0
}

// urlTail counts the bytes that RFC 3986 allows in a link; Chinese text follows links without a space.
func urlTail(s string) int {
	for i := range len(s) {
		if b := s[i]; b <= ' ' || b >= 0x7f || strings.IndexByte("\"<>\\^`{|}", b) >= 0 {
			return i
		}
	}
	return len(s)
}

// mention measures "@name"; a name too long to be one is text.
func mention(s string) int {
	chars := 0
	for i, r := range s[1:] {
		c := lookup(r).class()
		if c <= mark && r != '_' {
			return ended(chars, i)
		}
		if chars++; chars > maxMention {
			return 0
		}
	}
	return ended(chars, len(s)-1)
}

func ended(chars, bytes int) int {
	if chars == 0 {
		return 0
	}
	return 1 + bytes
}
