package crawler

import (
	"context"
	"sync"
	"time"

	"longear"
)

// idle is the longest sleep of Run's loop, and how long a source that is due again waits for the Ack of its last batch.
const idle = time.Minute

// task is one source on the schedule.
type task struct {
	source   longear.Source
	due      time.Time
	failures int
	busy     bool
	pending  *pending
}

// Run polls every enabled source for ever, each at its own pace, until the context ends; then it waits for its workers
// and returns the context's cause. A source whose last batch is not acknowledged yet is not polled again.
func (c *Crawler) Run(ctx context.Context, sources []longear.Source) error {
	tasks := c.plan(ctx, enabled(sources))
	jobs, results := make(chan *task), make(chan *task)
	progress := c.progress(0)
	var workers sync.WaitGroup
	for range min(c.Workers, len(tasks)) {
		workers.Go(func() {
			for t := range jobs {
				c.work(ctx, t, progress)
				results <- t
			}
		})
	}
	c.loop(ctx, tasks, jobs, results)
	close(jobs)
	workers.Wait()
	return context.Cause(ctx)
}

// plan spreads the first polls over a minute, and respects when a source was polled before a restart.
func (c *Crawler) plan(ctx context.Context, sources []longear.Source) []*task {
	tasks := make([]*task, 0, len(sources))
	for _, s := range sources {
		t := &task{source: s, due: c.Clock.Now().Add(time.Duration(c.Random() * float64(time.Minute)))}
		if last, err := c.Checkpoints.Load(ctx, s.ID); err == nil && !last.At.IsZero() {
			rest := last.At.Add(c.interval(s, &poll{next: last}, 0))
			if rest.After(t.due) {
				t.due = rest
			}
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// loop owns the tasks: it hands out what is due, one at a time, and takes back what is done. It returns when the
// context has ended and no task is out.
func (c *Crawler) loop(ctx context.Context, tasks []*task, jobs chan<- *task, results <-chan *task) {
	out := 0
	for {
		t, wait := c.nextDue(tasks)
		hand := jobs
		if t == nil || ctx.Err() != nil {
			hand = nil
		}
		if ctx.Err() != nil && out == 0 {
			return
		}
		done := ctx.Done()
		if ctx.Err() != nil {
			done = nil // wait for the workers only
		}
		select {
		case hand <- t:
			t.busy = true
			out++
		case t := <-results:
			t.busy = false
			out--
		case <-c.timer(hand, wait):
		case <-done:
		}
	}
}

// timer wakes the loop when something becomes due; while a task waits for a worker, or all are out, it is not needed.
func (c *Crawler) timer(hand chan<- *task, wait time.Duration) <-chan time.Time {
	if hand != nil || wait <= 0 {
		return nil
	}
	return c.Clock.After(wait)
}

// nextDue returns the task that has been due longest, or how long to wait for one: zero when all are out.
func (c *Crawler) nextDue(tasks []*task) (*task, time.Duration) {
	var first *task
	for _, t := range tasks {
		if !t.busy && (first == nil || t.due.Before(first.due)) {
			first = t
		}
	}
	if first == nil {
		return nil, 0
	}
	if wait := first.due.Sub(c.Clock.Now()); wait > 0 {
		return nil, min(wait, idle)
	}
	return first, 0
}

// work polls one source and sets when it is due again.
func (c *Crawler) work(ctx context.Context, t *task, progress func(Status)) {
	if t.pending != nil && t.pending.waiting() {
		t.due = c.Clock.Now().Add(idle)
		return
	}
	result, err := c.poll(ctx, t.source)
	if ctx.Err() != nil {
		return
	}
	if err != nil { // the store or the sink: not the source's fault, and nothing is lost
		c.Log.ErrorContext(ctx, "poll not completed", "source", string(t.source.ID), "error", err)
		t.due = c.Clock.Now().Add(idle)
		return
	}
	t.pending = result.pending
	if result.failure == nil {
		t.failures = 0
	} else {
		t.failures++
	}
	status := c.conclude(ctx, t.source, result, t.failures)
	t.due = status.Next
	progress(status)
}
