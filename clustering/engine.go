package clustering

import (
	"longear"
	"longear/clustering/neardup"
	"longear/lang"
)

// Options configure an engine. The zero value means the defaults.
type Options struct {
	NearDup neardup.Options
	// NoProjections leaves out what Narratives needs: for batch runs, which only want the decisions.
	NoProjections bool
}

// Engine takes the decisions of both levels and remembers them. It is not safe for concurrent use: one writer owns it.
type Engine struct {
	opt     Options
	near    *neardup.Index
	order   uint64
	homes   map[longear.ClusterID]longear.NarrativeID // narrative of each living cluster
	stories map[longear.NarrativeID]*story
	merged  map[longear.NarrativeID]longear.NarrativeID
	moved   map[longear.ClusterID]longear.ClusterID
	home    map[longear.PostID]longear.NarrativeID // of every post: for links between narratives
}

// NewEngine returns an engine that remembers nothing.
func NewEngine(opt Options) *Engine {
	return &Engine{
		opt: opt, near: neardup.New(opt.NearDup), homes: map[longear.ClusterID]longear.NarrativeID{},
		stories: map[longear.NarrativeID]*story{}, merged: map[longear.NarrativeID]longear.NarrativeID{},
		moved: map[longear.ClusterID]longear.ClusterID{}, home: map[longear.PostID]longear.NarrativeID{},
	}
}

// Assign decides about documents in the order given and remembers the decisions. It returns one decision per document,
// the events of the group, and the narratives whose projections changed.
func (e *Engine) Assign(seq uint64, docs []lang.Doc) ([]longear.Decision, []longear.Event, []longear.NarrativeID) {
	g := group{e: e, seq: seq, touched: map[longear.NarrativeID]bool{}}
	decisions := make([]longear.Decision, len(docs))
	for i := range docs {
		decisions[i] = g.decide(&docs[i])
	}
	return decisions, g.events, g.touchedInOrder()
}

// Replay restores what a recorded commit decided, without deciding again, and returns the narratives it touched.
func (e *Engine) Replay(c longear.Commit, docs []lang.Doc) []longear.NarrativeID {
	g := group{e: e, seq: c.Seq, touched: map[longear.NarrativeID]bool{}}
	events := map[longear.PostID][]longear.Event{}
	for _, ev := range c.Events {
		events[ev.Post] = append(events[ev.Post], ev)
	}
	for i := range docs {
		d := c.Decisions[i]
		e.order = d.Order
		e.near.Replay(neardup.FromDoc(&docs[i], d.Order), d)
		for _, ev := range events[d.Post] {
			g.apply(ev)
		}
		g.remember(&docs[i], d)
	}
	return g.touchedInOrder()
}

// Resolve returns the cluster and narrative that a decision belongs to by now, after merges.
func (e *Engine) Resolve(d longear.Decision) (longear.ClusterID, longear.NarrativeID) {
	cluster := e.cluster(d.Cluster)
	if n, ok := e.homes[cluster]; ok {
		return cluster, n
	}
	return cluster, e.narrative(d.Narrative)
}

func (e *Engine) cluster(id longear.ClusterID) longear.ClusterID {
	for next, ok := e.moved[id]; ok; next, ok = e.moved[id] {
		id = next
	}
	return id
}

func (e *Engine) narrative(id longear.NarrativeID) longear.NarrativeID {
	for next, ok := e.merged[id]; ok; next, ok = e.merged[id] {
		id = next
	}
	return id
}
