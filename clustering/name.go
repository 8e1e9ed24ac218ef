package clustering

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"longear"
	"longear/clustering/claim"
	"longear/clustering/ledger"
)

// longestName bounds a sentence that names a narrative, in characters.
const longestName = 160

// Sentences lists what a person may name a narrative by out of a post: its title and its sentences, as names show them.
func Sentences(p *longear.Post) []string {
	var out []string
	add := func(s string) {
		if s = longear.Shorten(s, longestName); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	add(strings.TrimSpace(p.Title))
	for _, s := range claim.Sentences(p.Text) {
		add(unstopped(p.Text, s))
	}
	return out
}

// unstopped is a sentence without the full stop at its end.
func unstopped(text string, s longear.Span) string {
	return strings.TrimSpace(strings.TrimRight(text[s.From:s.To], " .。"))
}

// Rename gives a narrative the names that people chose, as far as it holds the posts that they are sentences of.
func Rename(n *longear.Narrative, chosen map[longear.Lang]ledger.Choice, holds func(longear.PostID) bool) {
	lead := leading(n)
	for _, lang := range slices.Sorted(maps.Keys(chosen)) {
		c := chosen[lang]
		if !holds(c.Post) {
			continue
		}
		n.Names[lang], n.Chosen = c.Name, append(n.Chosen, lang)
		if lang == lead || n.Name == "" {
			n.Name = c.Name
		}
	}
}

// leading is the language of the name that stands for all.
func leading(n *longear.Narrative) longear.Lang {
	for _, lang := range slices.Sorted(maps.Keys(n.Names)) {
		if n.Names[lang] == n.Name {
			return lang
		}
	}
	return ""
}

// headline is the sentence of a post that may name its narrative: the title, else the first sentence.
func headline(p *longear.Post) string {
	if t := strings.TrimSpace(p.Title); t != "" {
		return longear.Shorten(t, longestName)
	}
	body := p.Body()
	longest := ""
	for _, s := range claim.Sentences(body) {
		sentence := unstopped(body, s)
		if weight(sentence) >= enough {
			return longear.Shorten(sentence, longestName)
		}
		if weight(sentence) > weight(longest) {
			longest = sentence
		}
	}
	return longear.Shorten(longest, longestName)
}

// enough is how much a sentence must say to name a narrative: “Срочно!” does not.
const enough = 24

// weight counts letters and digits; a Han character says as much as three.
func weight(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n += 3
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n++
		}
	}
	return n
}

// namesWeighed bounds the members whose sentences are compared.
const namesWeighed = 24

// names sets the narrative's name, in each language the most central sentence of those that carry the claim. Nothing is
// invented; the name in the language of the earliest member is the name of all.
func (s *story) names(n *longear.Narrative) {
	s.nameBy(n, func(m *member) bool { return m.stance != longear.Denies && m.relation != longear.Debunk })
	if n.Name == "" { // nothing but debunks is held
		s.nameBy(n, func(*member) bool { return true })
	}
}

func (s *story) nameBy(n *longear.Narrative, carries func(*member) bool) {
	lines := map[longear.Lang][]string{}
	first := longear.Lang("")
	for _, m := range s.byTime() {
		if m.name == "" || !carries(m) {
			continue
		}
		if first == "" {
			first = m.lang
		}
		if len(lines[m.lang]) < namesWeighed {
			lines[m.lang] = append(lines[m.lang], m.name)
		}
	}
	for l, list := range lines {
		n.Names[l] = list[claim.Central(list)]
	}
	n.Name = n.Names[first]
}
