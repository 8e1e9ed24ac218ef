package query

import (
	"strings"

	"longear"
)

// Word is one word of a query in one reading.
type Word struct {
	Surface string // folded
	Stem    string
	Han     bool     // a run of Han characters
	IDs     []string // entities and concepts that it names
	Also    []string // how those are called in the other languages, for "read as"
}

// Reading is a text read in one language: a query does not say which it is in.
type Reading []Word

// Reader reads queries as the analysis reads posts: once per language that their script allows, the likeliest first. It
// also says where the matches of a query stand in a post.
type Reader interface {
	ReadQuery(text string) []Reading
	Highlight(p longear.Post, matches []Match) []longear.Span
}

// Query is a parsed query: the tree for the stores, and how it was understood, in words.
type Query struct {
	Root   Node
	ReadAs string
}

// MaxLength bounds a query in bytes.
const MaxLength = 4096

// Parse reads a query. Errors are of KindInvalid and name the column and the remedy.
func Parse(text string, reader Reader) (Query, error) {
	if len(text) > MaxLength {
		return Query{}, longear.Errorf(longear.KindInvalid, "query: longer than %d bytes", MaxLength)
	}
	tokens, err := lex(text)
	if err != nil {
		return Query{}, longear.E("query", longear.KindInvalid, err)
	}
	p := parser{tokens: tokens, reader: reader}
	root, said, err := p.or(0)
	if err == nil && p.peek().kind != tokEnd {
		err = longear.Errorf(longear.KindInvalid, "column %d: “)” without “(”", p.peek().at)
	}
	if err != nil {
		return Query{}, longear.E("query", longear.KindInvalid, err)
	}
	if said == "" {
		said = "everything"
	}
	return Query{Root: root, ReadAs: said}, nil
}

const maxDepth = 20

type parser struct {
	tokens []token
	reader Reader
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) take() token {
	t := p.tokens[0]
	if t.kind != tokEnd {
		p.tokens = p.tokens[1:]
	}
	return t
}

func (p *parser) isWord(word string) bool {
	t := p.peek()
	return t.kind == tokWord && t.text == word
}

func (p *parser) or(depth int) (Node, string, error) {
	if depth > maxDepth {
		return nil, "", longear.Errorf(longear.KindInvalid, "column %d: brackets nested deeper than %d", p.peek().at, maxDepth)
	}
	first, said, err := p.and(depth)
	if err != nil || !p.isWord("OR") {
		return first, said, err
	}
	any, parts := Or{first}, []string{said}
	for p.isWord("OR") {
		at := p.take().at
		if k := p.peek().kind; k == tokEnd || k == tokClose {
			return nil, "", longear.Errorf(longear.KindInvalid, "column %d: nothing after OR", at)
		}
		n, s, err := p.and(depth)
		if err != nil {
			return nil, "", err
		}
		any, parts = append(any, n), append(parts, s)
	}
	return any, "(" + strings.Join(parts, " or ") + ")", nil
}

func (p *parser) and(depth int) (Node, string, error) {
	var all And
	var parts []string
	for {
		switch t := p.peek(); {
		case t.kind == tokEnd || t.kind == tokClose || p.isWord("OR"):
			if len(all) == 1 {
				return all[0], parts[0], nil
			}
			return all, strings.Join(parts, " and "), nil
		case p.isWord("AND"):
			p.take()
			continue
		}
		n, s, err := p.unary(depth)
		if err != nil {
			return nil, "", err
		}
		if n != nil {
			all, parts = append(all, n), append(parts, s)
		}
	}
}

func (p *parser) unary(depth int) (Node, string, error) {
	if p.isWord("NOT") || p.peek().kind == tokMinus {
		at := p.take().at
		if k := p.peek().kind; k == tokEnd || k == tokClose {
			return nil, "", longear.Errorf(longear.KindInvalid, "column %d: nothing after NOT", at)
		}
		n, s, err := p.unary(depth)
		if err != nil || n == nil {
			return nil, "", err
		}
		return Not{n}, "not " + s, nil
	}
	switch t := p.take(); t.kind {
	case tokOpen:
		n, s, err := p.or(depth + 1)
		if err != nil {
			return nil, "", err
		}
		if p.take().kind != tokClose {
			return nil, "", longear.Errorf(longear.KindInvalid, "column %d: “(” is not closed", t.at)
		}
		return n, s, nil
	case tokFilter:
		return parseFilter(t)
	case tokPhrase:
		return p.phrase(t)
	default:
		n, s := p.word(t.text)
		return n, s, nil
	}
}
