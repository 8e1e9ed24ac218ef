package narrative

import "strings"

// AppendBones appends the consonants of a word in one alphabet for Cyrillic and Latin, with the first sound kept: so
// Люксембург, Luxembourg and Люксембургі meet. It is made for words that travel: names and loans.
func AppendBones(dst []byte, word string) []byte {
	first, last := true, byte(0)
	for _, r := range word {
		for _, c := range []byte(sound(r)) {
			if c == '-' { // a vowel
				if first {
					dst = append(dst, 'a')
				}
				first, last = false, 0
				continue
			}
			if c != last {
				dst = append(dst, c)
			}
			first, last = false, c
		}
	}
	return dst
}

// sounds maps letters to a consonant class; a vowel is "-", and what is not listed is nothing.
const sounds = "аәоөуүұыіиэеёюяаїє"

func sound(r rune) string {
	if strings.ContainsRune(sounds, r) || strings.ContainsRune("aeiouyáéíóúäöüıāōū", r) {
		return "-"
	}
	switch r {
	case 'б', 'b':
		return "b"
	case 'в', 'v', 'w', 'ў':
		return "v"
	case 'г', 'ғ', 'g', 'ґ', 'һ', 'h':
		return "g"
	case 'д', 'd':
		return "d"
	case 'ж', 'j':
		return "j"
	case 'з', 'z':
		return "z"
	case 'к', 'қ', 'k', 'q', 'c':
		return "k"
	case 'х':
		return "k"
	case 'л', 'l':
		return "l"
	case 'м', 'm':
		return "m"
	case 'н', 'ң', 'n', 'ñ':
		return "n"
	case 'п', 'p':
		return "p"
	case 'р', 'r':
		return "r"
	case 'с', 's':
		return "s"
	case 'т', 't':
		return "t"
	case 'ф', 'f':
		return "f"
	case 'ц':
		return "ts"
	case 'ч':
		return "t"
	case 'ш', 'щ', 'ş':
		return "s"
	case 'x':
		return "ks"
	}
	return ""
}
