package app

import (
	"context"

	"longear"
	"longear/clustering"
	"longear/clustering/ledger"
)

// Sentences lists what a post offers to name its narrative by: its title and its sentences, as names show them.
func (a *App) Sentences(ctx context.Context, post longear.PostID) ([]string, error) {
	d, err := a.store.Post(ctx, post)
	if err != nil {
		return nil, err
	}
	return clustering.Sentences(&d.Post), nil
}

// Rename records that a person names a narrative by a sentence of a post that it holds, counted from 1 as Sentences lists
// them. It is the name in the language of that post.
func (a *App) Rename(ctx context.Context, id longear.NarrativeID, post longear.PostID, sentence int, act Act) (longear.Event, error) {
	return a.edit(ctx, act, func() ([]longear.Event, error) {
		d, err := a.store.Post(ctx, post)
		if err != nil {
			return nil, err
		}
		offered := clustering.Sentences(&d.Post)
		if sentence < 1 || sentence > len(offered) {
			return nil, longear.Errorf(longear.KindInvalid, "the post %s has no sentence %d: it has %d (“longear rename %s %s” lists them)", post, sentence, len(offered), id, post)
		}
		log, err := a.readLog(ctx, ledger.Point{})
		if err != nil {
			return nil, err
		}
		ev, err := log.Rename(id, post, d.Post.Lang, offered[sentence-1])
		return []longear.Event{ev}, err
	})
}
