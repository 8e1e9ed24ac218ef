package clustering

import (
	"strings"
	"unicode"

	"longear"
	"longear/clustering/claim"
)

// headline is the sentence of a post that may name its narrative: the title, else the first sentence.
func headline(p *longear.Post) string {
	if t := strings.TrimSpace(p.Title); t != "" {
		return longear.Shorten(t, 160)
	}
	body := p.Body()
	longest := ""
	for _, s := range claim.Sentences(body) {
		sentence := strings.TrimSpace(strings.TrimRight(body[s.From:s.To], " .。"))
		if weight(sentence) >= enough {
			return longear.Shorten(sentence, 160)
		}
		if weight(sentence) > weight(longest) {
			longest = sentence
		}
	}
	return longear.Shorten(longest, 160)
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
