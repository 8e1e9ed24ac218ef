package ledger

import (
	"slices"

	"longear"
)

// relations makes the events that give the posts which move, and those that they leave, relations that hold afterwards:
// what the reversed event changed is as before, and nobody's parent stands in another narrative.
func (r *reversal) relations(before *Log) []longear.Event {
	clusters, _, _, ok := r.out.Move()
	if !ok {
		return nil
	}
	l, out := r.log, []longear.Event(nil)
	followed := r.followed()
	after := l.after(longear.Event{Kind: r.out.As, Narrative: r.out.Narrative, Other: r.out.Other, Clusters: clusters})
	for _, s := range l.sightings {
		home := after(s.Post)
		if home != r.out.Narrative && home != r.out.Other {
			continue
		}
		now := s
		changed := followed[s.Post] || slices.Contains(clusters, l.Cluster(s.Cluster))
		if was, held := before.sightings[s.Post]; held && changed && was.Version == s.Version {
			now.Relation, now.Parent, now.Score = was.Relation, was.Parent, was.Score
		}
		if now.Parent != "" && after(now.Parent) != home {
			now.Relation, now.Parent, now.Score = longear.Original, "", 0
		}
		if ev, changes := relate(s, now, home); changes {
			out = append(out, ev)
		}
	}
	slices.SortFunc(out, byPost)
	return out
}

// followed are the posts whose relation was corrected because of the event to be reversed.
func (r *reversal) followed() map[longear.PostID]bool {
	out := map[longear.PostID]bool{}
	at := slices.IndexFunc(r.log.events, func(ev longear.Event) bool { return ev.ID == r.target.ID })
	for _, ev := range r.log.events[at+1:] {
		if ev.Kind != longear.EventRelate {
			break
		}
		out[ev.Post] = true
	}
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
