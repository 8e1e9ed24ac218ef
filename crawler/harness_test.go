package crawler

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"longear"
	"longear/crawler/fetch"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var start = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)

// clock shows what it was told; waiting moves it on at once.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	done := make(chan time.Time, 1)
	done <- c.now
	return done
}

// store is checkpoints, known posts, statuses and sink in one; tests look inside.
type store struct {
	mu          sync.Mutex
	checkpoints map[longear.SourceID]Checkpoint
	known       map[longear.PostID]bool
	statuses    []Status
	batches     []Batch
	refuse      error // Put's answer
	lose        error // Ack's reason
	silent      bool  // no Ack at all
}

func newStore() *store {
	return &store{checkpoints: make(map[longear.SourceID]Checkpoint), known: make(map[longear.PostID]bool)}
}

func (s *store) Load(_ context.Context, id longear.SourceID) (Checkpoint, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.checkpoints[id], nil
}

func (s *store) Save(_ context.Context, id longear.SourceID, c Checkpoint) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.checkpoints[id] = c
	return nil
}

func (s *store) Seen(_ context.Context, ids []longear.PostID) (map[longear.PostID]bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	held := make(map[longear.PostID]bool)
	for _, id := range ids {
		held[id] = s.known[id]
	}
	return held, nil
}

func (s *store) SaveStatus(_ context.Context, st Status) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.statuses = append(s.statuses, st)
	return nil
}

func (s *store) Put(ctx context.Context, b Batch) error {
	if s.refuse != nil {
		return s.refuse
	}
	s.mu.Lock()
	s.batches = append(s.batches, b)
	for _, p := range b.Posts {
		if s.lose == nil {
			s.known[p.ID] = true
		}
	}
	s.mu.Unlock()
	if s.silent {
		return nil
	}
	return b.Ack(ctx, s.lose)
}

func (s *store) posts() []longear.Post {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []longear.Post
	for _, b := range s.batches {
		all = append(all, b.Posts...)
	}
	return all
}

func (s *store) dead() []longear.DeadLetter {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []longear.DeadLetter
	for _, b := range s.batches {
		all = append(all, b.Dead...)
	}
	return all
}

// reader is the extractor's and date reader's stand-in: an <h1>, paragraphs, RFC 3339.
type reader struct{}

var (
	headline  = regexp.MustCompile(`<h1>(.*?)</h1>`)
	paragraph = regexp.MustCompile(`<p>(.*?)</p>`)
)

func (reader) Extract(c longear.Capture, _ longear.Source) (longear.Post, error) {
	h := headline.FindSubmatch(c.Body)
	if h == nil {
		return longear.Post{}, longear.Errorf(longear.KindTerminal, "no headline")
	}
	var lines []string
	for _, m := range paragraph.FindAllSubmatch(c.Body, -1) {
		lines = append(lines, string(m[1]))
	}
	return longear.Post{Title: string(h[1]), Text: strings.Join(lines, "\n")}, nil
}

func (reader) ReadDate(raw string, _ longear.Source, _ time.Time) longear.Claim {
	at, err := time.Parse(time.RFC3339, raw)
	if err != nil {
		return longear.Claim{Precision: longear.None, Raw: raw}
	}
	return longear.Claim{At: at.UTC(), Precision: longear.Second, Raw: raw, Zone: "explicit"}
}

// site serves bodies by path under news.example, and counts.
type site struct {
	mu     sync.Mutex
	pages  map[string]string
	status map[string]int
	asked  map[string]int
}

func newSite() *site {
	return &site{pages: make(map[string]string), status: make(map[string]int), asked: make(map[string]int)}
}

func (s *site) set(path, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = body
}

func (s *site) fail(path string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status[path] = status
}

func (s *site) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	path := r.URL.RequestURI()
	s.asked[path]++
	body, ok := s.pages[path]
	etag := fmt.Sprintf(`"%x"`, len(body))
	switch {
	case s.status[path] != 0:
		w.WriteHeader(s.status[path])
	case !ok:
		w.WriteHeader(http.StatusNotFound)
	case strings.HasPrefix(body, "<rss") && r.Header.Get("If-None-Match") == etag:
		w.WriteHeader(http.StatusNotModified)
	default:
		w.Header().Set("Content-Type", "text/html")
		if strings.HasPrefix(body, "<rss") {
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Header().Set("ETag", etag)
		}
		fmt.Fprint(w, body)
	}
}

// world is a site, a store and a crawler between them.
type world struct {
	*site
	*store
	clock   *clock
	crawler *Crawler
}

func newWorld(t *testing.T, change func(*Options)) world {
	t.Helper()
	w := world{site: newSite(), store: newStore(), clock: &clock{now: start}}
	server := httptest.NewServer(w.site)
	t.Cleanup(server.Close)
	address := server.Listener.Addr().String()
	client := fetch.New(fetch.Options{Clock: w.clock, MinGap: -1, Hosts: func(host string) (string, bool) {
		return address, strings.HasSuffix(host, ".example")
	}})
	t.Cleanup(client.Close)
	o := Options{
		Client: client, Extractor: reader{}, Dates: reader{}, Checkpoints: w.store, Seen: w.store, Sink: w.store,
		Statuses: w.store, Clock: w.clock, Random: func() float64 { return .5 },
	}
	if change != nil {
		change(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	w.crawler = c
	return w
}

func (w world) once(t *testing.T, sources ...longear.Source) Report {
	t.Helper()
	report, err := w.crawler.Once(t.Context(), sources)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func source(kind longear.SourceKind, path string) longear.Source {
	return longear.Source{
		ID: "steppe", Name: "Steppe", URL: "http://news.example" + path, Kind: kind, Languages: []longear.Lang{longear.Russian},
		Owner: "Owner", Country: "KZ",
	}
}

var long = strings.Repeat("Длинный текст статьи, который стоит прямо в ленте. ", 20)

func rss(items ...string) string {
	return "<rss version='2.0'><channel><title>x</title>" + strings.Join(items, "") + "</channel></rss>"
}

func entry(path, title, text, date string) string {
	return fmt.Sprintf("<item><title>%s</title><link>http://news.example%s</link><description>%s</description><pubDate>%s</pubDate></item>", title, path, text, date)
}

func article(title, text string) string {
	return "<html><h1>" + title + "</h1><p>" + text + "</p></html>"
}

func expectTotals(t *testing.T, r Report, posts, known, dead int) {
	t.Helper()
	if p, k, d := r.Totals(); p != posts || k != known || d != dead {
		t.Errorf("got %d posts, %d known, %d dead; want %d, %d, %d (%+v)", p, k, d, posts, known, dead, r.Statuses)
	}
}
