package app

import (
	"context"

	"longear"
	"longear/clustering"
)

// Explain compares two stored posts in all channels.
func (a *App) Explain(ctx context.Context, first, second longear.PostID) (clustering.Explanation, error) {
	x, err := a.store.Post(ctx, first)
	if err != nil {
		return clustering.Explanation{}, err
	}
	y, err := a.store.Post(ctx, second)
	if err != nil {
		return clustering.Explanation{}, err
	}
	d, e := a.analyzer.Prepare(x.Post), a.analyzer.Prepare(y.Post)
	return clustering.Explain(&d, &e, a.opt.vectors(ctx, vectorCache{a.store})), nil
}
