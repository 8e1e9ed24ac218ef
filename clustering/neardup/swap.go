package neardup

import (
	"slices"
	"strings"
)

// change is what a hunk means.
type change uint8

const (
	edited   change = iota // words for words
	harmless               // the same name in another form; something else before or after the text
	renamed                // another name, by the spelling; words put in by chance may look the same
	replaced               // another name of the gazetteer
)

// align looks for names that one text has in place of others where the rest of the texts goes on alike. Names of the
// gazetteer contradict whatever else was edited; words that are only spelled like names do when nothing else was, as
// an edit may have put the words there, and kin languages have other words with a capital in the same place. Only names that the other text nowhere holds count: so every occurrence was
// changed, and lists in another order do not clash.
func (v *verdict) align(x *aligner, a, b *side) {
	if v.clashes > 0 || !a.han && (len(a.tags) == 0 || len(b.tags) == 0) {
		return
	}
	edits, weak := 0, 0
	hunks := x.align(a, b)
	for i, h := range hunks {
		switch judge(a, b, h) {
		case edited:
			edits++
		case harmless:
		case renamed:
			hunks[weak] = hunks[i]
			weak++
		case replaced:
			v.swap(a, h)
		}
	}
	if edits == 0 && v.clashes == 0 && a.lang == b.lang {
		for _, h := range hunks[:weak] {
			v.swap(a, h)
		}
	}
}

// swap counts a name once, wherever it was changed.
func (v *verdict) swap(a *side, h hunk) {
	n := min(v.clashes, maxShown)
	for _, s := range v.swaps[:n] {
		if s.a1-s.a0 == h.a1-h.a0 && equalTokens(a.tokens[s.a0:s.a1], a.tokens[h.a0:h.a1]) {
			return
		}
	}
	if n < maxShown {
		v.swaps[n] = h
	}
	v.clashes++
}

// judge tells what a hunk means.
func judge(a, b *side, h hunk) change {
	if h.a0 == h.a1 || h.b0 == h.b1 {
		if h.a0 == 0 || h.b0 == 0 {
			return harmless
		}
		return edited
	}
	i, j := a.tagsOver(int(h.a0), int(h.a1))
	k, l := b.tagsOver(int(h.b0), int(h.b1))
	ta, tb := a.tags[i:j], b.tags[k:l]
	switch {
	case a.edge(h.a0, h.a1) && b.edge(h.b0, h.b1) && attached(ta, tb, h, a.han):
		return harmless
	case !cover(ta, h.a0, h.a1) || !cover(tb, h.b0, h.b1):
		return guess(a, b, h, ta, tb)
	case within(ta, tb) || within(tb, ta):
		return harmless
	case numbers(ta) && numbers(tb):
		if len(ta) == len(tb) {
			return renamed
		}
		return edited
	case b.names(a, ta):
		return edited
	case listedTag(ta) && listedTag(tb) && !a.names(b, tb):
		return replaced
	}
	return renamed
}

// edgeTokens is how far from the start or end of a text what a source adds to it may still reach.
const edgeTokens = 2

func (s *side) edge(from, to uint16) bool {
	return from <= edgeTokens || int(to)+edgeTokens >= len(s.tokens)
}

// attached tells a header, footer or signature from the first or last words of a sentence: it is of another length, a
// number, or opens a sentence of its own. At the start of a text anything does.
func attached(ta, tb []tag, h hunk, han bool) bool {
	names := han && listedTag(ta) && listedTag(tb) // in Chinese they are of any length
	if h.a1-h.a0 != h.b1-h.b0 && !names {
		return true
	}
	opens := func(t tag) bool { return t.kind == numberKind || h.a0 > 0 && t.opens }
	return slices.ContainsFunc(ta, opens) || slices.ContainsFunc(tb, opens)
}

func numbers(tags []tag) bool {
	return !slices.ContainsFunc(tags, func(t tag) bool { return t.kind != numberKind })
}

// cover tells that the tokens [from, to) are all of names.
func cover(tags []tag, from, to uint16) bool {
	for _, t := range tags {
		if t.from > from {
			return false
		}
		from = max(from, t.to)
	}
	return from >= to
}

// within tells that all of some are among the others, in whatever form.
func within(some, others []tag) bool {
	for _, t := range some {
		same := func(u tag) bool { return t.value == u.value || t.root != 0 && t.root == u.root }
		if !slices.ContainsFunc(others, same) {
			return false
		}
	}
	return true
}

func listedTag(tags []tag) bool { return slices.ContainsFunc(tags, tag.listed) }

// guess looks at a Chinese hunk that is not all names of the gazetteer. A run of a few characters that takes exactly the
// place of a name is one that no list knows, or that was not recognised among other characters; and what begins with a
// family name on both sides is a person's name.
func guess(a, b *side, h hunk, ta, tb []tag) change {
	one, other := a.tokens[h.a0:h.a1], b.tokens[h.b0:h.b1]
	known := exact(ta, h.a0, h.a1) || exact(tb, h.b0, h.b1) || person(one) && person(other)
	if !a.han || !known || !nameLong(one) || !nameLong(other) || b.holds(one) {
		return edited
	}
	return renamed
}

func exact(tags []tag, from, to uint16) bool {
	return len(tags) == 1 && tags[0].kind == nameKind && tags[0].from == from && tags[0].to == to
}

// nameLong tells that the run may be a name by its length.
func nameLong(run []uint16) bool {
	for _, t := range run {
		if !isHan(rune(t)) {
			return false
		}
	}
	return len(run) >= 2 && len(run) <= 6
}

// person tells that the run begins as most Chinese names do, with a family name.
func person(run []uint16) bool {
	return len(run) >= 2 && len(run) <= 4 && strings.ContainsRune(surnames, rune(run[0]))
}
