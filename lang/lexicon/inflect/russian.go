package inflect

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Paradigms of Russian and Ukrainian.
const (
	slNoun    Paradigm = iota + 1 // any case of a noun, with the empty ending
	slVowel                       // cases of a noun whose empty ending is another stem
	slZero                        // the empty ending only
	slAdj                         // adjectives, full and short, adverb
	slPast                        // after the infinitive's stem: past, participles, verbal noun
	slFirst                       // -ю -ешь
	slSecond                      // -ю -ишь and what the infinitive in -ить builds
	slSurname                     // -ов -ин -ский
	slFemale                      // -ова -ина, and places that sound like them
	slAny                         // a word in a phrase: any ending of nouns and adjectives
)

const (
	ruNounEndings = "- а я ы и у ю о е ой ей ою ею ом ем ов ев ам ям ами ями ах ях ь ью й ье ья"
	ruAdjEndings  = "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ых их ыми ими ую юю ою ею"
	ruShort       = "- а о ы е и"
)

// Endings that are cut off, as lists.
var (
	ruAdjLemma = strings.Fields("ый ий ой ая яя ое ее ые ие")
	ruPart     = strings.Fields(ruAdjEndings + " " + strings.TrimPrefix(ruNounEndings, "- ") + " ть")
	ruFamily   = strings.Fields("ов ев ин ын")
)

// russianEndings lists the endings of each paradigm; those of verbs are put together from participles.
func russianEndings() map[Paradigm][]string {
	past := "л ла ло ли в вши ть ться лся лась лось лись вшись"
	first := "ю я ешь ет ем ете ют й йте у ут и ите ь ьте юсь ешься ется емся етесь ются йся йтесь усь утся ись итесь ьтесь"
	second := "ю я ишь ит им ите ят и ь ьте у ат юсь ишься ится имся итесь ятся ись усь атся ил ила ило или ив ивши ить иться ился илась илось ились ивши ившись"
	refl := "ся"
	lists := map[Paradigm][]string{
		slNoun:    strings.Fields(ruNounEndings),
		slVowel:   strings.Fields(strings.TrimPrefix(ruNounEndings, "- ")),
		slZero:    {"-"},
		slAdj:     append(each("- ", ruAdjEndings), append(append(each("ейш айш", ruAdjEndings), strings.Fields(ruShort)...), "ей")...),
		slFemale:  strings.Fields("а ы е у ой ою"),
		slSurname: strings.Fields("- а у ым ом е ы ой ых ыми ою"),
		slAny:     append(strings.Fields(ruNounEndings), strings.Fields(ruAdjEndings)...),
		slPast:    strings.Fields(past),
		slFirst:   strings.Fields(first),
		slSecond:  strings.Fields(second),
	}
	participles := func(p Paradigm, stems, short string) {
		full := each(stems, ruAdjEndings)
		lists[p] = append(lists[p], full...)
		lists[p] = append(lists[p], withEnd(full, refl)...)
		lists[p] = append(lists[p], each(short, ruShort)...)
	}
	participles(slPast, "вш нн т", "н")
	participles(slFirst, "ющ ущ ем", "ем")
	participles(slSecond, "ящ ащ ивш енн им", "ен")
	lists[slPast] = append(lists[slPast], each("ни", "е я ю ем и й ям ями ях")...)
	lists[slSecond] = append(lists[slSecond], each("ени", "е я ю ем и й ям ями ях")...)
	return lists
}

func withEnd(list []string, end string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s + end
	}
	return out
}

func russianStems(w word) []Stem {
	text := w.text
	if w.role == Part {
		stem, _ := cut(text, ruPart, 3)
		return append([]Stem{{stem, slAny}}, russianVerb(text)...)
	}
	if v := russianVerb(text); v != nil && (w.verb || w.role == Word && !nounInT(text)) {
		return v
	}
	if w.role == Name {
		return name(text, ruFamily, ruAdjLemma)
	}
	return slavicNoun(text, ruAdjLemma)
}

// nounInT tells nouns that end like infinitives: новость, область, смерть, память, печать.
func nounInT(text string) bool {
	if strings.HasSuffix(text, "сть") || strings.HasSuffix(text, "рть") {
		return !strings.HasSuffix(text, "есть")
	}
	for _, noun := range [...]string{"память", "печать", "сеть", "нефть", "кровать", "мать", "треть", "четверть", "ртуть", "суть", "путь", "плоть", "пять", "шесть", "зять", "гость", "знать", "рать", "тетрадь", "площадь", "рукоять", "пасть", "лесть", "честь", "месть", "весть"} {
		if text == noun {
			return true
		}
	}
	return false
}

// name gives the stems of a part of a name. Family names have their own endings, and many foreign names have none:
// Чили, Токио, Самоа.
func name(text string, family, adj []string) []Stem {
	before, last := lastRunes(text)
	if strings.HasSuffix(text, "анин") || strings.HasSuffix(text, "янин") {
		return slavicNoun(text, adj) // россиянин, россияне
	}
	for _, e := range family {
		if strings.HasSuffix(text, e) {
			return []Stem{{text, slSurname}}
		}
		if strings.HasSuffix(text, e+"а") {
			return []Stem{{strings.TrimSuffix(text, "а"), slFemale}}
		}
	}
	if _, ok := cut(text, adj, 2); ok {
		return slavicNoun(text, adj)
	}
	switch {
	case isIn(last, "иі") && !isIn(before, "кгхжшчщ"), isIn(last, "еуюэ") && !isIn(before, "иь"):
		return nil
	case last == 'о' && !strings.HasSuffix(text, "во") && !strings.HasSuffix(text, "но") && !strings.HasSuffix(text, "ство"):
		return nil
	case last == 'а' && isIn(before, "оуеэыа"):
		return nil
	}
	return slices.DeleteFunc(slavicNoun(text, adj), func(s Stem) bool {
		return s.Paradigm == slVowel && !strings.HasSuffix(text, "ец") && !strings.HasSuffix(text, "ець")
	})
}

// slavicNoun gives the stems of a noun or adjective in its dictionary form.
func slavicNoun(text string, adj []string) []Stem {
	var stems []Stem
	if s, ok := cut(text, adj, 2); ok {
		stems = append(stems, Stem{s, slAdj})
		if b, l := lastRunes(s); l == 'н' {
			stems = append(stems, Stem{chop(s, 1) + "ен", slZero}, Stem{s, slZero})
			if b == 'н' && len(s) >= 14 { // запрещённый: запрещён, запрещено
				stems = append(stems, Stem{chop(s, 1), slAdj})
			}
		}
		if strings.HasSuffix(text, "ие") || strings.HasSuffix(text, "ий") || strings.HasSuffix(text, "ия") {
			stems = append(stems, Stem{chop(text, 1), slNoun})
		}
		return stems
	}
	if strings.HasSuffix(text, "анин") || strings.HasSuffix(text, "янин") { // россиянин, россияне
		stems = append(stems, Stem{chop(text, 2), slNoun})
	}
	_, last := lastRunes(text)
	if !isIn(last, "аяыиоеьйуюэіїє") {
		return append(append(stems, fleeting(text)...), Stem{text, slNoun})
	}
	if isIn(last, "уюэ") {
		return nil
	}
	stem := chop(text, 1)
	switch {
	case strings.HasSuffix(text, "мя"):
		return []Stem{{stem + "ен", slNoun}}
	case isIn(last, "аяоеиы"):
		stems = append(stems, inserted(stem)...)
	case last == 'ь':
		stems = append(stems, fleeting(stem)...)
	}
	return append(stems, Stem{stem, slNoun})
}

// fleeting gives the stem without the о or е that only the dictionary form has: рынок рынк-, боец бойц-, день дн-.
func fleeting(text string) []Stem {
	b, l := lastRunes(text)
	if !isIn(b, "оеё") || !isIn(l, "кцнлрт") {
		return nil
	}
	root := chop(text, 2)
	_, r := lastRunes(root)
	end := string(l)
	switch {
	case utf8.RuneCountInString(root) < 2 || l == 'р' && b == 'о' || l == 'т' && len(text) > 10:
		return nil
	case isIn(r, "аоеиуя"):
		return []Stem{{root + "й" + end, slVowel}}
	case r == 'л':
		return []Stem{{root + "ь" + end, slVowel}, {root + end, slVowel}}
	}
	return []Stem{{root + end, slVowel}}
}

// inserted gives the stem with the о or е that only the empty ending has: попытка попыток, окно окон, бойня боен.
func inserted(stem string) []Stem {
	b, l := lastRunes(stem)
	if b == 0 || isIn(b, "аеиоуыэюяії") || isIn(l, "аеиоуыэюяії") || !isIn(l, "кнлцм") {
		return nil
	}
	root := chop(stem, 2)
	if b != 'ь' && b != 'й' {
		root = chop(stem, 1)
	}
	return []Stem{{root + "о" + string(l), slZero}, {root + "е" + string(l), slZero}}
}
