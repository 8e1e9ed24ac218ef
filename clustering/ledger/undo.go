package ledger

import (
	"slices"

	"longear"
)

// Undo makes the events that reverse an event of the log: the undo, and what it changes about the relations of posts.
// Before is the log as it was just before that event. It fails when the event is unknown, undone already, of a kind that
// cannot be reversed, or when a later one depends on it.
func (l *Log) Undo(id string, before *Log) ([]longear.Event, error) {
	target, err := l.Event(id)
	if err != nil {
		return nil, err
	}
	if by := l.undone[id]; by != "" {
		return nil, longear.Errorf(longear.KindConflict, "%s was undone already, by %s", id, by)
	}
	r := reversal{log: l, target: target}
	switch target.Effect() {
	case longear.EventState, longear.EventVerdict:
		err = r.state()
	case longear.EventMerge:
		err = r.merge(before.Clusters(target.Other))
	case longear.EventSplit:
		err = r.split()
	case longear.EventAssign:
		err = r.assign()
	case longear.EventRename:
		err = r.rename(before)
	case longear.EventCreate, longear.EventClusterMerge, longear.EventFirstSeen, longear.EventRelate, longear.EventUndo:
		err = longear.Errorf(longear.KindInvalid, "%s is a %s, which cannot be undone: only assign, merge, split, rename, state and verdict can", id, target.Kind)
	}
	if err != nil {
		return nil, err
	}
	r.out.Kind, r.out.Undoes = longear.EventUndo, id
	return append([]longear.Event{r.out}, r.relations(before)...), nil
}

// reversal makes the event that reverses target.
type reversal struct {
	log    *Log
	target longear.Event
	out    longear.Event
}

func (r *reversal) state() error {
	t := r.target
	r.out = longear.Event{As: t.Effect(), Narrative: t.Narrative, From: t.To, To: t.From}
	return r.unlessLater(func(ev longear.Event) bool {
		return ev.Narrative == t.Narrative && setsState(ev) || mergesAway(ev, t.Narrative)
	})
}

// rename gives back what was chosen before.
func (r *reversal) rename(before *Log) error {
	t := r.target
	lang := t.Language()
	r.out = longear.Event{
		As: longear.EventRename, Narrative: t.Narrative, Post: before.ownName(t.Narrative, lang).Post, From: t.To, To: t.From,
		Evidence: []longear.Evidence{{Channel: longear.ChannelLanguage, Note: string(lang)}},
	}
	return r.unlessLater(func(ev longear.Event) bool {
		return ev.Effect() == longear.EventRename && ev.Narrative == t.Narrative && ev.Language() == lang || mergesAway(ev, t.Narrative)
	})
}

func (r *reversal) merge(clusters []longear.ClusterID) error {
	t := r.target
	r.out = longear.Event{As: longear.EventSplit, Narrative: t.Narrative, Other: t.Other}
	err := r.unlessLater(func(ev longear.Event) bool {
		return mergesAway(ev, t.Narrative) || moves(ev, clusters) || mixes(ev, clusters)
	})
	for _, c := range clusters {
		if r.log.Cluster(c) == c { // others were merged into one of these
			r.out.Clusters = append(r.out.Clusters, c)
		}
	}
	return err
}

func (r *reversal) split() error {
	t := r.target
	r.out = longear.Event{As: longear.EventMerge, Narrative: t.Narrative, Other: t.Other, Clusters: r.log.Clusters(t.Other)}
	return r.unlessLater(func(ev longear.Event) bool {
		if mergesAway(ev, t.Narrative) || ev.Effect() == longear.EventMerge && (ev.Narrative == t.Other || ev.Other == t.Other) {
			return true
		}
		_, from, _, ok := ev.Move()
		return ok && from == t.Other || ev.Narrative == t.Other && setsState(ev) || moves(ev, t.Clusters)
	})
}

func (r *reversal) assign() error {
	t := r.target
	err := r.unlessLater(func(ev longear.Event) bool {
		return moves(ev, t.Clusters) || mixes(ev, t.Clusters) || t.Other != "" && mergesAway(ev, t.Other)
	})
	if err != nil || len(t.Clusters) == 0 {
		return err
	}
	home, _ := r.log.Home(t.Clusters[0])
	r.out = longear.Event{As: longear.EventAssign, Narrative: t.Other, Other: home, Clusters: t.Clusters}
	if t.Other != "" {
		return nil
	}
	if len(r.log.Clusters(home)) <= len(t.Clusters) {
		return longear.Errorf(longear.KindInvalid, "%s put in all that %s still holds: there is nothing to take it out of", t.ID, home)
	}
	r.out.As, r.out.Narrative, r.out.Other = longear.EventSplit, home, r.log.Fresh(t.Post)
	return nil
}

// unlessLater fails when a later event that holds depends on the one to be undone.
func (r *reversal) unlessLater(depends func(longear.Event) bool) error {
	l := r.log
	at := slices.IndexFunc(l.events, func(ev longear.Event) bool { return ev.ID == r.target.ID })
	later := map[string]bool{}
	for _, ev := range l.events[at+1:] {
		later[ev.ID] = true
		if l.undone[ev.ID] != "" || ev.Kind == longear.EventUndo && later[ev.Undoes] { // both without effect
			continue
		}
		if depends(ev) {
			return longear.Errorf(longear.KindConflict, "%s depends on %s (%s of %s): undo that first", ev.ID, r.target.ID, ev.Kind, ev.Narrative)
		}
	}
	return nil
}

func setsState(ev longear.Event) bool {
	return ev.Effect() == longear.EventState || ev.Effect() == longear.EventVerdict
}

func mergesAway(ev longear.Event, id longear.NarrativeID) bool {
	return ev.Effect() == longear.EventMerge && ev.Other == id
}

// moves tells whether the event takes one of the clusters somewhere else.
func moves(ev longear.Event, clusters []longear.ClusterID) bool {
	moved, _, _, ok := ev.Move()
	return ok && ev.Effect() != longear.EventMerge && slices.ContainsFunc(moved, func(c longear.ClusterID) bool { return slices.Contains(clusters, c) })
}

// mixes tells whether the event made one cluster of one that is among them and one that is not.
func mixes(ev longear.Event, clusters []longear.ClusterID) bool {
	if ev.Effect() != longear.EventClusterMerge {
		return false
	}
	return slices.Contains(clusters, longear.ClusterID(ev.From)) != slices.Contains(clusters, longear.ClusterID(ev.To))
}
