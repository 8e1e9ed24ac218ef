package embed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// endpoint answers with the length of each text; it can be told to fail.
type endpoint struct {
	mu    sync.Mutex
	calls [][]string
	fail  string // "status", "count", "slow"
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var q question
	if r.URL.Path != "/v1/embeddings" || json.NewDecoder(r.Body).Decode(&q) != nil {
		http.NotFound(w, r)
		return
	}
	e.mu.Lock()
	e.calls = append(e.calls, q.Input)
	fail := e.fail
	e.mu.Unlock()
	switch fail {
	case "status":
		http.Error(w, "the model is not loaded", http.StatusServiceUnavailable)
		return
	case "count":
		q.Input = q.Input[1:]
	case "slow":
		<-r.Context().Done()
		return
	}
	type item struct {
		Index     int       `json:"index"`
		Embedding []float32 `json:"embedding"`
	}
	items := make([]item, len(q.Input))
	for i, text := range q.Input {
		items[len(items)-1-i] = item{i, []float32{float32(len(text)), 1}} // in any order
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"data": items})
}

func serve(t *testing.T, e *endpoint, opt Options) *Client {
	t.Helper()
	s := httptest.NewServer(e)
	t.Cleanup(s.Close)
	opt.URL, opt.Model, opt.Transport = s.URL, "m", s.Client().Transport
	return New(opt)
}

func TestEmbedBatchesAndCaches(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vectors.jsonl")
	cache, err := OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	e := &endpoint{}
	c := serve(t, e, Options{Batch: 2, Cache: cache})
	texts := []string{"a", "bb", "", "ccc"}
	want := [][]float32{{1, 1}, {2, 1}, nil, {3, 1}}
	if diff := cmp.Diff(want, c.Embed(t.Context(), texts)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]string{{"a", "bb"}, {"ccc"}}, e.calls); diff != "" {
		t.Error(diff)
	}
	if err := cache.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	e = &endpoint{}
	c = serve(t, e, Options{Cache: again})
	if diff := cmp.Diff(want, c.Embed(t.Context(), texts)); diff != "" || len(e.calls) > 0 {
		t.Errorf("%d calls with all texts cached\n%s", len(e.calls), diff)
	}
}

func TestFailureMeansMissing(t *testing.T) {
	for _, fail := range []string{"status", "count", "slow"} {
		t.Run(fail, func(t *testing.T) {
			var log bytes.Buffer
			e := &endpoint{fail: fail}
			c := serve(t, e, Options{TimeBox: 50 * time.Millisecond, Log: slog.New(slog.NewTextHandler(&log, nil)), Now: days()})
			for range 3 {
				if diff := cmp.Diff([][]float32{nil, nil}, c.Embed(t.Context(), []string{"a", "b"})); diff != "" {
					t.Error(diff)
				}
			}
			if got := strings.Count(log.String(), "\n"); got != 1 {
				t.Errorf("logged %d times, want once:\n%s", got, log.String())
			}
			if s := c.Status(); s.Missing != 6 || s.Error == "" || !s.FailingSince.Equal(day(1)) || !s.Asked.Equal(day(3)) || !s.LastOK.IsZero() {
				t.Errorf("status %+v", s)
			}
			e.mu.Lock()
			e.fail = ""
			e.mu.Unlock()
			if fail != "slow" && c.Embed(t.Context(), []string{"a"})[0] == nil {
				t.Error("does not recover")
			}
			if s := c.Status(); fail != "slow" && (s.Failing() || s.Error != "" || !s.LastOK.Equal(day(4))) {
				t.Errorf("status after it recovered %+v", s)
			}
		})
	}
}

func day(n int) time.Time { return time.Date(2026, 11, n, 0, 0, 0, 0, time.UTC) }

// days is a clock that goes on by a day whenever it is asked.
func days() func() time.Time {
	n := 0
	return func() time.Time {
		n++
		return day(n)
	}
}

func TestSecretsStayOut(t *testing.T) {
	c := New(Options{URL: "http://user:hidden@127.0.0.1:1/v1?key=hidden", Model: "m", Key: "hidden"})
	c.Embed(t.Context(), []string{"a"})
	s := c.Status()
	if !s.Failing() || strings.Contains(fmt.Sprint(s), "hidden") {
		t.Errorf("status %+v, want a failure without the key", s)
	}
}

func TestRoute(t *testing.T) {
	for _, url := range []string{"http://h:1", "http://h:1/", "http://h:1/v1", "http://h:1/v1/embeddings"} {
		if got := route(url); got != "http://h:1/v1/embeddings" {
			t.Errorf("route(%q) = %q", url, got)
		}
	}
}
