package clustering

import (
	"longear"
	"longear/clustering/ledger"
	"longear/clustering/narrative"
	"longear/clustering/neardup"
	"longear/clustering/stance"
	"longear/clustering/weights"
	"longear/lang"
)

// Options configure an engine. The zero value means the defaults.
type Options struct {
	NearDup   neardup.Options
	Narrative narrative.Options // a model without scores means the one shipped
	Vectors   Vectors           // nil: the meaning channel is off
	Stances   stance.Weights    // nil: those shipped
	// NoProjections leaves out what Narratives needs: for batch runs, which only want the decisions.
	NoProjections bool
}

// Vectors gives the meaning of posts as a model sees it.
type Vectors interface {
	// Vectors returns one vector per post, nil where there is none. It is asked once per new cluster, for all of a commit
	// group at once.
	Vectors(posts []*longear.Post) [][]float32
}

// Engine takes the decisions of both levels and remembers them. It is not safe for concurrent use: one writer owns it.
type Engine struct {
	opt     Options
	near    *neardup.Index
	space   *narrative.Space
	stance  *stance.Classifier
	order   uint64 // of the last decision
	begun   uint64 // of the last post that level 1 has placed
	book    *ledger.Book
	stories map[longear.NarrativeID]*story
	places  map[longear.PostID]place         // of every post
	related map[longear.PostID]longear.Event // whose relation an event corrected
}

// NewEngine returns an engine that remembers nothing.
func NewEngine(opt Options) *Engine {
	if opt.Narrative.Model.Scores == nil {
		opt.Narrative.Model = weights.Default()
	}
	if opt.Narrative.Background == nil {
		opt.Narrative.Background = weights.Background()
	}
	book, stances := ledger.NewBook(), stanceOf(opt.Stances)
	opt.Narrative.Doubt = stances.Doubt
	space := narrative.New(opt.Narrative)
	space.Bind(book)
	return &Engine{
		opt: opt, stance: stances, near: neardup.New(opt.NearDup), space: space, book: book,
		stories: map[longear.NarrativeID]*story{}, places: map[longear.PostID]place{},
		related: map[longear.PostID]longear.Event{},
	}
}

// Assign decides about documents in the order given and remembers the decisions. It returns one decision per document,
// the events of the group, and the narratives whose projections changed.
func (e *Engine) Assign(seq uint64, docs []lang.Doc) ([]longear.Decision, []longear.Event, []longear.NarrativeID) {
	return e.Begin(docs)(seq)
}

// Begin is the first half of Assign: level 1. What it returns is the second, level 2. Level 1 asks nothing of level 2, so
// the next Begin may run beside the second half of the one before; halves of one kind run one after the other, in order.
func (e *Engine) Begin(docs []lang.Doc) (end func(seq uint64) ([]longear.Decision, []longear.Event, []longear.NarrativeID)) {
	results := make([]neardup.Result, len(docs))
	for i := range docs {
		e.begun++
		results[i] = e.near.Assign(neardup.FromDoc(&docs[i], e.begun))
	}
	return func(seq uint64) ([]longear.Decision, []longear.Event, []longear.NarrativeID) {
		g := newGroup(e, seq)
		vectors := e.vectors(docs, func(i int) bool { return results[i].Founded })
		decisions := make([]longear.Decision, len(docs))
		for i := range docs {
			decisions[i] = g.decide(&docs[i], &results[i], vectors[i])
		}
		return decisions, g.events, g.touchedInOrder()
	}
}

// vectors asks for those of the documents that are wanted.
func (e *Engine) vectors(docs []lang.Doc, wanted func(int) bool) [][]float32 {
	out := make([][]float32, len(docs))
	if e.opt.Vectors == nil {
		return out
	}
	var posts []*longear.Post
	var at []int
	for i := range docs {
		if wanted(i) {
			posts, at = append(posts, &docs[i].Post), append(at, i)
		}
	}
	if len(posts) == 0 {
		return out
	}
	for i, v := range e.opt.Vectors.Vectors(posts) {
		out[at[i]] = v
	}
	return out
}

// Replay restores what a recorded commit decided, without deciding again, and returns the narratives it touched.
func (e *Engine) Replay(c longear.Commit, docs []lang.Doc) []longear.NarrativeID {
	g := newGroup(e, c.Seq)
	g.replaying = true
	events := map[longear.PostID][]longear.Event{}
	var cause longear.PostID
	for _, ev := range c.Events {
		if ev.Kind != longear.EventRelate { // it follows the event that made it necessary
			cause = ev.Post
		}
		events[cause] = append(events[cause], ev)
	}
	vectors := e.vectors(docs, func(i int) bool { return hasVector(c.Decisions[i].Evidence) })
	for i := range docs {
		d := c.Decisions[i]
		e.order, e.begun = d.Order, d.Order
		e.near.Replay(neardup.FromDoc(&docs[i], d.Order), d)
		e.boundary(nil)
		_, known := e.book.Home(d.Cluster)
		for _, ev := range events[d.Post] {
			g.apply(ev)
		}
		if !known {
			p := e.space.Read(&docs[i], d.Cluster, vectors[i])
			p.Stance, p.Template = d.Stance, templated(d.Evidence)
			e.space.Add(p, e.book.Narrative(d.Narrative), linksOf(d.Evidence))
			e.space.MarkOriginal(d.Cluster, d.Relation == longear.Original)
		}
		g.remember(&docs[i], d)
	}
	if len(docs) == 0 { // what Settle or a person decided
		if !c.Edit {
			e.space.Forget()
		}
		for _, ev := range c.Events {
			g.apply(ev)
		}
	}
	return g.touchedInOrder()
}

// Settle reviews the narratives that changed since the last block ended, as the next boundary would: for the end of an
// input. Its events make a commit of their own, without decisions.
func (e *Engine) Settle(seq uint64) ([]longear.Event, []longear.NarrativeID) {
	g := newGroup(e, seq)
	e.space.Review(func(c narrative.Change) { g.change(c, "") })
	return g.events, g.touchedInOrder()
}

// homeOf is the narrative of a post by now; "" for a post that is not held.
func (e *Engine) homeOf(post longear.PostID) longear.NarrativeID {
	p, ok := e.places[post]
	if !ok {
		return ""
	}
	home, _ := e.book.Home(p.cluster)
	return home
}

// place is what is remembered of every post.
type place struct {
	cluster longear.ClusterID
	size    uint32 // bytes of the folded text
	order   uint32 // of the first decision about it
}

// sizeOf is the length of a post that is held, else 0.
func (e *Engine) sizeOf(post longear.PostID) int { return int(e.places[post].size) }

// DefaultModel returns the weights of level 2 that are shipped.
func DefaultModel() narrative.Model { return weights.Default() }

func stanceOf(w stance.Weights) *stance.Classifier {
	if w == nil {
		w = weights.Stance()
	}
	return stance.New(w)
}
