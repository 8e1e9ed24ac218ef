// Package stance tells how a post stands to what it says: it asserts, reports with attribution, questions or denies.
// What speaks for a denial was weighed by a program on labelled posts; the weights are data.
package stance

import (
	"cmp"
	"slices"

	"longear"
	"longear/lang"
)

// Weights are those of a logistic score of denial, by feature: "cue:denial", "cue:denial:head", "no", "concept:…".
type Weights map[string]float64

// Classifier decides stances. It is safe for concurrent use.
type Classifier struct{ weights Weights }

// New returns a classifier with the weights given.
func New(w Weights) *Classifier { return &Classifier{w} }

// Feature is something in a post that bears on its stance.
type Feature struct {
	Name  string
	Value float64
	Cue   string // as it stands in the text; "" for what is counted
}

const (
	headBytes = 220 // from the start: title or first sentence
	most      = 3.  // repetitions that count
)

// Of returns the stance of a post and the cue that decided.
func (c *Classifier) Of(doc *lang.Doc, held Held) (longear.Stance, string) {
	features := Features(doc, held)
	z, best, cue := c.weights["bias"], 0., ""
	for _, f := range features {
		v := c.weights[f.Name] * f.Value
		z += v
		if v > best && f.Cue != "" {
			best, cue = v, f.Cue
		}
	}
	if z > 0 {
		return longear.Denies, cue
	}
	return undenied(features, z)
}

// undenied tells questions and distanced reports from assertions. One marker is not enough for either: news attributes
// nearly all it says.
func undenied(features []Feature, z float64) (longear.Stance, string) {
	seen := map[string]string{}
	for _, f := range features {
		if f.Cue != "" {
			seen[f.Name] = f.Cue
		}
	}
	hearsay, h := seen["cue:hearsay:head"]
	attribution, a := seen["cue:attribution:head"]
	question, q := seen["cue:question:head"]
	switch {
	case q && h && z > -1:
		return longear.Questions, question
	case h && a && z > -1.5:
		return longear.Reports, attribution + " … " + hearsay
	}
	return longear.Asserts, ""
}

// Doubt is how far the text of a post speaks for a denial, whatever was claimed before: a log odds, for Denies.
func (c *Classifier) Doubt(doc *lang.Doc) float64 {
	z := c.weights["bias"]
	for _, f := range Features(doc, Held{}) {
		z += c.weights[f.Name] * f.Value
	}
	return z
}

// Denies tells whether a text with that doubt denies a claim that is held.
func (c *Classifier) Denies(doubt float64, held Held) bool {
	for _, f := range held.features() {
		doubt += c.weights[f.Name] * f.Value
	}
	return doubt > 0
}

// Features lists what bears on the stance of a post, by name.
func Features(doc *lang.Doc, held Held) []Feature {
	an := doc.Analysis
	body := doc.Post.Body()
	sums := map[string]*Feature{}
	add := func(name, cue string, v float64) {
		f := sums[name]
		if f == nil {
			f = &Feature{Name: name, Cue: cue}
			sums[name] = f
		}
		f.Value = min(most, f.Value+v)
	}
	for _, c := range an.Cues {
		add("cue:"+string(c.Kind), c.Text, 1)
		if c.Span.From < headBytes {
			add("cue:"+string(c.Kind)+":head", c.Text, 1)
		}
	}
	for _, m := range an.Concepts {
		g := Group(m.ID)
		if g == "" {
			continue
		}
		add(g, body[m.Span.From:m.Span.To], 1)
		if m.Span.From < headBytes {
			add(g+":head", body[m.Span.From:m.Span.To], 1)
		}
	}
	for _, t := range an.Tokens {
		if negates(t.Surface, doc.Post.Lang) {
			add("no", "", 1)
			if t.Span.From < headBytes {
				add("no:head", t.Surface, 1)
			}
		}
	}
	cross := func(a, b string) {
		if x, y := sums[a], sums[b]; x != nil && y != nil {
			add(a+"*"+b, y.Cue, min(x.Value, y.Value))
		}
	}
	cross("no", "check")
	cross("no", "cue:denial")
	cross("rumour", "official")
	cross("rumour", "cue:denial")
	cross("cue:hearsay", "no")
	cross("cue:hearsay", "official")
	cross("deny", "rumour")
	out := held.features()
	for _, f := range sums {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Feature) int { return cmp.Compare(a.Name, b.Name) })
	return out
}
