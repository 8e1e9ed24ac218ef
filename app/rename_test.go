package app_test

import (
	"testing"

	"longear"
	"longear/app"
)

// testRename names a narrative by a sentence of one of its posts, takes the post's wording out and back, and undoes it.
func (r newsroom) testRename(t *testing.T, before longear.NarrativeDetail, post longear.PostID) {
	id, who := before.Narrative.ID, app.Act{By: "dana", Reason: "says more"}
	offered, err := r.Sentences(t.Context(), post)
	if err != nil || len(offered) == 0 {
		t.Fatalf("%s offers %q (%v)", post, offered, err)
	}
	p, err := r.Store().Post(t.Context(), post)
	if err != nil {
		t.Fatal(err)
	}
	sentence := len(offered) // no machine names by the last sentence of a post that has more than one
	name, lang := offered[sentence-1], p.Post.Lang
	for _, wrong := range []int{0, sentence + 1} {
		if _, err := r.Rename(t.Context(), id, post, wrong, who); longear.KindOf(err) != longear.KindInvalid {
			t.Errorf("sentence %d of %d: %v, want a refusal", wrong, sentence, err)
		}
	}
	ev, err := r.Rename(t.Context(), id, post, sentence, who)
	if err != nil {
		t.Fatal(err)
	}
	named := func(when string, want string, chosen int) {
		t.Helper()
		n := r.pages(t, id)[0].Narrative
		if n.Names[lang] != want || len(n.Chosen) != chosen {
			t.Errorf("%s: named %q in %s, chosen %v, want %q", when, n.Names[lang], lang, n.Chosen, want)
		}
		r.restart(t, id)
	}
	named("chosen", name, 1)
	if then, err := r.AsOf(t.Context(), id, ev.ID); err != nil || then.Narrative.Names[lang] != name {
		t.Errorf("as of %s: named %q (%v), want %q", ev.ID, then.Narrative.Names[lang], err, name)
	}
	split, err := r.Split(t.Context(), id, nil, []longear.PostID{post}, who)
	if err != nil {
		t.Fatal(err)
	}
	if n := r.pages(t, id)[0].Narrative; n.Names[lang] == name || len(n.Chosen) != 0 {
		t.Errorf("without the post it is named %q, chosen %v", n.Names[lang], n.Chosen)
	}
	r.undo(t, split.ID)
	named("the post is back", name, 1)
	r.undo(t, ev.ID)
	named("undone", before.Narrative.Names[lang], 0)
}
