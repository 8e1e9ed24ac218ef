package coverage

import (
	"strings"

	"longear"
	"longear/lang"
)

// Marked is a text whose names are marked.
type Marked struct {
	Text     string
	Entities []struct{ Text, Type string }
}

// Found counts the marked names of a type and those that the gazetteer touches.
type Found struct{ Marked, Found int }

// Names counts by type of name. A name counts as found if a mention overlaps one of its occurrences.
func Names(texts []Marked, l longear.Lang, entities lang.Matcher) map[string]Found {
	out := map[string]Found{}
	for _, m := range texts {
		covered := cover(len(m.Text), entities.Match(Text(m.Text, l)))
		for _, e := range m.Entities {
			f := out[e.Type]
			f.Marked++
			if touched(m.Text, e.Text, covered) {
				f.Found++
			}
			out[e.Type] = f
		}
	}
	return out
}

func touched(text, name string, covered []string) bool {
	for at := strings.Index(text, name); at >= 0; {
		for i := at; i < at+len(name); i++ {
			if covered[i] != "" {
				return true
			}
		}
		next := strings.Index(text[at+1:], name)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}
