package ledger

import (
	"cmp"
	"maps"
	"slices"

	"longear"
)

// Plan is what another look at all posts would change, as events that can be undone one by one.
type Plan struct {
	Events []longear.Event
	Merges int
	Splits int
	Moved  int                   // posts that change their narrative by a split or a move; those of merges follow their narrative
	Parted int                   // posts that the new look takes apart from their copies: level 1 is not changed
	Bound  int                   // merges and moves left out, because people decided otherwise
	Touch  []longear.NarrativeID // narratives that change, sorted; new ones too
}

// Reanalyse compares the narratives of the log with those of a new look at its posts, and changes the log into what that
// look says. Wordings (clusters) move as a whole, to where most of their posts belong. Each new narrative keeps the id of
// the old one with which it shares most posts, of several the one that holds its founder, then the one created earlier;
// old narratives that nobody keeps are merged into where most of them went, the earlier one surviving.
func (l *Log) Reanalyse(now map[longear.PostID]longear.Sighting) Plan {
	r := newLook(l, now)
	r.vote()
	r.claim()
	for _, g := range r.groups {
		r.settle(g)
	}
	for _, g := range r.groups {
		r.unite(g)
	}
	r.relate()
	r.plan.Touch = slices.Sorted(maps.Keys(r.touched))
	return r.plan
}

// look is a comparison of old narratives with new ones.
type look struct {
	log     *Log
	now     map[longear.PostID]longear.Sighting
	posts   map[longear.ClusterID][]longear.PostID
	groups  []*grouping // by new id
	claimed map[longear.NarrativeID]*grouping
	plan    Plan
	touched map[longear.NarrativeID]bool
}

// grouping is a new narrative: the wordings that it holds, and which old narrative it is.
type grouping struct {
	id       longear.NarrativeID // in the new look
	clusters []longear.ClusterID
	old      longear.NarrativeID   // that it keeps; "" for none
	absorbs  []longear.NarrativeID // old ones that nobody keeps
}

func newLook(l *Log, now map[longear.PostID]longear.Sighting) *look {
	r := &look{
		log: l, now: now, posts: map[longear.ClusterID][]longear.PostID{}, claimed: map[longear.NarrativeID]*grouping{},
		touched: map[longear.NarrativeID]bool{},
	}
	for p, s := range l.sightings {
		c := l.Cluster(s.Cluster)
		r.posts[c] = append(r.posts[c], p)
	}
	return r
}

// vote puts every wording where most of its posts belong.
func (r *look) vote() {
	byID := map[longear.NarrativeID]*grouping{}
	for _, c := range slices.Sorted(maps.Keys(r.posts)) {
		votes := map[longear.NarrativeID]int{}
		for _, p := range r.posts[c] {
			votes[r.now[p].Narrative]++
		}
		id := most(votes)
		r.plan.Parted += len(r.posts[c]) - votes[id]
		if byID[id] == nil {
			byID[id] = &grouping{id: id}
		}
		byID[id].clusters = append(byID[id].clusters, c)
	}
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		r.groups = append(r.groups, byID[id])
	}
}

// most is the key that is counted most, of several the first.
func most(votes map[longear.NarrativeID]int) longear.NarrativeID {
	keys := slices.Sorted(maps.Keys(votes))
	return slices.MaxFunc(keys, func(a, b longear.NarrativeID) int { return cmp.Or(cmp.Compare(votes[a], votes[b]), cmp.Compare(b, a)) })
}

// overlap is an old narrative and a new one that share posts.
type overlap struct {
	old     longear.NarrativeID
	group   *grouping
	shared  int
	founder bool // the founding wording of old is among them
}

// claim decides which old narrative each new one is.
func (r *look) claim() {
	pairs := r.overlaps()
	slices.SortFunc(pairs, func(a, b overlap) int {
		founder := 0
		if a.founder != b.founder {
			founder = 1
			if a.founder {
				founder = -1
			}
		}
		return cmp.Or(cmp.Compare(b.shared, a.shared), founder, r.byAge(a.old, b.old), cmp.Compare(a.group.id, b.group.id))
	})
	for _, p := range pairs {
		if r.claimed[p.old] == nil && p.group.old == "" {
			r.claimed[p.old], p.group.old = p.group, p.old
		}
	}
	for _, p := range pairs { // what nobody keeps goes to where most of it is
		if r.claimed[p.old] == nil {
			r.claimed[p.old] = p.group
			p.group.absorbs = append(p.group.absorbs, p.old)
		}
	}
}

func (r *look) overlaps() []overlap {
	var out []overlap
	for _, g := range r.groups {
		at := map[longear.NarrativeID]int{}
		for _, c := range g.clusters {
			old, _ := r.log.Home(c)
			i, seen := at[old]
			if !seen {
				i = len(out)
				at[old] = i
				out = append(out, overlap{old: old, group: g})
			}
			out[i].shared += len(r.posts[c])
			out[i].founder = out[i].founder || slices.ContainsFunc(r.posts[c], func(p longear.PostID) bool { return longear.NewNarrativeID(p) == old })
		}
	}
	return out
}

func (r *look) byAge(a, b longear.NarrativeID) int {
	if a == b {
		return 0
	}
	if first, _ := r.log.Elder(a, b); first == a {
		return -1
	}
	return 1
}

// settle moves the wordings of a group to its narrative, which is made if the group keeps none.
func (r *look) settle(g *grouping) {
	from := map[longear.NarrativeID][]longear.ClusterID{}
	for _, c := range g.clusters {
		home, _ := r.log.Home(c)
		if home == g.old || slices.Contains(g.absorbs, home) {
			continue
		}
		if r.log.Pinned(c) || g.old != "" && r.log.Apart(home, g.old) {
			r.plan.Bound++
			continue
		}
		from[home] = append(from[home], c)
	}
	sources := slices.Sorted(maps.Keys(from))
	slices.SortStableFunc(sources, func(a, b longear.NarrativeID) int { return cmp.Compare(r.size(from[b]), r.size(from[a])) })
	for _, home := range sources {
		clusters := from[home]
		ev := longear.Event{Kind: longear.EventAssign, Narrative: g.old, Other: home, Clusters: clusters}
		if g.old == "" {
			g.old = r.log.Fresh(r.founder(clusters))
			ev = longear.Event{Kind: longear.EventSplit, Narrative: home, Other: g.old, Clusters: clusters}
			r.plan.Splits++
		}
		r.plan.Moved += r.size(clusters)
		r.event(ev)
	}
}

func (r *look) size(clusters []longear.ClusterID) int {
	n := 0
	for _, c := range clusters {
		n += len(r.posts[c])
	}
	return n
}

// founder is the post that founded one of the clusters, of several the one decided first.
func (r *look) founder(clusters []longear.ClusterID) longear.PostID {
	var all []longear.PostID
	for _, c := range clusters {
		all = append(all, r.posts[c]...)
	}
	return slices.MinFunc(all, func(a, b longear.PostID) int {
		return cmp.Or(cmp.Compare(r.log.first[a], r.log.first[b]), cmp.Compare(a, b))
	})
}

// unite merges into a group's narrative those that nobody keeps; of all of them the eldest survives.
func (r *look) unite(g *grouping) {
	for _, other := range g.absorbs {
		if r.log.Apart(g.old, other) {
			r.plan.Bound++
			continue
		}
		into, from := r.log.Elder(g.old, other)
		r.event(longear.Event{Kind: longear.EventMerge, Narrative: into, Other: from})
		r.plan.Merges++
		g.old = into
	}
}

func (r *look) event(ev longear.Event) {
	ev.By = longear.Machine
	r.log.Apply(ev, r.log.order)
	if ev.Kind == longear.EventRelate {
		r.log.sightings[ev.Post] = ev.Relate(r.log.sightings[ev.Post])
	}
	r.plan.Events = append(r.plan.Events, ev)
	r.touched[ev.Narrative] = true
	if ev.Kind != longear.EventRelate {
		r.touched[ev.Other] = true
	}
}

// relate gives the posts of narratives that changed the relations of the new look, where their parents came along.
func (r *look) relate() {
	l := r.log
	for _, p := range slices.Sorted(maps.Keys(l.sightings)) {
		s := l.sightings[p]
		home, _ := l.Home(s.Cluster)
		if !r.touched[home] {
			continue
		}
		with := func(parent longear.PostID) bool {
			held, ok := l.sightings[parent]
			other, _ := l.Home(held.Cluster)
			return parent == "" || ok && other == home
		}
		now := s
		if n, again := r.now[p]; again && with(n.Parent) {
			now.Relation, now.Parent, now.Score = n.Relation, n.Parent, n.Score
		} else if !with(s.Parent) {
			now.Relation, now.Parent, now.Score = longear.Original, "", 0
		}
		if ev, changes := relate(s, now, home); changes {
			r.event(ev)
		}
	}
}
