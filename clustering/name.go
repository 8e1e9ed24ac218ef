package clustering

import (
	"strings"

	"longear"
)

// headline is the sentence of a post that may name its narrative: the title, else the first sentence.
func headline(p *longear.Post) string {
	if t := strings.TrimSpace(p.Title); t != "" {
		return longear.Shorten(t, 160)
	}
	text := strings.TrimSpace(p.Text)
	if end := strings.IndexAny(text, "\n.!?。！？؟"); end > 0 {
		_, size := sentenceEnd(text[end:])
		text = text[:end+size]
	}
	return longear.Shorten(strings.TrimRight(text, " .\n。"), 160)
}

func sentenceEnd(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

// names sets the narrative's name, in each language the sentence of its earliest member that has one. Nothing is invented.
func (s *story) names(n *longear.Narrative) {
	for _, m := range s.byTime() {
		if m.name == "" || m.relation == longear.Debunk {
			continue
		}
		if n.Name == "" {
			n.Name = m.name
		}
		if _, ok := n.Names[m.lang]; !ok {
			n.Names[m.lang] = m.name
		}
	}
}
