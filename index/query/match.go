package query

import (
	"fmt"
	"slices"
	"strings"

	"longear"
	"longear/index"
)

// word turns one query word into matches: in each language its stem, the entities and concepts it names, and for Han its
// bigrams. A word that folds to several (a mixed script, a hyphen) needs all of them.
func (p *parser) word(text string) (Node, string) {
	var single Match
	var several Or
	said := ""
	for _, reading := range p.reader.ReadQuery(text) {
		if len(reading) == 0 {
			continue
		}
		if said == "" {
			said = describeAll(reading)
		}
		if len(reading) == 1 {
			single.Any = appendAlts(single.Any, wordAlts(reading[0])...)
			continue
		}
		all := make(And, len(reading))
		for i, w := range reading {
			all[i] = Match{wordAlts(w)}
		}
		several = append(several, all)
	}
	switch {
	case len(several) == 0 && len(single.Any) == 0:
		return nil, ""
	case len(several) == 0:
		return single, said
	case len(single.Any) > 0:
		several = append(Or{single}, several...)
	}
	return several, said
}

// appendAlts adds alternatives that are not there yet.
func appendAlts(alts []Alt, more ...Alt) []Alt {
	for _, a := range more {
		if !slices.ContainsFunc(alts, func(b Alt) bool { return a.Column == b.Column && a.Near == b.Near && slices.Equal(a.Tokens, b.Tokens) }) {
			alts = append(alts, a)
		}
	}
	return alts
}

func wordAlts(w Word) []Alt {
	var alts []Alt
	for _, id := range w.IDs {
		alts = append(alts, Alt{Column: IDs, Tokens: []string{index.Token(id)}})
	}
	if w.Han {
		return append(alts, hanAlt(w.Surface))
	}
	if w.Stem != "" {
		alts = append(alts, Alt{Column: Stems, Tokens: []string{index.Token(w.Stem)}})
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

func describeAll(words []Word) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = "“" + w.Surface + "”"
		if len(w.Also) > 0 {
			parts[i] += " (also " + strings.Join(w.Also, ", ") + ")"
		}
	}
	return strings.Join(parts, " and ")
}

// phrase matches the words as they stand, next to each other; "…"~n matches two words with at most n others between.
func (p *parser) phrase(t token) (Node, string, error) {
	var any Or
	for _, words := range p.reader.ReadQuery(t.text) {
		if t.near > 0 && (len(words) != 2 || words[0].Han || words[1].Han) {
			return nil, "", longear.Errorf(longear.KindInvalid, "column %d: ~ needs exactly two words that are not Chinese", t.at)
		}
		if n := phraseNode(words, t.near); n != nil {
			any = append(any, n)
		}
	}
	said := "the phrase “" + strings.TrimSpace(t.text) + "”"
	if t.near > 0 {
		said = fmt.Sprintf("the words “%s” with at most %d others between", strings.TrimSpace(t.text), t.near)
	}
	switch len(any) {
	case 0:
		return nil, "", nil
	case 1:
		return any[0], said, nil
	}
	return any, said, nil
}

// phraseNode is the phrase in one reading; runs of Han and of other words are looked up in their own columns.
func phraseNode(words Reading, near int) Node {
	var all And
	for i := 0; i < len(words); {
		if words[i].Han {
			all = append(all, Match{[]Alt{hanAlt(words[i].Surface)}})
			i++
			continue
		}
		alt := Alt{Column: Surface, Near: near}
		for ; i < len(words) && !words[i].Han; i++ {
			alt.Tokens = append(alt.Tokens, index.Token(words[i].Surface))
		}
		all = append(all, Match{[]Alt{alt}})
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}
