package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/app"
)

// record commits events of the machine, as another analysis version would have decided them.
func (r newsroom) record(t *testing.T, events ...longear.Event) {
	t.Helper()
	last, err := r.Store().StartWriter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := longear.Commit{Seq: last + 1, Analysis: "older", Events: events, Edit: true, At: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	for i := range c.Events {
		c.Events[i].ID, c.Events[i].Seq, c.Events[i].By, c.Events[i].At = fmt.Sprintf("e-%d-%d", c.Seq, i), c.Seq, longear.Machine, c.At
	}
	if err := r.Store().Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Import(t.Context(), "nothing", strings.NewReader(""), func(err error) { t.Error(err) }); err != nil { // projects it
		t.Fatal(err)
	}
}

// stories are the posts of every narrative, as the store shows them, whatever the narratives are called.
func (r newsroom) stories(t *testing.T) []string {
	t.Helper()
	res, err := r.Store().Search(t.Context(), longear.SearchRequest{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	by := map[longear.NarrativeID][]string{}
	for _, h := range res.Posts {
		by[h.Sighting.Narrative] = append(by[h.Sighting.Narrative], string(h.Post.ID))
	}
	var out []string
	for _, ids := range by {
		slices.Sort(ids)
		out = append(out, strings.Join(ids, " "))
	}
	slices.Sort(out)
	return out
}

// largest finds the narratives with most posts.
func (r newsroom) largest(t *testing.T, n int) []longear.NarrativeDetail {
	t.Helper()
	res, err := r.Store().Search(t.Context(), longear.SearchRequest{Sort: longear.BySize, Limit: n})
	if err != nil || len(res.Narratives) < n {
		t.Fatalf("%d narratives, %v", len(res.Narratives), err)
	}
	var ids []longear.NarrativeID
	for _, h := range res.Narratives[:n] {
		ids = append(ids, h.Narrative.ID)
	}
	return r.pages(t, ids...)
}

func TestReanalyse(t *testing.T) {
	t.Parallel()
	r := openNewsroom(t)
	right := r.stories(t)
	top := r.largest(t, 3)
	first, second := top[0].Narrative, top[1].Narrative
	if first.First.Interval.Lo.After(second.First.Interval.Lo) {
		first, second = second, first
	}
	away := top[2].Sightings[len(top[2].Sightings)-1].Sighting.Cluster
	r.record(t,
		longear.Event{Kind: longear.EventMerge, Narrative: first.ID, Other: second.ID},
		longear.Event{Kind: longear.EventSplit, Narrative: top[2].Narrative.ID, Other: "n-away", Clusters: []longear.ClusterID{away}},
	)
	wrong := r.stories(t)
	if len(wrong) != len(right) || slices.Equal(wrong, right) {
		t.Fatal("the older version decided nothing else")
	}
	plan, err := r.Reanalyse(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Applied || plan.Posts != 237 || plan.Merges != 1 || plan.Splits != 1 || plan.Moved == 0 || plan.Bound != 0 {
		t.Errorf("plan %+v, want 237 posts, 1 merge, 1 split", plan)
	}
	if diff := cmp.Diff(wrong, r.stories(t)); diff != "" {
		t.Fatalf("a dry run changed the store:\n%s", diff)
	}
	done, err := r.Reanalyse(t.Context(), true)
	if err != nil || !done.Applied || len(done.Events) != len(plan.Events) {
		t.Fatalf("applied %v, %d events of %d: %v", done.Applied, len(done.Events), len(plan.Events), err)
	}
	if diff := cmp.Diff(right, r.stories(t)); diff != "" {
		t.Errorf("stories (-as decided at first +reanalysed):\n%s", diff)
	}
	if n := r.pages(t, top[2].Narrative.ID)[0].Narrative; n.ID != top[2].Narrative.ID || n.Posts != top[2].Narrative.Posts {
		t.Errorf("%s has %d posts, want %s with %d", n.ID, n.Posts, top[2].Narrative.ID, top[2].Narrative.Posts)
	}
	r.restart(t, first.ID, second.ID, top[2].Narrative.ID)
	again, err := r.Reanalyse(t.Context(), false)
	if err != nil || len(again.Events) != 0 {
		t.Errorf("a second look still finds %+v (%v)", again.Events, err)
	}
	r.testUndone(t, done, wrong)
}

// testUndone takes a reanalysis back, event by event, and demands that another one respects that.
func (r newsroom) testUndone(t *testing.T, done app.Reanalysis, wrong []string) {
	t.Helper()
	for _, ev := range slices.Backward(done.Events) {
		if ev.Kind != longear.EventRelate {
			r.undo(t, ev.ID)
		}
	}
	if diff := cmp.Diff(wrong, r.stories(t)); diff != "" {
		t.Errorf("stories (-before +after all was undone):\n%s", diff)
	}
	bound, err := r.Reanalyse(t.Context(), false)
	if err != nil || bound.Merges != 0 || bound.Splits != 0 || bound.Bound == 0 {
		t.Errorf("after the undo %+v (%v), want it to bind", bound, err)
	}
}
