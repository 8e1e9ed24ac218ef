package app_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/app"
)

func TestHands(t *testing.T) {
	t.Parallel()
	openNewsroom(t).testHands(t)
}

// testHands merges and splits narratives of the sample world as an editor does.
func (r newsroom) testHands(t *testing.T) {
	who := app.Act{By: "dana", Reason: "one claim"}
	joined := r.event(t, func(ev longear.Event) bool { return ev.Kind == longear.EventAssign && ev.Other == "" })
	a := r.pages(t, joined.Narrative)[0]
	created := r.event(t, func(ev longear.Event) bool {
		return ev.Kind == longear.EventCreate && r.pages(t, ev.Narrative)[0].Narrative.ID == ev.Narrative && ev.Narrative != a.Narrative.ID
	})
	b := r.pages(t, created.Narrative)[0]

	t.Run("mistakes are refused", func(t *testing.T) { r.testHandRefusals(t, a, b) })
	t.Run("merge", func(t *testing.T) {
		ev, err := r.Merge(t.Context(), b.Narrative.ID, a.Narrative.ID, who)
		if err != nil {
			t.Fatal(err)
		}
		all := slices.Concat(posts(a), posts(b))
		slices.Sort(all)
		for _, id := range []longear.NarrativeID{a.Narrative.ID, b.Narrative.ID} {
			got := r.pages(t, id)[0]
			if held := slices.Sorted(slices.Values(posts(got))); got.Narrative.ID != ev.Narrative || !cmp.Equal(all, held) {
				t.Errorf("%s leads to %s with %v, want %s with %v", id, got.Narrative.ID, held, ev.Narrative, all)
			}
		}
		res, err := r.Store().Search(t.Context(), longear.SearchRequest{Text: "narrative:" + string(ev.Narrative), Limit: 1000})
		if err != nil || res.Total != len(all) {
			t.Errorf("%d posts are found in %s (%v), want %d", res.Total, ev.Narrative, err, len(all))
		}
		r.restart(t, ev.Narrative, ev.Other)
		then, err := r.AsOf(t.Context(), ev.Other, created.ID)
		if created.Narrative == ev.Other && (err != nil || then.Narrative.ID != ev.Other) {
			t.Errorf("as of %s %s leads to %s (%v)", created.ID, ev.Other, then.Narrative.ID, err)
		}
		r.undo(t, ev.ID)
		r.asBefore(t, a, b)
		r.restart(t, ev.Narrative, ev.Other)
	})
	t.Run("rename", func(t *testing.T) { r.testRename(t, a, joined.Post) })
	t.Run("split", func(t *testing.T) {
		leaves, err := r.Store().Post(t.Context(), joined.Post)
		if err != nil {
			t.Fatal(err)
		}
		ev, err := r.Split(t.Context(), a.Narrative.ID, nil, []longear.PostID{joined.Post}, who)
		if err != nil {
			t.Fatal(err)
		}
		got := r.pages(t, ev.Narrative, ev.Other)
		if got[1].Narrative.SplitFrom != a.Narrative.ID || got[1].Narrative.Clusters != 1 || !slices.Contains(posts(got[1]), joined.Post) {
			t.Errorf("%+v: want the wording of %s, split from %s", got[1].Narrative, joined.Post, a.Narrative.ID)
		}
		if n := len(got[0].Sightings) + len(got[1].Sightings); n != len(a.Sightings) || len(got[0].Sightings) == 0 {
			t.Errorf("the two hold %d posts, want %d", n, len(a.Sightings))
		}
		for i, d := range got {
			originals := 0
			for _, s := range d.Sightings {
				if s.Sighting.Relation == longear.Original {
					originals++
				}
				if s.Sighting.Relation != longear.Debunk && s.Sighting.Parent != "" && slices.Contains(posts(got[1-i]), s.Sighting.Parent) {
					t.Errorf("the parent of %s stayed behind", s.Post.ID)
				}
			}
			if originals == 0 {
				t.Errorf("%s has no first post", d.Narrative.ID)
			}
		}
		then, err := r.AsOf(t.Context(), ev.Other, ev.ID)
		if diff := cmp.Diff(posts(got[1]), posts(then)); diff != "" || err != nil {
			t.Errorf("as of the split (-store +log): %v\n%s", err, diff)
		}
		r.restart(t, ev.Narrative, ev.Other)
		if _, err := r.Split(t.Context(), a.Narrative.ID, []longear.ClusterID{leaves.Sighting.Cluster}, nil, who); longear.KindOf(err) != longear.KindInvalid {
			t.Errorf("split twice: %v, want a refusal", err)
		}
		r.undo(t, ev.ID)
		r.asBefore(t, a)
		r.restart(t, ev.Narrative, ev.Other)
	})
}

// asBefore demands that narratives hold the same posts with the same relations again.
func (r newsroom) asBefore(t *testing.T, before ...longear.NarrativeDetail) {
	t.Helper()
	type line struct {
		Post     longear.PostID
		Relation longear.Relation
		Parent   longear.PostID
	}
	lines := func(d longear.NarrativeDetail) (out []line) {
		for _, s := range d.Sightings {
			out = append(out, line{s.Post.ID, s.Sighting.Relation, s.Sighting.Parent})
		}
		return out
	}
	for _, d := range before {
		if diff := cmp.Diff(lines(d), lines(r.pages(t, d.Narrative.ID)[0])); diff != "" {
			t.Errorf("%s (-before +after the undo):\n%s", d.Narrative.ID, diff)
		}
	}
}

func (r newsroom) testHandRefusals(t *testing.T, a, b longear.NarrativeDetail) {
	id, other := a.Narrative.ID, b.Narrative.ID
	wording := b.Sightings[0].Sighting.Cluster
	var all []longear.ClusterID
	for _, s := range a.Sightings {
		if !slices.Contains(all, s.Sighting.Cluster) {
			all = append(all, s.Sighting.Cluster)
		}
	}
	who := app.Act{By: "dana", Reason: "why"}
	merge := func(x, y longear.NarrativeID, who app.Act) func(context.Context) error {
		return func(ctx context.Context) error { _, err := r.Merge(ctx, x, y, who); return err }
	}
	split := func(id longear.NarrativeID, clusters []longear.ClusterID, posts ...longear.PostID) func(context.Context) error {
		return func(ctx context.Context) error { _, err := r.Split(ctx, id, clusters, posts, who); return err }
	}
	before, err := r.Store().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		do   func(context.Context) error
		want longear.Kind
		says string
	}{
		{"merge with itself", merge(id, id, who), longear.KindInvalid, "named twice"},
		{"merge with nothing", merge(id, "n-none", who), longear.KindNotFound, "n-none"},
		{"merge by nobody", merge(id, other, app.Act{Reason: "why"}), longear.KindInvalid, `field "by"`},
		{"split of nothing", split("n-none", all), longear.KindNotFound, "n-none"},
		{"split of no wording", split(id, nil), longear.KindInvalid, "no wording is named"},
		{"split of an unknown wording", split(id, []longear.ClusterID{"c-none"}), longear.KindNotFound, "c-none"},
		{"split of an unknown post", split(id, nil, "p-none"), longear.KindNotFound, "p-none"},
		{"split of another's wording", split(id, []longear.ClusterID{wording}), longear.KindInvalid, "belongs to " + string(other)},
		{"split of one wording twice", split(id, []longear.ClusterID{all[0], all[0]}), longear.KindInvalid, "named twice"},
		{"split of all", split(id, all), longear.KindInvalid, "nothing would be left"},
	} {
		err := test.do(t.Context())
		if longear.KindOf(err) != test.want || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: got %q (%v), want %q with %q", test.name, longear.KindOf(err), err, test.want, test.says)
		}
	}
	after, err := r.Store().Counts(t.Context())
	if err != nil || after != before {
		t.Errorf("the store holds %+v (%v), want %+v: a refusal must record nothing", after, err, before)
	}
}
