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
		if m.relation == longear.Debunk || m.stance == longear.Denies {
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

// first is the member with the earliest confirmed time that does not deny; nil for none. It is kept until members leave.
func (s *story) first() *member {
	if s.known {
		return s.earliest
	}
	s.earliest, s.known = nil, true
	for i := range s.members {
		s.mayBeFirst(s.members[i])
	}
	return s.earliest
}

func (s *story) mayBeFirst(m member) {
	if m.clocks.Confirmed() && m.stance != longear.Denies &&
		(s.earliest == nil || m.clocks.EventTime().Before(s.earliest.clocks.EventTime())) {
		s.earliest = &m
	}
}
