package fold

import (
	"unicode/utf8"

	"longear"
)

// MaySpell tells whether a folded Kazakh or Russian word that was written in a script may begin with a stem in the Cyrillic
// alphabet that has the same skeleton, and whether it does to the letter. Scripts leave out different things: a Russian keyboard the
// letters of Kazakh alone, the Arabic alphabet which vowels are front ones and и from й, Latin ones some of both; but none
// of them mixes up ы and и.
func MaySpell(word, stem string, script longear.Script) (may, exact bool) {
	if len(word) >= len(stem) && word[:len(stem)] == stem {
		return true, true
	}
	last := rune(0)
	for len(stem) > 0 && len(word) > 0 {
		s, n := utf8.DecodeRuneInString(stem)
		w, m := utf8.DecodeRuneInString(word)
		first, second := bones(s)
		switch {
		case w == s:
			stem, word = stem[n:], word[m:]
		case first == 0 || s == last: // a sign, or a letter that stands twice
			stem = stem[n:]
		case w == 'ь' || w == 'ъ' || w == last:
			word = word[m:]
		case second != 0:
			stem, word = stem[n:], afterPair(word[m:], second)
		case mixedUp(w, s, script):
			stem, word = stem[n:], word[m:]
		default:
			return false, false
		}
		last = s
	}
	return true, false
}

// afterPair skips the second of two letters that stand for one.
func afterPair(word string, second rune) string {
	r, n := utf8.DecodeRuneInString(word)
	if first, _ := bones(r); first == second {
		return word[n:]
	}
	return word
}

// mixedUp tells whether a letter w of a word may stand for s in a script.
func mixedUp(w, s rune, script longear.Script) bool {
	one, _ := bones(s)
	other, two := bones(w)
	if one != other || two != 0 {
		return two != 0
	}
	switch {
	case one != 'и':
		if script == longear.Arab {
			return isVowelBone(one) || one == 'х' || one == 'ш'
		}
		return w == one
	case script == longear.Cyrl:
		return s == 'і' && (w == 'и' || w == 'ы')
	case script == longear.Arab:
		return (w == 'и' || w == 'й') == (s == 'и' || s == 'й')
	}
	return s != 'ы' && w != 'ы' || s == 'й' || w == 'й'
}

func isVowelBone(r rune) bool { return r == 'а' || r == 'о' || r == 'у' || r == 'е' }
