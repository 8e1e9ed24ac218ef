package query

import (
	"cmp"
	"slices"
	"strings"

	"longear"
	"longear/index"
	"longear/lang"
	"longear/lang/fold"
)

// Highlight finds where the matches of a query stand in a post's body: spans in text order, none overlapping.
func (r reader) Highlight(p longear.Post, matches []Match) []longear.Span {
	body := p.Body()
	h := highlighter{lang: p.Lang, read: fold.Read(body, p.Lang, p.Script), analysis: r.analyser.Analyse(body, p)}
	var spans []longear.Span
	for _, m := range matches {
		for _, alt := range m.Any {
			spans = append(spans, h.find(alt)...)
		}
	}
	return flatten(spans)
}

type highlighter struct {
	lang     longear.Lang
	read     fold.Mapped
	analysis *lang.Analysis
}

func (h highlighter) find(a Alt) []longear.Span {
	switch a.Column {
	case IDs:
		return h.mentions(a.Tokens[0])
	case Han1, Han2:
		return h.han(a.Tokens)
	case Stems:
		return h.words(a.Tokens, func(t lang.Token) string { return index.Token(index.Stem(t.Stem, h.lang)) })
	}
	surface := func(t lang.Token) string { return index.Token(t.Surface) }
	if a.Near > 0 {
		return append(h.words(a.Tokens[:1], surface), h.words(a.Tokens[1:], surface)...)
	}
	return h.words(a.Tokens, surface)
}

func (h highlighter) mentions(id string) []longear.Span {
	var spans []longear.Span
	for _, mentions := range [][]lang.Mention{h.analysis.Entities, h.analysis.Concepts} {
		for _, m := range mentions {
			if index.Token(m.ID) == id {
				spans = append(spans, m.Span)
			}
		}
	}
	return spans
}

// words finds runs of tokens that equal the wanted ones.
func (h highlighter) words(want []string, key func(lang.Token) string) []longear.Span {
	var spans []longear.Span
	tokens := h.analysis.Tokens
	for i := 0; i+len(want) <= len(tokens); i++ {
		n := 0
		for n < len(want) && key(tokens[i+n]) == want[n] {
			n++
		}
		if n == len(want) {
			spans = append(spans, longear.Span{From: tokens[i].Span.From, To: tokens[i+n-1].Span.To})
		}
	}
	return spans
}

// han finds the run that bigrams (or one character) spell.
func (h highlighter) han(tokens []string) []longear.Span {
	run := tokens[0]
	var runSb80 strings.Builder
	for _, t := range tokens[1:] {
		chars := []rune(t)
		runSb80.WriteString(string(chars[len(chars)-1]))
	}
	run += runSb80.String()
	var spans []longear.Span
	for at := 0; ; {
		i := strings.Index(h.read.Text[at:], run)
		if i < 0 {
			return spans
		}
		at += i
		spans = append(spans, h.read.Original(at, at+len(run)))
		at += len(run)
	}
}

// flatten orders spans and drops those inside others.
func flatten(spans []longear.Span) []longear.Span {
	slices.SortFunc(spans, func(a, b longear.Span) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	var out []longear.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.From < out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}

// HighlightAll marks the hits of a result.
func HighlightAll(r Reader, q Query, res *longear.SearchResult) {
	matches := Positive(q.Root)
	if len(matches) == 0 {
		return
	}
	mark := func(hits []longear.PostHit) {
		for i := range hits {
			hits[i].Highlight = r.Highlight(hits[i].Post, matches)
		}
	}
	mark(res.Posts)
	for _, n := range res.Narratives {
		mark(n.Best)
	}
}
