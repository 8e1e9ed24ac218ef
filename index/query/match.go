package query

import (
	"strings"

	"longear"
	"longear/index"
)

// word turns one query word into matches: its stems, the entities and concepts it names, and for Han its bigrams.
// A word that folds to several (a mixed script, a hyphen) needs all of them.
func (p *parser) word(text string) (Node, string) {
	var all And
	var said []string
	for _, w := range p.reader.ReadQuery(text) {
		all = append(all, Match{wordAlts(w)})
		said = append(said, describe(w))
	}
	switch len(all) {
	case 0:
		return nil, ""
	case 1:
		return all[0], said[0]
	}
	return all, strings.Join(said, " and ")
}

func wordAlts(w Word) []Alt {
	var alts []Alt
	for _, id := range w.IDs {
		alts = append(alts, Alt{Column: IDs, Tokens: []string{index.Token(id)}})
	}
	if w.Han {
		return append(alts, hanAlt(w.Surface))
	}
	for _, stem := range w.Stems {
		alts = append(alts, Alt{Column: Stems, Tokens: []string{index.Token(stem)}})
	}
	return append(alts, Alt{Column: Surface, Tokens: []string{index.Token(w.Surface)}})
}

func hanAlt(run string) Alt {
	chars := []rune(run)
	if len(chars) == 1 {
		return Alt{Column: Han1, Tokens: []string{run}}
	}
	tokens := make([]string, 0, len(chars)-1)
	for i := range len(chars) - 1 {
		tokens = append(tokens, string(chars[i:i+2]))
	}
	return Alt{Column: Han2, Tokens: tokens}
}

func describe(w Word) string {
	if len(w.Also) == 0 {
		return "“" + w.Surface + "”"
	}
	return "“" + w.Surface + "” (also " + strings.Join(w.Also, ", ") + ")"
}

// phrase matches the words as they stand, next to each other; "…"~n matches two words with at most n others between.
func (p *parser) phrase(t token) (Node, string, error) {
	words := p.reader.ReadQuery(t.text)
	if t.near > 0 {
		if len(words) != 2 || words[0].Han || words[1].Han {
			return nil, "", longear.Errorf(longear.KindInvalid, "column %d: ~ needs exactly two words that are not Chinese", t.at)
		}
		alt := Alt{Column: Surface, Tokens: []string{index.Token(words[0].Surface), index.Token(words[1].Surface)}, Near: t.near}
		return Match{[]Alt{alt}}, "“" + words[0].Surface + "” near “" + words[1].Surface + "”", nil
	}
	var all And
	for i := 0; i < len(words); {
		if words[i].Han {
			all = append(all, Match{[]Alt{hanAlt(words[i].Surface)}})
			i++
			continue
		}
		alt := Alt{Column: Surface}
		for ; i < len(words) && !words[i].Han; i++ {
			alt.Tokens = append(alt.Tokens, index.Token(words[i].Surface))
		}
		all = append(all, Match{[]Alt{alt}})
	}
	if len(all) == 0 {
		return nil, "", nil
	}
	said := "the phrase “" + strings.TrimSpace(t.text) + "”"
	if len(all) == 1 {
		return all[0], said, nil
	}
	return all, said, nil
}
