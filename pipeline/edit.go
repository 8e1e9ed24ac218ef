package pipeline

import (
	"context"

	"longear"
)

// Edit records events that a person asked for, in a commit of their own. It becomes the newest writer first, as Start
// does: a runner on the same store stops at its next commit. Propose is called when everything pending has been decided,
// so it may read the log; it returns no events to leave everything as it is. Only when the commit record exists does
// memory apply them, as a replay does.
func Edit(ctx context.Context, opt Options, propose func() ([]longear.Event, error)) ([]longear.Event, error) {
	w := &writer{opt: withDefaults(opt)}
	if err := w.recover(ctx); err != nil {
		return nil, err
	}
	events, err := propose()
	if err != nil || len(events) == 0 {
		return nil, err
	}
	c := longear.Commit{
		Seq: w.seq + 1, Analysis: w.opt.Preparer.Version(), Decisions: []longear.Decision{}, Events: events, Edit: true, At: w.opt.Now().UTC(),
	}
	stampEvents(c)
	if err := w.retry(ctx, func() error { return w.opt.Store.Commit(ctx, c) }); err != nil {
		return nil, err
	}
	narratives := w.assigner.Narratives(w.assigner.Replay(c, nil))
	return c.Events, w.retry(ctx, func() error { return w.opt.Store.Project(ctx, c, narratives) })
}
