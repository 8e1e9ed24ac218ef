package clustering

import (
	"time"

	"longear"
	"longear/lang"
)

// event records an event and applies it.
func (g *group) event(ev longear.Event) {
	ev.By = longear.Machine
	g.events = append(g.events, ev)
	g.apply(ev)
}

// apply changes memory as an event says; Replay applies recorded events in the same way.
func (g *group) apply(ev longear.Event) {
	e := g.e
	e.book.Apply(ev, e.order)
	switch ev.Effect() {
	case longear.EventCreate:
		e.open(ev.Narrative)
	case longear.EventAssign:
		g.move(ev.Clusters, ev.Other, ev.Narrative)
	case longear.EventSplit:
		g.split(ev)
	case longear.EventMerge:
		if into, from := e.stories[ev.Narrative], e.stories[ev.Other]; into != nil && from != nil {
			into.absorb(from)
		}
		e.space.Merge(ev.Narrative, ev.Other)
		g.touch(ev.Other)
	case longear.EventClusterMerge:
		g.renameCluster(ev)
	case longear.EventRelate:
		g.relate(ev)
	case longear.EventState, longear.EventVerdict, longear.EventRename:
	default:
		return
	}
	g.touch(ev.Narrative)
}

// open begins what Narratives tells of a narrative, if it will be asked.
func (e *Engine) open(id longear.NarrativeID) {
	if !e.opt.NoProjections {
		e.stories[id] = &story{id: id}
	}
}

// split takes clusters into a narrative of their own, or back into one that had been merged away.
func (g *group) split(ev longear.Event) {
	e := g.e
	if e.stories[ev.Other] == nil {
		e.open(ev.Other)
	}
	e.space.Revive(ev.Other)
	g.move(ev.Clusters, ev.Narrative, ev.Other)
	g.touch(ev.Other)
}

// move takes clusters from one narrative to another; a new cluster comes from none.
func (g *group) move(clusters []longear.ClusterID, from, to longear.NarrativeID) {
	e := g.e
	if from == "" {
		return
	}
	e.space.Move(clusters, to)
	if a, b := e.stories[e.book.Narrative(from)], e.stories[to]; a != nil && b != nil {
		a.handOver(b, clusters, e.book.Cluster)
		g.touch(a.id)
	}
}

// renameCluster joins one cluster with another. Where people keep their narratives apart, Other is the one that it leaves.
func (g *group) renameCluster(ev longear.Event) {
	e := g.e
	from, into := longear.ClusterID(ev.From), longear.ClusterID(ev.To)
	if ev.Other != "" {
		g.move([]longear.ClusterID{from, into}, ev.Other, ev.Narrative)
	}
	if s := e.stories[ev.Narrative]; s != nil {
		s.rename(from, into)
	}
}

// remember adds the post to its narrative; a new version of a known post may have left another one.
func (g *group) remember(doc *lang.Doc, d longear.Decision) {
	e := g.e
	before := e.homeOf(d.Post)
	e.book.Place(d.Cluster, d.Narrative)
	delete(e.related, d.Post)
	at := place{d.Cluster, uint32(len(doc.Folded)), uint32(d.Order)}
	if p, known := e.places[d.Post]; known {
		at.order = p.order
	}
	e.places[d.Post] = at
	if e.opt.NoProjections {
		return
	}
	if old := e.stories[before]; old != nil && before != d.Narrative {
		g.watched(old, d.Post, func() { old.remove(d.Post) })
		g.touch(before)
	}
	if s := e.stories[d.Narrative]; s != nil {
		g.watched(s, d.Post, func() { s.add(memberOf(&doc.Post, &d.Sighting, uint64(at.order)), d.Seq, before != "") })
		g.touch(d.Narrative)
	}
}

// watched changes the members of a narrative because of a post, and records when another is its first seen then, or the
// first has another time. The first that a narrative ever has moves nothing.
func (g *group) watched(s *story, cause longear.PostID, change func()) {
	if g.replaying {
		change()
		return
	}
	was := s.first()
	change()
	now := s.first()
	if was == nil || now != nil && was.post == now.post && was.clocks.Published.Interval() == now.clocks.Published.Interval() {
		return
	}
	ev := longear.Event{Kind: longear.EventFirstSeen, Narrative: s.id, Post: cause, From: was.clocks.EventTime().UTC().Format(time.RFC3339)}
	if now != nil {
		ev.To = now.clocks.EventTime().UTC().Format(time.RFC3339)
		if now.post != cause {
			ev.Evidence = []longear.Evidence{{Channel: longear.ChannelFirst, Note: string(now.post)}}
		}
	}
	g.event(ev)
}
