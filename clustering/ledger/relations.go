package ledger

import (
	"cmp"
	"slices"

	"longear"
)

// relations makes the events that give the posts which move, and those that they leave, relations that hold afterwards:
// what the reversed event changed is as before, and nobody's parent stands in another narrative.
func (r *reversal) relations(before *Log) []longear.Event {
	clusters, _, into, ok := r.out.Move()
	if !ok {
		return nil
	}
	l := r.log
	after := func(p longear.PostID) longear.NarrativeID {
		s, held := l.sightings[p]
		if !held {
			return ""
		}
		if slices.Contains(clusters, l.Cluster(s.Cluster)) {
			return into
		}
		home, _ := l.Home(s.Cluster)
		if r.out.As == longear.EventMerge && home == r.out.Other {
			return into
		}
		return home
	}
	var out []longear.Event
	for _, s := range l.sightings {
		home := after(s.Post)
		if home != r.out.Narrative && home != r.out.Other {
			continue
		}
		now := s
		moved := slices.Contains(clusters, l.Cluster(s.Cluster))
		if was, held := before.sightings[s.Post]; held && moved && was.Version == s.Version {
			now.Relation, now.Parent, now.Score = was.Relation, was.Parent, was.Score
		}
		if now.Parent != "" && after(now.Parent) != home {
			now.Relation, now.Parent, now.Score = longear.Original, "", 0
		}
		if ev, changes := relate(s, now, home); changes {
			out = append(out, ev)
		}
	}
	slices.SortFunc(out, func(a, b longear.Event) int { return cmp.Compare(a.Post, b.Post) })
	return out
}

// relate makes the event that changes a sighting; a debunk stays one, as Event.Relate leaves it.
func relate(s, now longear.Sighting, home longear.NarrativeID) (longear.Event, bool) {
	if s.Relation == longear.Debunk || s.Relation == now.Relation && s.Parent == now.Parent {
		return longear.Event{}, false
	}
	ev := longear.Event{
		Kind: longear.EventRelate, Narrative: home, Post: s.Post, By: longear.Machine, From: string(s.Relation), To: string(now.Relation),
	}
	if now.Parent != "" {
		ev.Evidence = []longear.Evidence{{Channel: longear.ChannelParent, Value: now.Score, Note: string(now.Parent)}}
	}
	return ev, true
}
