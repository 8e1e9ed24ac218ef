package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"longear"
	"longear/crawler"
	"longear/crawler/fetch"
	"longear/pipeline"
	"longear/pipeline/extract"
)

// Report is what a crawl or an import brought.
type Report struct {
	Stats    pipeline.Stats   `json:"stats"`
	Sources  []crawler.Status `json:"sources,omitempty"`
	Counts   longear.Counts   `json:"held"`
	Duration time.Duration    `json:"duration_ns"`
}

// String sums a report up in a line.
func (r Report) String() string {
	known := r.Stats.Known
	failed := 0
	for _, s := range r.Sources {
		known += s.Known
		if s.State == crawler.StateFailed || s.State == crawler.StateBlocked {
			failed++
		}
	}
	line := fmt.Sprintf("%d posts stored, %d known already, %d dead letters", r.Stats.Stored, known, r.Stats.Dead)
	if r.Stats.Stored == 0 && r.Stats.Dead == 0 {
		line = "Everything was known already: nothing new was stored"
	}
	if len(r.Sources) > 0 {
		line += fmt.Sprintf("; %d sources polled", len(r.Sources))
	}
	if failed > 0 {
		line += fmt.Sprintf(", %d of them failed or refused (longear sources status)", failed)
	}
	return fmt.Sprintf("%s; %d posts in %d stories held.", line, r.Counts.Posts, r.Counts.Narratives)
}

// CrawlOnce polls every enabled source once and stores what is new.
func (a *App) CrawlOnce(ctx context.Context) (Report, error) {
	start := a.opt.Now()
	if err := a.rememberSources(ctx); err != nil {
		return Report{}, err
	}
	p, err := a.startPipeline(ctx)
	if err != nil {
		return Report{}, err
	}
	c, client, err := a.newCrawler(p)
	if err != nil {
		_, closeErr := p.Close()
		return Report{}, errors.Join(err, closeErr)
	}
	defer client.Close()
	round, err := c.Once(ctx, a.opt.Sources)
	stats, closeErr := p.Close()
	if err := errors.Join(err, closeErr); err != nil {
		return Report{}, err
	}
	return a.report(ctx, Report{Stats: stats, Sources: round.Statuses, Duration: a.opt.Now().Sub(start)})
}

func (a *App) report(ctx context.Context, r Report) (Report, error) {
	var err error
	r.Counts, err = a.store.Counts(ctx)
	return r, err
}

func (a *App) newCrawler(p *pipeline.Runner) (*crawler.Crawler, *fetch.Client, error) {
	gap := time.Duration(0)
	if a.opt.Hosts != nil {
		gap = -1 // the sample world's hosts are all this process
	}
	client := fetch.New(fetch.Options{Hosts: a.opt.Hosts, MinGap: gap})
	state := crawlState{a}
	c, err := crawler.New(crawler.Options{
		Client: client, Extractor: extract.New(), Dates: extract.New(), Checkpoints: state, Seen: state, Statuses: state,
		Sink: sink{p}, Log: a.opt.Log, Progress: a.crawlProgress,
	})
	return c, client, err
}

// crawlProgress prints one line per source.
func (a *App) crawlProgress(e crawler.Event) {
	s := e.Status
	total := ""
	if e.Total > 0 {
		total = fmt.Sprintf("[%2d/%d] ", e.Done, e.Total)
	}
	line := fmt.Sprintf("%s%-28s %s: %d new, %d known", total, s.Source, s.State, s.Posts, s.Known)
	if s.Dead > 0 {
		line += fmt.Sprintf(", %d dead letters", s.Dead)
	}
	if s.Reason != "" {
		line += " (" + longear.Shorten(s.Reason, 100) + ")"
	}
	fmt.Fprintln(a.opt.Progress, line)
}

// sink hands the crawler's batches to the pipeline.
type sink struct{ p *pipeline.Runner }

// Put submits a batch; the pipeline acknowledges it when it is stored.
func (s sink) Put(ctx context.Context, b crawler.Batch) error {
	return s.p.Submit(ctx, pipeline.Batch{Source: b.Source, Posts: b.Posts, Dead: b.Dead, Ack: b.Ack})
}

// crawlState keeps the crawler's checkpoints and statuses in the store's state records.
type crawlState struct{ a *App }

// Load returns a source's checkpoint.
func (s crawlState) Load(ctx context.Context, source longear.SourceID) (crawler.Checkpoint, error) {
	var c crawler.Checkpoint
	_, err := s.a.readState(ctx, longear.CheckpointState, string(source), &c)
	return c, err
}

// Save stores a source's checkpoint; the crawler calls it only after the batch is durable.
func (s crawlState) Save(ctx context.Context, source longear.SourceID, c crawler.Checkpoint) error {
	return s.a.updateState(ctx, longear.CheckpointState, string(source), func([]byte) (any, error) { return c, nil })
}

// Seen tells which posts are held.
func (s crawlState) Seen(ctx context.Context, ids []longear.PostID) (map[longear.PostID]bool, error) {
	known, err := s.a.store.Known(ctx, ids)
	seen := make(map[longear.PostID]bool, len(known))
	for id := range known {
		seen[id] = true
	}
	return seen, err
}

// SaveStatus folds a poll's status into what is known of the source's coverage.
func (s crawlState) SaveStatus(ctx context.Context, st crawler.Status) error {
	return s.a.updateState(ctx, longear.CoverageState, string(st.Source), func(raw []byte) (any, error) {
		var c longear.Coverage
		if len(raw) > 0 {
			if err := json.Unmarshal(raw, &c); err != nil {
				return nil, err
			}
		}
		return covered(c, st), nil
	})
}

// readState decodes a state record into v and returns its version; 0 when there is none.
func (a *App) readState(ctx context.Context, kind, id string, v any) (int64, error) {
	rec, err := a.store.GetState(ctx, kind, id)
	if longear.KindOf(err) == longear.KindNotFound {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return rec.Version, longear.E("state "+kind+"/"+id, longear.KindInternal, json.Unmarshal(rec.JSON, v))
}

const stateTries = 5

// updateState changes a state record; when somebody else was quicker, it reads again and repeats.
func (a *App) updateState(ctx context.Context, kind, id string, change func(old []byte) (any, error)) error {
	var err error
	for range stateTries {
		rec, getErr := a.store.GetState(ctx, kind, id)
		if getErr != nil && longear.KindOf(getErr) != longear.KindNotFound {
			return getErr
		}
		v, changeErr := change(rec.JSON)
		if changeErr != nil {
			return longear.E("state "+kind+"/"+id, longear.KindInternal, changeErr)
		}
		next := longear.StateRecord{Kind: kind, ID: id, Version: rec.Version}
		if next.JSON, err = json.Marshal(v); err != nil {
			return longear.E("state "+kind+"/"+id, longear.KindInternal, err)
		}
		if _, err = a.store.PutState(ctx, next); longear.KindOf(err) != longear.KindConflict {
			return err
		}
	}
	return err
}
