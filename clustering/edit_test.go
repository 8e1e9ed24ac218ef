package clustering_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering"
	"longear/clustering/ledger"
	"longear/lang"
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

// half is how many posts are decided before people decide something.
const half = 190

// merging finds a stream whose first half holds a merge that can be undone, and that fits.
func merging(t *testing.T, fits func(docs []lang.Doc, undo []longear.Event) bool) []lang.Doc {
	t.Helper()
	for seed := range uint64(60) {
		docs := stream(seed, 330)
		if undo, ok := lastOf(t, firstHalf(docs).commits, longear.EventMerge); ok && fits(docs, undo) {
			return docs
		}
	}
	t.Fatal("no stream holds a merge that can be undone")
	return nil
}

func firstHalf(docs []lang.Doc) run {
	r := assign(clustering.NewEngine(clustering.Options{}), docs[:half], 20, 0)
	for i := range r.commits {
		r.commits[i] = stamp(r.commits[i])
	}
	return r
}

// rest records an edit and decides the second half; it returns the log of everything.
func rest(t *testing.T, r run, docs []lang.Doc, edit []longear.Event) *ledger.Log {
	t.Helper()
	c := stamp(longear.Commit{Seq: 50, Edit: true, Events: edit})
	r.engine.Replay(c, nil)
	after := assign(r.engine, docs[half:], 20, 100)
	return logOf(t, slices.Concat(r.commits, []longear.Commit{c}, after.commits), ledger.Point{})
}

// TestReplayEqualsLiveWithPeople records what people decide between two halves of a stream, and demands that an engine
// that replays the log decides the rest as the one that lived through it.
func TestReplayEqualsLiveWithPeople(t *testing.T) {
	docs := merging(t, func([]lang.Doc, []longear.Event) bool { return true })
	for _, kind := range []longear.EventKind{longear.EventMerge, longear.EventSplit, longear.EventAssign, longear.EventState} {
		t.Run(string(kind), func(t *testing.T) {
			before := firstHalf(docs)
			live := before.engine
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

// TestUndoneMergeIsNotRetaken undoes a merge that the machine would take again, had it not been a person who undid it.
func TestUndoneMergeIsNotRetaken(t *testing.T) {
	apart := func(docs []lang.Doc, undo []longear.Event, by string) (run, bool) {
		r := firstHalf(docs)
		undo = slices.Clone(undo)
		undo[0].By = by
		log := rest(t, r, docs, undo)
		return r, log.Narrative(undo[0].Narrative) != log.Narrative(undo[0].Other)
	}
	var undo []longear.Event
	docs := merging(t, func(docs []lang.Doc, ev []longear.Event) bool {
		undo = ev
		_, stay := apart(docs, ev, longear.Machine)
		return !stay
	})
	r, stay := apart(docs, undo, "editor")
	if !stay {
		t.Errorf("%s and %s are one again", undo[0].Narrative, undo[0].Other)
	}
	for _, n := range r.engine.Narratives([]longear.NarrativeID{undo[0].Other}) {
		if n.Posts == 0 || slices.Contains(n.Suggested, undo[0].Narrative) {
			t.Errorf("%+v: want it to hold its posts, and no suggestion to join again", n)
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
