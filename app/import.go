package app

import (
	"context"
	"errors"
	"fmt"
	"io"

	"longear"
	"longear/app/batch"
	"longear/pipeline"
)

// importBatch is how many lines one acknowledgement covers.
const importBatch = 500

// Import stores the posts of a file of the batch contract. Bad lines become dead letters and are reported through bad;
// the rest goes on.
func (a *App) Import(ctx context.Context, name string, r io.Reader, bad func(error)) (Report, error) {
	p, err := a.startPipeline(ctx)
	if err != nil {
		return Report{}, err
	}
	in := importer{a: a, ctx: ctx, p: p, name: name, bad: bad}
	readErr := batch.Lines(name, r, in.line, in.fault)
	if readErr == nil {
		readErr = in.flush()
	}
	stats, closeErr := p.Close()
	if err := errors.Join(readErr, closeErr); err != nil {
		return Report{}, err
	}
	return a.report(ctx, Report{Stats: stats})
}

type importer struct {
	a    *App
	ctx  context.Context //nolint:containedctx // lives for one call of Import
	p    *pipeline.Runner
	name string
	bad  func(error)
	next pipeline.Batch
}

func (in *importer) line(_ int, line []byte) error {
	post, err := longear.DecodePost(line)
	if err != nil {
		return err
	}
	in.next.Posts = append(in.next.Posts, post)
	if len(in.next.Posts) < importBatch {
		return nil
	}
	if err := in.flush(); err != nil {
		return &stopError{err}
	}
	return nil
}

// stopError ends the import, where other errors only cost their line.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }
func (e *stopError) Unwrap() error { return e.err }

func (in *importer) fault(err error) error {
	if stop, ok := errors.AsType[*stopError](err); ok {
		return stop.err
	}
	in.bad(err)
	at := in.name
	if line, ok := errors.AsType[*batch.LineError](err); ok {
		at = fmt.Sprintf("%s:%d", line.File, line.Line)
	}
	in.next.Dead = append(in.next.Dead, longear.NewDeadLetter("", at, "import", err, in.a.opt.Now()))
	return nil
}

func (in *importer) flush() error {
	b := in.next
	in.next = pipeline.Batch{}
	if len(b.Posts) == 0 && len(b.Dead) == 0 {
		return nil
	}
	return in.p.Submit(in.ctx, b)
}
