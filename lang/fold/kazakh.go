package fold

import (
	"maps"
	"strings"

	"longear"
)

// converter says how the words of a Kazakh or Russian text are brought into Cyrillic.
type converter uint8

const (
	asIs             converter = iota
	kazakhArabic               // Töte, the Arabic script of Kazakhs in China
	kazakhDiaeresis            // decree of April 2021: ä ö ü ū ğ ñ ş
	kazakhAcute                // decree of February 2018 and the proposal of 2019: á ó ú ý ǵ ń, sh ch
	kazakhApostrophe           // decree of October 2017: a' o' u' y' g' n' s' c'
	kazakhASCII                // what people type on a plain keyboard
	russianLatin               // Russian without a Russian keyboard
)

// converterFor picks the alphabet of a Kazakh text by the letters only that alphabet has; Russian has one in Latin.
func converterFor(lang longear.Lang, script longear.Script, s string) converter {
	switch {
	case lang == longear.Russian && script == longear.Latn:
		return russianLatin
	case lang != longear.Kazakh:
		return asIs
	case script == longear.Arab:
		return kazakhArabic
	case script != longear.Latn:
		return asIs
	case strings.ContainsAny(s, "äöüūğşñÄÖÜŪĞŞÑəƏ"):
		return kazakhDiaeresis
	case strings.ContainsAny(s, "áóúýǵńÁÓÚÝǴŃ"):
		return kazakhAcute
	case hasApostropheLetters(s):
		return kazakhApostrophe
	}
	return kazakhASCII
}

// hasApostropheLetters wants two letters that only the 2017 alphabet writes; one may be a foreign name.
func hasApostropheLetters(s string) bool {
	n := 0
	for i, r := range s {
		if i > 0 && lookup(r).class() == apos && strings.IndexByte("aognuysciAOGNUYSCI", s[i-1]) >= 0 {
			n++
		}
	}
	return n > 1
}

// alphabet maps the letters of one Kazakh alphabet to Cyrillic. Two-letter signs are tried first.
type alphabet struct {
	pairs   map[[2]rune]string
	letters map[rune]rune
	front   bool // vowels follow a hamza: Töte
	glide   rune // the letter that is written as й is; 0 is none
}

// shared are the letters that all Kazakh Latin alphabets have in common.
var shared = map[rune]rune{
	'a': 'а', 'b': 'б', 'c': 'ц', 'd': 'д', 'e': 'е', 'f': 'ф', 'g': 'г', 'h': 'х', 'i': 'і', 'j': 'ж', 'k': 'к', 'l': 'л',
	'm': 'м', 'n': 'н', 'o': 'о', 'p': 'п', 'q': 'қ', 'r': 'р', 's': 'с', 't': 'т', 'u': 'ұ', 'v': 'в', 'w': 'у', 'x': 'х',
	'y': 'ы', 'z': 'з', 'ı': 'і', 'ŋ': 'ң', 'ə': 'ә',
}

var latinTables = map[converter]alphabet{
	kazakhDiaeresis: with(map[rune]rune{
		'ä': 'ә', 'ö': 'ө', 'ü': 'ү', 'ū': 'ұ', 'u': 'у', 'ğ': 'ғ', 'ñ': 'ң', 'ń': 'ң', 'ş': 'ш', 'ç': 'ч', 'i': 'и',
	}, nil),
	kazakhAcute: with(map[rune]rune{
		'á': 'ә', 'ó': 'ө', 'ú': 'ү', 'ý': 'у', 'ǵ': 'ғ', 'ń': 'ң', 'ı': 'и',
	}, map[[2]rune]string{{'s', 'h'}: "ш", {'c', 'h'}: "ч"}),
	kazakhApostrophe: with(nil, map[[2]rune]string{
		{'a', '\''}: "ә", {'o', '\''}: "ө", {'u', '\''}: "ү", {'y', '\''}: "у", {'g', '\''}: "ғ", {'n', '\''}: "ң",
		{'s', '\''}: "ш", {'c', '\''}: "ч", {'i', '\''}: "и",
	}),
	kazakhASCII: with(map[rune]rune{'u': 'у'}, map[[2]rune]string{
		{'s', 'h'}: "ш", {'c', 'h'}: "ч", {'z', 'h'}: "ж", {'g', 'h'}: "ғ", {'k', 'h'}: "х", {'y', 'a'}: "я", {'y', 'u'}: "ю",
		{'t', 's'}: "ц", {'i', 'a'}: "ия",
	}),
}

// with adds to the shared letters those of one alphabet.
func with(own map[rune]rune, pairs map[[2]rune]string) alphabet {
	all := make(map[rune]rune, len(shared)+len(own))
	maps.Copy(all, shared)
	maps.Copy(all, own)
	return alphabet{letters: all, pairs: pairs, glide: 'и'}
}

// tote is the Arabic alphabet of Kazakh (Akhmet Baitursynuly's, as used in Xinjiang).
var tote = alphabet{front: true, glide: 'и', letters: map[rune]rune{
	'ا': 'а', 'ب': 'б', 'پ': 'п', 'ت': 'т', 'ج': 'ж', 'چ': 'ч', 'ح': 'х', 'د': 'д', 'ر': 'р', 'ز': 'з', 'س': 'с', 'ش': 'ш',
	'ع': 'ғ', 'ف': 'ф', 'ق': 'қ', 'ك': 'к', 'ک': 'к', 'گ': 'г', 'ڭ': 'ң', 'ل': 'л', 'م': 'м', 'ن': 'н', 'ه': 'е', 'ە': 'е',
	'ھ': 'һ', 'و': 'о', 'ۇ': 'ұ', 'ۆ': 'в', 'ۋ': 'у', 'ى': 'ы', 'ي': 'й', 'ی': 'ы', 'ئ': 'и', 'ۈ': 'ү', 'ې': 'е',
	'ء': 0, 'ٴ': 0,
}}

// fronted are the vowels of Töte in a word with front vowels.
var fronted = map[rune]rune{'а': 'ә', 'о': 'ө', 'ұ': 'ү', 'ы': 'і'}

// rewrite converts the current word with an alphabet. A word with a Latin letter that the alphabet does not know is not
// written in it and stays; so do other characters.
func (f *folder) rewrite(a alphabet) {
	var w, out wordRunes
	f.take(&w)
	front := a.front && hasFront(w.r[:w.n])
	native := front && !laterOpen(w.r[:w.n])
	for i := 0; i < w.n && out.n < len(out.r)-2; i++ {
		r, at := w.r[i], w.o[i]
		if i+1 < w.n {
			if s, ok := a.pairs[[2]rune{r, w.r[i+1]}]; ok {
				for _, c := range s {
					out.add(c, at)
				}
				i++
				continue
			}
		}
		c, known := a.letters[r]
		switch {
		case !known && lookup(r).class() == latin:
			return
		case !known && r != '\'':
			out.add(r, at)
		case c != 0:
			if v, ok := fronted[c]; ok && front && (c == 'ы' || c == 'ұ' || native) {
				c = v
			}
			out.add(a.heard(c, &out), at)
		case i+1 < w.n:
			w.o[i+1] = at // a hamza goes with the letter after it
		}
	}
	f.put(&out)
}

func (w *wordRunes) add(r rune, at int32) {
	w.r[w.n], w.o[w.n] = r, at
	w.n++
}

// hasFront tells a word of front vowels: a hamza says so, and so do е, г and к, which stand in no other words and
// after which the hamza is left out.
func hasFront(word []rune) bool {
	for _, r := range word {
		switch r {
		case 'ء', 'ٴ', 'ە', 'گ', 'ك', 'ک':
			return true
		}
	}
	return false
}

// heard is what a letter stands for after those before it: й after a vowel, where it is written like another.
func (a *alphabet) heard(c rune, before *wordRunes) rune {
	if c != a.glide && (c != 'й' || a.glide != 'и') || a.glide == 0 {
		return c
	}
	if before.n > 0 && strings.ContainsRune("аәоөұүыіеуияю", before.r[before.n-1]) {
		return 'й'
	}
	return a.glide
}

// laterOpen tells an а or о after the first vowel of a word in the Arabic alphabet, where words with front vowels have
// none: كىتاپ and گازەتا are кітап and газета.
func laterOpen(word []rune) bool {
	vowels := 0
	for i, r := range word {
		switch r {
		case 'ا', 'و':
			if vowels > 0 && i > 0 {
				return true
			}
			vowels++
		case 'ە', 'ى', 'ۇ', 'ۈ':
			vowels++
		case 'ي', 'ئ', 'ۋ':
			if vowels == 0 {
				vowels++
			}
		}
	}
	return false
}
