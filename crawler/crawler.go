// Package crawler polls sources and hands their posts on in batches whose acknowledgement advances the source's
// checkpoint. It owns the schedule, the adapters for feeds, pages, lists and Telegram previews, and the interfaces of
// what it needs from the store and the extractor.
//
// A poll of one source: load checkpoint → fetch → adapter → posts and dead letters → Sink.Put → (later) Batch.Ack →
// save checkpoint.
package crawler

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"longear"
	"longear/crawler/fetch"
)

// Options are a crawler's parts and bounds. Client, Extractor, Dates, Checkpoints, Seen and Sink are required.
type Options struct {
	Client      *fetch.Client
	Extractor   Extractor
	Dates       Dates
	Checkpoints Checkpoints
	Seen        Seen
	Sink        Sink
	Statuses    Statuses       // nil: statuses are only in the report
	Progress    func(Event)    // nil: none; called by one goroutine at a time
	Log         *slog.Logger   // nil: discarded
	Clock       fetch.Clock    // nil: the machine's
	Random      func() float64 // nil: math/rand; [0, 1), for jitter
	Workers     int            // 4 sources at a time
	MaxPages    int            // 10 list or preview pages in one poll of a source
	MaxArticles int            // 200 article pages in one poll of a source
	MinInterval time.Duration  // 5m between two polls of a source
	MaxInterval time.Duration  // 6h
}

// Crawler polls sources. Its methods may be used one at a time.
type Crawler struct {
	Options
}

// New checks the options and fills in the defaults.
func New(o Options) (*Crawler, error) {
	if o.Client == nil || o.Extractor == nil || o.Dates == nil || o.Checkpoints == nil || o.Seen == nil || o.Sink == nil {
		return nil, longear.Errorf(longear.KindInternal, "crawler: Client, Extractor, Dates, Checkpoints, Seen and Sink are required")
	}
	o.Workers = cmp.Or(o.Workers, 4)
	o.MaxPages = cmp.Or(o.MaxPages, 10)
	o.MaxArticles = cmp.Or(o.MaxArticles, 200)
	o.MinInterval = cmp.Or(o.MinInterval, 5*time.Minute)
	o.MaxInterval = cmp.Or(o.MaxInterval, 6*time.Hour)
	if o.Clock == nil {
		o.Clock = fetch.SystemClock{}
	}
	if o.Random == nil {
		o.Random = rand.Float64
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Crawler{Options: o}, nil
}

// Report is what one round over all sources brought, in the order of the sources.
type Report struct {
	Statuses []Status
}

// Totals sums posts, known items and dead letters.
func (r Report) Totals() (posts, known, dead int) {
	for _, s := range r.Statuses {
		posts, known, dead = posts+s.Posts, known+s.Known, dead+s.Dead
	}
	return posts, known, dead
}

// Once polls every enabled source one time. A source that fails is in the report and stops nobody; only a cancelled
// context, a lost checkpoint store or a sink that refuses a batch end the round early, with an error. Acks may still
// be outstanding when Once returns: flush the sink, then exit.
func (c *Crawler) Once(ctx context.Context, sources []longear.Source) (Report, error) {
	sources = enabled(sources)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs := make(chan int)
	statuses := make([]Status, len(sources))
	progress := c.progress(len(sources))
	var workers sync.WaitGroup
	for range min(c.Workers, len(sources)) {
		workers.Go(func() {
			for i := range jobs {
				result, err := c.poll(ctx, sources[i])
				if err != nil {
					cancel(err)
					continue // drain the jobs
				}
				statuses[i] = c.conclude(ctx, sources[i], result, 0)
				progress(statuses[i])
			}
		})
	}
	for i := range sources {
		select {
		case jobs <- i:
		case <-ctx.Done():
		}
	}
	close(jobs)
	workers.Wait()
	return Report{Statuses: statuses}, context.Cause(ctx)
}

func enabled(sources []longear.Source) []longear.Source {
	var list []longear.Source
	for _, s := range sources {
		if s.IsEnabled() {
			list = append(list, s)
		}
	}
	return list
}

// progress counts the sources and calls back, one goroutine at a time.
func (c *Crawler) progress(total int) func(Status) {
	var mu sync.Mutex
	done := 0
	return func(s Status) {
		mu.Lock()
		defer mu.Unlock()
		done++
		if c.Progress != nil {
			c.Progress(Event{Status: s, Done: done, Total: total})
		}
	}
}

// conclude turns a poll into its status, keeps it and logs it.
func (c *Crawler) conclude(ctx context.Context, s longear.Source, r *poll, failures int) Status {
	status := r.status()
	status.Next = status.At.Add(c.interval(s, r, failures))
	c.Log.LogAttrs(ctx, slog.LevelInfo, "source polled", slog.String("source", string(s.ID)),
		slog.String("state", string(status.State)), slog.String("reason", status.Reason),
		slog.Int("posts", status.Posts), slog.Int("known", status.Known), slog.Int("dead", status.Dead))
	c.keepStatus(ctx, status)
	return status
}

// keepStatus reports to the store; a status that cannot be kept is logged, for it must not stop the crawl.
func (c *Crawler) keepStatus(ctx context.Context, s Status) {
	if c.Statuses == nil {
		return
	}
	if err := c.Statuses.SaveStatus(ctx, s); err != nil && !errors.Is(err, context.Canceled) {
		c.Log.LogAttrs(ctx, slog.LevelWarn, "status not kept", slog.String("source", string(s.Source)), slog.Any("error", err))
	}
}
