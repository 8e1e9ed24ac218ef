package app

import (
	"context"
	"encoding/json"

	"longear"
	"longear/clustering"
	"longear/pipeline/embed"
)

// Embed says where vectors come from. The zero value switches the meaning channel off.
type Embed struct {
	URL   string // of an OpenAI-compatible endpoint, up to and with /v1
	Model string
	Key   string // from the environment or a file; printed as nothing
}

// String keeps the key out of logs and dumps.
func (e Embed) String() string { return e.URL + " " + e.Model }

// GoString is String, for %#v.
func (e Embed) GoString() string { return e.String() }

// vectors returns the meaning channel, nil when it is off.
func (o Options) vectors(ctx context.Context, cache embed.Cache) clustering.Vectors {
	switch o.Embed.URL {
	case "":
		return nil
	case StaticVectors:
		m, err := newStaticMeaning()
		if err != nil {
			o.Log.Error("the meaning channel is missing", "error", err)
			return nil
		}
		return m
	}
	return meaning{ctx, embed.New(embed.Options{URL: o.Embed.URL, Model: o.Embed.Model, Key: o.Embed.Key, Cache: cache, Now: o.Now, Log: o.Log})}
}

// meaning asks the endpoint for the vectors of new clusters.
type meaning struct {
	ctx    context.Context //nolint:containedctx // of the pipeline or run that decides; the engine knows no contexts
	client *embed.Client
}

// Vectors embeds title and lead of each post.
func (m meaning) Vectors(posts []*longear.Post) [][]float32 {
	texts := make([]string, len(posts))
	for i, p := range posts {
		texts[i] = clustering.MeaningText(p)
	}
	return m.client.Embed(m.ctx, texts)
}

// vectorState is the kind of the records that keep vectors by text and model, so that a rebuild asks nobody.
const vectorState = "vector"

// vectorCache keeps vectors in the store.
type vectorCache struct{ store StateStore }

// Get returns nil when the key is not held.
func (c vectorCache) Get(ctx context.Context, key string) ([]float32, error) {
	rec, err := c.store.GetState(ctx, vectorState, key)
	if longear.KindOf(err) == longear.KindNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var v []float32
	return v, json.Unmarshal(rec.JSON, &v)
}

// Put keeps a vector; one that is held already is the same.
func (c vectorCache) Put(ctx context.Context, key string, vector []float32) error {
	raw, err := json.Marshal(vector)
	if err != nil {
		return err
	}
	_, err = c.store.PutState(ctx, longear.StateRecord{Kind: vectorState, ID: key, JSON: raw})
	if longear.KindOf(err) == longear.KindConflict {
		return nil
	}
	return err
}
