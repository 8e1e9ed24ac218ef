package lang

import "strings"

// Apart leaves out the concepts that are read into a name: Алматы is no apple, Достық no friendship. Names in doubt
// leave them, and so do those of organisations, which say what they do: 国防部, Министерство обороны. Both lists are in
// text order; the first is changed.
func Apart(concepts, names []Mention) []Mention {
	kept := concepts[:0]
	for _, c := range concepts {
		for len(names) > 0 && names[0].Span.To <= c.Span.From {
			names = names[1:]
		}
		if len(names) > 0 && names[0].closed() && names[0].Span.From <= c.Span.From && c.Span.To <= names[0].Span.To {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// closed tells a name whose words say nothing by themselves.
func (m Mention) closed() bool {
	return !m.Ambiguous && !m.Weak && !strings.HasPrefix(m.ID, "org.") && !strings.HasPrefix(m.ID, "company.")
}
