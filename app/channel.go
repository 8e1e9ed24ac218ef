package app

import (
	"context"
	"encoding/json"
	"time"

	"longear"
	"longear/clustering"
)

// channelID is the id of the meaning channel's record in the store.
const channelID = "meaning"

// channelEvery is how often the record is written while nothing but its counts changes.
const channelEvery = time.Minute

// noted writes down how the meaning channel does, for readers of the store.
type noted struct {
	meaning
	save func(longear.Channel)
	now  func() time.Time

	saved   time.Time
	failing bool
}

// Vectors asks the channel, and keeps its state when it has begun or ceased to fail, or now and then.
func (n *noted) Vectors(posts []*longear.Post) [][]float32 {
	out := n.meaning.Vectors(posts)
	c := n.client.Status()
	if now := n.now(); c.Failing() != n.failing || now.Sub(n.saved) >= channelEvery {
		n.save(c)
		n.saved, n.failing = now, c.Failing()
	}
	return out
}

// notedVectors is the meaning channel of the writer.
func (a *App) notedVectors(ctx context.Context) clustering.Vectors {
	v := a.opt.vectors(ctx, vectorCache{a.store})
	save := func(c longear.Channel) {
		err := a.updateState(ctx, longear.ChannelState, channelID, func([]byte) (any, error) { return c, nil })
		if err != nil {
			a.opt.Log.Warn("the state of the meaning channel was not kept", "error", err)
		}
	}
	switch m := v.(type) {
	case meaning:
		return &noted{meaning: m, save: save, now: a.opt.Now}
	case staticMeaning:
		now := a.opt.Now().UTC()
		save(longear.Channel{URL: StaticVectors, Asked: now, LastOK: now})
	}
	return v
}

// Channel tells how the meaning channel did when a writer of this store asked it last; false: none did.
func (a *App) Channel(ctx context.Context) (longear.Channel, bool, error) {
	var c longear.Channel
	rec, err := a.store.GetState(ctx, longear.ChannelState, channelID)
	if longear.KindOf(err) == longear.KindNotFound {
		return c, false, nil
	}
	if err != nil {
		return c, false, err
	}
	return c, true, longear.E("state of the meaning channel", longear.KindInternal, json.Unmarshal(rec.JSON, &c))
}
