package lang

import (
	"unicode/utf8"

	"longear"
	"longear/lang/fold"
	"longear/lang/internal/han"
)

// maxQuote bounds a quotation, in bytes; a mark without its partner must not swallow the text.
const maxQuote = 1500

// closing gives the mark that ends a quotation; 0 for characters that start none.
func closing(r rune) rune {
	switch r {
	case '«':
		return '»'
	case '“':
		return '”'
	case '„':
		return '“'
	case '「':
		return '」'
	case '『':
		return '』'
	case '"':
		return '"'
	}
	return 0
}

// quotes finds what stands between quotation marks, without the marks; quotations inside quotations are part of them.
func quotes(read fold.Mapped) []longear.Span {
	var all []longear.Span
	text := read.Text
	var plain *han.Set // no Han character is a mark
	for i := 0; i < len(text); {
		if i = plain.Skip(text, i); i == len(text) {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		end := closing(r)
		if end == 0 {
			continue
		}
		if n := quoteLen(text[i:], r, end); n > 0 {
			all = append(all, read.Original(i, i+n))
			i += n
		}
	}
	return all
}

// quoteLen is the length up to the closing mark, or 0 where there is none in reach.
func quoteLen(s string, open, end rune) int {
	depth := 1
	for i, r := range s {
		switch {
		case i > maxQuote:
			return 0
		case r == end || open == '„' && r == '”':
			if depth--; depth == 0 {
				return i
			}
		case r == open:
			depth++
		}
	}
	return 0
}
