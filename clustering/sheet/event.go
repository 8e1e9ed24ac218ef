package sheet

import (
	"slices"
	"time"

	"longear"
	"longear/lang"
)

// Agenda is what the user's calendars say. Without files nothing was checked.
type Agenda struct {
	Files  []string
	Known  int         // entries of the calendars
	Faults int         // entries that could not be read
	Events []Scheduled // those that overlap FirstDays, by start
}

// Scheduled is one event with what its title, places and words can be found by.
type Scheduled struct {
	Title      string
	Start, End time.Time
	From       string // "events.yaml:12"
	Names      []Term // of its title and places: one alone is too little, for many stories name a capital
	Words      []Term // by which the user says it is known: one is enough
}

// Term is a name or word with the ways in which it can be found: all keys of one of them. A key is the id of an entity or a
// concept, or a stem.
type Term struct {
	Text string
	Any  [][]string
}

// firstDays is how long after the first seen an event may begin and still explain it.
const firstDays = 3 * 24 * time.Hour

// FirstDays are the days in which an event can explain that a narrative came up: from the day before the first seen, or of
// the earliest post where no time is confirmed, to three days after.
func FirstDays(n longear.Narrative, sightings []longear.PostSighting) (longear.Interval, bool) {
	if n.First != nil {
		return longear.Interval{Lo: n.First.Interval.Lo.Add(-before), Hi: n.First.Interval.Hi.Add(firstDays)}, true
	}
	posts := passing(sightings)
	if len(posts) == 0 {
		return longear.Interval{}, false
	}
	at := posts[0].Post.Clocks.EventTime()
	return longear.Interval{Lo: at.Add(-before), Hi: at.Add(firstDays)}, true
}

// needNames is how many names of title and places an event must share.
const needNames = 2

// event looks which events of the first days share names or words with the posts.
func (d *desk) event() longear.EventCheck {
	c := longear.EventCheck{Answer: longear.NotChecked, Files: d.Agenda.Files, Known: d.Agenda.Known, Unread: d.Agenda.Faults}
	window, ok := FirstDays(d.Narrative, d.Sightings)
	if !ok || len(c.Files) == 0 {
		return c
	}
	c.Window, c.Answer = window, longear.No
	keys := usual(d.Docs)
	for _, e := range d.Agenda.Events {
		if e.End.Before(window.Lo) || e.Start.After(window.Hi) {
			continue
		}
		c.InWindow++
		words := found(e.Words, keys)
		shared := append(words, found(e.Names, keys)...)
		if slices.Sort(shared); len(words) == 0 && len(slices.Compact(slices.Clone(shared))) < needNames {
			continue
		}
		c.Answer = longear.Yes
		c.Matches = append(c.Matches, longear.EventMatch{Title: e.Title, Start: e.Start, End: e.End, From: e.From, Shared: slices.Compact(shared)})
	}
	return c
}

func found(terms []Term, keys map[string]bool) []string {
	var out []string
	for _, t := range terms {
		if slices.ContainsFunc(t.Any, func(all []string) bool {
			return len(all) > 0 && !slices.ContainsFunc(all, func(key string) bool { return !keys[key] })
		}) {
			out = append(out, t.Text)
		}
	}
	return out
}

// usualShare is the share of texts in which a name or word must stand to be one of the narrative.
const usualShare = 4

// usual are the entities, concepts and stems that stand in at least a quarter of the texts.
func usual(docs []lang.Doc) map[string]bool {
	tally := map[string]int{}
	for i := range docs {
		own := map[string]bool{}
		for _, m := range slices.Concat(docs[i].Analysis.Entities, docs[i].Analysis.Concepts) {
			if !m.Weak {
				own[m.ID] = true
			}
		}
		for _, t := range docs[i].Analysis.Tokens {
			if !t.Stop {
				own[StemKey(t.Stem)] = true
			}
		}
		for key := range own {
			tally[key]++
		}
	}
	out := map[string]bool{}
	for key, n := range tally {
		if usualShare*n >= len(docs) {
			out[key] = true
		}
	}
	return out
}

// StemKey is the key of a stem.
func StemKey(stem string) string { return "=" + stem }
