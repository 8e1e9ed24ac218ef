package app

import (
	"slices"
	"strings"
	"unicode"

	"longear"
	"longear/app/events"
	"longear/clustering/sheet"
	"longear/lang"
)

// agenda reads the scheduled events of a narrative's first days as the texts are read.
func (a *App) agenda(d longear.NarrativeDetail) sheet.Agenda {
	out := sheet.Agenda{Files: a.sheets.calendar.Files, Known: a.sheets.calendar.Len(), Faults: len(a.sheets.calendar.Faults)}
	window, ok := sheet.FirstDays(d.Narrative, d.Sightings)
	if !ok {
		return out
	}
	for _, e := range a.sheets.calendar.Between(window) {
		out.Events = append(out.Events, a.scheduled(e))
	}
	return out
}

func (a *App) scheduled(e events.Event) sheet.Scheduled {
	out := sheet.Scheduled{Title: e.Title, Start: e.Start, End: e.End, From: e.From()}
	for _, text := range append([]string{e.Title}, e.Places...) {
		out.Names = append(out.Names, a.mentioned(text, out.Names)...)
	}
	for _, place := range e.Places {
		if t := a.term(place); !known(out.Names, t) {
			out.Names = append(out.Names, t)
		}
	}
	for _, word := range e.Words {
		out.Words = append(out.Words, a.term(word))
	}
	return out
}

// tongue is a language and script in which a short text of a user may be read.
type tongue struct {
	lang   longear.Lang
	script longear.Script
}

// tonguesOf are all languages that the letters of a text allow: a title is too short to tell.
func tonguesOf(text string) []tongue {
	has := func(t *unicode.RangeTable) bool {
		return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(t, r) })
	}
	var out []tongue
	if has(unicode.Han) {
		out = append(out, tongue{longear.Chinese, longear.Hans})
	}
	if has(unicode.Cyrillic) {
		out = append(out, tongue{longear.Russian, longear.Cyrl}, tongue{longear.Kazakh, longear.Cyrl}, tongue{longear.Ukrainian, longear.Cyrl})
	}
	if has(unicode.Arabic) {
		out = append(out, tongue{longear.Kazakh, longear.Arab})
	}
	if has(unicode.Latin) {
		out = append(out, tongue{longear.English, longear.Latn}, tongue{longear.Kazakh, longear.Latn})
	}
	return out
}

func (a *App) readAs(text string, t tongue) *lang.Analysis {
	return a.analyzer.Analyse(text, longear.Post{Lang: t.lang, Script: t.script})
}

// mentioned are the entities and concepts that a title or place names, beyond those already known.
func (a *App) mentioned(text string, already []sheet.Term) []sheet.Term {
	var out []sheet.Term
	for _, t := range tonguesOf(text) {
		an := a.readAs(text, t)
		for _, m := range slices.Concat(an.Entities, an.Concepts) {
			term := sheet.Term{Text: text[m.Span.From:m.Span.To], Any: [][]string{{m.ID}}}
			if !m.Weak && telling(m.ID) && !known(already, term) && !known(out, term) {
				out = append(out, term)
			}
		}
	}
	return out
}

// telling tells whether an entity or concept says something of what an event is about: “says”, “on Monday” and “more than”
// stand in every text.
func telling(id string) bool {
	field, _, _ := strings.Cut(id, ".")
	return !slices.Contains([]string{"claims", "quantity", "time", "verbs"}, field)
}

// term is a word or place of the user: the entities and concepts that it names, or the stems of its words.
func (a *App) term(text string) sheet.Term {
	out := sheet.Term{Text: text}
	for _, t := range tonguesOf(text) {
		an := a.readAs(text, t)
		var ids, stems []string
		for _, m := range slices.Concat(an.Entities, an.Concepts) {
			if !m.Weak {
				ids = append(ids, m.ID)
			}
		}
		for _, token := range an.Tokens {
			if !token.Stop {
				stems = append(stems, sheet.StemKey(token.Stem))
			}
		}
		for _, keys := range [][]string{ids, stems} {
			if len(keys) > 0 {
				out.Any = append(out.Any, keys)
			}
		}
	}
	return out
}

// known tells whether a term can be found in the same way as one of the others.
func known(all []sheet.Term, t sheet.Term) bool {
	return slices.ContainsFunc(all, func(o sheet.Term) bool {
		return slices.ContainsFunc(o.Any, func(keys []string) bool {
			return slices.ContainsFunc(t.Any, func(k []string) bool { return slices.Equal(keys, k) })
		})
	})
}
