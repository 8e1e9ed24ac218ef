package clustering

import (
	"longear"
)

// firsts fills the earliest confirmed publications (DESIGN §4.5): overall, the runner-up, per language, and the first
// debunk. Undated, future and unconfirmed posts never set one.
func (s *story) firsts(n *longear.Narrative) {
	n.FirstBy = map[longear.Lang]*longear.FirstSeen{}
	for _, m := range s.byTime() {
		if !m.clocks.Confirmed() {
			continue
		}
		seen := m.seen()
		if m.relation == longear.Debunk {
			if n.FirstDeny == nil {
				n.FirstDeny = seen
			}
			continue
		}
		switch {
		case n.First == nil:
			n.First = seen
		case n.Runner == nil && m.source != n.First.Source:
			n.Runner = seen
		}
		if n.FirstBy[m.lang] == nil {
			n.FirstBy[m.lang] = seen
		}
	}
}

func (m *member) seen() *longear.FirstSeen {
	p := m.clocks.Published
	return &longear.FirstSeen{
		Interval: p.Interval(), Post: m.post, Source: m.source, Account: m.account, Platform: m.platform, Lang: m.lang,
		Precision: p.Precision, Provenance: p.Provenance, Observed: m.clocks.Observed,
	}
}
