// Package sheet answers with numbers what else could explain that a narrative seems to spread: one text of an agency, one
// owner, one platform, a scheduled event, our own outage, and whether the sources that copies name are held. It judges
// nothing, and what was not looked at is not checked.
package sheet

import (
	"cmp"
	"slices"
	"time"

	"longear"
	"longear/lang"
)

// Input is a narrative with what is known beside it.
type Input struct {
	Narrative longear.Narrative
	Sightings []longear.PostSighting // all, in any order
	Docs      []lang.Doc             // texts that were read, any of them; see Earliest
	Sources   []longear.Source       // the catalogue
	Coverage  []longear.Coverage
	Agenda    Agenda
	Now       time.Time
}

// MaxRead bounds how many texts of a narrative are read, the earliest first.
const MaxRead = 400

// maxEvidence bounds a list of evidence.
const maxEvidence = 20

// Earliest are the posts whose texts are to be read: those that pass the claim on, by event time, at most MaxRead.
func Earliest(sightings []longear.PostSighting) []longear.Post {
	var out []longear.Post
	for _, s := range passing(sightings) {
		out = append(out, s.Post)
	}
	return out[:min(len(out), MaxRead)]
}

// passing are the sightings that do not deny, by event time, then id.
func passing(sightings []longear.PostSighting) []longear.PostSighting {
	out := slices.DeleteFunc(slices.Clone(sightings), func(s longear.PostSighting) bool {
		return s.Sighting.Relation == longear.Debunk || s.Sighting.Stance == longear.Denies
	})
	slices.SortFunc(out, func(a, b longear.PostSighting) int {
		return cmp.Or(a.Post.Clocks.EventTime().Compare(b.Post.Clocks.EventTime()), cmp.Compare(a.Post.ID, b.Post.ID))
	})
	return out
}

// desk is what the questions share.
type desk struct {
	Input
	posts     []longear.PostSighting // that pass the claim on, by time
	catalogue map[longear.SourceID]longear.Source
}

// Of fills in the sheet. Credits were found by Catalogue.Credits and searched by the caller.
func Of(in Input, credits longear.CreditCheck) longear.Sheet {
	d := desk{Input: in, posts: passing(in.Sightings), catalogue: map[longear.SourceID]longear.Source{}}
	for _, s := range in.Sources {
		d.catalogue[s.ID] = s
	}
	return longear.Sheet{
		Narrative: in.Narrative.ID, Posts: len(d.posts), Denying: len(in.Sightings) - len(d.posts), Read: len(in.Docs),
		Wire: d.wire(), Owner: d.owner(), Platform: d.platform(), Event: d.event(), Outage: d.outage(), Credits: credits,
	}
}

// ownerOf is who owns the source of a post, as far as the post or the catalogue says.
func (d *desk) ownerOf(p *longear.Post) string { return cmp.Or(p.Owner, d.catalogue[p.Source].Owner) }

// counts lists a tally, the largest first.
func counts[K ~string](tally map[K]int) []longear.Count {
	var out []longear.Count
	for value, n := range tally {
		out = append(out, longear.Count{Value: string(value), Count: n})
	}
	slices.SortFunc(out, func(a, b longear.Count) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	return out
}
