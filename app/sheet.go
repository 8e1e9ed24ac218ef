package app

import (
	"context"
	"slices"
	"sync"
	"time"

	"longear"
	"longear/app/events"
	"longear/clustering/sheet"
	"longear/lang"
)

// sheets makes falsification sheets and keeps the newest for a while, since pages ask again and again.
type sheets struct {
	calendar  events.Calendar
	catalogue func() *sheet.Catalogue

	mu   sync.Mutex
	kept map[longear.NarrativeID]keptSheet
}

type keptSheet struct {
	longear.Sheet
	seq   uint64
	posts int
	made  time.Time
}

// Bounds of what is kept: coverage changes with each poll, so a sheet is soon old.
const (
	sheetAge   = 5 * time.Minute
	sheetsKept = 256
)

func newSheets(a *App) (*sheets, error) {
	calendar, err := events.Load(a.opt.Events, almaty())
	if err != nil {
		return nil, err
	}
	return &sheets{
		calendar: calendar, kept: map[longear.NarrativeID]keptSheet{},
		catalogue: sync.OnceValue(func() *sheet.Catalogue { return sheet.NewCatalogue(a.KnownSources(), a.analyzer) }),
	}, nil
}

// EventFaults are the entries of the calendars that could not be read.
func (a *App) EventFaults() []*events.FaultError { return a.sheets.calendar.Faults }

// Sheet answers what else could explain a narrative. Ids that were merged away are followed; KindNotFound where none is held.
func (a *App) Sheet(ctx context.Context, id longear.NarrativeID) (longear.Sheet, error) {
	d, err := a.store.Narrative(ctx, id)
	if err != nil {
		return longear.Sheet{}, err
	}
	now := a.opt.Now()
	if kept, ok := a.sheets.fresh(d, now); ok {
		return kept, nil
	}
	out, err := a.fillSheet(ctx, d, now)
	if err != nil {
		return longear.Sheet{}, err
	}
	a.sheets.keep(d, out, now)
	return out, nil
}

func (s *sheets) fresh(d longear.NarrativeDetail, now time.Time) (longear.Sheet, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.kept[d.Narrative.ID]
	ok = ok && k.seq == d.Narrative.Seq && k.posts == len(d.Sightings) && now.Sub(k.made) < sheetAge
	return k.Sheet, ok
}

func (s *sheets) keep(d longear.NarrativeDetail, out longear.Sheet, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.kept) >= sheetsKept {
		clear(s.kept)
	}
	s.kept[d.Narrative.ID] = keptSheet{out, d.Narrative.Seq, len(d.Sightings), now}
}

func (a *App) fillSheet(ctx context.Context, d longear.NarrativeDetail, now time.Time) (longear.Sheet, error) {
	coverage, err := a.store.Coverage(ctx)
	if err != nil {
		return longear.Sheet{}, err
	}
	var docs []lang.Doc
	for _, p := range sheet.Earliest(d.Sightings) {
		docs = append(docs, a.analyzer.Prepare(p))
	}
	check := a.sheets.catalogue().Credits(docs)
	look := creditSearch{App: a, narrative: d, coverage: coverage, now: now, budget: maxCompared}
	for i := range check.Credits {
		c := &check.Credits[i]
		at := slices.IndexFunc(docs, func(doc lang.Doc) bool { return doc.Post.ID == c.Posts[0] })
		if err := look.search(ctx, c, &docs[at]); err != nil {
			return longear.Sheet{}, err
		}
	}
	sheet.Settle(&check)
	in := sheet.Input{Narrative: d.Narrative, Sightings: d.Sightings, Docs: docs, Sources: a.KnownSources(), Coverage: coverage, Now: now}
	in.Agenda = a.agenda(d)
	return sheet.Of(in, check), nil
}
