package batch

import (
	"context"
	"io"
	"sync"

	"longear"
)

// lines are some lines of the input on their way through decoding.
type lines struct {
	items []item
	done  chan struct{} // closed when they are decoded
}

// item is a line with what it says, or what is wrong with it.
type item struct {
	n    int
	line []byte
	post *longear.Post
	err  error
}

// linesTogether is how many lines a worker decodes at a time.
const linesTogether = 256

// read decodes the lines of r in parallel and gives them to the sorter in order. Meanwhile the first posts are prepared
// for nothing: so dictionaries are opened while the file is read, and not when all wait for them.
func (j *run) read(ctx context.Context, name string, r io.Reader, sorted *sorter) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	jobs, ordered := make(chan *lines, j.opt.Workers), make(chan *lines, 2*j.opt.Workers)
	var workers sync.WaitGroup
	for range j.opt.Workers {
		workers.Go(func() {
			for l := range jobs {
				l.decode(name)
			}
		})
	}
	workers.Go(func() {
		first := true
		for l := range ordered {
			<-l.done
			if first {
				first = false
				workers.Go(func() { j.warm(l.items) })
			}
			if context.Cause(ctx) != nil {
				continue
			}
			if err := j.take(l.items, sorted); err != nil {
				stop(err)
			}
		}
	})
	err := split(ctx, name, r, jobs, ordered)
	close(jobs)
	close(ordered)
	workers.Wait()
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

// split sends the lines of r to the workers, and to what follows them in order.
func split(ctx context.Context, name string, r io.Reader, jobs, ordered chan<- *lines) error {
	next := &lines{done: make(chan struct{})}
	send := func() {
		ordered <- next
		jobs <- next
		next = &lines{done: make(chan struct{})}
	}
	push := func(it item) error {
		if next.items = append(next.items, it); len(next.items) == linesTogether {
			send()
		}
		return context.Cause(ctx)
	}
	err := Lines(name, r, func(n int, line []byte) error { return push(item{n: n, line: line}) }, func(err error) error {
		if cause := context.Cause(ctx); cause != nil {
			return cause
		}
		return push(item{err: err})
	})
	if err == nil {
		send()
	}
	return err
}

func (l *lines) decode(name string) {
	for i := range l.items {
		it := &l.items[i]
		if it.err != nil {
			continue
		}
		p, err := Post(it.line)
		if err != nil {
			it.err = &LineError{name, it.n, err}
			continue
		}
		it.post = &p
	}
	close(l.done)
}

// take adds the good lines to the sorter and reports the bad.
func (j *run) take(items []item, sorted *sorter) error {
	for i := range items {
		it := &items[i]
		var err error
		if it.err != nil {
			err = j.fault(it.err)
		} else {
			err = sorted.add(record{at: it.post.Clocks.EventTime().Unix(), line: int64(it.n), raw: it.line, post: it.post})
		}
		if err != nil {
			return err
		}
	}
	j.pace.look()
	return j.ctx.Err()
}

// warmed is how many posts are prepared for nothing.
const warmed = 32

func (j *run) warm(items []item) {
	for _, it := range items[:min(len(items), warmed)] {
		if it.post != nil {
			j.opt.Preparer.Prepare(*it.post)
		}
	}
}
