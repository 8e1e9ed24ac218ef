package narrative

import "longear"

// What tells the report of a true event that a claim grew from: it was there first, so that everything joined it, but
// the others are nearer to one another than to it.
const (
	oddFrom = 5    // members from which a first post can be odd
	oddGap  = -.45 // mean log odds of the first to the others, less what the others have among themselves
)

// oddFounder lets the first member of a narrative go when the others do without it.
func (s *Space) oddFounder(g uint32, do func(Change)) {
	members := s.groups[g].members
	if len(members) < oddFrom {
		return
	}
	members = sample(members)
	first := s.earliest(members)
	if first == nil || s.pinned(first.Cluster) {
		return
	}
	gap, ok := s.gapOf(first, members)
	if !ok || gap >= oddGap {
		return
	}
	do(Change{
		From: s.groups[g].id, Clusters: []longear.ClusterID{first.Cluster}, Founder: first.Post, Score: longear.RoundScore(-gap),
		Rule: "audit: the others are nearer to one another than to the first",
	})
}

// earliest is the profile with the least event time, of those that are held.
func (s *Space) earliest(members []uint32) (first *Profile) {
	for _, n := range members {
		if p := s.at(n); p != nil && (first == nil || p.At < first.At) {
			first = p
		}
	}
	return first
}

// gapOf is how much nearer the others are to a member than to one another, in mean log odds. Of articles and headlines it
// says too little: there the first is often the shortest.
func (s *Space) gapOf(first *Profile, members []uint32) (gap float64, ok bool) {
	own, others, nOwn, nOthers := 0., 0., 0, 0
	for i, n := range members {
		p := s.at(n)
		if p == nil {
			continue
		}
		for _, m := range members[i+1:] {
			q := s.at(m)
			if q == nil {
				continue
			}
			h := s.compared(p, q, m)
			if h.pair.length != "" {
				return 0, false
			}
			if p == first || q == first {
				own += logOdds(h.score)
				nOwn++
			} else {
				others += logOdds(h.score)
				nOthers++
			}
		}
	}
	if nOwn == 0 || nOthers == 0 {
		return 0, false
	}
	return own/float64(nOwn) - others/float64(nOthers), true
}
