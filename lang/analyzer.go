package lang

import (
	"strings"
	"sync"
	"time"

	"longear"
	"longear/lang/detect"
	"longear/lang/fold"
	"longear/lang/token"
)

// codeVersion changes whenever the code of this room changes what an analysis says.
const codeVersion = "6"

// Text is a post's text as matchers see it: the reading form of package fold with the way back to the original. The
// spans of its tokens are bytes of the original. A matcher keeps nothing of it: the way back is good for one analysis.
type Text struct {
	Lang   longear.Lang
	Script longear.Script
	Source string      // the original; empty where only the folded text is at hand
	Read   fold.Mapped // folded, with punctuation
	Tokens []Token
}

// Spelled tells whether the words of a text are spelled as dictionaries spell them. Kazakh in another than the Cyrillic
// alphabet, or without its own letters, is not, nor is Russian in Latin letters: they leave out some of it.
func (t Text) Spelled() bool {
	switch t.Lang {
	case longear.Kazakh:
		return t.Script == longear.Cyrl && strings.ContainsAny(t.Read.Text, "әғқңөұүһі")
	case longear.Russian:
		return t.Script != longear.Latn
	}
	return true
}

// Speller knows how words are spelled that a text does not spell so. How sure it is of a stem says its length; "" is none.
type Speller interface {
	Spell(word string, l longear.Lang, script longear.Script) (stem string)
}

// Matcher finds mentions of one kind, entities or concepts, in text order.
type Matcher interface {
	Match(t Text) []Mention
	Version() string // changes with its data
}

// Options of an analyzer. The zero value works: without matchers there are no mentions.
type Options struct {
	Entities      Matcher
	Concepts      Matcher
	Speller       Speller                           // nil: stems are those of the spelling; named by the matchers' versions
	MinConfidence float64                           // of the language, see detect.Options
	Zone          func(longear.Post) *time.Location // of a post's source; nil, or a nil answer: UTC
}

// Analyzer reads posts. It is safe for concurrent use if its matchers are.
type Analyzer struct {
	detector *detect.Detector
	stemmer  *token.Stemmer
	entities Matcher
	concepts Matcher
	speller  Speller
	zone     func(longear.Post) *time.Location
	version  string
	memory   sync.Pool // *memory
}

// NewAnalyzer returns an analyzer.
func NewAnalyzer(o Options) *Analyzer {
	a := &Analyzer{
		detector: detect.New(detect.Options{MinConfidence: o.MinConfidence}), stemmer: token.NewStemmer(),
		entities: o.Entities, concepts: o.Concepts, speller: o.Speller, zone: o.Zone,
		memory: sync.Pool{New: func() any { return new(memory) }},
	}
	a.version = a.hash()
	return a
}

// Prepare detects the language of a post, folds it and analyses it. A post that says its language already, such as one
// read back from a store, keeps it.
func (a *Analyzer) Prepare(p longear.Post) Doc {
	body := p.Body()
	if p.Lang == "" || p.Script == "" {
		d := a.Detect(body, hints(p)...)
		p.Lang, p.Script, p.Confidence, p.Mixed = d.Lang, d.Script, d.Confidence, d.Mixed
	}
	return Doc{Post: p, Folded: fold.Fold(body, p.Lang, p.Script), Analysis: a.Analyse(body, p)}
}

func hints(p longear.Post) []longear.Lang {
	if p.Hint == "" {
		return nil
	}
	return []longear.Lang{p.Hint}
}

// Detect names the language of a text; hints may be empty.
func (a *Analyzer) Detect(text string, hints ...longear.Lang) detect.Detection {
	return a.detector.Detect(text, hints...)
}
