package clustering

import (
	"longear"
)

// firsts fills the earliest confirmed publications (DESIGN §4.5): overall, the runner-up, per language, and the first
// debunk. Undated, future and unconfirmed posts never set one.
func (s *story) firsts(n *longear.Narrative) {
	var first, runner, deny *member
	by := map[longear.Lang]*member{}
	for i := range s.members {
		switch m := &s.members[i]; {
		case !m.clocks.Confirmed():
		case m.denies():
			deny = earlier(deny, m)
		default:
			first, by[m.lang] = earlier(first, m), earlier(by[m.lang], m)
		}
	}
	n.FirstBy = map[longear.Lang]*longear.FirstSeen{}
	n.FirstDeny = deny.seen()
	if first == nil {
		return
	}
	by[first.lang] = first // of several that overlap, the same one
	for l, m := range by {
		n.FirstBy[l] = m.seen()
	}
	for i := range s.members {
		if m := &s.members[i]; m.clocks.Confirmed() && !m.denies() && m.source != first.source {
			runner = earlier(runner, m)
		}
	}
	n.First, n.Runner = first.seen(), runner.seen()
}

// earlier is the one that came first of two members, given in the order in which they were held. Only a time that lies
// wholly before makes the later one the earlier: overlapping intervals are not ordered. Taken over all members this gives
// one that no other lies wholly before.
func earlier(held, late *member) *member {
	if held == nil || late.clocks.Published.Interval().Before(held.clocks.Published.Interval()) {
		return late
	}
	return held
}

func (m *member) denies() bool { return m.relation == longear.Debunk || m.stance == longear.Denies }

// seen is what is published of a first; nil for none.
func (m *member) seen() *longear.FirstSeen {
	if m == nil {
		return nil
	}
	p := m.clocks.Published
	return &longear.FirstSeen{
		Interval: p.Interval(), Post: m.post, Source: m.source, Account: m.account, Platform: m.platform, Lang: m.lang,
		Precision: p.Precision, Provenance: p.Provenance, Observed: m.clocks.Observed,
	}
}

// first is the member that is seen first and does not deny; nil for none. It is kept until members leave.
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
	if m.clocks.Confirmed() && !m.denies() {
		s.earliest = earlier(s.earliest, &m)
	}
}
