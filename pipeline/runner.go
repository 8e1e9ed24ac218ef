package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"longear"
	"longear/lang"
)

// Options configure a Runner. Store, Preparer and Assigner are required.
type Options struct {
	Store    Store
	Preparer Preparer
	Assigner func() Assigner // makes an empty one; called again when memory has to be rebuilt
	Sources  map[longear.SourceID]longear.Source
	Now      func() time.Time
	Log      *slog.Logger
	Workers  int           // prepare in parallel; default 2
	MaxGroup int           // posts per commit; default 1,000
	MaxWait  time.Duration // until a smaller group is committed; default 200 ms; 0 < 0: only when full or drained
	Progress func(Stats)   // after each commit
}

// Stats counts what happened since Start.
type Stats struct {
	Stored int    `json:"stored"` // posts and new versions
	Known  int    `json:"known"`  // known already
	Dead   int    `json:"dead"`
	Seq    uint64 `json:"seq"`
}

// Runner is the pipeline. Start it, Submit batches, Close it.
type Runner struct {
	opt    Options
	writer *writer

	in    chan Batch
	ready chan prepared
	done  chan struct{} // closed when the writer has ended
	stop  context.CancelFunc
	join  sync.WaitGroup

	submitting sync.RWMutex // held while Submit sends, so that Close can close the channel
	closed     bool
}

type prepared struct {
	batch Batch
	docs  []lang.Doc
	dead  []longear.DeadLetter
}

// Start rebuilds memory from the store and starts the workers and the writer. The context bounds the start only;
// Close ends the runner.
func Start(ctx context.Context, opt Options) (*Runner, error) {
	opt = withDefaults(opt)
	w := &writer{opt: opt}
	if err := w.recover(ctx); err != nil {
		return nil, err
	}
	run, stop := context.WithCancel(context.WithoutCancel(ctx))
	r := &Runner{
		opt: opt, writer: w, stop: stop,
		in: make(chan Batch, opt.Workers), ready: make(chan prepared, opt.Workers), done: make(chan struct{}),
	}
	var workers sync.WaitGroup
	for range opt.Workers {
		workers.Go(r.prepare)
	}
	r.join.Go(func() { workers.Wait(); close(r.ready) })
	r.join.Go(func() { defer close(r.done); r.write(run) })
	return r, nil
}

func withDefaults(opt Options) Options {
	if opt.Workers <= 0 {
		opt.Workers = 2
	}
	if opt.MaxGroup <= 0 {
		opt.MaxGroup = 1000
	}
	if opt.MaxWait == 0 {
		opt.MaxWait = 200 * time.Millisecond
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Progress == nil {
		opt.Progress = func(Stats) {}
	}
	return opt
}

// ErrClosed is returned by Submit after Close or after the writer has stopped.
var ErrClosed = errors.New("the pipeline is closed")

// Submit hands a batch over; it blocks while the pipeline is full. A batch that was taken is acknowledged exactly once.
func (r *Runner) Submit(ctx context.Context, b Batch) error {
	r.submitting.RLock()
	defer r.submitting.RUnlock()
	if r.closed {
		return ErrClosed
	}
	select {
	case r.in <- b:
		return nil
	case <-r.done:
		return errors.Join(ErrClosed, r.writer.fatal)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close drains what was submitted, joins all goroutines and returns what stopped the writer, if anything did.
func (r *Runner) Close() (Stats, error) {
	r.submitting.Lock()
	first := !r.closed
	r.closed = true
	r.submitting.Unlock()
	if first {
		close(r.in)
	}
	r.join.Wait()
	r.stop()
	return r.writer.stats, r.writer.fatal
}

// prepare is a worker: it normalises and analyses the posts of a batch; what is invalid becomes a dead letter.
func (r *Runner) prepare() {
	for b := range r.in {
		p := prepared{batch: b, dead: b.Dead}
		for _, post := range b.Posts {
			post = normalise(post, r.opt.Sources, r.opt.Now())
			if err := post.Validate(); err != nil {
				p.dead = append(p.dead, longear.NewDeadLetter(post.Source, post.URL, "normalise", longear.E("", longear.KindInvalid, err), r.opt.Now()))
				continue
			}
			p.docs = append(p.docs, r.opt.Preparer.Prepare(post))
		}
		r.ready <- p
	}
}

// write is the one writer: it gathers prepared batches into groups and commits them.
func (r *Runner) write(ctx context.Context) {
	for {
		group, more := r.gather(nil)
		if len(group) > 0 {
			r.writer.group(ctx, group)
		}
		if !more {
			if r.opt.MaxWait < 0 {
				r.writer.settle(ctx)
			}
			return
		}
	}
}

// gather collects batches until the group is full, has waited long enough, or the input ends. After a fatal error it
// goes on, so that every batch is acknowledged.
func (r *Runner) gather(group []prepared) (_ []prepared, more bool) {
	var timeout <-chan time.Time
	posts := 0
	for posts < r.opt.MaxGroup {
		select {
		case p, ok := <-r.ready:
			if !ok {
				return group, false
			}
			if len(group) == 0 && r.opt.MaxWait > 0 {
				timer := time.NewTimer(r.opt.MaxWait)
				defer timer.Stop()
				timeout = timer.C
			}
			group = append(group, p)
			posts += len(p.docs)
		case <-timeout:
			return group, true
		}
	}
	return group, true
}
