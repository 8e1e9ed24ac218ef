package contract

import (
	"fmt"
	"testing"

	"longear"
)

// testRelate corrects a sighting twice, as a start after a crash would.
func testRelate(t *testing.T, s suite) {
	ctx := t.Context()
	x := s.fill(t)
	post, parent := x.byKey["kk1"], x.byKey["zh1"]
	c := longear.Commit{Seq: 2, Analysis: "test", At: base(), Events: []longear.Event{{
		ID: "e-2-0", Seq: 2, Kind: longear.EventRelate, Narrative: longear.NewNarrativeID(post), Post: post, By: longear.Machine, At: base(),
		From: string(longear.Original), To: string(longear.Debunk),
		Evidence: []longear.Evidence{{Channel: longear.ChannelParent, Value: .5, Note: string(parent)}},
	}}}
	check(t, s.store.Commit(ctx, c))
	before, err := s.store.Post(ctx, post)
	check(t, err)
	for range 2 {
		check(t, s.store.Project(ctx, c, nil))
	}
	got, err := s.reopen().Post(ctx, post)
	check(t, err)
	want := before.Sighting
	want.Relation, want.Parent, want.Score, want.Stance = longear.Debunk, parent, .5, longear.Denies
	equal(t, "the sighting", got.Sighting, want)
	res, err := s.store.Search(ctx, longear.SearchRequest{Text: "relation:debunk", Limit: 10})
	check(t, err)
	found := false
	for _, h := range res.Posts {
		found = found || h.Post.ID == post
	}
	equal(t, "is found by its relation", found, true)
}

// testUnrelate gives a sighting a parent and takes it away again.
func testUnrelate(t *testing.T, s suite) {
	ctx := t.Context()
	x := s.fill(t)
	post, parent := x.byKey["kk1"], x.byKey["zh1"]
	before, err := s.store.Post(ctx, post)
	check(t, err)
	want := before.Sighting
	for i, parent := range []longear.PostID{parent, ""} {
		ev := longear.Event{
			ID: fmt.Sprintf("e-%d-0", i+2), Seq: uint64(i + 2), Kind: longear.EventRelate, Narrative: longear.NewNarrativeID(post), Post: post,
			By: longear.Machine, At: base(), To: string(longear.Original),
		}
		want.Relation, want.Parent, want.Score = longear.Original, parent, 0
		if parent != "" {
			ev.To, ev.Evidence = string(longear.Paraphrase), []longear.Evidence{{Channel: longear.ChannelParent, Value: .5, Note: string(parent)}}
			want.Relation, want.Score = longear.Paraphrase, .5
		}
		c := longear.Commit{Seq: ev.Seq, Analysis: "test", At: base(), Events: []longear.Event{ev}}
		check(t, s.store.Commit(ctx, c))
		check(t, s.store.Project(ctx, c, nil))
		got, err := s.reopen().Post(ctx, post)
		check(t, err)
		equal(t, "the sighting", got.Sighting, want)
	}
}
