package pipeline

import (
	"context"
	"slices"

	"longear"
	"longear/lang"
)

// recover becomes the newest writer, rebuilds memory by replaying the recorded decisions, projects the commits that an
// earlier process had not, and decides the posts that were written without a commit record.
func (w *writer) recover(ctx context.Context) error {
	store := w.opt.Store
	last, err := store.StartWriter(ctx)
	if err != nil {
		return err
	}
	if err := w.rebuild(ctx); err != nil {
		return err
	}
	if w.seq != last {
		return longear.Errorf(longear.KindInternal, "the log ends at %d, but commit %d exists", w.seq, last)
	}
	return w.decidePending(ctx)
}

// rebuild replaces memory by what the log says, and projects commits that were not.
func (w *writer) rebuild(ctx context.Context) error {
	store := w.opt.Store
	projected, err := store.ProjectedSeq(ctx)
	if err != nil {
		return err
	}
	w.assigner = w.opt.Assigner()
	w.seq = 0
	return store.Replay(ctx, 1, func(c longear.Commit, posts map[longear.VersionID]longear.Post) error {
		docs, err := w.docsOf(c, posts)
		if err != nil {
			return err
		}
		touched := w.assigner.Replay(c, docs)
		w.seq = c.Seq
		if c.Seq <= projected {
			return nil
		}
		return store.Project(ctx, c, w.assigner.Narratives(touched))
	})
}

// docsOf prepares the posts of a recorded commit again, in the order in which they were decided.
func (w *writer) docsOf(c longear.Commit, posts map[longear.VersionID]longear.Post) ([]lang.Doc, error) {
	docs := make([]lang.Doc, len(c.Decisions))
	for i, d := range c.Decisions {
		p, ok := posts[d.Version]
		if !ok {
			return nil, longear.Errorf(longear.KindInternal, "version %s of post %s is not stored", d.Version, d.Post)
		}
		docs[i] = w.opt.Preparer.Prepare(p)
	}
	return docs, nil
}

func (w *writer) decidePending(ctx context.Context) error {
	posts, err := w.opt.Store.Pending(ctx)
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(posts, w.opt.MaxGroup) {
		docs := make([]lang.Doc, len(chunk))
		for i, p := range chunk {
			docs[i] = w.opt.Preparer.Prepare(p)
		}
		fresh, err := w.fresh(ctx, docs)
		if err != nil {
			return err
		}
		if err := w.commit(ctx, fresh); err != nil {
			return err
		}
	}
	return nil
}
