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
	m := a.memory.Get().(*memory)
	defer a.memory.Put(m)
	t := Text{Lang: p.Lang, Script: p.Script, Source: text, Read: m.folds.Read(text, p.Lang, p.Script)}
	t.Tokens = a.tokens(m, t)
	an := &Analysis{Version: a.version, Tokens: t.Tokens}
	if a.entities != nil {
		an.Entities = a.entities.Match(t)
	}
	if a.concepts != nil {
		an.Concepts = Apart(a.concepts.Match(t), an.Entities)
	}
	m.dates = m.reader.Append(m.dates[:0], t.Read.Text, p.Lang, a.reference(p))
	m.numbers = number.Append(m.numbers[:0], t.Read.Text, t.Lang)
	m.cues = cue.Append(m.cues[:0], t.Read.Text, t.Lang)
	an.Dates = datesOf(t, m.dates)
	an.Numbers = numbersOf(t, m.numbers, m.dates)
	an.Cues = cuesOf(t, m.cues)
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

// memory is what an analysis uses and the next one uses again.
type memory struct {
	tokens  []token.Token
	folds   fold.Reader
	reader  date.Reader
	dates   []date.Date
	numbers []number.Number
	cues    []cue.Cue
}

func (a *Analyzer) tokens(m *memory, t Text) []Token {
	m.tokens = a.stemmer.Append(m.tokens[:0], t.Read.Text, t.Lang)
	speller := a.speller
	if t.Spelled() {
		speller = nil
	}
	all := make([]Token, len(m.tokens))
	for i := range m.tokens {
		f := &m.tokens[i]
		all[i] = Token{Surface: f.Surface, Stem: f.Stem, Span: t.Read.Original(f.From, f.To), Stop: f.Stop}
		if speller == nil {
			continue
		}
		if stem := speller.Spell(f.Surface, t.Lang, t.Script); stem != "" {
			all[i].Stem = token.Stem(stem, t.Lang)
		}
	}
	return all
}

func datesOf(t Text, found []date.Date) []Date {
	if len(found) == 0 {
		return nil
	}
	all := make([]Date, len(found))
	for i, d := range found {
		all[i] = Date{From: d.From, To: d.To, Span: t.Read.Original(d.Start, d.End), Relative: d.Relative}
	}
	return all
}

// numbersOf takes the numbers that are not part of a date.
func numbersOf(t Text, found []number.Number, dates []date.Date) []Number {
	var all []Number
	for i, n := range found {
		for len(dates) > 0 && dates[0].End <= n.From {
			dates = dates[1:]
		}
		if len(dates) > 0 && dates[0].Start < n.To {
			continue
		}
		if all == nil {
			all = make([]Number, 0, len(found)-i)
		}
		all = append(all, Number{Value: n.Value, High: n.High, Unit: n.Unit, Span: t.Read.Original(n.From, n.To)})
	}
	return all
}

func cuesOf(t Text, found []cue.Cue) []Cue {
	if len(found) == 0 {
		return nil
	}
	all := make([]Cue, len(found))
	for i, c := range found {
		all[i] = Cue{Kind: CueKind(c.Kind), Text: t.Read.Text[c.From:c.To], Span: t.Read.Original(c.From, c.To)}
	}
	return all
}
