package web

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
)

// words are the words of a query that a hit is likely to contain: no filters, nothing that is excluded.
func (q queryText) words() []string {
	var out []string
	negated := false
	for _, term := range q {
		_, isFilter := readFilter(term)
		skip := negated || isFilter || strings.HasPrefix(term, "-")
		negated = term == "NOT"
		if skip || term == "NOT" || term == "OR" || term == "AND" {
			continue
		}
		for _, w := range strings.FieldsFunc(term, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if w != "OR" && w != "AND" && utf8.RuneCountInString(w) > 1 {
				out = append(out, w)
			}
		}
	}
	return out
}

// widened finds the words to which a query was widened, as "read as" says them: (also 谈判, келіссөз).
var widened = regexp.MustCompile(`\(also ([^)]*)\)`)

// sought are the words of a query and those to which the store widened it.
func sought(q queryText, readAs string) []string {
	out := q.words()
	for _, m := range widened.FindAllStringSubmatch(readAs, -1) {
		out = append(out, splitQuery(m[1]).words()...)
	}
	return out
}

// wordSpans finds the words of a query in a text, for stores that do not say where they matched. The last letters of
// long words may differ, as endings do; Han is found anywhere.
func wordSpans(body string, words []string) []longear.Span {
	var out []longear.Span
	before := ' '
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRuneInString(body[i:])
		han := unicode.Is(unicode.Han, r)
		if n := 0; han || !unicode.IsLetter(before) {
			for _, w := range words {
				n = max(n, matchFold(body[i:], stem(w)))
			}
			if n > 0 {
				if !han {
					n = wordEnd(body, i+n) - i
				}
				out = append(out, longear.Span{From: i, To: i + n})
				size = n
			}
		}
		before, _ = utf8.DecodeLastRuneInString(body[:i+size])
		i += size
	}
	return out
}

const (
	longWord   = 6
	endingSize = 2
)

// stem leaves the ending of a long word out; Han has none.
func stem(w string) string {
	runes := []rune(w)
	if len(runes) < longWord || unicode.Is(unicode.Han, runes[0]) {
		return w
	}
	return string(runes[:len(runes)-endingSize])
}

// matchFold is the number of bytes of s that are the word, whatever their case; 0 where s does not begin with it.
func matchFold(s, word string) int {
	n := 0
	for _, w := range word {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || unicode.ToLower(r) != unicode.ToLower(w) {
			return 0
		}
		n += size
	}
	return n
}

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	return i
}
