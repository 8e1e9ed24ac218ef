package fold

import "unicode/utf8"

// Skeleton takes from a folded text what the spellings of one Kazakh word do not share: the special letters (қ as к, ң
// as н, ө as о, ү and ұ as у, ә as а, ғ as г, һ as х), the four vowels that Latin alphabets mix up (и й і ы), doubled
// letters, signs (ъ ь), and the letters that other scripts write with two (я ю ц щ). It is idempotent, and meant for
// shingles and lookups in Kazakh only: in Russian it makes unlike words alike.
func Skeleton(folded string) string {
	return string(AppendSkeleton(make([]byte, 0, len(folded)), folded))
}

// AppendSkeleton appends the skeleton of a folded text to dst.
func AppendSkeleton(dst []byte, folded string) []byte {
	last := rune(0)
	for i := 0; i < len(folded); {
		r, size := rune(folded[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(folded[i:])
		}
		i += size
		first, second := bones(r)
		for _, c := range [2]rune{first, second} {
			if c == 0 || c == last && c >= 'а' {
				continue
			}
			dst = utf8.AppendRune(dst, c)
			last = c
		}
	}
	return dst
}

// bones is what is left of a letter; 0 is nothing.
func bones(r rune) (first, second rune) {
	switch r {
	case 'ә':
		return 'а', 0
	case 'ғ':
		return 'г', 0
	case 'қ':
		return 'к', 0
	case 'ң':
		return 'н', 0
	case 'ө':
		return 'о', 0
	case 'ұ', 'ү':
		return 'у', 0
	case 'һ':
		return 'х', 0
	case 'й', 'і', 'ы':
		return 'и', 0
	case 'э':
		return 'е', 0
	case 'щ':
		return 'ш', 0
	case 'ъ', 'ь':
		return 0, 0
	case 'ц':
		return 'т', 'с'
	case 'ю':
		return 'и', 'у'
	case 'я':
		return 'и', 'а'
	}
	return r, 0
}
