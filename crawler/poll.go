package crawler

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"longear"
	"longear/crawler/fetch"
)

// maxMarks bounds how many items of a source are remembered.
const maxMarks = 1000

// poll is one visit to one source: what was found, and what the checkpoint will be.
type poll struct {
	*Crawler
	source   longear.Source
	last     Checkpoint
	prints   map[string]string // the last checkpoint's marks
	next     Checkpoint
	held     map[longear.PostID]bool
	taken    map[string]bool // keys of this poll: pages of a list overlap
	posts    []longear.Post
	dead     []longear.DeadLetter
	times    []time.Time // confirmed claims of all items, for pace and age
	known    int
	articles int
	retry    bool   // something is to be fetched again: the answer's ETag must not hide it
	cut      string // why there is more than was read
	failure  error  // of the source itself
	at       time.Time
	pending  *pending
}

// poll visits a source. Its error is the end of the round (context, store, sink); the source's own failure is in the poll.
func (c *Crawler) poll(ctx context.Context, s longear.Source) (*poll, error) {
	last, err := c.Checkpoints.Load(ctx, s.ID)
	if err != nil {
		return nil, wrap("load checkpoint of "+string(s.ID), err)
	}
	p := &poll{Crawler: c, source: s, last: last, prints: make(map[string]string), taken: make(map[string]bool), at: c.Clock.Now().UTC(), pending: &pending{}}
	for _, mark := range last.Marks {
		p.prints[mark.Key] = mark.Print
	}
	p.next = Checkpoint{At: p.at}
	p.failure = p.adapter()(ctx)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return p, p.deliver(ctx)
}

// adapter chooses the reader of the source's kind.
func (p *poll) adapter() func(context.Context) error {
	switch p.source.Kind {
	case longear.KindPage:
		return p.pollPage
	case longear.KindList:
		return p.pollList
	case longear.KindTelegramPreview:
		return p.pollTelegram
	case longear.KindRSS, longear.KindAtom:
		return p.pollFeed
	}
	return func(context.Context) error {
		return longear.Errorf(longear.KindInvalid, "no adapter reads sources of kind %q", p.source.Kind)
	}
}

// request asks for the source's own address, conditionally.
func (p *poll) request() fetch.Request {
	r := p.page(p.source.URL)
	r.ETag, r.LastModified = p.last.ETag, p.last.LastModified
	return r
}

// page asks for any address in the source's name.
func (p *poll) page(address string) fetch.Request {
	return fetch.Request{URL: address, UserAgent: p.source.UserAgent, Charset: p.source.Charset}
}

// answered notes the validators of the source's own answer.
func (p *poll) answered(c longear.Capture) {
	p.next.ETag, p.next.LastModified = c.Header["Etag"], c.Header["Last-Modified"]
}

// deliver hands the batch to the sink. A poll that brought nothing has nothing to lose: its checkpoint is saved at once.
func (p *poll) deliver(ctx context.Context) error {
	p.finish()
	if len(p.posts)+len(p.dead) == 0 {
		if p.failure == nil {
			return p.save(ctx)
		}
		return nil
	}
	p.pending.start()
	batch := Batch{Source: p.source.ID, Posts: p.posts, Dead: p.dead, Ack: p.ack()}
	if err := p.Sink.Put(ctx, batch); err != nil {
		p.pending.end()
		return wrap("hand over posts of "+string(p.source.ID), err)
	}
	return nil
}

// ack returns the batch's Ack, which works once.
func (p *poll) ack() func(context.Context, error) error {
	var once sync.Once
	return func(ctx context.Context, reason error) (err error) {
		once.Do(func() {
			defer p.pending.end()
			if reason == nil {
				err = p.save(ctx)
				return
			}
			status := p.status()
			status.State, status.Reason = StateFailed, "not stored: "+reason.Error()
			p.keepStatus(ctx, status)
		})
		return err
	}
}

func (p *poll) save(ctx context.Context) error {
	return wrap("save checkpoint of "+string(p.source.ID), p.Checkpoints.Save(ctx, p.source.ID, p.next))
}

// finish orders the posts and completes the next checkpoint.
func (p *poll) finish() {
	slices.SortFunc(p.posts, func(a, b longear.Post) int {
		return cmp.Or(a.Clocks.EventTime().Compare(b.Clocks.EventTime()), cmp.Compare(a.ID, b.ID))
	})
	if p.retry || p.cut != "" || p.failure != nil {
		p.next.ETag, p.next.LastModified = "", ""
	}
	p.carryMarks()
	p.next.Newest, p.next.Pace = paceOf(p.times, p.last)
}

// carryMarks remembers older items too: feeds shuffle, and lists are not always read to the same depth.
func (p *poll) carryMarks() {
	have := make(map[string]bool, len(p.next.Marks))
	for _, m := range p.next.Marks {
		have[m.Key] = true
	}
	for _, m := range p.last.Marks {
		if !have[m.Key] {
			p.next.Marks = append(p.next.Marks, m)
		}
	}
	p.next.Marks = p.next.Marks[:min(len(p.next.Marks), maxMarks)]
}

// status says how the source did.
func (p *poll) status() Status {
	s := Status{
		Source: p.source.ID, State: StateOK, Reason: p.cut, At: p.at, Newest: p.next.Newest,
		Posts: len(p.posts), Known: p.known, Dead: len(p.dead), Truncated: p.cut != "",
	}
	switch {
	case p.failure != nil && longear.KindOf(p.failure) == longear.KindBlocked:
		s.State, s.Reason = StateBlocked, p.failure.Error()
	case p.failure != nil:
		s.State, s.Reason = StateFailed, p.failure.Error()
	default:
		if why := p.stale(); why != "" {
			s.State, s.Reason = StateStale, why
			if p.cut != "" {
				s.Reason += "; " + p.cut
			}
		}
	}
	return s
}

// wrap names what was being done and keeps the kind.
func wrap(op string, err error) error { return longear.E(op, longear.KindOf(err), err) }

// pending tells whether a source's batch still waits for its Ack.
type pending struct {
	mu    sync.Mutex
	count int
}

func (p *pending) start() { p.add(1) }
func (p *pending) end()   { p.add(-1) }

func (p *pending) add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count += n
}

func (p *pending) waiting() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.count > 0
}
