//go:build unix

package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
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

func TestEndToEndOnElasticsearch(t *testing.T) {
	w := play(t, elasticStore(t))
	t.Run("every post is held once", w.testHeld)
	t.Run("search", w.testSearch)
	t.Run("pages", w.testPages)
	t.Run("a second crawl finds everything known", w.testSecond)

	other := play(t, "sqlite:"+filepath.Join(t.TempDir(), "demo.db"))
	for _, encode := range []struct {
		name string
		do   func(*bytes.Buffer, digest.Digest) error
	}{
		{"md", func(b *bytes.Buffer, d digest.Digest) error { return digest.Markdown(b, d) }},
		{"html", func(b *bytes.Buffer, d digest.Digest) error { return digest.HTML(b, d) }},
	} {
		if a, b := w.digest(t, encode.do), other.digest(t, encode.do); a != b {
			t.Errorf("%s: the digests of the two stores differ", encode.name)
		}
	}
	w.compareSearches(t, other)
}

func (w world) digest(t *testing.T, encode func(*bytes.Buffer, digest.Digest) error) string {
	t.Helper()
	week, err := digest.ParseWeek("2024-W15", time.FixedZone("UTC+5", 5*3600))
	if err != nil {
		t.Fatal(err)
	}
	d, err := digest.Build(t.Context(), w.Store(), digest.Options{Week: week, Sources: w.KnownSources(), Synthetic: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Stories) == 0 {
		t.Fatal("the digest is empty: the test compares nothing")
	}
	var out bytes.Buffer
	if err := encode(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// compareSearches holds promise 8: equal hit sets, counts, facets and field-sorted order; the top 10 by relevance
// overlap by at least .8.
func (w world) compareSearches(t *testing.T, other world) {
	t.Helper()
	for _, text := range []string{"", "北约", "сахар OR қант", `"Тарлан Банк"`, "НАТО -lang:zh", "relation:debunk", "after:2024-04-08 before:2024-04-11"} {
		for _, sort := range []longear.Sort{longear.ByNewest, longear.ByOldest} {
			req := longear.SearchRequest{Text: text, Sort: sort, Limit: 1000}
			a, b := w.search(t, req), other.search(t, req)
			if a.Total != b.Total || a.Groups != b.Groups || fmt.Sprint(a.Facets) != fmt.Sprint(b.Facets) || fmt.Sprint(a.Days) != fmt.Sprint(b.Days) {
				t.Errorf("%q: counts, facets or days differ: %d/%d and %d/%d", text, a.Total, a.Groups, b.Total, b.Groups)
			}
			if x, y := hitIDs(a), hitIDs(b); strings.Join(x, " ") != strings.Join(y, " ") {
				t.Errorf("%q by %s: the order differs", text, sort)
			}
		}
		req := longear.SearchRequest{Text: text, Limit: 10}
		a, b := hitIDs(w.search(t, req)), hitIDs(other.search(t, req))
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

func (w world) search(t *testing.T, req longear.SearchRequest) longear.SearchResult {
	t.Helper()
	res, err := w.Store().Search(t.Context(), req)
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

func TestHandsOnElasticsearch(t *testing.T) { openNewsroomAt(t, elasticStore(t)).testHands(t) }

func TestKillOnElasticsearch(t *testing.T) {
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
