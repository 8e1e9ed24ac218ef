package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
)

type tokenKind int

const (
	tokWord tokenKind = iota
	tokPhrase
	tokFilter // name:value
	tokOpen
	tokClose
	tokMinus
	tokEnd
)

type token struct {
	kind  tokenKind
	text  string // word, phrase without its quotes, or the value of a filter
	field string // of a filter
	near  int    // of "…"~n
	at    int    // column in runes, from 1
}

// lex splits the query into tokens; an unclosed quotation mark is an error that names its column.
func lex(input string) ([]token, error) {
	var out []token
	l := lexer{rest: input, at: 1}
	for {
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		out = append(out, t)
		if t.kind == tokEnd {
			return out, nil
		}
	}
}

type lexer struct {
	rest string
	at   int
}

func (l *lexer) advance(n int) string {
	s := l.rest[:n]
	l.rest = l.rest[n:]
	l.at += utf8.RuneCountInString(s)
	return s
}

func (l *lexer) next() (token, error) {
	l.advance(len(l.rest) - len(strings.TrimLeftFunc(l.rest, unicode.IsSpace)))
	start := l.at
	if l.rest == "" {
		return token{kind: tokEnd, at: start}, nil
	}
	switch r, size := utf8.DecodeRuneInString(l.rest); {
	case r == '(':
		l.advance(size)
		return token{kind: tokOpen, at: start}, nil
	case r == ')':
		l.advance(size)
		return token{kind: tokClose, at: start}, nil
	case r == '-' && len(l.rest) > 1 && !strings.HasPrefix(l.rest[1:], " "):
		l.advance(size)
		return token{kind: tokMinus, at: start}, nil
	case closing(r) != 0:
		return l.phrase(r, size)
	}
	return l.word(start)
}

// closing returns the quotation mark that ends a phrase begun with r; 0 when r begins none.
func closing(r rune) rune {
	switch r {
	case '"', '＂':
		return r
	case '“', '„':
		return '”'
	case '«':
		return '»'
	case '「':
		return '」'
	}
	return 0
}

func (l *lexer) phrase(open rune, size int) (token, error) {
	start := l.at
	l.advance(size)
	end := strings.IndexRune(l.rest, closing(open))
	if end < 0 {
		return token{}, longear.Errorf(longear.KindInvalid, "column %d: the quotation mark is not closed", start)
	}
	t := token{kind: tokPhrase, text: l.advance(end), at: start}
	l.advance(utf8.RuneLen(closing(open)))
	if strings.HasPrefix(l.rest, "~") {
		l.advance(1)
		n := 0
		for l.rest != "" && l.rest[0] >= '0' && l.rest[0] <= '9' && n < 1000 {
			n = n*10 + int(l.advance(1)[0]-'0')
		}
		if n < 1 || n > 100 {
			return token{}, longear.Errorf(longear.KindInvalid, "column %d: after ~ a number from 1 to 100 is needed", start)
		}
		t.near = n
	}
	return t, nil
}

func (l *lexer) word(start int) (token, error) {
	end := strings.IndexFunc(l.rest, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || closing(r) != 0
	})
	if end < 0 {
		end = len(l.rest)
	}
	text := l.advance(end)
	name, value, found := strings.Cut(text, ":")
	if !found || !isName(name) || strings.HasPrefix(value, "//") {
		return token{kind: tokWord, text: text, at: start}, nil
	}
	if r, size := utf8.DecodeRuneInString(l.rest); value == "" && closing(r) != 0 && l.rest != "" {
		p, err := l.phrase(r, size)
		if err != nil {
			return token{}, err
		}
		value = p.text
	}
	return token{kind: tokFilter, field: strings.ToLower(name), text: value, at: start}, nil
}

func isName(s string) bool {
	for _, r := range s {
		if r > 'z' || !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}
