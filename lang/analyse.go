package lang

import (
	"strings"

	"longear"
	"longear/lang/fold"
)

// Analyse reads a text that is known to be in the language and script of p.
func (a *Analyzer) Analyse(text string, p longear.Post) *Analysis {
	read := fold.Read(text, p.Lang, p.Script)
	t := Text{Lang: p.Lang, Script: p.Script, Read: read}
	for at := 0; at < len(read.Text); {
		n := strings.IndexAny(read.Text[at:], " \n")
		if n < 0 {
			n = len(read.Text) - at
		}
		if w := strings.Trim(read.Text[at:at+n], ".,!?:;\"«»()-"); w != "" {
			from := at + strings.Index(read.Text[at:], w)
			t.Tokens = append(t.Tokens, Token{Surface: w, Stem: w, Span: read.Original(from, from+len(w))})
		}
		at += n + 1
	}
	an := &Analysis{Version: a.version, Tokens: t.Tokens}
	if a.entities != nil {
		an.Entities = a.entities.Match(t)
	}
	if a.concepts != nil {
		an.Concepts = a.concepts.Match(t)
	}
	return an
}
