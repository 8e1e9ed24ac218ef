package clustering

import (
	"strings"

	"longear"
	"longear/clustering/claim"
)

// headline is the sentence of a post that may name its narrative: the title, else the first sentence.
func headline(p *longear.Post) string {
	if t := strings.TrimSpace(p.Title); t != "" {
		return longear.Shorten(t, 160)
	}
	body := p.Body()
	s := claim.Sentences(body)
	if len(s) == 0 {
		return ""
	}
	return longear.Shorten(strings.TrimRight(body[s[0].From:s[0].To], " .。"), 160)
}

// namesWeighed bounds the members whose sentences are compared.
const namesWeighed = 24

// names sets the narrative's name, in each language the most central sentence of those that carry the claim. Nothing is
// invented; the name in the language of the earliest member is the name of all.
func (s *story) names(n *longear.Narrative) {
	lines := map[longear.Lang][]string{}
	first := longear.Lang("")
	for _, m := range s.byTime() {
		if m.name == "" || m.stance == longear.Denies || m.relation == longear.Debunk {
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
