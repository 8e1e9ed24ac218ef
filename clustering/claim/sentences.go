// Package claim finds in a text the sentences that state something checkable, and of many sentences the most central.
package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
)

// Sentences cuts a text at sentence ends and line breaks. Spans are bytes of the text, without blanks at the edges.
func Sentences(text string) []longear.Span {
	out := make([]longear.Span, 0, 8)
	from := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !ends(text, i, r, size) {
			i += size
			continue
		}
		i += size
		for i < len(text) { // closing marks belong to the sentence
			next, n := utf8.DecodeRuneInString(text[i:])
			if !strings.ContainsRune("»”’\"'）)】」』.!?。！？…", next) {
				break
			}
			i += n
		}
		out = appendTrimmed(out, text, from, i)
		from = i
	}
	return appendTrimmed(out, text, from, len(text))
}

// ends tells whether the mark at i ends a sentence: full stops inside numbers and after single letters do not.
func ends(text string, i int, r rune, size int) bool {
	switch r {
	case '\n', '。', '！', '？', '!', '?', '…', '؟', '۔':
		return true
	case '.':
	default:
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+size:])
	if i+size < len(text) && !unicode.IsSpace(next) && !strings.ContainsRune("»”\")", next) {
		return false
	}
	letters := 0
	for j := i; j > 0; letters++ {
		before, n := utf8.DecodeLastRuneInString(text[:j])
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			break
		}
		j -= n
	}
	return letters > 2
}

func appendTrimmed(out []longear.Span, text string, from, to int) []longear.Span {
	s := text[from:to]
	from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	to -= len(s) - len(strings.TrimRightFunc(s, unicode.IsSpace))
	if from >= to {
		return out
	}
	return append(out, longear.Span{From: from, To: to})
}
