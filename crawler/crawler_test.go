package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"longear"
	"longear/crawler/fetch"
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

func TestOncePage(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindPage, "/page")
	w.set("/page", article("One page", long))
	expectTotals(t, w.once(t, s), 1, 0, 0)
	expectTotals(t, w.once(t, s), 0, 1, 0)
	w.set("/page", article("One page", long+"Обновлено."))
	expectTotals(t, w.once(t, s), 1, 0, 0)
}

func TestOnceList(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.MaxPages = 3 })
	s := source(longear.KindList, "/list")
	s.Selectors = longear.Selectors{Item: "li", Link: "a", Date: "i", Next: "a.next"}
	for n := 1; n <= 5; n++ {
		path, next := "/list", fmt.Sprintf("/list?page=%d", n+1)
		if n > 1 {
			path = fmt.Sprintf("/list?page=%d", n)
		}
		w.set(path, fmt.Sprintf(`<html><ul><li><a href="/a/%d">Title %d</a><i>2026-11-2%dT05:00:00Z</i></li><li><a href="/a/%d">overlap</a></li><li><a href="http://elsewhere.test/x">ad</a></li></ul><a class="next" href="%s">next</a></html>`, n, n, 3-n%3, n+1, next))
		w.set(fmt.Sprintf("/a/%d", n), article(fmt.Sprintf("Article %d", n), long))
	}
	report := w.once(t, s)
	expectTotals(t, report, 4, 0, 0)
	if !report.Statuses[0].Truncated || w.count("/list?page=4") != 0 || w.count("/a/2") != 1 {
		t.Errorf("got %+v; page 4 asked %d times, article 2 %d times", report.Statuses[0], w.count("/list?page=4"), w.count("/a/2"))
	}
	if p := w.posts()[0].Clocks.Published; p.Provenance != longear.FromText || p.Precision != longear.Second {
		t.Errorf("the list's date was not taken: %+v", p)
	}
	expectTotals(t, w.once(t, s), 0, 2, 0)
	if w.count("/list?page=2") != 1 {
		t.Error("the walk did not stop at the known page")
	}
}

func TestOnceListWithoutMatches(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindList, "/list")
	s.Selectors.Item = "article.gone"
	w.set("/list", "<html><p>redesigned</p></html>")
	r := w.once(t, s)
	if st := r.Statuses[0]; st.State != StateFailed || !strings.Contains(st.Reason, "selectors") {
		t.Errorf("got %+v", st)
	}
}

func message(n int, text string) string {
	return fmt.Sprintf(`<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="Chan/%d"><div class="tgme_widget_message_text">%s</div><a class="tgme_widget_message_date" href="https://t.me/Chan/%d"><time datetime="2026-11-22T0%d:00:00+00:00"></time></a></div></div>`, n, text, n, n%10)
}

func TestOnceTelegram(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindTelegramPreview, "/s/chan")
	s.Platform, s.Account = longear.Telegram, "chan"
	w.set("/s/chan", `<a class="tme_messages_more" data-before="3"></a>`+message(3, "three")+message(4, "four"))
	w.set("/s/chan?before=3", message(1, "one")+message(2, ""))
	expectTotals(t, w.once(t, s), 3, 0, 1)
	p := w.posts()[0]
	if p.ID != longear.NewPostID("telegram:chan/1") || p.Platform != longear.Telegram || p.Account != "chan" || p.URL != "https://t.me/Chan/1" ||
		p.Clocks.Published.Provenance != longear.FromAPI {
		t.Errorf("got %+v", p)
	}
	w.set("/s/chan", `<a class="tme_messages_more" data-before="3"></a>`+message(3, "three")+message(4, "four, edited")+message(5, "five"))
	expectTotals(t, w.once(t, s), 2, 1, 0)
	if w.count("/s/chan?before=3") != 1 {
		t.Error("the walk did not stop at the known post")
	}
}

func TestAccountsReadAsRSSKeepTheirPlatform(t *testing.T) {
	w := newWorld(t, nil)
	s := source(longear.KindRSS, "/rss")
	s.Platform, s.Account = longear.Weibo, "草原快讯"
	w.set("/rss", rss(entry("/status/1", "短", "网传面包价格将翻倍…", "2026-11-23T05:00:00Z")))
	expectTotals(t, w.once(t, s), 1, 0, 0)
	if p := w.posts()[0]; p.Platform != longear.Weibo || p.Account != "草原快讯" || w.count("/status/1") != 0 {
		t.Errorf("got %+v", p)
	}
}

func TestStates(t *testing.T) {
	w := newWorld(t, nil)
	old := []string{}
	for i := range 6 {
		old = append(old, entry(fmt.Sprintf("/o/%d", i), "Old", long, start.Add(-time.Duration(100+i)*24*time.Hour).Format(time.RFC3339)))
	}
	w.set("/frozen", rss(old...))
	w.set("/html", "<!doctype html><html>Robot?</html>")
	w.fail("/blocked", http.StatusForbidden)
	w.fail("/down", http.StatusBadGateway)
	synthetic := source(longear.KindRSS, "/frozen")
	synthetic.Synthetic = true
	off := source(longear.KindRSS, "/off")
	off.Enabled = new(bool)
	report := w.once(t, source(longear.KindRSS, "/frozen"), source(longear.KindRSS, "/html"), source(longear.KindRSS, "/blocked"),
		source(longear.KindRSS, "/down"), source("gopher", "/x"), off)
	want := []State{StateStale, StateFailed, StateBlocked, StateFailed, StateFailed}
	for i, st := range report.Statuses {
		if st.State != want[i] || st.Reason == "" {
			t.Errorf("%d: got %s (%s), want %s", i, st.State, st.Reason, want[i])
		}
	}
	if len(report.Statuses) != len(want) || len(w.statuses) != len(want) {
		t.Errorf("got %d statuses, %d kept", len(report.Statuses), len(w.statuses))
	}
	if st := w.once(t, synthetic).Statuses[0]; st.State != StateOK {
		t.Errorf("the sample world is called %s", st.State)
	}
}

func TestOnceReportsProgress(t *testing.T) {
	var events []Event
	w := newWorld(t, func(o *Options) { o.Progress = func(e Event) { events = append(events, e) } })
	w.once(t, source(longear.KindRSS, "/a"), source(longear.KindRSS, "/b"), source(longear.KindRSS, "/c"))
	if len(events) != 3 || events[2].Done != 3 || events[2].Total != 3 {
		t.Errorf("got %+v", events)
	}
}

func TestTextIsBounded(t *testing.T) {
	w := newWorld(t, nil)
	w.set("/rss", rss(entry("/a/1", "Huge", strings.Repeat("Слово ", 300_000), "")))
	expectTotals(t, w.once(t, source(longear.KindRSS, "/rss")), 1, 0, 0)
	if p := w.posts()[0]; len(p.Text) > longear.MaxTextBytes || !strings.HasSuffix(p.Text, "[…]") {
		t.Errorf("got %d bytes", len(p.Text))
	}
}

func TestArticlesPerPollAreBounded(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.MaxArticles = 2 })
	var items []string
	for i := range 5 {
		path := fmt.Sprintf("/a/%d", i)
		items = append(items, entry(path, "x", "Коротко", ""))
		w.set(path, article("x", long))
	}
	w.set("/rss", rss(items...))
	s := source(longear.KindRSS, "/rss")
	r := w.once(t, s)
	expectTotals(t, r, 2, 0, 0)
	if !r.Statuses[0].Truncated || r.Statuses[0].Reason == "" {
		t.Errorf("got %+v", r.Statuses[0])
	}
	expectTotals(t, w.once(t, s), 2, 2, 0)
	expectTotals(t, w.once(t, s), 1, 4, 0)
}

func TestNewRefusesMissingParts(t *testing.T) {
	if _, err := New(Options{}); err == nil {
		t.Error("no error")
	}
}
