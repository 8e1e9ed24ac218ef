package app

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"longear"
	"longear/clustering"
	"longear/clustering/ledger"
)

var errEnough = errors.New("the log was read far enough")

// readLog reads the recorded commits up to a point.
func (a *App) readLog(ctx context.Context, until ledger.Point) (*ledger.Log, error) {
	log := ledger.NewLog(until)
	err := a.store.Replay(ctx, 1, func(c longear.Commit, _ map[longear.VersionID]longear.Post) error {
		if log.Add(c) {
			return nil
		}
		return errEnough
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	return log, nil
}

// History lists the events of a narrative and of those that were merged into it, in order. Ids that were
// merged away are followed.
func (a *App) History(ctx context.Context, id longear.NarrativeID) (longear.NarrativeID, []ledger.Entry, error) {
	log, err := a.readLog(ctx, ledger.Point{})
	if err != nil {
		return "", nil, err
	}
	if !log.Holds(id) {
		return "", nil, longear.Errorf(longear.KindNotFound, "no narrative has the id %s", id)
	}
	return log.Narrative(id), log.History(id), nil
}

// AsOf reads a narrative as it was at an event, a commit's number, or a time. Membership, relations and state are those of
// then; the texts are the newest that are held.
func (a *App) AsOf(ctx context.Context, id longear.NarrativeID, at string) (longear.NarrativeDetail, error) {
	var d longear.NarrativeDetail
	point, err := ledger.ParsePoint(at, almaty())
	if err != nil {
		return d, err
	}
	log, err := a.readLog(ctx, point)
	if err != nil {
		return d, err
	}
	if !log.Reached() {
		return d, longear.Errorf(longear.KindNotFound, "the log holds no %s: it ends at commit %d", at, log.Seq)
	}
	if !log.Holds(id) {
		return d, longear.Errorf(longear.KindNotFound, "no narrative had the id %s as of %s", id, at)
	}
	id = log.Narrative(id)
	if d.Sightings, err = a.withPosts(ctx, log.Members(id)); err != nil {
		return d, err
	}
	d.Narrative = clustering.Describe(id, d.Sightings, log.Order)
	d.Narrative.State, d.Narrative.Verdict = log.State(id)
	d.Narrative.SplitFrom = log.SplitFrom(id)
	clustering.Rename(&d.Narrative, log.Chosen(id), func(post longear.PostID) bool {
		return slices.ContainsFunc(d.Sightings, func(s longear.PostSighting) bool { return s.Post.ID == post })
	})
	for _, e := range log.History(id) {
		d.Events = append(d.Events, e.Event)
	}
	return d, nil
}

// withPosts adds the posts, and orders by event time, then id. Posts that were erased since are left out.
func (a *App) withPosts(ctx context.Context, sightings []longear.Sighting) ([]longear.PostSighting, error) {
	ids := make([]longear.PostID, len(sightings))
	for i, s := range sightings {
		ids[i] = s.Post
	}
	known, err := a.store.Known(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]longear.PostSighting, 0, len(sightings))
	for _, s := range sightings {
		if k, held := known[s.Post]; held {
			out = append(out, longear.PostSighting{Post: k.Post, Sighting: s})
		}
	}
	slices.SortFunc(out, func(x, y longear.PostSighting) int {
		return cmp.Or(x.Post.Clocks.EventTime().Compare(y.Post.Clocks.EventTime()), cmp.Compare(x.Post.ID, y.Post.ID))
	})
	return out, nil
}
