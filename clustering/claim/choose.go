package claim

import (
	"cmp"
	"slices"

	"longear"
	"longear/lang"
)

const (
	leadBytes  = 420 // of the text that is taken whole at the start, at least
	wholeBytes = 1400
	best       = 5 // claim-like sentences taken from the rest
)

// Zones are the parts of a text by which its claim is compared: all of a short text; title, lead and the five most
// claim-like sentences of a long one. The first zone is the head: title, or else the first sentence.
func Zones(body string, sentences []longear.Span, an *lang.Analysis) []longear.Span {
	if len(sentences) == 0 {
		return nil
	}
	if len(body) <= wholeBytes {
		return sentences
	}
	n := 1
	for n < len(sentences) && sentences[n-1].To < leadBytes {
		n++
	}
	rest := make([]int, 0, len(sentences))
	scores := make([]int, len(sentences))
	for i := n; i < len(sentences); i++ {
		if scores[i] = Checkable(sentences[i], an); scores[i] >= 3 {
			rest = append(rest, i)
		}
	}
	slices.SortFunc(rest, func(a, b int) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b)) })
	rest = rest[:min(len(rest), best)]
	slices.Sort(rest)
	out := slices.Clone(sentences[:n])
	for _, i := range rest {
		out = append(out, sentences[i])
	}
	return out
}

// Checkable counts what makes a sentence checkable: who (2), what (1 each, up to 2), how much or when (1 each).
func Checkable(s longear.Span, an *lang.Analysis) int {
	n := 0
	if within(an.Entities, s) > 0 {
		n += 2
	}
	n += min(2, within(an.Concepts, s))
	if slices.ContainsFunc(an.Numbers, func(x lang.Number) bool { return holds(s, x.Span) }) {
		n++
	}
	if slices.ContainsFunc(an.Dates, func(x lang.Date) bool { return holds(s, x.Span) }) {
		n++
	}
	if slices.ContainsFunc(an.Cues, func(x lang.Cue) bool { return holds(s, x.Span) }) {
		n++
	}
	return n
}

func within(mentions []lang.Mention, s longear.Span) (n int) {
	for i := range mentions {
		if holds(s, mentions[i].Span) {
			n++
		}
	}
	return n
}

func holds(s, inner longear.Span) bool { return inner.From >= s.From && inner.From < s.To }
