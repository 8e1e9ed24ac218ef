package query

import (
	"slices"
	"strings"
	"unicode"

	"longear"
	"longear/index"
	"longear/lang"
)

// Analyser is the part of lang.Analyzer that queries need.
type Analyser interface {
	Analyse(text string, p longear.Post) *lang.Analysis
}

// Glossary says how an entity or a concept is called in other languages; it may be nil.
type Glossary interface {
	Names(id string) []string
}

// NewReader returns a Reader over the analysis of posts.
func NewReader(a Analyser, g Glossary) Reader { return reader{a, g} }

type reader struct {
	analyser Analyser
	glossary Glossary
}

// tongue is a language and script in which a query may be read.
type tongue struct {
	lang   longear.Lang
	script longear.Script
}

// tongues lists how a text may be read, by the scripts in it.
func tongues(text string) []tongue {
	var out []tongue
	has := func(t *unicode.RangeTable) bool {
		return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(t, r) })
	}
	if has(unicode.Han) {
		out = append(out, tongue{longear.Chinese, longear.Hans})
	}
	if has(unicode.Cyrillic) {
		out = append(out, tongue{longear.Russian, longear.Cyrl}, tongue{longear.Kazakh, longear.Cyrl}, tongue{longear.Ukrainian, longear.Cyrl})
	}
	if has(unicode.Arabic) {
		out = append(out, tongue{longear.Kazakh, longear.Arab})
	}
	if has(unicode.Latin) || len(out) == 0 {
		out = append(out, tongue{longear.English, longear.Latn})
	}
	if has(unicode.Latin) {
		out = append(out, tongue{longear.Kazakh, longear.Latn})
	}
	return out
}

// ReadQuery reads a text in every language that its scripts allow.
func (r reader) ReadQuery(text string) []Reading {
	var out []Reading
	for _, t := range tongues(text) {
		a := r.analyser.Analyse(text, longear.Post{Lang: t.lang, Script: t.script})
		out = append(out, r.words(a, t.lang))
	}
	return out
}

// words joins the Han tokens of a run again, since the index looks runs up by their characters.
func (r reader) words(a *lang.Analysis, l longear.Lang) Reading {
	var out Reading
	end := -1 // where the last Han token ended
	for _, t := range a.Tokens {
		han := strings.IndexFunc(t.Surface, func(c rune) bool { return unicode.Is(unicode.Han, c) }) == 0
		if han && len(out) > 0 && out[len(out)-1].Han && t.Span.From < end {
			extend(&out[len(out)-1], t)
		} else if han && len(out) > 0 && out[len(out)-1].Han && t.Span.From == end {
			out[len(out)-1].Surface += t.Surface
		} else {
			out = append(out, Word{Surface: t.Surface, Stem: index.Stem(t.Stem, l), Han: han})
		}
		w := &out[len(out)-1]
		r.name(w, a, t.Span)
		if han {
			end = max(end, t.Span.To)
		} else {
			end = -1
		}
	}
	return out
}

// extend adds what an overlapping bigram adds to a run.
func extend(w *Word, t lang.Token) {
	run, next := []rune(w.Surface), []rune(t.Surface)
	for shared := min(len(run), len(next)); shared >= 0; shared-- {
		if string(run[len(run)-shared:]) == string(next[:shared]) {
			w.Surface += string(next[shared:])
			return
		}
	}
}

// name adds the entities and concepts whose mention covers the token.
func (r reader) name(w *Word, a *lang.Analysis, at longear.Span) {
	for _, mentions := range [][]lang.Mention{a.Entities, a.Concepts} {
		for _, m := range mentions {
			if m.Weak || m.Span.From > at.From || m.Span.To < at.To {
				continue
			}
			if slices.Contains(w.IDs, m.ID) {
				continue
			}
			w.IDs = append(w.IDs, m.ID)
			if r.glossary != nil {
				w.Also = append(w.Also, r.glossary.Names(m.ID)...)
			}
		}
	}
}
