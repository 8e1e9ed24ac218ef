package fetch

import (
	"context"
	"strings"
	"sync"
	"time"

	"longear"
)

// maxHosts bounds the table of hosts; hosts whose rest is over are forgotten first.
const maxHosts = 4096

// maxWait is the longest rest that a request waits for; beyond it the caller is told to come back.
const maxWait = time.Minute

// hosts keeps one request at a time, and a gap between two of them, for every host.
type hosts struct {
	clock Clock
	gap   time.Duration

	mu   sync.Mutex
	byID map[string]*host
}

type host struct {
	slot chan struct{} // holds a token while a request is on its way

	mu    sync.Mutex
	users int           // requests that hold or wait for the slot
	gap   time.Duration // Crawl-delay, when the host names one
	next  time.Time     // no request before this
}

func newHosts(clock Clock, gap time.Duration) *hosts {
	return &hosts{clock: clock, gap: gap, byID: make(map[string]*host)}
}

// enter registers a user of the host, so that it is not forgotten.
func (h *hosts) enter(name string) *host {
	name = strings.ToLower(name)
	h.mu.Lock()
	defer h.mu.Unlock()
	x := h.byID[name]
	if x == nil {
		h.forgetIdle()
		x = &host{slot: make(chan struct{}, 1), gap: h.gap}
		h.byID[name] = x
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.users++
	return x
}

func (h *hosts) forgetIdle() {
	if len(h.byID) < maxHosts {
		return
	}
	now := h.clock.Now()
	for name, x := range h.byID {
		x.mu.Lock()
		if x.users == 0 && x.next.Before(now) {
			delete(h.byID, name)
		}
		x.mu.Unlock()
	}
}

// acquire waits for the host's turn. The caller must call release when the body has been read.
func (h *hosts) acquire(ctx context.Context, name string) (release func(), err error) {
	x := h.enter(name)
	select {
	case <-ctx.Done():
		x.leave()
		return nil, ctx.Err()
	case x.slot <- struct{}{}:
	}
	wait := x.nextAt().Sub(h.clock.Now())
	if wait > maxWait {
		err = &StatusError{RetryAfter: wait, Resting: true}
		err = longear.E("", longear.KindTransient, err)
	} else {
		err = sleep(ctx, h.clock, wait)
	}
	if err != nil {
		<-x.slot
		x.leave()
		return nil, err
	}
	return func() { x.release(h.clock.Now()) }, nil
}

func (x *host) leave() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.users--
}

func (x *host) release(now time.Time) {
	x.mu.Lock()
	if next := now.Add(x.gap); next.After(x.next) {
		x.next = next
	}
	x.mu.Unlock()
	<-x.slot
	x.leave()
}

func (x *host) nextAt() time.Time {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.next
}

// rest keeps everybody away from the host for a while: Retry-After.
func (h *hosts) rest(name string, d time.Duration) {
	x := h.enter(name)
	defer x.leave()
	x.mu.Lock()
	defer x.mu.Unlock()
	if next := h.clock.Now().Add(d); next.After(x.next) {
		x.next = next
	}
}

// slow sets the gap that the host asks for in robots.txt, when it is longer than ours.
func (h *hosts) slow(name string, gap time.Duration) {
	x := h.enter(name)
	defer x.leave()
	x.mu.Lock()
	defer x.mu.Unlock()
	x.gap = max(h.gap, min(gap, maxWait))
}
