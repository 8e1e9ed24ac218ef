package crawler

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"longear"
)

// runUntil runs the crawler until enough polls have been made, then stops it and waits for it.
func runUntil(t *testing.T, w world, polls int, sources ...longear.Source) []Event {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var events []Event
	w.crawler.Progress = func(e Event) {
		events = append(events, e)
		if len(events) == polls {
			cancel()
		}
	}
	if err := w.crawler.Run(ctx, sources); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	return events
}

func TestRunPollsAtTheSourcesPace(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindRSS, "/rss")
	s.Interval = 10 * time.Minute
	w.set("/rss", rss(entry("/a/1", "First", long, "2026-11-23T05:00:00Z")))
	events := runUntil(t, w, 4, s)
	for i := 1; i < len(events); i++ {
		gap := events[i].Status.At.Sub(events[i-1].Status.At)
		if gap < 10*time.Minute || gap > 12*time.Minute {
			t.Errorf("poll %d came after %s", i, gap)
		}
	}
	if len(w.posts()) != 1 {
		t.Errorf("got %d posts", len(w.posts()))
	}
}

func TestRunBacksOffAndRecovers(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindRSS, "/rss")
	s.Interval = 10 * time.Minute
	events := runUntil(t, w, 3, s) // 404: eightfold, then more
	if gap := events[1].Status.At.Sub(events[0].Status.At); gap < 80*time.Minute {
		t.Errorf("second poll after %s", gap)
	}
	if a, b := events[1].Status.Next.Sub(events[1].Status.At), events[0].Status.Next.Sub(events[0].Status.At); a <= b {
		t.Errorf("back-off did not grow: %s, then %s", b, a)
	}
}

func TestRunWaitsForTheAck(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Workers = 1 })
	w.silent = true
	slow, quick := source(longear.KindRSS, "/rss"), source(longear.KindRSS, "/other")
	slow.Interval, quick.Interval, quick.ID = 10*time.Minute, 10*time.Minute, "other"
	w.set("/rss", rss(entry("/a/1", "First", long, "2026-11-23T05:00:00Z")))
	w.set("/other", rss())
	polls := map[longear.SourceID]int{}
	for _, e := range runUntil(t, w, 8, slow, quick) {
		polls[e.Status.Source]++
	}
	if polls[slow.ID] != 1 {
		t.Errorf("the source was polled %d times while its batch waited", polls[slow.ID])
	}
}

func TestRunRespectsTheLastPollAfterARestart(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindRSS, "/rss")
	s.Interval = 3 * time.Hour
	w.set("/rss", rss())
	w.checkpoints[s.ID] = Checkpoint{At: start.Add(-time.Hour)}
	if got := runUntil(t, w, 1, s)[0].Status.At.Sub(start); got < 2*time.Hour {
		t.Errorf("polled %s after the restart", got)
	}
}

func TestRunStopsWithNothingToDo(t *testing.T) {
	w := newWorld(t, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := w.crawler.Run(ctx, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// randomSink loses batches at random: nothing may be lost for good, and what is stored twice has the same id.
type randomSink struct {
	*store
	random *rand.Rand
}

func (s *randomSink) Put(ctx context.Context, b Batch) error {
	if s.random.IntN(2) == 0 {
		return b.Ack(ctx, errors.New("lost"))
	}
	return s.store.Put(ctx, b)
}

func TestNothingIsLostWhenBatchesFail(t *testing.T) {
	for seed := range uint64(8) {
		w := newWorld(t, nil)
		w.crawler.Sink = &randomSink{store: w.store, random: rand.New(rand.NewPCG(seed, 1))}
		s := source(longear.KindRSS, "/rss")
		var items []string
		for i := range 12 {
			items = append([]string{entry("/a/"+string(rune('a'+i)), "x", long, "2026-11-23T05:00:00Z")}, items...)
			w.set("/rss", rss(items...))
			w.once(t, s)
		}
		for range 12 {
			w.once(t, s)
		}
		got := map[longear.PostID]int{}
		for _, p := range w.posts() {
			got[p.ID]++
		}
		if len(got) != 12 || len(w.posts()) != 12 {
			t.Errorf("seed %d: got %d posts of 12, %d stores", seed, len(got), len(w.posts()))
		}
	}
}
