package web

import (
	"strings"

	"longear"
)

// nameFrame marks the name of a narrative as somebody's claim, or as a story; %s stands for the name.
type nameFrame struct {
	Claim string `json:"claim"`
	Story string `json:"story"`
}

// nameView is a framed name: every name on a page is one.
type nameView struct {
	Before, After string // of the frame
	FrameLang     longear.Lang
	Text          string
	Lang          string
	Dir           string
}

// Plain is the framed name as text, for titles.
func (n nameView) Plain() string { return n.Before + n.Text + n.After }

// named frames the name of a narrative in the reader's language. The name itself is never translated. What nobody has
// looked at is a story: most are no claim that can be checked.
func (v visit) named(n longear.Narrative) nameView {
	f := v.speech.frames[v.reader]
	pattern := f.Claim
	if n.State == "" || n.State == longear.Unreviewed || n.State == longear.NotAClaim {
		pattern = f.Story
	}
	text, lang := heldName(n, v.reader)
	before, after, _ := strings.Cut(pattern, "%s")
	return nameView{Before: before, After: after, FrameLang: v.reader, Text: text, Lang: htmlLang(lang, ""), Dir: textDir(text)}
}

// heldName is the name in the reader's language where we hold one, else the original.
func heldName(n longear.Narrative, reader longear.Lang) (string, longear.Lang) {
	if name := n.Names[reader]; name != "" {
		return name, reader
	}
	for _, lang := range sortedLangs(n.Names) {
		if n.Names[lang] == n.Name {
			return n.Name, lang
		}
	}
	if n.Name == "" {
		return string(n.ID), longear.Undefined
	}
	return n.Name, longear.Undefined
}

// otherNames are the names in the other languages held, in the order in which pages list languages.
func (v visit) otherNames(n longear.Narrative, shown string) []textView {
	var out []textView
	for _, lang := range sortedLangs(n.Names) {
		if name := n.Names[lang]; name != shown && name != "" {
			out = append(out, newText(name, lang, ""))
		}
	}
	return out
}
