package lint

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"longear"
	"longear/lang/fold"
	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

var idForm = regexp.MustCompile(`^[a-z0-9]+\.[a-z0-9]+(-[a-z0-9]+)*$`)

// row checks what one row says by itself.
func (c *checker) row(r table.Row) {
	if !idForm.MatchString(r.ID) {
		c.fail(r.Pos, "id", "%q is not like field.some-word", r.ID)
	}
	if r.Kind == "" {
		c.fail(r.Pos, "kind", "%s has neither a type nor a part of speech", r.ID)
	}
	for _, l := range table.Languages() {
		if len(r.Forms[l]) == 0 {
			c.fail(r.Pos, "empty", "%s has no form in %s", r.ID, l)
		}
		seen := map[string]bool{}
		for _, f := range r.Forms[l] {
			c.form(r, l, f.Text)
			key := match.Key(f.Text, l)
			if seen[key] {
				c.warn(r.Pos, "twice", "%s: %q is there already once it is folded (ё, capitals, dashes do not count)", r.ID, f.Text)
			}
			seen[key] = true
		}
	}
}

// form checks the letters of one form.
func (c *checker) form(r table.Row, l longear.Lang, form string) {
	if match.Key(form, l) == "" {
		c.fail(r.Pos, "letters", "%s: nothing is left of %q when it is folded", r.ID, form)
	}
	if len(strings.Fields(form)) > 6 {
		c.warn(r.Pos, "long", "%s: %q has more than six words", r.ID, form)
	}
	if word := mixed(form); word != "" {
		c.fail(r.Pos, "letters", "%s: %q has Latin and Cyrillic letters", r.ID, word)
	}
	if i := strings.IndexAny(form, foreign(l)); i >= 0 {
		at, _ := utf8.DecodeRuneInString(form[i:])
		c.fail(r.Pos, "letters", "%s: %q has the letter %q, which is not of %s", r.ID, form, at, l)
	}
	switch {
	case l == longear.Chinese:
		c.chinese(r, form)
	case has(form, unicode.Han), l == longear.English && has(form, unicode.Cyrillic):
		c.fail(r.Pos, "letters", "%s: %q is not written as %s is", r.ID, form, l)
	}
}

func (c *checker) chinese(r table.Row, form string) {
	if has(form, unicode.Cyrillic) {
		c.fail(r.Pos, "letters", "%s: %q has Cyrillic letters", r.ID, form)
	}
	for _, x := range form {
		if fold.HanForm(x) == longear.Hant && !simplified(x) {
			c.fail(r.Pos, "traditional", "%s: %q has the Traditional character %c (Simplified %c)", r.ID, form, x, fold.Simplify(x))
		}
	}
}

// simplified tells characters that fold simplifies and that are written in Simplified text too, 著 and 瑙: those of
// GB 2312.
func simplified(x rune) bool {
	_, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(x))
	return err == nil
}

// foreign lists letters that a language does not have, though its script does.
func foreign(l longear.Lang) string {
	switch l {
	case longear.Russian:
		return "іїєґәғқңөұүһІЇЄҐӘҒҚҢӨҰҮҺ"
	case longear.Ukrainian:
		return "ыэёъЫЭЁЪәғқңөұүһ"
	case longear.Kazakh:
		return "їєґЇЄҐ"
	}
	return "�"
}

// mixed gives the first word with letters of both scripts. A part after a hyphen is a word of its own: IT-компания.
func mixed(form string) string {
	for word := range strings.FieldsFuncSeq(form, func(r rune) bool { return r == ' ' || r == '-' || r == '–' }) {
		if has(word, unicode.Latin) && has(word, unicode.Cyrillic) {
			return word
		}
	}
	return ""
}

func has(s string, t *unicode.RangeTable) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(t, r) })
}
