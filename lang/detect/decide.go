package detect

import (
	"math"
	"slices"

	"longear"
	"longear/lang/detect/internal/profile"
)

// hanWeight is how many letters a Han character counts for: it says as much as two or three.
const hanWeight = 3

// decide names the language of the script that carries most of the text.
func (s *scan) decide(hints []longear.Lang) Detection {
	if script, ok := s.ruling(); ok {
		return s.profiled(script, hints)
	}
	ideographs, hangul := hanWeight*(s.han+s.kana), 2*s.hangul
	other, most := 0, 0
	for i, n := range s.others {
		if n > most {
			other, most = i, n
		}
	}
	switch {
	case most == 0 && ideographs == 0 && hangul == 0:
		return Detection{Lang: longear.Undefined, Script: longear.Unknown}
	case hangul > most && s.hangul > s.han:
		return Detection{Lang: "ko", Script: "Kore", Confidence: certain(s.hangul)}
	case ideographs >= most:
		return s.ideographic(hints)
	}
	o := otherScripts[other]
	return Detection{Lang: o.lang, Script: o.script, Confidence: certain(most)}
}

// ruling gives the script with profiles that carries most of the text, if one does.
func (s *scan) ruling() (profile.Script, bool) {
	best := profile.Cyrillic
	for i := range profile.Scripts {
		if s.letters[i] > s.letters[best] {
			best = i
		}
	}
	n := s.letters[best]
	ok := n > 0 && n > hanWeight*(s.han+s.kana) && n > 2*s.hangul
	for _, o := range s.others {
		ok = ok && n >= o
	}
	return best, ok
}

// certain is the confidence of a language that its script names, after n letters.
func certain(n int) float64 { return 1 - .2/float64(1+n) }

// ideographic tells Chinese from Japanese by kana and by characters that only Japan writes.
func (s *scan) ideographic(hints []longear.Lang) Detection {
	japanese := s.kana*8 >= s.han+s.kana || s.shin > 0 && s.shin >= s.hans && s.shin*12 >= s.han
	if s.kana == 0 && s.shin == 0 && len(hints) == 1 && hints[0] == "ja" {
		japanese = s.hans == 0
	}
	if japanese {
		return Detection{Lang: "ja", Script: "Jpan", Confidence: certain(s.kana + s.shin)}
	}
	d := Detection{Lang: longear.Chinese, Script: longear.Han, Confidence: certain(s.han)}
	switch {
	case s.hans > s.hant:
		d.Script = longear.Hans
	case s.hant > s.hans:
		d.Script = longear.Hant
	}
	return d
}

var scriptCodes = [profile.Scripts]longear.Script{longear.Cyrl, longear.Latn, longear.Arab}

// hintBonus is what a declared language gains, in nats.
const hintBonus = 3

// profiled ranks the languages of a script by their profiles.
func (s *scan) profiled(script profile.Script, hints []longear.Lang) Detection {
	k := &s.d.kinds[script]
	n := float64(s.letters[script])
	first, second, at := math.Inf(-1), math.Inf(-1), 0
	for i, l := range k.names {
		score := float64(s.sums[script][i])/profile.Scale + k.bias[i].letter*n + k.bias[i].text
		if slices.Contains(hints, l) {
			score += hintBonus
		}
		switch {
		case score > first:
			if k.names[at] != l {
				second = first
			}
			first, at = score, i
		case score > second && l != k.names[at]:
			second = score
		}
	}
	d := Detection{Lang: k.names[at], Script: scriptCodes[script]}
	d.Confidence = calibrations[script].confidence(first-second, n, firstClass(d.Lang))
	if script != profile.Cyrillic {
		return d
	}
	if shares, lead, ok := s.mixed(first); ok {
		d.Lang, d.Mixed = mainLanguage(shares), shares
		d.Confidence = calibrations[script].confidence(lead, n, true)
	}
	return d
}

func firstClass(l longear.Lang) bool { return slices.Contains(longear.FirstClass(), l) }
