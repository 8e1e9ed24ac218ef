package digest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"longear"
)

// shown is how many sightings of a story are listed.
const shown = 6

// lead is what every digest says first.
const lead = "These are stories that sources carried this week, grouped by machine. Most stories are true or unchecked; " +
	"being listed says nothing about whether a claim is right, or about the outlets that carried it. A lead is not proof."

func period(w Week) string {
	_, offset := w.From.Zone()
	return fmt.Sprintf("%s – %s (UTC%+d)", w.From.Format("2 January 2006"), w.To.Add(-time.Second).Format("2 January 2006"), offset/3600)
}

func (b builder) story(d longear.NarrativeDetail) Story {
	n := d.Narrative
	s := Story{ID: n.ID, Frame: "Claim", Name: n.Name, State: stateOf(n), FirstSeen: b.firstSeen(n), Debunk: b.debunk(n)}
	for lang, name := range n.Names {
		if name == n.Name {
			s.Lang = lang
		}
	}
	if english, ok := n.Names[longear.English]; ok {
		s.Name, s.Lang = english, longear.English
	}
	week, asserting := 0, 0
	for _, ps := range d.Sightings {
		if !b.inWeek(ps.Post.Clocks.EventTime()) {
			continue
		}
		week++
		if ps.Sighting.Stance == longear.Asserts {
			asserting++
		}
		if len(s.Sightings) < shown {
			s.Sightings = append(s.Sightings, b.line(ps))
		}
		s.Changed = append(s.Changed, ps.Sighting.Changed...)
	}
	s.More = week - len(s.Sightings)
	s.Counts = fmt.Sprintf("%d posts this week (%d assert the claim), %d in all, in %d wordings", week, asserting, n.Posts, n.Clusters)
	s.Voices = fmt.Sprintf("known distinct owners %d, owner unknown %d, of %d sources", len(n.Owners), n.Unowned, len(n.Sources))
	s.Arrivals = b.arrivals(n)
	slices.Sort(s.Changed)
	s.Changed = slices.Compact(s.Changed)
	return s
}

func stateOf(n longear.Narrative) string {
	if n.State == longear.Unreviewed {
		return "story, unreviewed"
	}
	if n.State == longear.Verdict {
		return "verdict by people: " + n.Verdict
	}
	return string(n.State)
}

// firstSeen says what is the earliest copy held, and never where a claim comes from.
func (b builder) firstSeen(n longear.Narrative) string {
	if n.First == nil {
		return "no confirmed time of publication is held"
	}
	return fmt.Sprintf("origin not found; earliest copy we hold: %s, %s, in %s (time claimed by: %s)",
		b.when(n.First), b.where(n.First.Source, n.First.Platform), languageName(n.First.Lang), n.First.Provenance)
}

func (b builder) debunk(n longear.Narrative) string {
	if n.FirstDeny == nil {
		return "no debunk among the posts that we hold"
	}
	return fmt.Sprintf("first debunk we hold: %s, %s", b.when(n.FirstDeny), b.where(n.FirstDeny.Source, n.FirstDeny.Platform))
}

// when prints an instant no more exactly than it is known.
func (b builder) when(f *longear.FirstSeen) string {
	at := f.Interval.Lo.In(b.opt.Week.From.Location())
	if f.Precision == longear.Day {
		return at.Format("2 January 2006") + " (day only)"
	}
	return at.Format("2 January 2006 15:04")
}

// arrivals lists the first arrival held in each language, in the order of time; times that overlap are not ordered.
func (b builder) arrivals(n longear.Narrative) []string {
	firsts := make([]*longear.FirstSeen, 0, len(n.FirstBy))
	for _, f := range n.FirstBy {
		firsts = append(firsts, f)
	}
	slices.SortFunc(firsts, func(x, y *longear.FirstSeen) int {
		return cmp.Or(x.Interval.Lo.Compare(y.Interval.Lo), cmp.Compare(x.Lang, y.Lang))
	})
	out := make([]string, len(firsts))
	for i, f := range firsts {
		out[i] = fmt.Sprintf("%s: %s, %s", languageName(f.Lang), b.when(f), b.where(f.Source, f.Platform))
		if i > 0 && firsts[i-1].Interval.Overlaps(f.Interval) {
			out[i] += " (not to be ordered against the one before: the times overlap)"
		}
	}
	return out
}

func (b builder) line(ps longear.PostSighting) Line {
	p := ps.Post
	l := Line{
		When: p.Clocks.EventTime().In(b.opt.Week.From.Location()).Format("2 Jan 15:04"), Where: b.where(p.Source, p.Platform),
		Relation: string(ps.Sighting.Relation), Stance: string(ps.Sighting.Stance), Lang: p.Lang,
		Text: longear.Shorten(strings.Join(strings.Fields(p.Body()), " "), 160),
	}
	if _, known := b.names[p.Source]; known && (strings.HasPrefix(p.URL, "http://") || strings.HasPrefix(p.URL, "https://")) {
		l.Link = p.URL
	}
	if p.Clocks.Published.Precision == longear.Day {
		l.When = p.Clocks.EventTime().In(b.opt.Week.From.Location()).Format("2 Jan")
	}
	return l
}

// languageName is how a reader calls a language.
func languageName(l longear.Lang) string {
	switch l {
	case longear.Chinese:
		return "Chinese"
	case longear.Russian:
		return "Russian"
	case longear.Kazakh:
		return "Kazakh"
	case longear.Ukrainian:
		return "Ukrainian"
	case longear.English:
		return "English"
	}
	return string(l)
}
