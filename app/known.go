package app

import (
	"context"
	"encoding/json"

	"longear"
)

// sourceState is the kind of the records that keep the sources a store was filled from: who reads the store later need
// not have the same feeds.yaml to name them.
const sourceState = "source"

// recallSources adds the sources that the store remembers to those of the options; the options win.
func (a *App) recallSources(ctx context.Context) error {
	records, err := a.store.ListState(ctx, sourceState)
	if err != nil {
		return err
	}
	for _, rec := range records {
		var s longear.Source
		if err := json.Unmarshal(rec.JSON, &s); err != nil {
			return longear.E("source "+rec.ID, longear.KindInternal, err)
		}
		if _, ok := a.sources[s.ID]; !ok {
			a.sources[s.ID] = s
			a.recalled = append(a.recalled, s)
		}
	}
	return nil
}

// rememberSources keeps the sources of a crawl in the store.
func (a *App) rememberSources(ctx context.Context) error {
	for _, s := range a.opt.Sources {
		err := a.updateState(ctx, sourceState, string(s.ID), func([]byte) (any, error) { return s, nil })
		if err != nil {
			return err
		}
	}
	return nil
}

// KnownSources are the sources of the options and those that the store remembers.
func (a *App) KnownSources() []longear.Source {
	return append(append([]longear.Source{}, a.opt.Sources...), a.recalled...)
}

// Synthetic tells whether the store holds the sample world.
func (a *App) Synthetic() bool {
	for _, s := range a.sources {
		if s.Synthetic {
			return true
		}
	}
	return a.opt.Synthetic
}
