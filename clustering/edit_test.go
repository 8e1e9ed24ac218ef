package clustering_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering"
	"longear/clustering/ledger"
)

// stamp numbers the events of a commit as the writer does.
func stamp(c longear.Commit) longear.Commit {
	for i := range c.Events {
		c.Events[i].ID, c.Events[i].Seq = fmt.Sprintf("e-%d-%d", c.Seq, i), c.Seq
	}
	return c
}

func logOf(t *testing.T, commits []longear.Commit, until ledger.Point) *ledger.Log {
	t.Helper()
	log := ledger.NewLog(until)
	for _, c := range commits {
		if !log.Add(c) {
			break
		}
	}
	return log
}

// lastOf finds the newest event of a kind whose undo is possible; moves says whether an assign must move clusters.
func lastOf(t *testing.T, commits []longear.Commit, kind longear.EventKind) ([]longear.Event, bool) {
	t.Helper()
	log := logOf(t, commits, ledger.Point{})
	for _, c := range slices.Backward(commits) {
		for _, ev := range slices.Backward(c.Events) {
			if ev.Kind != kind {
				continue
			}
			undo, err := log.Undo(ev.ID, logOf(t, commits, ledger.Before(ev.ID)))
			if err == nil {
				undo[0].By = "editor"
				return undo, true
			}
		}
	}
	return nil, false
}

// TestReplayEqualsLiveWithPeople records what people decide between two halves of a stream, and demands that an engine
// that replays the log decides the rest as the one that lived through it.
func TestReplayEqualsLiveWithPeople(t *testing.T) {
	docs := stream(11, 330)
	half := 190
	for _, kind := range []longear.EventKind{longear.EventMerge, longear.EventSplit, longear.EventAssign, longear.EventState} {
		t.Run(string(kind), func(t *testing.T) {
			live := clustering.NewEngine(clustering.Options{})
			before := assign(live, docs[:half], 20, 0)
			for i := range before.commits {
				before.commits[i] = stamp(before.commits[i])
			}
			var edits []longear.Commit
			edit := func(events []longear.Event) {
				c := stamp(longear.Commit{Seq: uint64(50 + len(edits)), Edit: true, Events: events})
				live.Replay(c, nil)
				edits = append(edits, c)
			}
			all := func() []longear.Commit { return slices.Concat(before.commits, edits) }
			switch kind {
			case longear.EventState:
				ev, err := logOf(t, all(), ledger.Point{}).SetState(before.decisions[0].Narrative, longear.Verdict, "false")
				if err != nil {
					t.Fatal(err)
				}
				ev.By = "editor"
				edit([]longear.Event{ev})
			case longear.EventSplit: // an undone merge is a split; undone again, it merges
				ev, ok := lastOf(t, all(), longear.EventMerge)
				if !ok {
					t.Fatal("the stream holds no merge that can be undone")
				}
				edit(ev)
				ev, ok = lastOf(t, all(), longear.EventUndo)
				if !ok {
					t.Fatal("an undo cannot be undone")
				}
				edit(ev)
			default:
				ev, ok := lastOf(t, all(), kind)
				if !ok {
					t.Fatalf("the stream holds no %s that can be undone", kind)
				}
				edit(ev)
			}
			again := clustering.NewEngine(clustering.Options{})
			at := 0
			for _, c := range all() {
				again.Replay(c, docs[at:at+len(c.Decisions)])
				at += len(c.Decisions)
			}
			want := assign(live, docs[half:], 20, 100)
			got := assign(again, docs[half:], 20, 100)
			if diff := cmp.Diff(want.commits, got.commits); diff != "" {
				t.Fatalf("after a replay other decisions are taken (-live +replayed):\n%s", diff)
			}
			ids := logOf(t, slices.Concat(all(), want.commits), ledger.Point{}).Narratives()
			if diff := cmp.Diff(live.Narratives(ids), again.Narratives(ids)); diff != "" {
				t.Errorf("projections differ (-live +replayed):\n%s", diff)
			}
			held := 0
			for _, n := range live.Narratives(ids) {
				held += n.Posts
			}
			if held != len(docs) {
				t.Errorf("the narratives that live hold %d posts, want %d", held, len(docs))
			}
		})
	}
}

// TestUndoneMergeIsNotRetaken undoes a merge and demands that no later event joins the two narratives again.
func TestUndoneMergeIsNotRetaken(t *testing.T) {
	docs := stream(11, 400)
	e := clustering.NewEngine(clustering.Options{})
	r := assign(e, docs[:190], 20, 0)
	for i := range r.commits {
		r.commits[i] = stamp(r.commits[i])
	}
	events, ok := lastOf(t, r.commits, longear.EventMerge)
	if !ok {
		t.Fatal("the stream holds no merge that can be undone")
	}
	undo := events[0]
	c := stamp(longear.Commit{Seq: 50, Edit: true, Events: events})
	e.Replay(c, nil)
	rest := assign(e, docs[190:], 20, 100)
	for i := range rest.commits {
		rest.commits[i] = stamp(rest.commits[i])
	}
	log := logOf(t, slices.Concat(r.commits, []longear.Commit{c}, rest.commits), ledger.Point{})
	if a, b := log.Narrative(undo.Narrative), log.Narrative(undo.Other); a == b {
		t.Errorf("%s and %s are one again", undo.Narrative, undo.Other)
	}
	for _, cluster := range undo.Clusters {
		if home, _ := log.Home(cluster); home == log.Narrative(undo.Narrative) {
			t.Errorf("%s was moved back", cluster)
		}
	}
	for _, n := range e.Narratives([]longear.NarrativeID{undo.Other}) {
		if n.MergedInto != "" || n.Posts == 0 || slices.Contains(n.Suggested, undo.Narrative) {
			t.Errorf("%+v: want it to stand on its own, and no suggestion to join again", n)
		}
	}
}

// TestLogSaysWhatTheEngineHolds reads the log without texts and compares it with the engine's memory.
func TestLogSaysWhatTheEngineHolds(t *testing.T) {
	docs := stream(3, 300)
	r := assign(clustering.NewEngine(clustering.Options{}), docs, 25, 0)
	log := logOf(t, r.commits, ledger.Point{})
	held := map[longear.PostID]longear.Sighting{}
	for _, id := range log.Narratives() {
		for _, s := range log.Members(id) {
			held[s.Post] = s
		}
	}
	for _, d := range r.decisions {
		want := r.engine.Final(d.Sighting)
		want.Evidence = nil
		if diff := cmp.Diff(want, held[d.Post]); diff != "" {
			t.Errorf("%s (-engine +log):\n%s", d.Post, diff)
		}
	}
}
