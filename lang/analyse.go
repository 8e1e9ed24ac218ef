package lang

import (
	"time"

	"longear"
	"longear/lang/cue"
	"longear/lang/date"
	"longear/lang/fold"
	"longear/lang/number"
	"longear/lang/token"
)

// Analyse reads a text that is known to be in the language and script of p; relative dates are resolved against the
// event time of p in its source's zone.
func (a *Analyzer) Analyse(text string, p longear.Post) *Analysis {
	t := Text{Lang: p.Lang, Script: p.Script, Read: fold.Read(text, p.Lang, p.Script)}
	t.Tokens = a.tokens(t)
	an := &Analysis{Version: a.version, Tokens: t.Tokens}
	if a.entities != nil {
		an.Entities = a.entities.Match(t)
	}
	if a.concepts != nil {
		an.Concepts = a.concepts.Match(t)
	}
	dates := date.Append(nil, t.Read.Text, p.Lang, a.reference(p))
	an.Dates = datesOf(t, dates)
	an.Numbers = numbersOf(t, dates)
	an.Cues = cuesOf(t)
	an.Quotes = quotes(t.Read)
	return an
}

// reference is the clock and zone of a post. The zero time leaves relative dates out.
func (a *Analyzer) reference(p longear.Post) date.Reference {
	ref := date.Reference{Now: p.Clocks.EventTime(), Zone: time.UTC}
	if a.zone != nil {
		if z := a.zone(p); z != nil {
			ref.Zone = z
		}
	}
	return ref
}

func (a *Analyzer) tokens(t Text) []Token {
	buf := a.buffers.Get().(*[]token.Token)
	found := a.stemmer.Append((*buf)[:0], t.Read.Text, t.Lang)
	all := make([]Token, len(found))
	for i, f := range found {
		all[i] = Token{Surface: f.Surface, Stem: f.Stem, Span: t.Read.Original(f.From, f.To), Stop: f.Stop}
	}
	*buf = found
	a.buffers.Put(buf)
	return all
}

func datesOf(t Text, found []date.Date) []Date {
	var all []Date
	for _, d := range found {
		all = append(all, Date{From: d.From, To: d.To, Span: t.Read.Original(d.Start, d.End), Relative: d.Relative})
	}
	return all
}

// numbersOf finds the numbers that are not part of a date.
func numbersOf(t Text, dates []date.Date) []Number {
	var all []Number
	for _, n := range number.Append(nil, t.Read.Text, t.Lang) {
		for len(dates) > 0 && dates[0].End <= n.From {
			dates = dates[1:]
		}
		if len(dates) > 0 && dates[0].Start < n.To {
			continue
		}
		all = append(all, Number{Value: n.Value, High: n.High, Unit: n.Unit, Span: t.Read.Original(n.From, n.To)})
	}
	return all
}

func cuesOf(t Text) []Cue {
	var all []Cue
	for _, c := range cue.Append(nil, t.Read.Text, t.Lang) {
		all = append(all, Cue{Kind: CueKind(c.Kind), Text: t.Read.Text[c.From:c.To], Span: t.Read.Original(c.From, c.To)})
	}
	return all
}
