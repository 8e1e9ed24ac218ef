package narrative

import (
	"slices"

	"longear"
)

// BlockSize is the number of posts after which learned state moves and narratives are looked at again.
const BlockSize = 32

// Change is what a review proposes. The caller records it as an event and applies it with Merge or Move.
type Change struct {
	Into     longear.NarrativeID // "" for a split: the clusters found a narrative of their own
	From     longear.NarrativeID
	Clusters []longear.ClusterID // those that move; empty for a merge of all
	Founder  longear.PostID      // of the first cluster that moves
	Score    float64
	Rule     string
}

// Boundary ends a block: what it taught begins to count, and quiet narratives leave the window. Both Assign and Replay
// come through here.
func (s *Space) Boundary() {
	s.settle()
	s.expire()
}

// Review calls do with one change after the other; do applies it before the next is looked for.
func (s *Space) Review(do func(Change)) {
	for _, g := range s.takeDirty() {
		if !s.groups[g].gone {
			s.audit(g, do)
			s.oddFounder(g, do)
		}
		if !s.groups[g].gone {
			s.reunite(g, do)
		}
	}
}

// Forget clears what a review would look at: for Replay, where reviews are recorded.
func (s *Space) Forget() { s.takeDirty() }

// takeDirty returns the groups that changed since the last review, and notes which have doubled since their candidates were
// looked for last: here, so that a replay, which reviews nothing, notes the same.
func (s *Space) takeDirty() []uint32 {
	dirty := slices.Clone(s.dirty)
	s.dirty = s.dirty[:0]
	for _, n := range dirty {
		g := s.groups[n]
		g.dirty = false
		if g.due = len(g.members) >= 2*max(1, g.retried); g.due {
			g.retried = len(g.members)
		}
	}
	return dirty
}

// reunite merges a narrative with those it resembles as a whole.
func (s *Space) reunite(g uint32, do func(Change)) {
	for _, o := range s.neighbours(g) {
		if o == g || s.groups[o].gone || s.apart(g, o) {
			continue
		}
		score, rule, ok := s.quorum(g, o)
		if !ok {
			continue
		}
		into, from := g, o
		if o < g {
			into, from = o, g
		}
		do(Change{Into: s.groups[into].id, From: s.groups[from].id, Score: score, Rule: rule})
		if from == g {
			return
		}
	}
}

const (
	retried    = 2 // newest members whose candidates are looked for again when a narrative has doubled
	neighbours = 6
)

// neighbours are the narratives that g's links and newest members lead to.
func (s *Space) neighbours(g uint32) []uint32 {
	var out []uint32
	add := func(o uint32) {
		if o != g && !slices.Contains(out, o) && len(out) < neighbours {
			out = append(out, o)
		}
	}
	for _, l := range s.groups[g].links {
		if o, ok := s.names[l.Narrative]; ok {
			add(o)
		}
	}
	members := s.groups[g].members
	if !s.groups[g].due {
		return out
	}
	for _, n := range members[max(0, len(members)-retried):] {
		if p := s.at(n); p != nil {
			for _, f := range s.fits(p, n) {
				add(f.group)
			}
		}
	}
	return out
}

const mostCompared = 8 // members of the smaller side

// quorum tells whether two narratives are one: the mean over the smaller one's members of how well they fit the larger.
func (s *Space) quorum(a, b uint32) (score float64, rule string, ok bool) {
	if len(s.groups[a].members) > len(s.groups[b].members) {
		a, b = b, a
	}
	n, meaning, passed := 0, false, 0
	best := affinity{}
	for _, m := range sample(s.groups[a].members) {
		p := s.at(m)
		if p == nil || n == mostCompared {
			continue
		}
		f := s.affinity(p, m, b, logOdds(0))
		n++
		score += f.score
		meaning = meaning || f.meaning
		if _, fine := rules(&f.best.pair); fine {
			passed++
		}
		if f.score > best.score || n == 1 {
			best = f
		}
	}
	if n == 0 {
		return 0, "", false
	}
	score = longear.RoundScore(score / float64(n))
	rule, ok = rules(&best.best.pair)
	total := len(s.groups[a].members) + len(s.groups[b].members)
	return score, rule, ok && passed*2 >= n && score >= bySize(s.score.threshold(meaning, best.best.pair.length).Merge, total)
}

const auditFrom = 3 // members

// audit moves members that fit another narrative better, and lets those go that fit no longer.
func (s *Space) audit(g uint32, do func(Change)) {
	members := s.groups[g].members
	if len(members) < auditFrom {
		return
	}
	for _, n := range slices.Clone(sample(members)) {
		p := s.at(n)
		if p == nil || p.narrative != g || s.pinned(p.Cluster) || len(s.groups[g].members) < auditFrom {
			continue
		}
		own := s.affinity(p, n, g, logOdds(0))
		if own.score >= s.score.threshold(own.meaning, own.best.pair.length).Split {
			continue
		}
		change := Change{From: s.groups[g].id, Clusters: []longear.ClusterID{p.Cluster}, Founder: p.Post, Score: own.score, Rule: "audit: fits no longer"}
		for _, f := range s.fits(p, n) {
			if f.group == g {
				continue
			}
			if pl, ok := s.joins(p, &f); ok {
				change.Into, change.Score, change.Rule = pl.Narrative, pl.Score, "audit: fits better"
			}
			break
		}
		do(change)
	}
}

// expire lets profiles go whose narrative has been quiet for the window, and the oldest beyond the number held.
func (s *Space) expire() {
	oldest := s.now - int64(s.opt.Window.Seconds())
	drop := 0
	for drop < len(s.profiles) {
		p := s.profiles[drop]
		if p != nil && s.groups[p.narrative].last >= oldest && len(s.profiles)-drop <= s.opt.Held {
			break
		}
		drop++
	}
	if drop < sweepFrom && drop < len(s.profiles) || drop == 0 {
		return
	}
	for _, p := range s.profiles[:drop] {
		if p == nil {
			continue
		}
		p.gone = true
		delete(s.byID, p.Cluster)
		s.leave(p)
	}
	s.profiles = append(make([]*Profile, 0, len(s.profiles)-drop+1024), s.profiles[drop:]...)
	s.first += uint32(drop)
	if s.first-s.swept < postingsLag {
		return
	}
	s.swept = s.first
	s.postings.sweep(s.first)
	s.keyed = nil // its keys refer to lists that may be gone
}

const (
	sweepFrom   = 4096          // profiles that expire at once
	postingsLag = 4 * sweepFrom // and those that postings may still name: all of them have to be gone through to sweep
)

// leave takes an expired profile out of its narrative.
func (s *Space) leave(p *Profile) {
	g := s.groups[p.narrative]
	if n := slices.IndexFunc(g.members, func(n uint32) bool { return s.at(n) == p }); n >= 0 {
		g.members = slices.Delete(g.members, n, n+1)
	}
	if len(g.members) == 0 {
		if s.names[g.id] == p.narrative {
			delete(s.names, g.id)
		}
		s.groups[p.narrative] = s.gone
	}
}
