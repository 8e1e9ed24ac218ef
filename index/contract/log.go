package contract

import (
	"testing"

	"longear"
)

func testVisibility(t *testing.T, s suite) {
	ctx := t.Context()
	equal(t, "last commit of an empty store", start(t, s.store), uint64(0))
	x := newSet(s.analyzer, 1)
	check(t, s.store.WritePosts(ctx, 1, x.docs, x.decisions))
	ids := []longear.PostID{x.byKey["zh1"], x.byKey["en1"]}
	known, err := s.store.Known(ctx, ids)
	check(t, err)
	equal(t, "known before the commit", len(known), 0)
	res, err := s.store.Search(ctx, longear.SearchRequest{})
	check(t, err)
	equal(t, "found before the commit", res.Total, 0)

	check(t, s.store.Commit(ctx, x.commit(1)))
	check(t, s.store.Project(ctx, x.commit(1), x.narratives()))
	known, err = s.store.Known(ctx, append(ids, "p-unknown"))
	check(t, err)
	equal(t, "known after the commit", len(known), 2)
	equal(t, "text of a known post", known[ids[0]].Post.Text, x.docs[0].Post.Text)
	counts, err := s.store.Counts(ctx)
	check(t, err)
	equal(t, "counts", counts, longear.Counts{Posts: 9, Narratives: 5, Seq: 1})
	seq, err := s.store.ProjectedSeq(ctx)
	check(t, err)
	equal(t, "projected", seq, uint64(1))
}

func testCommitOnce(t *testing.T, s suite) {
	x := s.fill(t)
	other := s.reopen()
	equal(t, "last commit for the next writer", start(t, other), uint64(1))
	wantKind(t, other.Commit(t.Context(), x.commit(1)), longear.KindConflict)
	check(t, other.Commit(t.Context(), x.commit(2)))
}

func testFence(t *testing.T, s suite) {
	ctx := t.Context()
	x := s.fill(t)
	newer := s.reopen()
	start(t, newer)
	stale := newSet(s.analyzer, 2)
	for i := range stale.docs {
		stale.docs[i].Post.ID += "-stale"
		stale.docs[i].Post.Version += "-stale"
		stale.decisions[i].Post = stale.docs[i].Post.ID
		stale.decisions[i].Version = stale.docs[i].Post.Version
	}
	check(t, s.store.WritePosts(ctx, 2, stale.docs, stale.decisions))
	wantKind(t, s.store.Commit(ctx, stale.commit(2)), longear.KindConflict)
	check(t, newer.Commit(ctx, longear.Commit{Seq: 2, Analysis: "test", At: base()}))
	check(t, newer.Project(ctx, longear.Commit{Seq: 2}, nil))
	res, err := newer.Search(ctx, longear.SearchRequest{Limit: 100})
	check(t, err)
	equal(t, "posts of the stale writer stay invisible", res.Total, len(x.docs))
}

func testPending(t *testing.T, s suite) {
	ctx := t.Context()
	s.fill(t)
	x := newSet(s.analyzer, 2)
	x.docs, x.decisions = x.docs[:1], x.decisions[:1]
	p := &x.docs[0].Post
	p.ID, p.Version = "p-late", "v-late"
	x.decisions[0].Post, x.decisions[0].Version = p.ID, p.Version
	check(t, s.store.WritePosts(ctx, 2, x.docs, x.decisions))
	next := s.reopen()
	equal(t, "last commit", start(t, next), uint64(1))
	pending, err := next.Pending(ctx)
	check(t, err)
	if len(pending) != 1 || pending[0].ID != "p-late" {
		t.Fatalf("got %d pending posts, want p-late alone", len(pending))
	}
	check(t, next.WritePosts(ctx, 2, x.docs, x.decisions))
	check(t, next.Commit(ctx, x.commit(2)))
	check(t, next.Project(ctx, x.commit(2), nil))
	pending, err = next.Pending(ctx)
	check(t, err)
	equal(t, "pending after it was decided", len(pending), 0)
}

func testReplay(t *testing.T, s suite) {
	ctx := t.Context()
	x := s.fill(t)
	for seq := uint64(2); seq <= 40; seq++ {
		c := x.commit(seq)
		c.Decisions = c.Decisions[:1]
		c.Events = []longear.Event{{ID: "e-" + string(rune('a'+seq)), Seq: seq, Kind: longear.EventRename, Narrative: "n-x", At: base()}}
		check(t, s.store.Commit(ctx, c))
	}
	check(t, s.store.Project(ctx, longear.Commit{Seq: 40}, nil))
	var seqs []uint64
	check(t, s.store.Replay(ctx, 3, func(c longear.Commit, posts map[longear.VersionID]longear.Post) error {
		seqs = append(seqs, c.Seq)
		if p, ok := posts[x.docs[0].Post.Version]; !ok || p.Text != x.docs[0].Post.Text {
			t.Errorf("commit %d: the version it decided is missing", c.Seq)
		}
		if len(c.Events) != 1 || c.Events[0].Seq != c.Seq {
			t.Errorf("commit %d: got events %v", c.Seq, c.Events)
		}
		return nil
	}))
	var want []uint64
	for seq := uint64(3); seq <= 40; seq++ {
		want = append(want, seq)
	}
	equal(t, "replayed", seqs, want)
}

func testState(t *testing.T, s suite) {
	ctx := t.Context()
	rec := longear.StateRecord{Kind: "k", ID: "one/with ünicode", JSON: []byte(`{"a":1}`)}
	_, err := s.store.GetState(ctx, rec.Kind, rec.ID)
	wantKind(t, err, longear.KindNotFound)
	v, err := s.store.PutState(ctx, rec)
	check(t, err)
	equal(t, "first version", v, int64(1))
	_, err = s.store.PutState(ctx, rec)
	wantKind(t, err, longear.KindConflict)
	rec.Version, rec.JSON = v, []byte(`{"a":2}`)
	v, err = s.store.PutState(ctx, rec)
	check(t, err)
	_, err = s.reopen().PutState(ctx, rec)
	wantKind(t, err, longear.KindConflict)
	rec.Version = v
	got, err := s.store.GetState(ctx, rec.Kind, rec.ID)
	check(t, err)
	equal(t, "read back", got, rec)
	list, err := s.store.ListState(ctx, "k")
	check(t, err)
	equal(t, "listed", list, []longear.StateRecord{rec})
}

func testDeadLetters(t *testing.T, s suite) {
	ctx := t.Context()
	a := longear.NewDeadLetter("s-x", "http://a.example/", "fetch", longear.Errorf(longear.KindBlocked, "robots.txt"), base())
	b := longear.NewDeadLetter("s-x", "http://b.example/", "extract", longear.Errorf(longear.KindTerminal, "no text"), base())
	check(t, s.store.DeadLetters(ctx, []longear.DeadLetter{a, b}))
	counts, err := s.store.Counts(ctx)
	check(t, err)
	equal(t, "counted at once", counts.DeadLetters, 2)
	check(t, s.store.DeadLetters(ctx, []longear.DeadLetter{a}))
	list, err := s.store.ListDeadLetters(ctx, 10)
	check(t, err)
	equal(t, "kept", len(list), 2)
	equal(t, "kind", longear.KindOf(longear.Errorf(list[0].Kind, "x")), list[0].Kind)
}
