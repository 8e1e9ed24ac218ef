package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"longear"
	"longear/clustering"
	"longear/index/query"
	"longear/lang"
	"longear/pipeline"
)

// App is one running longear: a store, and what reads from or writes to it. Stop it once.
type App struct {
	opt      Options
	analyzer *lang.Analyzer
	store    Store
	sources  map[longear.SourceID]longear.Source
	recalled []longear.Source // by the store, beyond those of the options
	sheets   *sheets

	mu       sync.Mutex
	cleanups []cleanup
}

type cleanup struct {
	name string
	do   func() error
}

// New opens the store. Nothing runs yet.
func New(ctx context.Context, opt Options) (*App, error) {
	opt = opt.withDefaults()
	analyzer, words, err := newAnalyzer(opt)
	if err != nil {
		return nil, err
	}
	store, err := OpenStore(ctx, opt.Store, opt.Credentials, query.NewReader(analyzer, words))
	if err != nil {
		return nil, err
	}
	if opt.Wrap != nil {
		store = opt.Wrap(store)
	}
	a := &App{opt: opt, analyzer: analyzer, store: store, sources: map[longear.SourceID]longear.Source{}}
	a.onStop("close the store", store.Close)
	for _, s := range opt.Sources {
		a.sources[s.ID] = s
	}
	if err := a.recallSources(ctx); err != nil {
		return nil, errors.Join(err, a.Stop())
	}
	if a.sheets, err = newSheets(a); err != nil {
		return nil, errors.Join(err, a.Stop())
	}
	return a, nil
}

// Store gives commands access to what is stored.
func (a *App) Store() Store { return a.store }

func (a *App) onStop(name string, do func() error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.cleanups = append(a.cleanups, cleanup{name, do})
}

// Stop undoes what New and Serve did, last first. It may be called again.
func (a *App) Stop() error {
	a.mu.Lock()
	cleanups := a.cleanups
	a.cleanups = nil
	a.mu.Unlock()
	var errs []error
	for _, cleanup := range slices.Backward(cleanups) {
		if err := cleanup.do(); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", cleanup.name, err))
		}
	}
	return errors.Join(errs...)
}

// startPipeline starts the writer; a second one on the same store replaces the first.
func (a *App) startPipeline(ctx context.Context) (*pipeline.Runner, error) {
	return pipeline.Start(ctx, a.pipelineOptions(ctx))
}

func (a *App) pipelineOptions(ctx context.Context) pipeline.Options {
	wait := pipeline.Options{}.MaxWait
	if a.opt.Gather {
		wait = -1
	}
	return pipeline.Options{
		Store: a.store, Preparer: newPreparer(a.analyzer, a.opt), Sources: a.sources, Now: a.opt.Now, Log: a.opt.Log,
		Assigner: func() pipeline.Assigner {
			return assigner{clustering.NewEngine(clustering.Options{Vectors: a.notedVectors(ctx)})}
		},
		MaxGroup: a.opt.MaxGroup, MaxWait: wait,
	}
}

// assigner adapts the clustering engine to the pipeline; the two rooms do not know each other.
type assigner struct{ *clustering.Engine }

// Settle takes a last look at the end of an input.
func (s assigner) Settle(seq uint64) pipeline.Proposal {
	events, touched := s.Engine.Settle(seq)
	return pipeline.Proposal{Events: events, Touched: touched}
}

// Assign decides about a group.
func (s assigner) Assign(seq uint64, docs []lang.Doc) pipeline.Proposal {
	decisions, events, touched := s.Engine.Assign(seq, docs)
	return pipeline.Proposal{Decisions: decisions, Events: events, Touched: touched}
}
