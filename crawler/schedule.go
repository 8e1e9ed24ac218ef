package crawler

import (
	"fmt"
	"slices"
	"time"

	"longear"
	"longear/crawler/fetch"
)

// Back-off by failure class: what is refused or gone is asked less often than what may be back soon.
const (
	maxBackOff   = 24 * time.Hour
	jitter       = .1 // of the interval, to either side
	staleFactor  = 3  // newest item older than so many usual gaps: stale
	minStaleness = 2 * 24 * time.Hour
)

// paceOf derives the newest time and the usual gap from the items of a poll. Where a poll tells nothing (304, one
// item), the last checkpoint's answer stands.
func paceOf(times []time.Time, last Checkpoint) (newest time.Time, pace time.Duration) {
	newest, pace = last.Newest, last.Pace
	if len(times) == 0 {
		return newest, pace
	}
	slices.SortFunc(times, time.Time.Compare)
	if t := times[len(times)-1]; t.After(newest) {
		newest = t
	}
	var gaps []time.Duration
	for i := 1; i < len(times); i++ {
		gaps = append(gaps, times[i].Sub(times[i-1]))
	}
	if len(gaps) >= 3 {
		slices.Sort(gaps)
		pace = gaps[len(gaps)/2]
	}
	return newest, pace
}

// interval says when a source is polled again: as catalogued, or half its own pace, within limits; longer after
// failures and never before Retry-After.
func (c *Crawler) interval(s longear.Source, p *poll, failures int) time.Duration {
	base := s.Interval
	if base == 0 {
		base = min(max(p.next.Pace/2, c.MinInterval), c.MaxInterval)
	}
	if p.failure != nil {
		base = min(backOff(base, longear.KindOf(p.failure), failures), maxBackOff)
	}
	base = time.Duration(float64(base) * (1 + jitter*(2*c.Random()-1)))
	return max(base, fetch.RetryAfter(p.failure))
}

// backOff doubles for what may pass by itself, and grows faster for what will not.
func backOff(base time.Duration, kind longear.Kind, failures int) time.Duration {
	factor := time.Duration(2)
	switch kind {
	case longear.KindBlocked:
		factor = 4
	case longear.KindNotFound, longear.KindTerminal, longear.KindInvalid:
		factor = 8
	}
	for range max(1, failures) {
		if base *= factor; base >= maxBackOff {
			return maxBackOff
		}
	}
	return base
}

// stale says why a source that answers is probably frozen. The sample world is old on purpose.
func (p *poll) stale() string {
	if p.next.Newest.IsZero() || p.source.Synthetic {
		return ""
	}
	age, limit := p.at.Sub(p.next.Newest), max(staleFactor*p.next.Pace, minStaleness)
	if age <= limit {
		return ""
	}
	return fmt.Sprintf("the newest item is %s old", age.Round(time.Hour))
}
