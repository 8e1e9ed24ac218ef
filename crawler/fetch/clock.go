package fetch

import (
	"context"
	"time"
)

// Clock is the time that the crawler lives in; tests bring their own.
type Clock interface {
	Now() time.Time
	After(d time.Duration) <-chan time.Time
}

// SystemClock is the machine's clock.
type SystemClock struct{}

// Now returns the present.
func (SystemClock) Now() time.Time { return time.Now() }

// After returns a channel that delivers once d has passed.
func (SystemClock) After(d time.Duration) <-chan time.Time { return time.After(d) }

// sleep waits on the clock or gives up with the context.
func sleep(ctx context.Context, clock Clock, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-clock.After(d):
		return nil
	}
}
