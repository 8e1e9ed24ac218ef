package clustering

import (
	"slices"

	"longear"
	"longear/clustering/narrative"
	"longear/clustering/neardup"
	"longear/clustering/stance"
	"longear/lang"
)

// group collects what one commit does.
type group struct {
	e       *Engine
	seq     uint64
	events  []longear.Event
	touched map[longear.NarrativeID]bool

	replaying bool // events are applied, none are made
}

func newGroup(e *Engine, seq uint64) *group {
	return &group{e: e, seq: seq, touched: map[longear.NarrativeID]bool{}}
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

// decide takes one post, which level 1 has placed, through level 2.
func (g *group) decide(doc *lang.Doc, r *neardup.Result, vector []float32) longear.Decision {
	e := g.e
	e.order++
	p := &doc.Post
	e.boundary(func(c narrative.Change) { g.change(c, p.ID) })
	d := longear.Decision{Order: e.order, Sighting: longear.Sighting{
		Post: p.ID, Version: p.Version, Cluster: r.Cluster, Relation: r.Relation, Parent: r.Parent, Score: r.Score,
		Changed: r.Changed, Evidence: r.Evidence, Seq: g.seq,
	}}
	for _, from := range r.Merged {
		g.mergeClusters(r.Cluster, from, p.ID)
	}
	if id, known := e.book.Home(r.Cluster); known {
		d.Narrative = id
		d.Stance, d.Cue = e.stance.Of(doc, e.held(d.Narrative, doc, true))
	} else {
		g.found(doc, r, vector, &d)
	}
	d.Relation = relation(&d, e.sizeOf(d.Parent), len(doc.Folded))
	if r.Founded {
		e.space.MarkOriginal(r.Cluster, d.Relation == longear.Original)
	}
	g.remember(doc, d)
	return d
}

// found places a new cluster: in its parent's narrative when it is a changed copy, else where level 2 says.
func (g *group) found(doc *lang.Doc, r *neardup.Result, vector []float32, d *longear.Decision) {
	e := g.e
	profile := e.space.Read(doc, r.Cluster, vector)
	profile.Template = templated(r.Evidence)
	if vector != nil {
		d.Evidence = append(d.Evidence, longear.Evidence{Channel: channelVector, Value: 1})
	}
	var pl narrative.Placement
	if inherits(r) && !profile.Templated() {
		pl.Narrative = e.homeOf(r.Parent)
	}
	if pl.Narrative == "" {
		pl = e.space.Place(profile)
		g.place(r, &pl, d)
	}
	for _, l := range pl.Links {
		d.Evidence = append(d.Evidence, longear.Evidence{Channel: narrative.ChannelPossible, Value: l.Score, Note: string(l.Narrative)})
	}
	ev := longear.Event{Kind: longear.EventAssign, Narrative: pl.Narrative, Post: d.Post, Clusters: []longear.ClusterID{r.Cluster}, Evidence: pl.Evidence}
	if pl.Narrative == "" {
		ev.Kind, ev.Narrative = longear.EventCreate, e.book.Fresh(d.Post)
	}
	g.event(ev)
	d.Narrative = ev.Narrative
	d.Stance, d.Cue = e.stance.Of(doc, e.held(d.Narrative, doc, ev.Kind == longear.EventAssign))
	profile.Stance = d.Stance
	e.space.Add(profile, d.Narrative, pl.Links)
}

// held is what a narrative held of its claim before a post came.
func (e *Engine) held(id longear.NarrativeID, doc *lang.Doc, joined bool) stance.Held {
	since, texts := e.space.Held(id)
	if texts == 0 { // new, or quiet for longer than the window
		return stance.Held{Joined: joined}
	}
	return stance.Held{Joined: true, Since: doc.Post.Clocks.EventTime().Sub(since), Texts: texts}
}

// place names the relation of a new cluster to the narrative that it joins.
func (g *group) place(r *neardup.Result, pl *narrative.Placement, d *longear.Decision) {
	if pl.Narrative == "" {
		if d.Relation != longear.Original { // its level-1 parent stands in another narrative
			d.Relation, d.Parent = longear.Original, ""
		}
		return
	}
	d.Evidence = append(d.Evidence, pl.Evidence...)
	d.Score = pl.Score
	if r.Relation == longear.QuoteOf && g.e.homeOf(r.Parent) == pl.Narrative {
		return
	}
	d.Parent, d.Relation = pl.Parent, longear.Paraphrase
	if pl.Crosses {
		d.Relation = longear.Translation
	}
	if pl.Late {
		d.Parent, d.Relation = "", longear.Original
	}
}

// inherits tells whether a new cluster is a changed copy of its parent's text and not a template filled anew.
func inherits(r *neardup.Result) bool {
	if !r.Founded || r.Parent == "" || r.Relation != longear.Edit {
		return false
	}
	return !templated(r.Evidence)
}

func templated(evidence []longear.Evidence) bool {
	return slices.ContainsFunc(evidence, func(ev longear.Evidence) bool { return ev.Channel == neardup.ChannelTemplate })
}

// channelVector marks a decision that had a vector, so that Replay asks for the same.
const channelVector = "vector"

func hasVector(evidence []longear.Evidence) bool {
	return slices.ContainsFunc(evidence, func(ev longear.Evidence) bool { return ev.Channel == channelVector })
}

func linksOf(evidence []longear.Evidence) []narrative.Link {
	var out []narrative.Link
	for _, ev := range evidence {
		if ev.Channel == narrative.ChannelPossible {
			out = append(out, narrative.Link{Narrative: longear.NarrativeID(ev.Note), Score: ev.Value})
		}
	}
	return out
}

// boundary ends a block when the order comes to its first post. A review needs somebody to record its changes.
func (e *Engine) boundary(change func(narrative.Change)) {
	if (e.order-1)%narrative.BlockSize != 0 {
		return
	}
	e.space.Boundary()
	if change == nil {
		e.space.Forget()
		return
	}
	e.space.Review(change)
}

// change records what a review proposes.
func (g *group) change(c narrative.Change, cause longear.PostID) {
	evidence := []longear.Evidence{{Channel: narrative.ChannelScore, Value: c.Score, Note: c.Rule}}
	ev := longear.Event{Post: cause, Narrative: c.Into, Other: c.From, Clusters: c.Clusters, Evidence: evidence}
	switch {
	case len(c.Clusters) == 0:
		ev.Kind = longear.EventMerge
		ev.Narrative, ev.Other = g.e.book.Elder(c.Into, c.From)
	case c.Into == "":
		ev.Kind, ev.Narrative, ev.Other = longear.EventSplit, c.From, g.e.book.Fresh(c.Founder)
	default:
		ev.Kind = longear.EventAssign
	}
	g.event(ev)
	if ev.Kind == longear.EventSplit {
		g.standAlone(ev.Other, c.Founder)
	}
	g.relateAll(ev.Narrative)
}

// mergeClusters records that cluster from is now cluster into, and merges their narratives: the earlier one survives.
// Narratives that people keep apart stay so; then only the cluster moves.
func (g *group) mergeClusters(into, from longear.ClusterID, cause longear.PostID) {
	book := g.e.book
	a, _ := book.Home(into)
	b, _ := book.Home(from)
	if a == "" {
		a = b
	}
	ev := longear.Event{Kind: longear.EventClusterMerge, Narrative: a, Post: cause, From: string(from), To: string(into)}
	switch {
	case a == b || b == "":
	case book.Apart(a, b):
		ev.Other = b
		if book.Pinned(from) && !book.Pinned(into) {
			ev.Narrative, ev.Other = b, a
		}
	default:
		a, b = book.Elder(a, b)
		g.event(longear.Event{Kind: longear.EventMerge, Narrative: a, Other: b, Post: cause})
		ev.Narrative = a
	}
	g.event(ev)
}
