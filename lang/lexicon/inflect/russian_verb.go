package inflect

import "strings"

// russianVerb gives the stems of an infinitive; nil for other words.
func russianVerb(text string) []Stem {
	text = strings.TrimSuffix(strings.TrimSuffix(text, "ся"), "сь")
	switch {
	case strings.HasSuffix(text, "чь"):
		return velar(strings.TrimSuffix(text, "чь"))
	case strings.HasSuffix(text, "йти"):
		s := strings.TrimSuffix(text, "йти")
		return []Stem{{s + "йд", slFirst}, {s + "ше", slPast}, {s + "ш", slPast}}
	case strings.HasSuffix(text, "ти") && len(text) > 6:
		s := strings.TrimSuffix(text, "ти")
		return append(russianStrong(s), Stem{s, slPast}, Stem{s, slFirst})
	case !strings.HasSuffix(text, "ть"):
		return nil
	}
	root := strings.TrimSuffix(text, "ть")
	stem := chop(root, 1)
	_, vowel := lastRunes(root)
	switch {
	case strings.HasSuffix(root, "ова"), strings.HasSuffix(root, "ева"):
		return []Stem{{root, slPast}, {chop(root, 3) + "у", slFirst}, {chop(root, 3) + "ю", slFirst}, {root, slFirst}}
	case vowel == 'и':
		return append(softened(stem, slSecond), Stem{stem, slSecond}, Stem{root, slPast}, Stem{stem + "ь", slFirst})
	case strings.HasSuffix(root, "ну"):
		return []Stem{{root, slPast}, {stem, slFirst}, {stem + "ен", slSecond}, {chop(stem, 1), slPast}}
	case isIn(vowel, "ая"):
		stems := []Stem{{root, slPast}, {root, slFirst}, {stem, slFirst}, {stem, slSecond}}
		return append(softened(stem, slFirst), stems...)
	case vowel == 'е':
		return append(softened(stem, slSecond), Stem{root, slPast}, Stem{root, slFirst}, Stem{stem, slSecond})
	case vowel == 'с':
		return append(russianStrong(root), Stem{stem, slPast})
	}
	return []Stem{{root, slPast}, {root, slFirst}, {stem, slFirst}}
}

// velar: помочь помог- помож-.
func velar(s string) []Stem {
	return []Stem{
		{s + "г", slPast},
		{s + "г", slFirst},
		{s + "ж", slFirst},
		{s + "к", slPast},
		{s + "к", slFirst},
		{s + "ч", slFirst},
		{s + "ж", slSecond},
		{s + "ч", slSecond},
		{s + "г", slZero},
		{s + "к", slZero},
	}
}

// russianStrong: вести вед-, нести нес-, привести привёл.
func russianStrong(s string) []Stem {
	stem := s
	if _, l := lastRunes(s); l == 'с' {
		stem = chop(s, 1)
	}
	var stems []Stem
	for _, end := range [...]string{"д", "т", "с", "з", "б"} {
		stems = append(stems, Stem{stem + end, slFirst}, Stem{stem + end, slSecond})
	}
	return append(stems, Stem{stem, slPast}, Stem{s, slZero})
}

// softened gives the stems with the last consonants changed as in the first person or the passive participle:
// заявить заявл-, писать пиш-, запретить запрещ-, защитить защищ-.
func softened(stem string, p Paradigm) []Stem {
	_, l := lastRunes(stem)
	if strings.HasSuffix(stem, "ст") || strings.HasSuffix(stem, "ск") {
		return []Stem{{chop(stem, 2) + "щ", p}}
	}
	root := chop(stem, 1)
	switch l {
	case 'б', 'п', 'в', 'м', 'ф':
		return []Stem{{stem + "л", p}}
	case 'д':
		return []Stem{{root + "ж", p}, {root + "жд", p}}
	case 'г', 'з':
		return []Stem{{root + "ж", p}}
	case 'т':
		return []Stem{{root + "ч", p}, {root + "щ", p}}
	case 'к':
		return []Stem{{root + "ч", p}}
	case 'с', 'х':
		return []Stem{{root + "ш", p}}
	}
	return nil
}
