package clustering

import (
	"cmp"
	"maps"
	"slices"

	"longear"
)

// story is a narrative in memory: its members, each once however many versions it has.
type story struct {
	id      longear.NarrativeID
	members []member // in the order in which they were decided first
	seq     uint64   // commit of its newest member

	earliest *member // see first
	known    bool
}

// member is what a projection needs of a sighting.
type member struct {
	post     longear.PostID
	order    uint64 // of the first decision about it
	source   longear.SourceID
	account  string
	platform longear.Platform
	lang     longear.Lang
	country  string
	owner    string
	cluster  longear.ClusterID
	relation longear.Relation
	stance   longear.Stance
	clocks   longear.Clocks
	name     string // the sentence that may name the narrative
	links    []string
}

func memberOf(p *longear.Post, s *longear.Sighting, order uint64) member {
	m := member{
		post: p.ID, order: order, source: p.Source, account: p.Account, platform: p.Platform, lang: p.Lang, country: p.Country, owner: p.Owner,
		cluster: s.Cluster, relation: s.Relation, stance: s.Stance, clocks: p.Clocks, links: p.Links,
	}
	if s.Relation != longear.Copy {
		m.name = headline(p)
	}
	return m
}

// add records a sighting of a commit; known says that the story may hold an older version of the post.
func (s *story) add(m member, seq uint64, known bool) {
	s.seq = seq
	if known {
		s.remove(m.post)
	}
	s.members = append(s.members, m)
	if known {
		s.sort()
	}
	if s.known {
		s.mayBeFirst(m)
	}
}

// sort restores the order of members after some were added that are not the newest.
func (s *story) sort() {
	slices.SortFunc(s.members, func(a, b member) int { return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.post, b.post)) })
	s.known = false
}

func (s *story) remove(post longear.PostID) {
	s.members = slices.DeleteFunc(s.members, func(m member) bool { return m.post == post })
	s.known = false
}

func (s *story) holds(post longear.PostID) bool {
	return slices.ContainsFunc(s.members, func(m member) bool { return m.post == post })
}

func (s *story) relate(ev longear.Event) {
	for i := range s.members {
		if m := &s.members[i]; m.post == ev.Post {
			now := ev.Relate(longear.Sighting{Relation: m.relation, Stance: m.stance})
			m.relation, m.stance, s.known = now.Relation, now.Stance, false
		}
	}
}

func (s *story) absorb(o *story) {
	s.members = append(s.members, o.members...)
	s.sort()
	s.seq = max(s.seq, o.seq)
	o.members = nil
}

// handOver moves the members of clusters to another story.
func (s *story) handOver(to *story, clusters []longear.ClusterID, now func(longear.ClusterID) longear.ClusterID) {
	moves := func(m member) bool {
		return slices.ContainsFunc(clusters, func(c longear.ClusterID) bool { return now(c) == now(m.cluster) })
	}
	for _, m := range s.members {
		if moves(m) {
			to.members = append(to.members, m)
		}
	}
	s.members = slices.DeleteFunc(s.members, moves)
	s.known = false
	to.sort()
	to.seq = max(to.seq, s.seq)
}

func (s *story) rename(from, into longear.ClusterID) {
	for i := range s.members {
		if s.members[i].cluster == from {
			s.members[i].cluster = into
		}
	}
}

// Narratives returns the projections of narratives as they are now; merged ones say where they went.
func (e *Engine) Narratives(ids []longear.NarrativeID) []longear.Narrative {
	out := make([]longear.Narrative, 0, len(ids))
	for _, id := range ids {
		s := e.stories[id]
		if s == nil {
			continue
		}
		n := s.project()
		n.State, n.Verdict = e.book.State(id)
		Rename(&n, e.book.Chosen(id), s.holds)
		n.MergedInto, n.SplitFrom = e.book.MergedInto(id), e.book.SplitFrom(id)
		n.Links = e.linked(s)
		n.Suggested = e.suggested(id)
		out = append(out, n)
	}
	return out
}

// Describe computes the projection of a narrative that consists of the given sightings, for views of the past. Order is the
// position in which a post was decided first: times that overlap are ordered by it. State and ties to other narratives are
// the caller's.
func Describe(id longear.NarrativeID, sightings []longear.PostSighting, order func(longear.PostID) uint64) longear.Narrative {
	s := story{id: id}
	for i := range sightings {
		s.members = append(s.members, memberOf(&sightings[i].Post, &sightings[i].Sighting, order(sightings[i].Post.ID)))
		s.seq = max(s.seq, sightings[i].Sighting.Seq)
	}
	s.sort()
	return s.project()
}

// linked lists the other narratives that posts of s link to, sorted.
func (e *Engine) linked(s *story) []longear.NarrativeID {
	found := map[longear.NarrativeID]bool{}
	for _, m := range s.members {
		for _, link := range m.links {
			if other := e.homeOf(longear.NewPostID(longear.URLKey(link))); other != "" && other != s.id {
				found[other] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// suggested lists narratives that may be the same, the likeliest first.
func (e *Engine) suggested(id longear.NarrativeID) []longear.NarrativeID {
	var out []longear.NarrativeID
	for _, l := range e.space.Suggestions(id) {
		if n := e.book.Narrative(l.Narrative); n != id && !slices.Contains(out, n) && !e.book.Apart(id, n) {
			out = append(out, n)
		}
	}
	return out
}

// project computes what lists and searches show.
func (s *story) project() longear.Narrative {
	n := longear.Narrative{
		ID: s.id, State: longear.Unreviewed, Posts: len(s.members), Seq: s.seq, Langs: map[longear.Lang]int{},
		Platforms: map[longear.Platform]int{}, Countries: map[string]int{}, Names: map[longear.Lang]string{},
	}
	clusters := map[longear.ClusterID]bool{}
	owners := map[longear.SourceID]string{}
	for _, m := range s.members {
		n.Langs[m.lang]++
		n.Platforms[m.platform]++
		if m.country != "" {
			n.Countries[m.country]++
		}
		clusters[m.cluster] = true
		owners[m.source] = m.owner
		if m.stance == longear.Asserts {
			n.Carrying++
		}
		if at := m.clocks.EventTime(); at.After(n.Last) {
			n.Last = at
		}
	}
	n.Clusters = len(clusters)
	n.Sources = slices.Sorted(maps.Keys(owners))
	n.Owners, n.Unowned = distinct(owners)
	s.firsts(&n)
	s.names(&n)
	return n
}

// distinct counts known owners once each, and sources whose owner is not known.
func distinct(owners map[longear.SourceID]string) (known []string, unknown int) {
	seen := map[string]bool{}
	for _, o := range owners {
		if o == "" {
			unknown++
			continue
		}
		seen[o] = true
	}
	return slices.Sorted(maps.Keys(seen)), unknown
}

// byTime orders members by the start of their interval, then by post id.
func (s *story) byTime() []*member {
	out := make([]*member, len(s.members))
	for i := range s.members {
		out[i] = &s.members[i]
	}
	slices.SortFunc(out, func(a, b *member) int {
		return cmp.Or(a.clocks.EventTime().Compare(b.clocks.EventTime()), cmp.Compare(a.post, b.post))
	})
	return out
}
