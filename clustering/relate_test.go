package clustering_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering"
)

// TestFirstsOfMergedNarratives tells two stories that turn out to be one, and starts again from what was recorded.
func TestFirstsOfMergedNarratives(t *testing.T) {
	docs := stream(3, 300)
	r := assign(clustering.NewEngine(clustering.Options{}), docs, 25, 0)
	related := map[longear.PostID]longear.Event{}
	for _, c := range r.commits {
		for _, ev := range c.Events {
			if ev.Kind == longear.EventRelate {
				related[ev.Post] = ev
			}
		}
	}
	if len(related) == 0 {
		t.Fatal("no narratives of the stream were merged: it tests nothing")
	}
	again := clustering.NewEngine(clustering.Options{})
	at := 0
	for _, c := range r.commits {
		again.Replay(c, docs[at:at+len(c.Decisions)])
		at += len(c.Decisions)
	}
	firsts := map[longear.NarrativeID]int{}
	for _, d := range r.decisions {
		got, want := again.Final(d.Sighting), r.engine.Final(d.Sighting)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s after a start (-before +after):\n%s", d.Post, diff)
		}
		if want.Relation == longear.Original {
			firsts[want.Narrative]++
		}
		if ev, ok := related[d.Post]; ok && want.Relation != longear.Original && want.Parent == "" {
			t.Errorf("%s is a %s of nothing: %+v", d.Post, want.Relation, ev)
		}
	}
	for n, count := range firsts {
		if count > 1 {
			t.Errorf("narrative %s has %d firsts", n, count)
		}
	}
}
