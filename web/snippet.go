package web

import (
	"slices"
	"strings"
	"unicode/utf8"

	"longear"
)

// piece is a run of a text; marked runs were searched for.
type piece struct {
	Text string
	Mark bool
}

type snippetView struct {
	Pieces []piece
	Lang   string
	Dir    string
	Name   string // of the language
	Hue    string
}

// snippetRunes is how much of a text a hit shows; Han says more in fewer characters.
const (
	snippetRunes    = 150
	snippetRunesHan = 80
)

func (v visit) snippet(h longear.PostHit, words []string) snippetView {
	body := h.Post.Body()
	size := snippetRunes
	if h.Post.Lang == longear.Chinese {
		size = snippetRunesHan
	}
	spans := h.Highlight
	if len(spans) == 0 {
		spans = wordSpans(body, words)
	}
	return snippetView{
		Pieces: cutSnippet(body, spans, size), Lang: htmlLang(h.Post.Lang, h.Post.Script), Dir: textDir(body),
		Name: v.t.name("lang", string(h.Post.Lang)), Hue: hue(h.Post.Lang),
	}
}

// cutSnippet cuts size runes around the first span and marks the spans in them. Spans that do not fit the text are left out.
func cutSnippet(body string, spans []longear.Span, size int) []piece {
	spans = fitting(body, spans)
	from, to := window(body, spans, size)
	var out []piece
	add := func(s string, mark bool) {
		if s != "" {
			out = append(out, piece{strings.ReplaceAll(s, "\n", lineJoint), mark})
		}
	}
	if from > 0 {
		add("…", false)
	}
	at := from
	for _, sp := range spans {
		if sp.From < at || sp.To > to {
			continue
		}
		add(body[at:sp.From], false)
		add(body[sp.From:sp.To], true)
		at = sp.To
	}
	add(body[at:to], false)
	if to < len(body) {
		add("…", false)
	}
	return out
}

// fitting keeps spans that begin and end between characters of the body, in order.
func fitting(body string, spans []longear.Span) []longear.Span {
	out := slices.DeleteFunc(slices.Clone(spans), func(s longear.Span) bool {
		return s.From < 0 || s.To > len(body) || s.From >= s.To || !utf8.RuneStart(body[s.From]) || (s.To < len(body) && !utf8.RuneStart(body[s.To]))
	})
	slices.SortFunc(out, func(a, b longear.Span) int { return a.From - b.From })
	return out
}

// window is the run of bytes to show: it begins a little before the first span, at a word where there are words.
func window(body string, spans []longear.Span, size int) (from, to int) {
	if len(spans) > 0 {
		from = back(body, spans[0].From, size/4)
	}
	to = from
	for n := 0; n < size && to < len(body); n++ {
		_, w := utf8.DecodeRuneInString(body[to:])
		to += w
	}
	return from, to
}

// back goes n runes back from at, then on to the beginning of a word if one begins before at.
func back(body string, at, n int) int {
	from := at
	for ; n > 0 && from > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(body[:from])
		from -= w
	}
	if from == 0 {
		return 0
	}
	for i := from; i < at; i++ {
		if body[i] == ' ' || body[i] == '\n' {
			return i + 1
		}
	}
	return from
}
