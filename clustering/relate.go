package clustering

import (
	"longear"
	"longear/clustering/narrative"
	"longear/clustering/stance"
)

// relateAll corrects the relations of a narrative whose clusters changed: of several firsts all but the earliest are
// paraphrases, translations or debunks of what came before.
func (g *group) relateAll(id longear.NarrativeID) {
	for _, r := range g.e.space.Relate(id) {
		if r.Parent == "" {
			g.standAlone(id, r.Post)
			continue
		}
		held := stance.Held{Joined: true, Since: r.Since, Texts: r.Texts}
		g.event(longear.Event{
			Kind: longear.EventRelate, Narrative: id, Post: r.Post, From: string(longear.Original), To: string(relationOf(&r, g.e.stance.Denies(r.Doubt, held))),
			Evidence: []longear.Evidence{{Channel: longear.ChannelParent, Value: r.Score, Note: string(r.Parent)}},
		})
	}
}

func relationOf(r *narrative.Relating, denies bool) longear.Relation {
	switch {
	case denies:
		return longear.Debunk
	case r.Crosses:
		return longear.Translation
	}
	return longear.Paraphrase
}

// standAlone says that the founder of a cluster that was split off is the first of its own claim.
func (g *group) standAlone(id longear.NarrativeID, founder longear.PostID) {
	g.event(longear.Event{Kind: longear.EventRelate, Narrative: id, Post: founder, To: string(longear.Original)})
}

// relate applies an EventRelate.
func (g *group) relate(ev longear.Event) {
	e := g.e
	e.related[ev.Post] = ev
	if p, held := e.places[ev.Post]; held {
		e.space.MarkOriginal(e.book.Cluster(p.cluster), ev.To == string(longear.Original))
	}
	if s := e.stories[ev.Narrative]; s != nil {
		s.relate(ev)
	}
}

// Final returns a sighting as it is by now: its cluster and narrative after merges, moves and splits, and its relation and
// parent where those changed them.
func (e *Engine) Final(s longear.Sighting) longear.Sighting {
	if ev, changed := e.related[s.Post]; changed {
		s = ev.Relate(s)
	}
	s.Cluster = e.book.Cluster(s.Cluster)
	if n, held := e.book.Home(s.Cluster); held {
		s.Narrative = n
		return s
	}
	s.Narrative = e.book.Narrative(s.Narrative)
	return s
}
