package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"longear"
)

// textView is a foreign text with the attributes that it needs.
type textView struct {
	Text string
	Lang string // of the lang attribute
	Dir  string // rtl for Arabic script, else ""
	Code longear.Lang
}

func newText(s string, lang longear.Lang, script longear.Script) textView {
	return textView{Text: s, Lang: htmlLang(lang, script), Dir: textDir(s), Code: lang}
}

// htmlLang is the BCP 47 tag; the script is named where it is not the usual one.
func htmlLang(lang longear.Lang, script longear.Script) string {
	usual := map[longear.Lang]longear.Script{
		longear.Russian: longear.Cyrl, longear.Kazakh: longear.Cyrl, longear.Ukrainian: longear.Cyrl, longear.English: longear.Latn,
	}
	if lang == "" || lang == longear.Undefined {
		return string(longear.Undefined)
	}
	if script == "" || script == longear.Unknown || script == longear.Han || usual[lang] == script {
		return string(lang)
	}
	return string(lang) + "-" + string(script)
}

// textDir is rtl where the first strong letter is Arabic.
func textDir(s string) string {
	for _, r := range s {
		if unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) {
			return "rtl"
		}
		if unicode.IsLetter(r) {
			return ""
		}
	}
	return ""
}

// sortedLangs lists the keys of a map: first-class languages in their order, then the others by code.
func sortedLangs[V any](m map[longear.Lang]V) []longear.Lang {
	order := longear.FirstClass()
	rank := func(l longear.Lang) int {
		if i := slices.Index(order, l); i >= 0 {
			return i
		}
		return len(order)
	}
	langs := make([]longear.Lang, 0, len(m))
	for l := range m {
		langs = append(langs, l)
	}
	slices.SortFunc(langs, func(a, b longear.Lang) int { return cmp.Or(rank(a)-rank(b), cmp.Compare(a, b)) })
	return langs
}

// hue is the class that colours a language; languages beyond the first class share one.
func hue(lang longear.Lang) string {
	if slices.Contains(longear.FirstClass(), lang) {
		return string(lang)
	}
	return "other"
}

// oneLine joins a text into one line; a dash stands between title and text.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\n", lineJoint)), " ")
}

const lineJoint = " — "
