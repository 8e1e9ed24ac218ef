package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/russian"

	"longear"
	"longear/lang/internal/han"
)

// Token is a word of a folded text with its stem. From and To are bytes of that text.
type Token struct {
	Surface  string
	Stem     string
	From, To int
	Stop     bool
}

// Append cuts a text in the reading form of package fold into tokens and appends them to dst. Words are runs of letters
// and digits, with apostrophes inside left out of the surface; of a run of Han characters or kana each pair is a token,
// as is a character that stands alone.
func (s *Stemmer) Append(dst []Token, text string, lang longear.Lang) []Token {
	for i := 0; i < len(text); {
		r, size := han.Decode(text, i)
		switch {
		case wide(r):
			var n int
			dst, n = bigrams(dst, text, i, lang)
			i += n
		case inWord(r):
			n := wordLen(text[i:])
			surface := strings.ReplaceAll(text[i:i+n], "'", "")
			stem, stop := s.stem(surface, lang)
			dst = append(dst, Token{surface, stem, i, i + n, stop})
			i += n
		default:
			i += size
		}
	}
	return dst
}

func wide(r rune) bool {
	return r >= 0x3400 && r < 0xa000 || r >= 0x3041 && r < 0x3100 || r == 0x3005 || r == 0x3007 || r >= 0x20000 && r < 0x33000
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	}
	return r >= 0x430 && r < 0x482 || r >= 0x48a && r < 0x530 || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

func wordLen(s string) int {
	for i, r := range s {
		if !inWord(r) && r != '\'' || wide(r) {
			return len(strings.TrimRight(s[:i], "'"))
		}
	}
	return len(strings.TrimRight(s, "'"))
}

// bigrams takes the run of wide characters at text[at:].
func bigrams(dst []Token, text string, at int, lang longear.Lang) ([]Token, int) {
	prev, i := at, at
	for i < len(text) {
		size := han.Size
		if _, ok := han.At(text, i); !ok {
			var r rune
			if r, size = utf8.DecodeRuneInString(text[i:]); !wide(r) {
				break
			}
		}
		if i > at {
			dst = append(dst, pair(text, prev, i+size))
			prev = i
		}
		i += size
	}
	if prev == at {
		alone := pair(text, at, i)
		alone.Stop = Stop(alone.Surface, lang)
		dst = append(dst, alone)
	}
	return dst, i - at
}

// pair is a token of two characters; function words have one.
func pair(text string, from, to int) Token {
	s := text[from:to]
	return Token{Surface: s, Stem: s, From: from, To: to}
}

// Stem reduces a folded word. A word in another script than its text's, such as a Latin name in Russian, is left to the
// English stemmer or stays.
func Stem(word string, lang longear.Lang) string {
	first, _ := utf8.DecodeRuneInString(word)
	cyrillic := first >= 0x400 && first < 0x530
	switch {
	case lang == longear.Russian && cyrillic:
		return russian.Stem(word, false)
	case lang == longear.Kazakh && cyrillic:
		return KazakhStem(word)
	case lang == longear.Ukrainian && cyrillic:
		return UkrainianStem(word)
	case first >= 'a' && first <= 'z' && (lang == longear.English || lang == longear.Russian || lang == longear.Kazakh ||
		lang == longear.Ukrainian || lang == longear.Chinese):
		return english.Stem(word, false)
	}
	return word
}
