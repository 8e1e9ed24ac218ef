//go:build unix

package app_test

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"longear"
	"longear/app"
	"longear/digest"
	"longear/index/elastic"
	"longear/lang"
)

// elasticStore gives a test its own indices on the real server, and drops them in the end.
func elasticStore(t *testing.T) string {
	t.Helper()
	server := os.Getenv("LONGEAR_TEST_ELASTICSEARCH")
	if server == "" {
		t.Skip("LONGEAR_TEST_ELASTICSEARCH is not set: needs a real Elasticsearch (scripts/elasticsearch.py start)")
	}
	h := fnv.New64a()
	fmt.Fprint(h, t.Name(), os.Getpid())
	address := fmt.Sprintf("%s/la-%x", server, h.Sum64())
	t.Cleanup(func() {
		ctx := context.WithoutCancel(t.Context())
		s, err := elastic.Open(ctx, address, elastic.Credentials{}, nil, nil)
		if err == nil {
			err = errors.Join(s.Drop(ctx), s.Close())
		}
		if err != nil {
			t.Log("drop:", err)
		}
	})
	return address
}

// TestEndToEndOnElasticsearch crawls once; what a person does comes last, since it changes the store.
func TestEndToEndOnElasticsearch(t *testing.T) {
	t.Parallel()
	store := elasticStore(t)
	w := play(t, store)
	t.Run("every post is held once", w.testHeld)
	t.Run("search", w.testSearch)
	t.Run("pages", w.testPages)
	t.Run("a second crawl finds everything known", w.testSecond)
	t.Run("digests and searches are those of SQLite", func(t *testing.T) {
		other := openNewsroom(t)
		for name, encode := range map[string]func(io.Writer, digest.Digest) error{"md": digest.Markdown, "html": digest.HTML} {
			if a, b := digestOf(t, w.App, encode), digestOf(t, other.App, encode); a != b {
				t.Errorf("%s: the digests of the two stores differ", name)
			}
		}
		compareSearches(t, w.App, other.App)
	})
	t.Run("hands", func(t *testing.T) { openNewsroomAt(t, store).testHands(t) })
}

func digestOf(t *testing.T, a *app.App, encode func(io.Writer, digest.Digest) error) string {
	t.Helper()
	week, err := digest.ParseWeek("2024-W15", time.FixedZone("UTC+5", 5*3600))
	if err != nil {
		t.Fatal(err)
	}
	d, err := digest.Build(t.Context(), a.Store(), digest.Options{Week: week, Sources: a.KnownSources(), Synthetic: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Stories) == 0 {
		t.Fatal("the digest is empty: the test compares nothing")
	}
	var out strings.Builder
	if err := encode(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// compareSearches holds promise 8: equal hit sets, counts, facets and field-sorted order; the top 10 by relevance
// overlap by at least .8.
func compareSearches(t *testing.T, one, other *app.App) {
	t.Helper()
	for _, text := range []string{"", "北约", "сахар OR қант", `"Тарлан Банк"`, "НАТО -lang:zh", "relation:debunk", "after:2024-04-08 before:2024-04-11"} {
		for _, sort := range []longear.Sort{longear.ByNewest, longear.ByOldest} {
			req := longear.SearchRequest{Text: text, Sort: sort, Limit: 1000}
			a, b := search(t, one, req), search(t, other, req)
			if a.Total != b.Total || a.Groups != b.Groups || fmt.Sprint(a.Facets) != fmt.Sprint(b.Facets) || fmt.Sprint(a.Days) != fmt.Sprint(b.Days) {
				t.Errorf("%q: counts, facets or days differ: %d/%d and %d/%d", text, a.Total, a.Groups, b.Total, b.Groups)
			}
			if x, y := hitIDs(a), hitIDs(b); strings.Join(x, " ") != strings.Join(y, " ") {
				t.Errorf("%q by %s: the order differs", text, sort)
			}
		}
		req := longear.SearchRequest{Text: text, Limit: 10}
		a, b := hitIDs(search(t, one, req)), hitIDs(search(t, other, req))
		shared := 0
		for _, id := range a {
			if strings.Contains(strings.Join(b, " "), id) {
				shared++
			}
		}
		if 10*shared < 8*len(a) {
			t.Errorf("%q: of the %d most relevant, %d are the same", text, len(a), shared)
		}
	}
}

func search(t *testing.T, a *app.App, req longear.SearchRequest) longear.SearchResult {
	t.Helper()
	res, err := a.Store().Search(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func hitIDs(res longear.SearchResult) []string {
	var ids []string
	for _, h := range res.Posts {
		ids = append(ids, string(h.Post.ID))
	}
	return ids
}

func TestKillOnElasticsearch(t *testing.T) {
	t.Parallel()
	store := elasticStore(t)
	killAtEachStep(t, store, 2)
	checkNothingLostNothingTwice(t, store)
}

// deadly is a store that kills the server itself after some writes.
type deadly struct {
	app.Store
	left *atomic.Int64
	kill func()
}

func (s deadly) WritePosts(ctx context.Context, seq uint64, docs []lang.Doc, decisions []longear.Decision) error {
	if s.left.Add(-1) == 0 {
		s.kill()
	}
	return s.Store.WritePosts(ctx, seq, docs, decisions)
}

// TestElasticsearchItselfIsKilled kills the server with SIGKILL in the middle of a crawl and starts it again.
func TestElasticsearchItselfIsKilled(t *testing.T) {
	data := os.Getenv("LONGEAR_TEST_ELASTICSEARCH_DATA")
	if data == "" {
		t.Skip("LONGEAR_TEST_ELASTICSEARCH_DATA is not set: kills and restarts the server of that data folder")
	}
	store := elasticStore(t)
	restarted := make(chan error, 1)
	var left atomic.Int64
	left.Store(8)
	crash := func() {
		if err := killServer(data); err != nil {
			t.Error(err)
		}
		go func() { restarted <- startServer(t, data) }()
	}
	d, err := app.NewDemo(t.Context(), app.Options{
		Words: app.SharedWords, Store: store, MaxGroup: 12, Wrap: func(s app.Store) app.Store { return deadly{s, &left, crash} },
	})
	if err != nil {
		t.Fatal(err)
	}
	_, crawlErr := d.CrawlOnce(t.Context())
	t.Logf("the crawl during the crash ended with: %v", crawlErr)
	if err := <-restarted; err != nil {
		t.Fatal(err)
	}
	if err := d.Stop(); err != nil {
		t.Fatal(err)
	}
	checkNothingLostNothingTwice(t, store)
}

func killServer(data string) error {
	raw, err := os.ReadFile(filepath.Join(data, "pid"))
	if err != nil {
		return err
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(raw)))
	if err != nil {
		return err
	}
	return syscall.Kill(pid, syscall.SIGKILL)
}

func startServer(t *testing.T, data string) error {
	server, err := url.Parse(os.Getenv("LONGEAR_TEST_ELASTICSEARCH"))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "../scripts/elasticsearch.py", "start", "--port", server.Port(), "--data", data).CombinedOutput()
	if err != nil {
		return fmt.Errorf("restart the server: %w\n%s", err, out)
	}
	return nil
}
