package inflect

import "strings"

const (
	ukNounEndings = "- а я у ю і ї и е є о ом ем єм ою ею єю ові еві єві ів їв ей ам ям ами ями ах ях ь й ью ію"
	ukAdjEndings  = "ий ій ой а я е є ого ього ому ьому им ім ій ою ьою у ю і ї их іх ими іми ьої ої"
)

// Endings that are cut off, as lists.
var (
	ukAdjLemma = strings.Fields("ий ій")
	ukPart     = strings.Fields(ukAdjEndings + " " + strings.TrimPrefix(ukNounEndings, "- ") + " ти")
	ukFamily   = strings.Fields("ов ев єв ін їн ин")
)

func ukrainianEndings() map[Paradigm][]string {
	refl := func(list string) []string {
		return append(strings.Fields(list), withEnd(strings.Fields(list), "ся")...)
	}
	lists := map[Paradigm][]string{
		slNoun:    strings.Fields(ukNounEndings),
		slVowel:   strings.Fields(strings.TrimPrefix(ukNounEndings, "- ")),
		slZero:    {"-"},
		slAdj:     append(strings.Fields(ukAdjEndings), "о", "іше", "-"),
		slFemale:  strings.Fields("а и і у ої ій ою"),
		slSurname: strings.Fields("- а у ові им ом і и ої ою их ими"),
		slAny:     append(strings.Fields(ukNounEndings), strings.Fields(ukAdjEndings)...),
		slPast:    refl("в ла ло ли ти ть вши но то тись тися"),
		slFirst:   refl("ю єш є ємо єте ють й ймо йте у еш е емо ете уть и і імо іть ь ьте ючи учи"),
		slSecond:  refl("ю иш ить имо ите ять и ь ьте у ать ив ила ило или ити ивши ячи ачи ено їш їть їмо їте їв їла їли їти"),
	}
	lists[slPast] = append(lists[slPast], each("н ним т вш", ukAdjEndings)...)
	lists[slPast] = append(lists[slPast], each("нн", "я ю і ям ями ях ь")...)
	lists[slFirst] = append(lists[slFirst], each("юч уч", ukAdjEndings)...)
	lists[slSecond] = append(lists[slSecond], each("ен яч ач", ukAdjEndings)...)
	lists[slSecond] = append(lists[slSecond], each("енн", "я ю і ям ями ях ь")...)
	return lists
}

func ukrainianStems(w word) []Stem {
	text := w.text
	if w.role == Part {
		stem, _ := cut(text, ukPart, 3)
		return append([]Stem{{stem, slAny}}, ukrainianVerb(text)...)
	}
	if v := ukrainianVerb(text); v != nil && w.role == Word {
		return v
	}
	if w.role == Name {
		if stems := name(text, ukFamily, ukAdjLemma); len(stems) == 0 || stems[0].Paradigm == slSurname || stems[0].Paradigm == slFemale {
			return stems
		}
	}
	return ukrainianNoun(text)
}

// ukrainianNoun adds to the stems of a noun its closed syllable (рік року, вибір вибору), doubled consonant (життя
// життів) and the softened consonant before і (книга книзі).
func ukrainianNoun(text string) []Stem {
	stems := slavicNoun(text, ukAdjLemma)
	for _, s := range stems {
		if s.Paradigm == slAdj || s.Paradigm == slZero {
			continue
		}
		if open, ok := opened(s.Text); ok {
			if soft, ok := softer(s.Text); ok { // ріг, у розі
				stems = append(stems, Stem{open + "о" + soft, slVowel})
			}
			stems = append(stems, Stem{open + "о" + s.Text[len(open)+len("і"):], slVowel}, Stem{open + "е" + s.Text[len(open)+len("і"):], slVowel})
		}
		if soft, ok := softer(s.Text); ok {
			stems = append(stems, Stem{chop(s.Text, 1) + soft, slVowel})
		}
		if before, ok := strings.CutSuffix(text, "їв"); ok {
			stems = append(stems, Stem{before + "єв", slVowel})
		}
	}
	return stems
}

// softer gives the consonant that stands before і instead of the last one: г, к, х.
func softer(stem string) (consonant string, ok bool) {
	switch _, l := lastRunes(stem); l {
	case 'г':
		return "з", true
	case 'к':
		return "ц", true
	case 'х':
		return "с", true
	}
	return "", false
}

// opened finds an і before the last consonant and gives what stands before it.
func opened(stem string) (before string, ok bool) {
	b, l := lastRunes(stem)
	if b != 'і' || isIn(l, "аеиоуюяіїєь") {
		return "", false
	}
	return chop(stem, 2), true
}

func ukrainianVerb(text string) []Stem {
	text = strings.TrimSuffix(strings.TrimSuffix(text, "ся"), "сь")
	switch {
	case strings.HasSuffix(text, "гти"):
		s := strings.TrimSuffix(text, "гти")
		return append(velar(s), Stem{s + "г", slPast}, Stem{openI(s) + "ж", slFirst}, Stem{openI(s) + "г", slPast})
	case strings.HasSuffix(text, "йти"):
		s := strings.TrimSuffix(text, "йти")
		return []Stem{{s + "йд", slFirst}, {s + "йш", slPast}, {s + "йшо", slPast}, {s + "йти", slZero}}
	case !strings.HasSuffix(text, "ти") || len(text) < 8:
		return nil
	}
	root := strings.TrimSuffix(text, "ти")
	stem := chop(root, 1)
	_, vowel := lastRunes(root)
	switch {
	case strings.HasSuffix(root, "ува"), strings.HasSuffix(root, "юва"):
		return []Stem{{root, slPast}, {chop(root, 2), slFirst}, {chop(root, 3) + "ова", slPast}, {root, slFirst}}
	case isIn(vowel, "иї"):
		return append(softened(stem, slSecond), Stem{stem, slSecond}, Stem{root, slPast})
	case strings.HasSuffix(root, "ну"):
		return []Stem{{root, slPast}, {stem, slFirst}, {stem + "ен", slSecond}, {chop(stem, 1), slPast}}
	case isIn(vowel, "ая"):
		return append(softened(stem, slFirst), Stem{root, slPast}, Stem{root, slFirst}, Stem{stem, slFirst}, Stem{stem, slSecond})
	case isIn(vowel, "іє"):
		return append(softened(stem, slSecond), Stem{root, slPast}, Stem{root, slFirst}, Stem{stem, slSecond})
	}
	return append(russianStrong(root), Stem{root, slPast}, Stem{root, slFirst})
}

// openI turns the closed і of зберігти back: допомі- допомо-.
func openI(s string) string {
	if before, ok := strings.CutSuffix(s, "і"); ok {
		return before + "о"
	}
	return s
}
