package clustering

import (
	"time"

	"longear"
	"longear/lang"
)

// event records an event and applies it.
func (g *group) event(ev longear.Event) {
	ev.By = "machine"
	g.events = append(g.events, ev)
	g.apply(ev)
}

// apply changes memory as an event says; Replay applies recorded events in the same way.
func (g *group) apply(ev longear.Event) {
	e := g.e
	switch ev.Kind {
	case longear.EventCreate:
		e.stories[ev.Narrative] = &story{id: ev.Narrative, created: e.order}
		for _, c := range ev.Clusters {
			e.homes[c] = ev.Narrative
		}
	case longear.EventAssign:
		g.move(ev.Clusters, ev.Other, ev.Narrative)
	case longear.EventSplit:
		e.stories[ev.Other] = &story{id: ev.Other, created: e.order, splitFrom: ev.Narrative}
		g.move(ev.Clusters, ev.Narrative, ev.Other)
		g.touch(ev.Other)
	case longear.EventMerge:
		e.stories[ev.Narrative].absorb(e.stories[ev.Other])
		e.merged[ev.Other] = ev.Narrative
		e.space.Merge(ev.Narrative, ev.Other)
		g.touch(ev.Other)
	case longear.EventClusterMerge:
		g.renameCluster(ev)
	case longear.EventRelate:
		g.relate(ev)
	default:
		return
	}
	g.touch(ev.Narrative)
}

// move takes clusters from one narrative to another; a new cluster comes from none.
func (g *group) move(clusters []longear.ClusterID, from, to longear.NarrativeID) {
	e := g.e
	for _, c := range clusters {
		e.homes[e.cluster(c)] = to
	}
	if from == "" {
		return
	}
	e.space.Move(clusters, to)
	if a, b := e.stories[e.narrative(from)], e.stories[to]; a != nil && b != nil {
		a.handOver(b, clusters, e.cluster)
		g.touch(a.id)
	}
}

func (g *group) renameCluster(ev longear.Event) {
	e := g.e
	from, into := longear.ClusterID(ev.From), longear.ClusterID(ev.To)
	e.moved[from] = into
	delete(e.homes, from)
	e.homes[into] = ev.Narrative
	if s := e.stories[ev.Narrative]; s != nil {
		s.rename(from, into)
	}
}

// remember adds the post to its narrative; a new version of a known post may have left another one.
func (g *group) remember(doc *lang.Doc, d longear.Decision) {
	e := g.e
	before := e.homeOf(d.Post)
	if _, held := e.homes[d.Cluster]; !held {
		e.homes[d.Cluster] = d.Narrative
	}
	delete(e.related, d.Post)
	e.places[d.Post] = place{d.Cluster, uint32(len(doc.Folded))}
	if e.opt.NoProjections {
		return
	}
	if old := e.stories[before]; old != nil && before != d.Narrative {
		old.remove(d.Post)
		g.touch(before)
	}
	if s := e.stories[d.Narrative]; s != nil {
		g.movesFirst(s, doc, d)
		s.add(doc, d, before != "")
		g.touch(d.Narrative)
	}
}

// movesFirst records that an earlier copy came in late, before it is added.
func (g *group) movesFirst(s *story, doc *lang.Doc, d longear.Decision) {
	c := doc.Post.Clocks
	if g.replaying || !c.Confirmed() || d.Stance == longear.Denies {
		return
	}
	old := s.first()
	if old == nil || !c.Published.Interval().Before(old.clocks.Published.Interval()) {
		return
	}
	g.event(longear.Event{
		Kind: longear.EventFirstSeen, Narrative: s.id, Post: d.Post,
		From: old.clocks.EventTime().UTC().Format(time.RFC3339), To: c.EventTime().UTC().Format(time.RFC3339),
	})
}
