package app_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/app"
)

func TestPeopleDecide(t *testing.T) {
	t.Parallel()
	r := openNewsroom(t)
	merge := r.event(t, func(ev longear.Event) bool { return ev.Kind == longear.EventMerge })
	a, b := merge.Narrative, merge.Other
	merged := r.pages(t, a)[0]

	t.Run("mistakes are refused", r.testRefusals)
	t.Run("a state is set, shown and found", func(t *testing.T) {
		ev, err := r.SetState(t.Context(), b, "verdict:false", app.Act{By: "aigerim", Reason: "asked the ministry"})
		if err != nil {
			t.Fatal(err)
		}
		res, err := r.Store().Search(t.Context(), longear.SearchRequest{Text: "state:verdict", Limit: 1000})
		if err != nil || res.Total != merged.Narrative.Posts || res.Groups != 1 {
			t.Errorf("state:verdict finds %d posts in %d narratives (%v), want %d in 1", res.Total, res.Groups, err, merged.Narrative.Posts)
		}
		n := r.pages(t, a)[0].Narrative
		if ev.Narrative != a || n.State != longear.Verdict || n.Verdict != "false" {
			t.Errorf("%s is %s %q after %+v, want the survivor to have the verdict", n.ID, n.State, n.Verdict, ev)
		}
		r.restart(t, a, b)
	})
	t.Run("a merge is undone", func(t *testing.T) {
		ev := r.undo(t, merge.ID)
		got := r.pages(t, a, b)
		if got[1].Narrative.ID != b || got[1].Narrative.State != longear.Unreviewed || len(got[1].Sightings) == 0 {
			t.Errorf("%s is %+v, want it back, unreviewed, with its posts", b, got[1].Narrative)
		}
		if n := len(got[0].Sightings) + len(got[1].Sightings); n != len(merged.Sightings) {
			t.Errorf("the two hold %d posts, want the %d of before", n, len(merged.Sightings))
		}
		r.restart(t, a, b)
		then, err := r.AsOf(t.Context(), b, merge.ID)
		if err != nil || then.Narrative.ID != a || then.Narrative.State != longear.Unreviewed {
			t.Errorf("as of the merge %s leads to %s, %s (%v), want %s, unreviewed", b, then.Narrative.ID, then.Narrative.State, err, a)
		}
		now, err := r.AsOf(t.Context(), b, ev.ID)
		if diff := cmp.Diff(posts(got[1]), posts(now)); diff != "" || err != nil {
			t.Errorf("as of now (-store +log): %v\n%s", err, diff)
		}
		if _, err := r.Undo(t.Context(), merge.ID, app.Act{By: "dana", Reason: "again"}); longear.KindOf(err) != longear.KindConflict || !strings.Contains(err.Error(), ev.ID) {
			t.Errorf("undone twice: %v, want a conflict that names %s", err, ev.ID)
		}
		r.undo(t, ev.ID)
		if diff := cmp.Diff(posts(merged), posts(r.pages(t, b)[0])); diff != "" {
			t.Errorf("after the undo was undone (-before +after):\n%s", diff)
		}
		r.restart(t, a, b)
	})
	t.Run("an assignment is undone", func(t *testing.T) {
		join := r.event(t, func(ev longear.Event) bool {
			return ev.Kind == longear.EventAssign && ev.Narrative != a && ev.Narrative != b
		})
		ev := r.undo(t, join.ID)
		out := r.pages(t, ev.Other)[0]
		if out.Narrative.SplitFrom != ev.Narrative || posts(out)[0] == "" {
			t.Errorf("%+v, want a narrative that was split from %s", out.Narrative, ev.Narrative)
		}
		r.restart(t, ev.Narrative, ev.Other, a)
	})
}

// testRefusals makes every mistake that a person can make.
func (r newsroom) testRefusals(t *testing.T) {
	create := r.event(t, func(ev longear.Event) bool { return ev.Kind == longear.EventCreate })
	who := app.Act{By: "dana", Reason: "why"}
	tests := []struct {
		name string
		do   func(context.Context, *app.App) error
		want longear.Kind
		says string
	}{
		{"unknown event", undoing("e-999-0", who), longear.KindNotFound, "no event is called e-999-0"},
		{"no event", undoing("n-1", who), longear.KindInvalid, `field "event"`},
		{"a creation", undoing(create.ID, who), longear.KindInvalid, "cannot be undone"},
		{"no name", undoing(create.ID, app.Act{Reason: "why"}), longear.KindInvalid, `field "by"`},
		{"no reason", undoing(create.ID, app.Act{By: "dana"}), longear.KindInvalid, `field "reason"`},
		{"the machine's name", undoing(create.ID, app.Act{By: "machine", Reason: "why"}), longear.KindInvalid, `field "by"`},
		{"unknown state", setting(create.Narrative, "fake", who), longear.KindInvalid, `field "state"`},
		{"empty verdict", setting(create.Narrative, "verdict: ", who), longear.KindInvalid, "verdict:TEXT"},
		{"same state", setting(create.Narrative, "unreviewed", who), longear.KindConflict, "already"},
		{"unknown narrative", setting("n-none", "watched", who), longear.KindNotFound, "n-none"},
		{"unknown point", asOf(create.Narrative, "yesterday"), longear.KindInvalid, `field "as-of"`},
		{"a point that never was", asOf(create.Narrative, "e-1-99999"), longear.KindNotFound, "the log holds no e-1-99999"},
		{"a commit to come", asOf(create.Narrative, "4000"), longear.KindNotFound, "the log holds no 4000"},
		{"before it was", asOf(create.Narrative, "2001-01-01"), longear.KindNotFound, "as of 2001-01-01"},
	}
	before, err := r.Store().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		err := test.do(t.Context(), r.App)
		if longear.KindOf(err) != test.want || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: got %q (%v), want %q with %q", test.name, longear.KindOf(err), err, test.want, test.says)
		}
	}
	after, err := r.Store().Counts(t.Context())
	if err != nil || after != before {
		t.Errorf("the store holds %+v (%v), want %+v: a refusal must record nothing", after, err, before)
	}
}

func undoing(event string, who app.Act) func(context.Context, *app.App) error {
	return func(ctx context.Context, a *app.App) error { _, err := a.Undo(ctx, event, who); return err }
}

func setting(id longear.NarrativeID, state string, who app.Act) func(context.Context, *app.App) error {
	return func(ctx context.Context, a *app.App) error { _, err := a.SetState(ctx, id, state, who); return err }
}

func asOf(id longear.NarrativeID, at string) func(context.Context, *app.App) error {
	return func(ctx context.Context, a *app.App) error { _, err := a.AsOf(ctx, id, at); return err }
}
