// Package lang reads texts: which language and script, which words, stems, entities, concepts, numbers, dates and
// cues. One analysis serves both stores and the clustering; its version is stored with every decision.
package lang

import (
	"time"

	"longear"
)

// Analysis is what one pass over a text found. Spans are bytes of the original text (Post.Body()).
type Analysis struct {
	Version  string
	Tokens   []Token
	Entities []Mention // gazetteer ids, in text order
	Concepts []Mention // lexicon ids, in text order
	Numbers  []Number
	Dates    []Date
	Cues     []Cue
	Quotes   []longear.Span // what stands between quotation marks
}

// Token is a word (or, in Chinese, a Han bigram or a lexicon word).
type Token struct {
	Surface string // folded
	Stem    string
	Span    longear.Span
	Stop    bool // a function word
}

// Mention is an occurrence of an entity or a concept.
type Mention struct {
	ID        string // of a family of synonyms that of its head
	Own       string // that of the word itself; "" where it has none
	Span      longear.Span
	Ambiguous bool
	Weak      bool // by transcription, not by the gazetteer
}

// Number is a quantity with its unit class ("", percent, money:KZT, person, km, …).
type Number struct {
	Value float64
	High  float64 // of a range; else equal to Value
	Unit  string
	Span  longear.Span
}

// Date is a day or a longer interval that the text names; relative ones are resolved against the post's time.
type Date struct {
	From, To time.Time // half-open
	Span     longear.Span
	Relative bool
}

// CueKind says what a cue signals.
type CueKind string

// Kinds of cue.
const (
	CueAttribution CueKind = "attribution" // 据…报道, по данным, …деп хабарлайды
	CueDenial      CueKind = "denial"      // 辟谣, опроверг, жалған
	CueHearsay     CueKind = "hearsay"     // 网传, якобы, -мыс
	CueUrgency     CueKind = "urgency"     // 紧急, срочно, шұғыл
	CueQuestion    CueKind = "question"
)

// Cue is a marker of stance or style.
type Cue struct {
	Kind CueKind
	Text string
	Span longear.Span
}
