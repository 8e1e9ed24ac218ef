package crawler

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"longear"
)

func TestOnceFeed(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/2", "Second", "Коротко…", "2026-11-23T06:00:00Z"), entry("/a/1", "First", long, "2026-11-23T05:00:00Z")))
	w.set("/a/2", article("Second, in full", long))
	expectTotals(t, w.once(t, source(longear.KindRSS, "/rss")), 2, 0, 0)
	posts := w.posts()
	if posts[0].Title != "First" || posts[1].Title != "Second, in full" || !strings.HasPrefix(posts[1].Text, "Длинный") {
		t.Errorf("got %+v", posts)
	}
	p := posts[1]
	if p.ID != longear.NewPostID("news.example/a/2") || p.Owner != "Owner" || p.Outlet != "steppe" || p.Hint != longear.Russian ||
		p.Platform != longear.Web || p.Origin != longear.ByCrawl || p.Clocks.Published.Provenance != longear.FromFeed ||
		!p.Clocks.Observed.Equal(start) || p.Digest == "" {
		t.Errorf("got %+v", p)
	}
	if w.count("/a/1") != 0 {
		t.Error("a full text in the feed was fetched again")
	}
}

func TestOnceAgainFindsEverythingKnown(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/1", "First", "Коротко", "2026-11-23T05:00:00Z")))
	w.set("/a/1", article("First", long))
	s := source(longear.KindRSS, "/rss")
	w.once(t, s)
	expectTotals(t, w.once(t, s), 0, 1, 0) // 304
	w.set("/rss", rss(entry("/a/1", "First", "Коротко", "2026-11-23T05:00:00Z"), entry("/a/0", "Older", long, "2026-11-22T05:00:00Z")))
	expectTotals(t, w.once(t, s), 1, 1, 0)
	if w.count("/a/1") != 1 {
		t.Errorf("the known page was fetched %d times", w.count("/a/1"))
	}
}

func TestOnceSkipsPagesThatTheStoreHolds(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/1", "First", "Коротко", "2026-11-23T05:00:00Z")))
	w.known[longear.NewPostID("news.example/a/1")] = true
	expectTotals(t, w.once(t, source(longear.KindRSS, "/rss")), 0, 1, 0)
	if w.count("/a/1") != 0 {
		t.Error("the page was fetched")
	}
}

func TestOnceLetsEditsThrough(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindRSS, "/rss")
	w.set("/rss", rss(entry("/a/1", "First", "Коротко", "2026-11-23T05:00:00Z"), entry("/a/2", "Full", long, "2026-11-23T05:00:00Z")))
	w.set("/a/1", article("First", long))
	w.once(t, s)
	w.set("/rss", rss(entry("/a/1", "First, corrected", "Коротко", "2026-11-23T05:00:00Z"), entry("/a/2", "Full", long+"Дополнено.", "2026-11-23T05:00:00Z")))
	expectTotals(t, w.once(t, s), 2, 0, 0)
	if w.count("/a/1") != 2 {
		t.Error("the edited item's page was not fetched again")
	}
}

func TestBadItemsBecomeDeadLetters(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/gone", "Gone", "Осталась сводка", ""), entry("/odd", "", "", ""), entry("/busy", "Busy", "Коротко", ""), entry("/a/1", "Good", long, "")))
	w.set("/odd", "<html>no headline</html>")
	w.fail("/busy", http.StatusServiceUnavailable)
	s := source(longear.KindRSS, "/rss")
	expectTotals(t, w.once(t, s), 2, 0, 3)
	for _, d := range w.dead() {
		if d.Reason == "" || d.Source != s.ID || d.URL == "" || d.Stage != "article" {
			t.Errorf("got %+v", d)
		}
	}
	w.fail("/busy", 0)
	w.set("/busy", article("Busy", long))
	expectTotals(t, w.once(t, s), 1, 3, 0) // what was busy is tried again although the feed did not change
	expectTotals(t, w.once(t, s), 0, 4, 0)
}

func TestCheckpointWaitsForAck(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/1", "First", long, "2026-11-23T05:00:00Z")))
	s := source(longear.KindRSS, "/rss")
	w.silent = true
	w.once(t, s)
	if len(w.checkpoints) != 0 {
		t.Fatal("the checkpoint was saved before the Ack")
	}
	expectTotals(t, w.once(t, s), 1, 0, 0)
	batch := w.batches[1]
	if err := batch.Ack(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	saved := w.checkpoints[s.ID]
	if saved.ETag == "" || len(saved.Marks) != 1 || !saved.Newest.Equal(start.Add(-2*time.Hour)) {
		t.Errorf("got %+v", saved)
	}
	delete(w.checkpoints, s.ID)
	if err := batch.Ack(t.Context(), nil); err != nil || len(w.checkpoints) != 0 {
		t.Error("a second Ack did something")
	}
}

func TestCheckpointStaysWhenNothingWasStored(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/1", "First", long, "")))
	w.lose = errors.New("disk full")
	s := source(longear.KindRSS, "/rss")
	w.once(t, s)
	if len(w.checkpoints) != 0 {
		t.Error("the checkpoint was saved")
	}
	if st := w.statuses[0]; st.State != StateFailed || !strings.Contains(st.Reason, "disk full") {
		t.Errorf("got %+v", st)
	}
	w.lose = nil
	expectTotals(t, w.once(t, s), 1, 0, 0)
}

func TestOnceEndsWhenTheSinkRefuses(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/1", "First", long, "")))
	w.refuse = errors.New("closed")
	if _, err := w.crawler.Once(t.Context(), []longear.Source{source(longear.KindRSS, "/rss")}); !errors.Is(err, w.refuse) {
		t.Errorf("got %v", err)
	}
}
