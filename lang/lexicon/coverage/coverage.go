package coverage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang"
	"longear/lang/fold"
	"longear/lang/lexicon/function"
	"longear/lang/token"
)

// Report is what was counted in the texts of one language.
type Report struct {
	Lang    longear.Lang
	Texts   int
	Content int            // words (zh: characters) that are no function words or numbers
	Concept int            // of these, with a concept
	Either  int            // with a concept or an entity
	Fields  map[string]int // content words by the field of their concept
	missed  map[string]int
}

// Meter measures texts of one language.
type Meter struct {
	concepts, entities lang.Matcher
	stop               map[string]bool
	report             Report
}

// NewMeter returns a meter over two matchers.
func NewMeter(l longear.Lang, concepts, entities lang.Matcher) *Meter {
	return &Meter{
		concepts: concepts, entities: entities, stop: stopSet(l),

		report: Report{Lang: l, Fields: map[string]int{}, missed: map[string]int{}},
	}
}

// stopSet is a list of function words as a set.
func stopSet(l longear.Lang) map[string]bool {
	set := map[string]bool{}
	for _, w := range function.Words(l) {
		set[w] = true
	}
	return set
}

// Report gives the counts so far.
func (m *Meter) Report() Report { return m.report }

// Missed counts the words that carry nothing, by stem; in Chinese, runs of characters. It is for texts that one may
// look into, not for evaluation data.
func (m *Meter) Missed() map[string]int { return m.report.missed }

// Add measures one text.
func (m *Meter) Add(text string) {
	t := Text(text, m.report.Lang)
	concept, entity := cover(len(text), m.concepts.Match(t)), cover(len(text), m.entities.Match(t))
	m.report.Texts++
	var loose unit
	for _, u := range m.units(t) {
		if m.count(concept[t.Read.Original(u.from, u.to).From], entity[t.Read.Original(u.from, u.to).From]) {
			continue
		}
		if m.report.Lang == longear.Chinese && u.from == loose.to {
			loose.to = u.to
			continue
		}
		m.miss(t.Read.Text, loose)
		loose = u
	}
	m.miss(t.Read.Text, loose)
}

// count adds a unit and reports whether it carries anything.
func (m *Meter) count(concept, entity string) bool {
	m.report.Content++
	if concept != "" {
		m.report.Concept++
		field, _, _ := strings.Cut(concept, ".")
		m.report.Fields[field]++
	}
	if concept == "" && entity == "" {
		return false
	}
	m.report.Either++
	return true
}

func (m *Meter) miss(text string, u unit) {
	if u.to > u.from {
		m.report.missed[token.Stem(text[u.from:u.to], m.report.Lang)]++
	}
}

// Text brings a text into the form that matchers read.
func Text(s string, l longear.Lang) lang.Text {
	script := longear.Cyrl
	switch l {
	case longear.Chinese:
		script = longear.Hans
	case longear.English:
		script = longear.Latn
	}
	return lang.Text{Lang: l, Script: script, Source: s, Read: fold.Read(s, l, script)}
}

// cover gives for each byte of a text the id of the mention over it.
func cover(n int, mentions []lang.Mention) []string {
	out := make([]string, n+1)
	for _, m := range mentions {
		for i := m.Span.From; i < min(m.Span.To, n); i++ {
			out[i] = m.ID
		}
	}
	return out
}

type unit struct{ from, to int }

// units are the content words of a text, in Chinese its content characters.
func (m *Meter) units(t lang.Text) []unit {
	if m.report.Lang == longear.Chinese {
		return m.characters(t.Read.Text)
	}
	var out []unit
	text := t.Read.Text
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			i += size
			continue
		}
		n := strings.IndexFunc(text[i:], func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
		if n < 0 {
			n = len(text) - i
		}
		if word := text[i : i+n]; utf8.RuneCountInString(word) > 1 && !m.stop[word] {
			out = append(out, unit{i, i + n})
		}
		i += n
	}
	return out
}

func (m *Meter) characters(text string) []unit {
	var out []unit
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		if n := m.function(text[i:]); n > 0 {
			i += n
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); unicode.Is(unicode.Han, r) {
			out = append(out, unit{i, i + size})
		}
		i += size
	}
	return out
}

// function measures the function word at the start of a Chinese text.
func (m *Meter) function(text string) int {
	for _, n := range [...]int{9, 6, 3} {
		if len(text) >= n && m.stop[text[:n]] {
			return n
		}
	}
	return 0
}

// Band counts the words that were missed by how often they occur: a few frequent ones are cheap to add.
type Band struct {
	Least, Words, Tokens int // words that occur at least so often, and their occurrences
}

// Bands groups the missed words by frequency, the most frequent first. No word is named.
func (r Report) Bands() []Band {
	bands := []Band{{Least: 50}, {Least: 20}, {Least: 10}, {Least: 5}, {Least: 2}, {Least: 1}}
	for _, n := range r.missed {
		for i := range bands {
			if n >= bands[i].Least {
				bands[i].Words++
				bands[i].Tokens += n
				break
			}
		}
	}
	return bands
}
