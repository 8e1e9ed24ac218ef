package inflect

import "strings"

// Paradigms of English.
const (
	enNoun Paradigm = iota + 1 // -s -'s
	enY                        // -y -ies
	enVerb                     // also -ed -ing -er
	enE                        // after a dropped -e
	enIng                      // after a doubled consonant
)

func englishEndings() map[Paradigm][]string {
	return map[Paradigm][]string{
		enNoun: strings.Fields("- s es 's s'"),
		enY:    strings.Fields("y ies y's ies'"),
		enVerb: strings.Fields("- s es 's ed ing ings er ers"),
		enE:    strings.Fields("e es e's ed ing ings er ers"),
		enIng:  strings.Fields("ed ing ings er ers"),
	}
}

func englishStems(w word) []Stem {
	text := w.text
	before, last := lastRunes(text)
	switch {
	case len(text) < 3:
		return []Stem{{text, enNoun}}
	case last == 'y' && !isIn(before, "aeou"):
		stem := chop(text, 1)
		if w.role == Name {
			return []Stem{{text, enNoun}, {stem, enY}}
		}
		return []Stem{{stem, enY}, {stem + "i", enIng}, {text, enVerb}}
	case w.role == Name:
		return []Stem{{text, enNoun}}
	case last == 'e':
		return []Stem{{chop(text, 1), enE}}
	case strings.HasSuffix(text, "ss") || last != 's' || w.verb:
		return append(doubled(text), Stem{text, enVerb})
	}
	return []Stem{{text, enNoun}, {chop(text, 1), enNoun}}
}

// doubled gives the stem of plan/planned.
func doubled(text string) []Stem {
	before, last := lastRunes(text)
	if isIn(before, "aeiou") && isIn(last, "bdgklmnprt") {
		return []Stem{{text + string(last), enIng}}
	}
	return nil
}
