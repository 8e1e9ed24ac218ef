package ledger

import (
	"cmp"
	"slices"
	"time"

	"longear"
)

// Kin makes the events that follow a merge or split by a person: of the posts whose parent stays behind, and of the firsts
// of two narratives that become one, the earliest is the first of its claim, and the others are paraphrases or translations
// of it. Posts are those of both narratives; one that is not among them (erased) counts as the latest.
func (l *Log) Kin(ev longear.Event, posts map[longear.PostID]longear.Post) []longear.Event {
	k := kin{log: l, posts: posts, after: l.after(ev)}
	out := append(k.of(ev.Narrative), k.of(ev.Other)...)
	slices.SortFunc(out, byPost)
	return out
}

type kin struct {
	log   *Log
	posts map[longear.PostID]longear.Post
	after func(longear.PostID) longear.NarrativeID
}

// of gives the posts of one narrative their relations.
func (k *kin) of(id longear.NarrativeID) []longear.Event {
	heads := k.heads(id)
	if len(heads) == 0 {
		return nil
	}
	first := heads[0]
	now := first
	now.Relation, now.Parent, now.Score = longear.Original, "", 0
	var out []longear.Event
	if ev, changes := relate(first, now, id); changes {
		out = append(out, ev)
	}
	for _, s := range heads[1:] {
		if s.Parent == "" && k.home(s.Post) == k.home(first.Post) { // was so before, and nothing about it changed
			continue
		}
		now := s
		now.Relation, now.Parent, now.Score = k.relation(s, first), first.Post, 0
		if ev, changes := relate(s, now, id); changes {
			out = append(out, ev)
		}
	}
	return out
}

// heads are the posts of a narrative that have no parent, or lose it; the earliest first.
func (k *kin) heads(id longear.NarrativeID) []longear.Sighting {
	var out []longear.Sighting
	for _, s := range k.log.sightings {
		if k.after(s.Post) != id || s.Relation == longear.Debunk {
			continue
		}
		loses := s.Parent != "" && k.home(s.Parent) == k.home(s.Post) && k.after(s.Parent) != id
		if s.Parent == "" || loses {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b longear.Sighting) int {
		return cmp.Or(k.at(a.Post).Compare(k.at(b.Post)), cmp.Compare(k.log.first[a.Post], k.log.first[b.Post]), cmp.Compare(a.Post, b.Post))
	})
	return out
}

// home is the narrative of a post before the event.
func (k *kin) home(p longear.PostID) longear.NarrativeID {
	id, _ := k.log.Home(k.log.sightings[p].Cluster)
	return id
}

func (k *kin) at(p longear.PostID) time.Time {
	post, held := k.posts[p]
	if !held {
		return time.Unix(1<<40, 0)
	}
	return post.Clocks.EventTime()
}

func (k *kin) relation(s, first longear.Sighting) longear.Relation {
	a, known := k.posts[s.Post]
	b, too := k.posts[first.Post]
	switch {
	case s.Stance == longear.Denies:
		return longear.Debunk
	case known && too && a.Lang != b.Lang:
		return longear.Translation
	}
	return longear.Paraphrase
}

// after says where each post is when the event, which moves clusters, has been applied; "" for one that is not held.
func (l *Log) after(ev longear.Event) func(longear.PostID) longear.NarrativeID {
	clusters, _, into, _ := ev.Move()
	return func(p longear.PostID) longear.NarrativeID {
		s, held := l.sightings[p]
		if !held {
			return ""
		}
		home, _ := l.Home(s.Cluster)
		if slices.Contains(clusters, l.Cluster(s.Cluster)) || ev.Effect() == longear.EventMerge && home == ev.Other {
			return into
		}
		return home
	}
}

func byPost(a, b longear.Event) int { return cmp.Compare(a.Post, b.Post) }
