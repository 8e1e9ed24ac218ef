package app

import (
	"context"
	"slices"

	"longear"
	"longear/clustering"
	"longear/clustering/ledger"
	"longear/lang"
	"longear/pipeline"
)

// ChannelReanalyse is the evidence of an event that another look at the past made; Note names the analysis version.
const ChannelReanalyse = "reanalyse"

// Reanalysis says what the present analysis would change about the narratives that are held, or has changed.
type Reanalysis struct {
	Analysis   string            `json:"analysis"` // version
	Applied    bool              `json:"applied"`
	Posts      int               `json:"posts"` // that were looked at
	Merges     int               `json:"merges"`
	Splits     int               `json:"splits"`
	Moved      int               `json:"moved_posts"`  // that change their narrative by a split or a move
	Parted     int               `json:"parted_posts"` // that would leave their copies; copies are not taken apart
	Bound      int               `json:"bound"`        // merges and moves left out, because people decided otherwise
	FirstSeen  []FirstSeenChange `json:"first_seen"`
	Events     []longear.Event   `json:"events"`
	Narratives int               `json:"narratives"` // that live afterwards
}

// FirstSeenChange is a narrative whose earliest copy is another afterwards.
type FirstSeenChange struct {
	Narrative longear.NarrativeID `json:"narrative"`
	Was       *longear.FirstSeen  `json:"was,omitempty"`
	Now       *longear.FirstSeen  `json:"now,omitempty"`
}

// Reanalyse decides all held posts again with the present analysis, in the order in which they were decided, and compares.
// With apply it records the differences as events that can be undone; what people decided stays.
func (a *App) Reanalyse(ctx context.Context, apply bool) (Reanalysis, error) {
	now, err := a.lookAgain(ctx)
	if err != nil {
		return Reanalysis{}, err
	}
	out, err := a.compare(ctx, now)
	if err != nil || !apply || len(out.Events) == 0 {
		return out, err
	}
	events, err := pipeline.Edit(ctx, a.pipelineOptions(ctx), func() ([]longear.Event, error) {
		if now, err = a.lookAgain(ctx); err != nil { // posts may have come in, and pending ones were decided
			return nil, err
		}
		out, err = a.compare(ctx, now)
		return out.Events, err
	})
	out.Events, out.Applied = events, err == nil
	return out, err
}

// lookAgain decides everything that is held with an engine that remembers nothing.
func (a *App) lookAgain(ctx context.Context) (map[longear.PostID]longear.Sighting, error) {
	engine := clustering.NewEngine(clustering.Options{NoProjections: true, Vectors: a.opt.vectors(ctx, vectorCache{a.store})})
	prepare := newPreparer(a.analyzer, a.opt)
	out := map[longear.PostID]longear.Sighting{}
	last := uint64(0)
	err := a.store.Replay(ctx, 1, func(c longear.Commit, posts map[longear.VersionID]longear.Post) error {
		last = c.Seq
		if len(c.Decisions) == 0 {
			if !c.Edit {
				engine.Settle(c.Seq)
			}
			return nil
		}
		docs := make([]lang.Doc, 0, len(c.Decisions))
		for _, d := range c.Decisions {
			p, held := posts[d.Version]
			if !held {
				return longear.Errorf(longear.KindInternal, "version %s of post %s is not stored", d.Version, d.Post)
			}
			docs = append(docs, prepare.Prepare(p))
		}
		decisions, _, _ := engine.Assign(c.Seq, docs)
		for _, d := range decisions {
			d.Evidence = nil
			out[d.Post] = d.Sighting
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	engine.Settle(last + 1)
	for p, s := range out {
		out[p] = engine.Final(s)
	}
	return out, nil
}

// compare plans what would change, and what it does to first seen.
func (a *App) compare(ctx context.Context, now map[longear.PostID]longear.Sighting) (Reanalysis, error) {
	out := Reanalysis{Analysis: newPreparer(a.analyzer, a.opt).Version(), Posts: len(now)}
	was, err := a.readLog(ctx, ledger.Point{})
	if err != nil {
		return out, err
	}
	then, err := a.readLog(ctx, ledger.Point{})
	if err != nil {
		return out, err
	}
	plan := then.Reanalyse(now)
	out.Merges, out.Splits, out.Moved, out.Parted, out.Bound = plan.Merges, plan.Splits, plan.Moved, plan.Parted, plan.Bound
	out.Events, out.Narratives = plan.Events, len(then.Narratives())
	for i := range out.Events {
		out.Events[i].Evidence = append(out.Events[i].Evidence, longear.Evidence{Channel: ChannelReanalyse, Note: out.Analysis})
	}
	for _, id := range plan.Touch {
		if then.Narrative(id) != id || !was.Holds(id) {
			continue
		}
		change := FirstSeenChange{Narrative: id}
		if change.Was, err = a.firstSeen(ctx, was, id); err != nil {
			return out, err
		}
		if change.Now, err = a.firstSeen(ctx, then, id); err != nil {
			return out, err
		}
		if !samePost(change.Was, change.Now) {
			out.FirstSeen = append(out.FirstSeen, change)
		}
	}
	return out, nil
}

func (a *App) firstSeen(ctx context.Context, log *ledger.Log, id longear.NarrativeID) (*longear.FirstSeen, error) {
	sightings, err := a.withPosts(ctx, slices.Clone(log.Members(id)))
	return clustering.Describe(id, sightings, log.Order).First, err
}

func samePost(a, b *longear.FirstSeen) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Post == b.Post
}
