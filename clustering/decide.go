package clustering

import (
	"cmp"
	"slices"

	"longear"
	"longear/clustering/neardup"
	"longear/lang"
)

// group collects what one commit does.
type group struct {
	e       *Engine
	seq     uint64
	events  []longear.Event
	touched map[longear.NarrativeID]bool
}

func (g *group) touch(id longear.NarrativeID) { g.touched[id] = true }

func (g *group) touchedInOrder() []longear.NarrativeID {
	out := make([]longear.NarrativeID, 0, len(g.touched))
	for id := range g.touched {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// decide takes one post through both levels.
func (g *group) decide(doc *lang.Doc) longear.Decision {
	e := g.e
	e.order++
	p := &doc.Post
	r := e.near.Assign(neardup.FromDoc(doc, e.order))
	d := longear.Decision{Order: e.order, Sighting: longear.Sighting{
		Post: p.ID, Version: p.Version, Cluster: r.Cluster, Relation: r.Relation, Parent: r.Parent, Score: r.Score,
		Stance: longear.Unclear, Changed: r.Changed, Evidence: r.Evidence, Seq: g.seq,
	}}
	for _, from := range r.Merged {
		g.mergeClusters(r.Cluster, from, p.ID)
	}
	d.Narrative = g.narrativeOf(r, p.ID)
	g.remember(doc, d)
	return d
}

// narrativeOf finds the narrative of the post's cluster. A cluster that was founded by a changed copy stays in the
// narrative of its parent; any other new cluster founds a narrative.
func (g *group) narrativeOf(r neardup.Result, post longear.PostID) longear.NarrativeID {
	e := g.e
	if id, ok := e.homes[r.Cluster]; ok {
		return id
	}
	id := longear.NewNarrativeID(post)
	if inherits(r) {
		if parent, ok := e.home[r.Parent]; ok {
			id = e.narrative(parent)
		}
	}
	if _, known := e.stories[id]; !known {
		g.event(longear.Event{Kind: longear.EventCreate, Narrative: id, Post: post, Clusters: []longear.ClusterID{r.Cluster}})
	}
	e.homes[r.Cluster] = id
	return id
}

// inherits tells whether a new cluster is a changed copy of its parent's text and not a template filled anew.
func inherits(r neardup.Result) bool {
	if !r.Founded || r.Parent == "" || r.Relation != longear.Edit {
		return false
	}
	return !slices.ContainsFunc(r.Evidence, func(ev longear.Evidence) bool { return ev.Channel == neardup.ChannelTemplate })
}

// mergeClusters records that cluster from is now cluster into, and merges their narratives: the earlier one survives.
func (g *group) mergeClusters(into, from longear.ClusterID, cause longear.PostID) {
	e := g.e
	a, b := e.homes[into], e.homes[from]
	if a == "" {
		a = b
	}
	if a != b && b != "" {
		a, b = e.elder(a, b)
		g.event(longear.Event{Kind: longear.EventMerge, Narrative: a, Other: b, Post: cause})
	}
	g.event(longear.Event{Kind: longear.EventClusterMerge, Narrative: a, Post: cause, From: string(from), To: string(into)})
}

// elder orders two narratives by creation.
func (e *Engine) elder(a, b longear.NarrativeID) (first, second longear.NarrativeID) {
	if cmp.Or(cmp.Compare(e.stories[a].created, e.stories[b].created), cmp.Compare(a, b)) <= 0 {
		return a, b
	}
	return b, a
}

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
	case longear.EventMerge:
		e.stories[ev.Narrative].absorb(e.stories[ev.Other])
		e.merged[ev.Other] = ev.Narrative
		for c, n := range e.homes {
			if n == ev.Other {
				e.homes[c] = ev.Narrative
			}
		}
		g.touch(ev.Other)
	case longear.EventClusterMerge:
		from, into := longear.ClusterID(ev.From), longear.ClusterID(ev.To)
		e.moved[from] = into
		delete(e.homes, from)
		e.homes[into] = ev.Narrative
		if s := e.stories[ev.Narrative]; s != nil {
			s.rename(from, into)
		}
	default:
		return
	}
	g.touch(ev.Narrative)
}

// remember adds the post to its narrative; a new version of a known post may have left another one.
func (g *group) remember(doc *lang.Doc, d longear.Decision) {
	e := g.e
	before, known := e.home[d.Post]
	e.homes[d.Cluster] = d.Narrative
	e.home[d.Post] = d.Narrative
	if e.opt.NoProjections {
		return
	}
	if old := e.narrative(before); known && old != d.Narrative && e.stories[old] != nil {
		e.stories[old].remove(d.Post)
		g.touch(old)
	}
	if s := e.stories[d.Narrative]; s != nil {
		s.add(doc, d, known)
		g.touch(d.Narrative)
	}
}
