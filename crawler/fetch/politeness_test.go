package fetch

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"longear"
)

func TestRobots(t *testing.T) {
	tests := []struct {
		name   string
		status int
		robots string
		agent  string
		want   longear.Kind
	}{
		{"allowed", 200, "User-agent: *\nDisallow: /private", "", ""},
		{"disallowed", 200, "User-agent: *\nDisallow: /a", "", longear.KindBlocked},
		{"own group by prefix", 200, "User-agent: long\nDisallow: /a\n\nUser-agent: *\nAllow: /", "", longear.KindBlocked},
		{"other group", 200, "User-agent: googlebot\nDisallow: /", "", ""},
		{"override has its own group", 200, "User-agent: FeedReader\nDisallow: /a", "FeedReader/2.0 (x)", longear.KindBlocked},
		{"query", 200, "User-agent: *\nDisallow: /*?id=", "", longear.KindBlocked},
		{"html instead of rules", 200, "<!doctype html><html><p>hello", "", ""},
		{"404 allows", 404, "", "", ""},
		{"403 allows", 403, "", "", ""},
		{"500 disallows", 500, "", "", longear.KindTransient},
		{"503 disallows", 503, "User-agent: *\nAllow: /", "", longear.KindTransient},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := http.NewServeMux()
			m.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(test.status)
				fmt.Fprint(w, test.robots)
			})
			m.HandleFunc("/", text("page"))
			_, err := site(t, m, Options{}).Get(t.Context(), Request{URL: "http://news.example/a?id=1", UserAgent: test.agent})
			if got := longear.KindOf(err); got != test.want {
				t.Errorf("got %q (%v), want %q", got, err, test.want)
			}
		})
	}
}

func TestRobotsAreCachedUntilTheyExpire(t *testing.T) {
	var asked atomic.Int32
	m := http.NewServeMux()
	m.HandleFunc("/robots.txt", func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	m.HandleFunc("/", text("page"))
	clock := newClock()
	c := site(t, m, Options{Clock: clock})
	for _, step := range []struct {
		wait time.Duration
		want int32
	}{{0, 1}, {time.Hour, 1}, {robotsTTL, 2}} {
		<-clock.After(step.wait)
		if _, err := c.Get(t.Context(), Request{URL: "http://news.example/"}); err != nil {
			t.Fatal(err)
		}
		if got := asked.Load(); got != step.want {
			t.Errorf("after %s: robots.txt asked %d times, want %d", step.wait, got, step.want)
		}
	}
}

func TestGapAndCrawlDelay(t *testing.T) {
	tests := []struct {
		name, robots string
		want         time.Duration
	}{
		{"own gap", "", 2 * time.Second},
		{"crawl-delay", "User-agent: *\nCrawl-delay: 7", 7 * time.Second},
		{"a shorter crawl-delay", "User-agent: *\nCrawl-delay: 1", 2 * time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			clock := newClock()
			c := site(t, mux(test.robots, map[string]http.HandlerFunc{"/": text("x")}), Options{Clock: clock, MinGap: 2 * time.Second})
			for range 3 {
				if _, err := c.Get(t.Context(), Request{URL: "http://news.example/"}); err != nil {
					t.Fatal(err)
				}
			}
			waits := clock.waited()
			if len(waits) != 3 || waits[2] != test.want {
				t.Errorf("got waits %v, want the last of three to be %s", waits, test.want)
			}
		})
	}
}

func TestOneRequestAtATimePerHost(t *testing.T) {
	var now, most atomic.Int32
	c := site(t, mux("", map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		now.Add(-1)
	}}), Options{MinGap: -1})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := c.Get(t.Context(), Request{URL: "http://news.example/"}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() != 1 {
		t.Errorf("got %d requests at a time", most.Load())
	}
}

func TestRetryAfterKeepsEverybodyAway(t *testing.T) {
	var asked atomic.Int32
	clock := newClock()
	c := site(t, mux("", map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	}}), Options{Clock: clock})
	_, err := c.Get(t.Context(), Request{URL: "http://news.example/"})
	if got := RetryAfter(err); got != time.Hour {
		t.Errorf("got %s from %v, want 1h", got, err)
	}
	_, err = c.Get(t.Context(), Request{URL: "http://news.example/other"})
	if longear.KindOf(err) != longear.KindTransient || RetryAfter(err) == 0 || asked.Load() != 1 {
		t.Errorf("second request: %v, asked %d times", err, asked.Load())
	}
}
