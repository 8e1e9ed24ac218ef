package detect

import (
	"longear"
	"longear/lang/detect/internal/profile"
)

// path is the best reading of a text's Cyrillic words so far as Kazakh and Russian by turns, ending in one of them.
type path struct {
	score    float64 // nats
	kk, ru   int     // letters read as each
	switches int
}

// switchCost is what going over to the other language costs, in nats: a word or two decide nothing.
const switchCost = 5

// mix takes the next word on both paths (Viterbi with two states).
func (s *scan) mix(w *word) {
	k := &s.d.kinds[profile.Cyrillic]
	n := float64(w.letters)
	kk := max(float64(w.sums[k.kk])/profile.Scale+k.bias[k.kk].letter*n,
		float64(w.sums[k.plain])/profile.Scale+k.bias[k.plain].letter*n)
	ru := float64(w.sums[k.ru])/profile.Scale + k.bias[k.ru].letter*n
	a, b := s.inKK, s.inRU
	s.inKK, s.inRU = better(a, b), better(b, a)
	s.inKK.score += kk
	s.inKK.kk += w.letters
	s.inRU.score += ru
	s.inRU.ru += w.letters
}

// better stays on a path or comes over from the other.
func better(stay, other path) path {
	if other.score-switchCost <= stay.score {
		return stay
	}
	other.score -= switchCost
	other.switches++
	return other
}

// Limits of code-mixing.
const (
	leastShare   = 0.2  // of the letters, from which on a second language is reported
	kazakhShare  = 0.35 // from which on a mixed text is Kazakh: its speakers mix Russian in, not the other way round
	leastMargin  = 8    // nats by which mixing must explain a text better than any one language
	leastLetters = 12   // of each language
)

// mixed reads the text as Kazakh and Russian by turns. It reports how much better than first, the best score of one
// language, that explains the text; ok is false where it does not, or where one of the two is hardly there.
func (s *scan) mixed(first float64) (shares []longear.Share, lead float64, ok bool) {
	p := s.inKK
	if s.inRU.score > p.score {
		p = s.inRU
	}
	all := float64(p.kk + p.ru)
	if p.switches == 0 || min(p.kk, p.ru) < leastLetters || p.score-first < leastMargin {
		return nil, 0, false
	}
	kk := float64(p.kk) / all
	if kk < leastShare || kk > 1-leastShare {
		return nil, 0, false
	}
	a, b := longear.Share{Lang: longear.Kazakh, Share: kk}, longear.Share{Lang: longear.Russian, Share: 1 - kk}
	if a.Share < b.Share {
		a, b = b, a
	}
	return []longear.Share{a, b}, p.score - first, true
}

// mainLanguage is the language of a mixed text.
func mainLanguage(shares []longear.Share) longear.Lang {
	for _, sh := range shares {
		if sh.Lang == longear.Kazakh && sh.Share >= kazakhShare {
			return longear.Kazakh
		}
	}
	return longear.Russian
}
