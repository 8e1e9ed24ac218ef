package date

import (
	"unicode"
	"unicode/utf8"

	"longear/lang/internal/han"
)

// lexeme is a number, a word, one Chinese character or one sign of a text.
type lexeme struct {
	text     string
	num      int // of digits; -1 for others
	digits   int
	from, to int
}

// cut appends the next lexeme of the text; a blank is passed over.
func (p *parser) cut() {
	i := p.read
	b := p.text[i]
	j := i + 1
	num, digits := -1, 0
	switch {
	case b == ' ' || b == '\n':
		p.read = j
		return
	case b >= '0' && b <= '9':
		num = 0
		for j = i; j < len(p.text) && p.text[j] >= '0' && p.text[j] <= '9'; j++ {
			num = min(num*10+int(p.text[j]-'0'), 1e6)
		}
		digits = j - i
	case isHan(p.text, i):
		j = i + han.Size
	case b >= utf8.RuneSelf || b >= 'a' && b <= 'z':
		j = i + wordLen(p.text[i:])
	}
	p.lex = append(p.lex, lexeme{p.text[i:j], num, digits, i, j})
	p.read = j
}

func isHan(text string, i int) bool {
	_, ok := han.At(text, i)
	return ok
}

// wordLen measures a word, or one character where words are written without spaces.
func wordLen(s string) int {
	for i, r := range s {
		if r >= 'a' && r <= 'z' || r >= 0x430 && r < 0x482 || r >= 0x48a && r < 0x530 {
			continue
		}
		if r >= 0x3041 && r < 0xa000 || r >= 0x20000 {
			if i == 0 {
				return utf8.RuneLen(r)
			}
			return i
		}
		if !unicode.IsLetter(r) && r != '\'' {
			if i == 0 {
				return max(1, utf8.RuneLen(r))
			}
			return i
		}
	}
	return len(s)
}
