package web

import (
	"cmp"
	"slices"
	"strings"

	"longear"
)

// factView is a number that matters, with its uncertainty.
type factView struct{ Value, Text string }

func (v visit) facts(d longear.NarrativeDetail, cov coverage) []factView {
	n := d.Narrative
	return []factView{v.firstFact(n), v.sizeFact(n), v.ownerFact(n), v.reachFact(n), v.debunkFact(d, cov)}
}

func (v visit) firstFact(n longear.Narrative) factView {
	if n.First == nil {
		return factView{v.t.T("fact.no_first"), v.t.T("fact.no_first_text")}
	}
	f := *n.First
	return factView{v.clockForFact(f), v.t.T("fact.first", v.zoneLabel(f.Interval.Lo), v.t.margin(f.Precision))}
}

// clockForFact leaves out the seconds: they stand in the card.
func (v visit) clockForFact(f longear.FirstSeen) string {
	return v.clock(f.Interval.Lo, toMinute(f.Precision), true)
}

func (v visit) sizeFact(n longear.Narrative) factView {
	return factView{v.t.number(n.Posts), v.t.T("fact.size", v.t.N("posts.word", n.Posts), v.t.N("wordings", n.Clusters))}
}

func (v visit) ownerFact(n longear.Narrative) factView {
	return factView{v.t.number(len(n.Owners)), v.t.T("fact.owners", v.t.N("sources.of", len(n.Sources)), v.t.number(n.Unowned))}
}

func (v visit) reachFact(n longear.Narrative) factView {
	return factView{
		v.t.N("languages", len(n.Langs)),
		strings.Join(append([]string{v.t.N("platforms", len(n.Platforms))}, v.countries(n)...), " · "),
	}
}

// countries says where the sources of the posts are: published by sources there, never "reached".
func (v visit) countries(n longear.Narrative) []string {
	codes := make([]string, 0, len(n.Countries))
	for code := range n.Countries {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(n.Countries[b]-n.Countries[a], cmp.Compare(a, b)) })
	if i := slices.Index(codes, "KZ"); i > 0 { // the reader's own country first
		codes = slices.Insert(slices.Delete(codes, i, i+1), 0, "KZ")
	}
	var out []string
	for _, code := range codes[:min(1, len(codes))] {
		out = append(out, v.t.T("fact.country", v.t.N("posts", n.Countries[code]), v.t.name("country", code)))
	}
	return out
}

func (v visit) debunkFact(d longear.NarrativeDetail, cov coverage) factView {
	n := d.Narrative
	switch {
	case n.FirstDeny == nil:
		return factView{v.t.T("fact.no_debunk"), v.t.T("fact.no_debunk_text")}
	case n.First == nil:
		return factView{v.brief(n.FirstDeny.Interval.Lo, n.FirstDeny.Precision), v.t.T("fact.debunk_at")}
	}
	l := lagBetween(n.First.Interval, n.FirstDeny.Interval)
	if l.Why == measured && !cov.measurable(n.First.Interval.Lo, n.First.Source, n.FirstDeny.Source) {
		return factView{v.brief(n.FirstDeny.Interval.Lo, n.FirstDeny.Precision), v.t.T("fact.debunk_at")}
	}
	if n.FirstDeny.Interval.Before(n.First.Interval) {
		return factView{v.brief(n.FirstDeny.Interval.Lo, n.FirstDeny.Precision), v.t.T("fact.debunk_earlier")}
	}
	return factView{l.said(v.t), v.t.T("fact.debunk")}
}

// stances counts what carries the claim apart from what reports, questions or denies it.
func (v visit) stances(d longear.NarrativeDetail) string {
	counts := map[longear.Stance]int{}
	cues := 0
	for _, ps := range d.Sightings {
		stance := ps.Sighting.Stance
		if stance == "" {
			stance = longear.Unclear
		}
		counts[stance]++
		if ps.Sighting.Cue != "" {
			cues++
		}
	}
	if counts[longear.Unclear] == len(d.Sightings) && cues == 0 {
		return v.t.T("stances.not_checked")
	}
	var parts []string
	for _, s := range []longear.Stance{longear.Asserts, longear.Reports, longear.Questions, longear.Denies, longear.Unclear} {
		if counts[s] > 0 {
			parts = append(parts, v.t.T("stances."+string(s), v.t.number(counts[s])))
		}
	}
	return strings.Join(parts, " · ")
}
