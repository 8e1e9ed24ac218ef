package sample

import (
	"cmp"
	"context"
	"slices"

	"longear"
)

// Reader answers from memory, as a store would.
type Reader struct {
	details map[longear.NarrativeID]longear.NarrativeDetail
	merged  map[longear.NarrativeID]longear.NarrativeID
	Err     error // returned by every method when it is set
}

// NewReader builds the invented world.
func NewReader() *Reader {
	r := &Reader{details: map[longear.NarrativeID]longear.NarrativeDetail{}, merged: map[longear.NarrativeID]longear.NarrativeID{}}
	stories := map[string][]longear.PostSighting{}
	for _, row := range append(talks(), others()...) {
		stories[row.story] = append(stories[row.story], row.sighting())
	}
	for story, all := range stories {
		slices.SortFunc(all, func(a, b longear.PostSighting) int {
			return cmp.Or(a.Post.Clocks.EventTime().Compare(b.Post.Clocks.EventTime()), cmp.Compare(a.Post.ID, b.Post.ID))
		})
		n := project(story, all)
		r.details[n.ID] = longear.NarrativeDetail{Narrative: n, Sightings: all, Events: events(n)}
	}
	r.review()
	return r
}

func events(n longear.Narrative) []longear.Event {
	first := at("2024-04-06T09:16:00Z")
	if n.First != nil {
		first = n.First.Observed
	}
	return []longear.Event{{ID: "e-1-0", Seq: 1, Kind: longear.EventCreate, Narrative: n.ID, Post: PostID("a1"), By: "machine", At: first}}
}

// review does what people and later decisions would have done.
func (r *Reader) review() {
	edit := func(story string, change func(*longear.NarrativeDetail)) {
		d := r.details[NarrativeID(story)]
		change(&d)
		r.details[d.Narrative.ID] = d
	}
	edit("talks", func(d *longear.NarrativeDetail) {
		d.Narrative.Links = []longear.NarrativeID{NarrativeID("tape")}
		d.Narrative.Suggested = []longear.NarrativeID{NarrativeID("office")}
		r.merged[NarrativeID("talks-old")] = d.Narrative.ID
		d.Events = append(d.Events, longear.Event{
			ID: "e-9-1", Seq: 9, Kind: longear.EventMerge, Narrative: d.Narrative.ID, Other: NarrativeID("talks-old"), By: "machine", At: at("2024-04-08T12:00:00Z"),
			Evidence: []longear.Evidence{{Channel: "entities", Value: .6, Note: "shared: НАТО, Казахстан"}},
		})
	})
	edit("office", func(d *longear.NarrativeDetail) {
		d.Narrative.State, d.Narrative.Verdict = longear.Verdict, "not true as stated"
		d.Events = append(d.Events, longear.Event{ID: "e-30-0", Seq: 30, Kind: longear.EventVerdict, Narrative: d.Narrative.ID, By: "u-17", To: "not true as stated", At: at("2024-04-20T08:00:00Z")})
		d.Narrative.Chosen = []longear.Lang{longear.Russian}
		d.Events = append(d.Events, longear.Event{
			ID: "e-31-0", Seq: 31, Kind: longear.EventRename, Narrative: d.Narrative.ID, By: "u-17", From: "Звоните +7 701 555 12 34", To: d.Narrative.Names[longear.Russian],
			Evidence: []longear.Evidence{{Channel: longear.ChannelLanguage, Note: "ru"}}, At: at("2024-04-20T09:00:00Z"),
		})
	})
	edit("sugar", func(d *longear.NarrativeDetail) { d.Narrative.State = longear.Watched })
}

// Narrative implements web.Narratives.
func (r *Reader) Narrative(_ context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error) {
	if to, ok := r.merged[id]; ok {
		id = to
	}
	d, ok := r.details[id]
	if !ok && r.Err == nil {
		return d, longear.Errorf(longear.KindNotFound, "no narrative has the id %s", id)
	}
	return d, r.Err
}

// Post implements web.Narratives.
func (r *Reader) Post(_ context.Context, id longear.PostID) (longear.PostSighting, error) {
	for _, ps := range r.all() {
		if ps.Post.ID == id {
			return ps, r.Err
		}
	}
	return longear.PostSighting{}, longear.Errorf(longear.KindNotFound, "no post has the id %s", id)
}

// Coverage implements web.CoverageReader.
func (r *Reader) Coverage(context.Context) ([]longear.Coverage, error) { return Coverage(), r.Err }

func (r *Reader) all() []longear.PostSighting {
	var out []longear.PostSighting
	for _, d := range r.details {
		out = append(out, d.Sightings...)
	}
	slices.SortFunc(out, func(a, b longear.PostSighting) int {
		return cmp.Or(a.Post.Clocks.EventTime().Compare(b.Post.Clocks.EventTime()), cmp.Compare(a.Post.ID, b.Post.ID))
	})
	return out
}
