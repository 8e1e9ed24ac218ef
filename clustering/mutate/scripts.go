package mutate

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang/fold"
)

// scripts writes a text in the other scripts of its language.
type scripts struct {
	lang        longear.Lang
	traditional map[rune][]rune
}

func newScripts(l longear.Lang) scripts {
	s := scripts{lang: l}
	if l != longear.Chinese {
		return s
	}
	s.traditional = map[rune][]rune{}
	for r := rune(0x4e00); r <= 0x9fff; r++ {
		if t := fold.Simplify(r); t != r && len(s.traditional[t]) < 2 {
			s.traditional[t] = append(s.traditional[t], r)
		}
	}
	return s
}

// first is Traditional Chinese, or Kazakh Latin.
func (s scripts) first(rng *rand.Rand, text string) (string, bool) {
	switch s.lang {
	case longear.Chinese:
		return strings.Map(func(r rune) rune {
			if t := s.traditional[r]; len(t) > 0 {
				return t[rng.IntN(len(t))]
			}
			return r
		}, text), true
	case longear.Kazakh:
		return spell(text, latin2021), true
	}
	return "", false
}

// second is Kazakh in the Arabic alphabet. Chinese has no second; it gets the first.
func (s scripts) second(text string) (string, bool) {
	switch s.lang {
	case longear.Chinese:
		return s.first(rand.New(rand.NewPCG(1, uint64(len(text)))), text)
	case longear.Kazakh:
		words := strings.SplitAfter(text, " ")
		for i, w := range words {
			words[i] = toteWord(w)
		}
		return strings.Join(words, ""), true
	}
	return "", false
}

// latin2021 is the table of the decree of April 2021.
var latin2021 = map[rune]string{
	'а': "a", 'ә': "ä", 'б': "b", 'в': "v", 'г': "g", 'ғ': "ğ", 'д': "d", 'е': "e", 'ё': "io", 'ж': "j", 'з': "z", 'и': "i",
	'й': "i", 'к': "k", 'қ': "q", 'л': "l", 'м': "m", 'н': "n", 'ң': "ñ", 'о': "o", 'ө': "ö", 'п': "p", 'р': "r", 'с': "s",
	'т': "t", 'у': "u", 'ұ': "ū", 'ү': "ü", 'ф': "f", 'х': "h", 'һ': "h", 'ц': "s", 'ч': "ch", 'ш': "ş", 'щ': "ş", 'ъ': "",
	'ы': "y", 'і': "ı", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
}

// tote spells with the letters in use in Xinjiang; vowels are written as back vowels.
var tote = map[rune]string{
	'а': "ا", 'ә': "ا", 'б': "ب", 'в': "ۆ", 'г': "گ", 'ғ': "ع", 'д': "د", 'е': "ە", 'ё': "يو", 'ж': "ج", 'з': "ز", 'и': "ي",
	'й': "ي", 'к': "ك", 'қ': "ق", 'л': "ل", 'м': "م", 'н': "ن", 'ң': "ڭ", 'о': "و", 'ө': "و", 'п': "پ", 'р': "ر", 'с': "س",
	'т': "ت", 'у': "ۋ", 'ұ': "ۇ", 'ү': "ۇ", 'ф': "ف", 'х': "ح", 'һ': "ھ", 'ц': "تس", 'ч': "چ", 'ш': "ش", 'щ': "شش", 'ъ': "",
	'ы': "ى", 'і': "ى", 'ь': "", 'э': "ە", 'ю': "يۋ", 'я': "يا",
}

func spell(text string, table map[rune]string) string {
	var b strings.Builder
	for _, r := range text {
		low := unicode.ToLower(r)
		t, ok := table[low]
		switch {
		case !ok:
			b.WriteRune(r)
		case low != r && t != "":
			first, size := utf8.DecodeRuneInString(t)
			b.WriteString(string(unicode.ToUpper(first)) + t[size:])
		default:
			b.WriteString(t)
		}
	}
	return b.String()
}

// toteWord puts a hamza before a word of front vowels, unless к, г or е already say so.
func toteWord(w string) string {
	low := strings.ToLower(w)
	t := spell(low, tote)
	if strings.ContainsAny(low, "әөүі") && !strings.ContainsAny(low, "кге") {
		return "ٴ" + t
	}
	return t
}
