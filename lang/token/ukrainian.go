package token

import (
	"strings"
	"unicode/utf8"
)

// ukrainianEndings are those of nouns, adjectives and verbs, the longest first. A light stemmer takes one off.
var ukrainianEndings = endings(3, "ів ями ами ові еві єві ах ях ам ям ою ею єю ьою ий ій а я о е є у ю и і ї ь ого його ому йому им їм ими їми "+
	"их їх ої її іми ая яя ую юю ує юють ють уть ать ять ить іть еш єш иш їш емо ємо имо їмо ете єте ите їте в ла ло ли ти ть ся "+
	"лася лося лися тися вся ється ються уться яться иться ував ювала ували ювати увати ення ання іння енням анням інням ості істю ість "+
	"ською ський ська ське ські ського ському ських ським ськими")

// UkrainianStem takes the ending off a folded Ukrainian word, and evens out і and о before the last consonant
// (Київ, Києва; міст, мосту), which alternate in open and closed syllables.
func UkrainianStem(word string) string {
	if utf8.RuneCountInString(word) < 4 {
		return word
	}
	stem := strings.TrimSuffix(ukrainianEndings.take(word), "ь")
	r := []rune(stem)
	if n := len(r); n > 3 && r[n-2] == 'і' {
		r[n-2] = 'о'
	}
	return string(r)
}

// take cuts the longest ending off, without Kazakh's rules of harmony.
func (l *layer) take(word string) string {
	for _, e := range l.byEnd[word[len(word)-1]] {
		if stem, ok := strings.CutSuffix(word, e.text); ok && longEnough(stem, l.least) {
			return stem
		}
	}
	return word
}
