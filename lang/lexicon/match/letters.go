package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
)

// Letters says what the letters of a text must be like where a form stands. Folding loses them; the original has them.
type Letters uint8

// What is asked of the letters.
const (
	AnyLetters     Letters = iota
	Capital                // a name that is a word as well, Мирный and мирный: small, it is the word; large inside a sentence, it is the name
	CapitalOrDoubt         // the same, of a name that stays in doubt when it is large
	Capitals               // an abbreviation that is a word as well, US and us: capitals among other letters
	InnerCapital           // an abbreviation that begins as a word, КазНУ: a form of a word, казну, has no capital inside
)

// doubtWindow is how many bytes on each side must hold a small letter, else the text has no case to go by.
const doubtWindow = 60

// judge tells whether a mention stands as its form asks, and whether it is in doubt. Text without small or without large
// letters, and writings that know no case, leave names in doubt and rule abbreviations out.
func (l Letters) judge(text string, at longear.Span) (stands, doubt bool) {
	if l == AnyLetters || text == "" {
		return l != Capitals && l != InnerCapital, l != AnyLetters
	}
	first, _ := utf8.DecodeRuneInString(text[at.From:])
	around := text[max(0, at.From-doubtWindow):at.From] + text[at.To:min(len(text), at.To+doubtWindow)]
	switch {
	case l == Capitals:
		return allCapitals(text[at.From:at.To]) && strings.IndexFunc(around, unicode.IsLower) >= 0, false
	case l == InnerCapital:
		inside := text[at.From+utf8.RuneLen(first) : at.To]
		return strings.IndexFunc(inside, unicode.IsUpper) >= 0, strings.IndexFunc(around, unicode.IsLower) < 0
	case unicode.IsLower(first):
		return strings.IndexFunc(around, unicode.IsUpper) < 0, true
	case !unicode.IsUpper(first) || allCapitals(text[at.From:at.To]):
		return true, true
	}
	return true, l == CapitalOrDoubt || opens(text[:at.From])
}

// allCapitals tells a word of at least two letters without a small one before its hyphen: ЗСУ, US, НАТО-ның.
func allCapitals(word string) bool {
	word, _, _ = strings.Cut(word, "-")
	return utf8.RuneCountInString(word) > 1 && strings.IndexFunc(word, unicode.IsLower) < 0
}

// beginsAsWord tells abbreviations that begin with a capital and small letters and end in capitals: КазНУ, КарГТУ.
func beginsAsWord(form string) bool {
	last, size := utf8.DecodeLastRuneInString(form)
	before, _ := utf8.DecodeLastRuneInString(form[:len(form)-size])
	first, from := utf8.DecodeRuneInString(form)
	second, _ := utf8.DecodeRuneInString(form[from:])
	return unicode.IsUpper(first) && unicode.IsLower(second) && unicode.IsUpper(before) && unicode.IsUpper(last)
}

// opens tells whether a word after this text opens a sentence, a line or a quotation, where any word is large.
func opens(before string) bool {
	before = strings.TrimRight(before, " \u00a0")
	last, _ := utf8.DecodeLastRuneInString(before)
	inside := unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',' || last == ';' || last == '%'
	return before == "" || !inside
}
