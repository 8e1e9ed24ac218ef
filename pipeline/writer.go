package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"longear"
	"longear/lang"
)

// writer decides and commits, one group after the other. It runs on one goroutine.
type writer struct {
	opt      Options
	assigner Assigner
	seq      uint64 // last commit
	stats    Stats
	fatal    error // once set, every group is refused with it
}

// group stores one group and acknowledges its batches.
func (w *writer) group(ctx context.Context, group []prepared) {
	if w.fatal == nil {
		w.fatal = w.store(ctx, group)
	}
	for _, p := range group {
		if p.batch.Ack != nil {
			if err := p.batch.Ack(ctx, w.fatal); err != nil { // stored, but polled again: known already then
				w.opt.Log.Warn("a checkpoint was not saved", "source", p.batch.Source, "error", err)
			}
		}
	}
	if w.fatal == nil {
		w.opt.Progress(w.stats)
	} else {
		w.opt.Log.Error("the writer has stopped", "error", w.fatal)
	}
}

// store makes everything of a group durable: dead letters, then posts, then the commit record.
func (w *writer) store(ctx context.Context, group []prepared) error {
	var docs []lang.Doc
	var dead []longear.DeadLetter
	for _, p := range group {
		docs = append(docs, p.docs...)
		dead = append(dead, p.dead...)
	}
	if len(dead) > 0 {
		if err := w.retry(ctx, func() error { return w.opt.Store.DeadLetters(ctx, dead) }); err != nil {
			return err
		}
		w.stats.Dead += len(dead)
	}
	var fresh []lang.Doc
	if err := w.retry(ctx, func() (err error) { fresh, err = w.fresh(ctx, docs); return err }); err != nil {
		return err
	}
	w.stats.Known += len(docs) - len(fresh)
	if len(fresh) == 0 {
		return nil
	}
	return w.commit(ctx, fresh)
}

// fresh drops what is known already and orders the rest by event time, so that a group is decided as it happened.
func (w *writer) fresh(ctx context.Context, docs []lang.Doc) ([]lang.Doc, error) {
	ids := make([]longear.PostID, len(docs))
	for i, d := range docs {
		ids[i] = d.Post.ID
	}
	known, err := w.opt.Store.Known(ctx, ids)
	if err != nil {
		return nil, err
	}
	newest := map[longear.PostID]int{}
	var out []lang.Doc
	for _, d := range docs {
		if k, ok := known[d.Post.ID]; ok && (k.Version == d.Post.Version || similarity(k.Post.Body(), d.Post.Body()) >= sameText) {
			continue
		}
		if at, twice := newest[d.Post.ID]; twice {
			if len(d.Post.Body()) > len(out[at].Post.Body()) { // a feed's summary and the page it links to
				out[at] = d
			}
			continue
		}
		newest[d.Post.ID] = len(out)
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b lang.Doc) int {
		return cmp.Or(a.Post.Clocks.EventTime().Compare(b.Post.Clocks.EventTime()), cmp.Compare(a.Post.ID, b.Post.ID))
	})
	return out, nil
}

// commit runs the protocol for one group: decide, write the posts, create the commit record, project.
func (w *writer) commit(ctx context.Context, docs []lang.Doc) error {
	seq := w.seq + 1
	proposal := w.assigner.Assign(seq, docs)
	c := longear.Commit{
		Seq: seq, Analysis: w.opt.Preparer.Version(), Decisions: proposal.Decisions, Events: proposal.Events, At: w.opt.Now().UTC(),
	}
	stampEvents(c)
	store := w.opt.Store
	err := w.retry(ctx, func() error { return store.WritePosts(ctx, seq, docs, c.Decisions) })
	if rejected, ok := errors.AsType[*longear.RejectedPostsError](err); ok {
		return w.without(ctx, docs, rejected)
	}
	if err != nil {
		return err
	}
	if err := w.record(ctx, c, proposal.Touched); err != nil {
		return err
	}
	w.stats.Stored += len(docs)
	return nil
}

// settle commits what the clustering decides at the end of an input. The record is written even when nothing changed, so
// that a replay knows that the look was taken.
func (w *writer) settle(ctx context.Context) {
	settler, ok := w.assigner.(Settler)
	if !ok || w.fatal != nil || w.stats.Stored == 0 {
		return
	}
	seq := w.seq + 1
	proposal := settler.Settle(seq)
	c := longear.Commit{Seq: seq, Analysis: w.opt.Preparer.Version(), Decisions: []longear.Decision{}, Events: proposal.Events, At: w.opt.Now().UTC()}
	stampEvents(c)
	w.fatal = w.record(ctx, c, proposal.Touched)
}

// record creates the commit record and projects it.
func (w *writer) record(ctx context.Context, c longear.Commit, touched []longear.NarrativeID) error {
	if err := w.retry(ctx, func() error { return w.opt.Store.Commit(ctx, c) }); err != nil {
		return err
	}
	w.seq = c.Seq
	w.stats.Seq = c.Seq
	narratives := w.assigner.Narratives(touched)
	return w.retry(ctx, func() error { return w.opt.Store.Project(ctx, c, narratives) })
}

// without stores a group without the posts that the store will never take: those become dead letters. Memory has
// already decided with them in mind, so it is rebuilt before the others are decided again.
func (w *writer) without(ctx context.Context, docs []lang.Doc, rejected *longear.RejectedPostsError) error {
	var rest []lang.Doc
	var dead []longear.DeadLetter
	for _, d := range docs {
		if err, bad := rejected.Posts[d.Post.ID]; bad {
			dead = append(dead, longear.NewDeadLetter(d.Post.Source, d.Post.URL, "store", err, w.opt.Now()))
			continue
		}
		rest = append(rest, d)
	}
	if len(dead) == 0 {
		return rejected // the store names posts that are not of this group
	}
	if err := w.retry(ctx, func() error { return w.opt.Store.DeadLetters(ctx, dead) }); err != nil {
		return err
	}
	w.stats.Dead += len(dead)
	if err := w.rebuild(ctx); err != nil || len(rest) == 0 {
		return err
	}
	return w.commit(ctx, rest)
}

// stampEvents gives the events of a commit their ids and their time.
func stampEvents(c longear.Commit) {
	for i := range c.Events {
		c.Events[i].ID = fmt.Sprintf("e-%d-%d", c.Seq, i)
		c.Events[i].Seq = c.Seq
		c.Events[i].At = c.At
	}
}

const (
	retries    = 8
	firstPause = 100 * time.Millisecond
)

// retry repeats what failed with KindTransient, doubling the pause, and gives up on everything else.
func (w *writer) retry(ctx context.Context, do func() error) error {
	pause := firstPause
	for try := 1; ; try++ {
		err := do()
		if err == nil || longear.KindOf(err) != longear.KindTransient || try == retries {
			return err
		}
		w.opt.Log.Warn("the store did not answer; trying again", "error", err, "try", try)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
		pause *= 2
	}
}
