package app_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"longear"
	"longear/app"
	"longear/demo"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// world is the sample world after it was crawled, with the truth by URL.
type world struct {
	*app.Demo
	base   string
	truth  map[string]demo.TruthRow // by URL
	byPost map[string]demo.TruthRow // by the truth's own id
	held   map[string]longear.PostSighting
}

// play starts the program in-process on port 0 and crawls the sample sites.
func play(t *testing.T, store string) world {
	t.Helper()
	d, err := app.NewDemo(t.Context(), app.Options{Words: app.SharedWords, Store: store, Listen: "127.0.0.1:0", Now: func() time.Time { return time.Now() }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		if err := d.Stop(); err != nil {
			t.Error(err)
		}
	})
	if _, err := d.CrawlOnce(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := world{Demo: d, truth: map[string]demo.TruthRow{}, byPost: map[string]demo.TruthRow{}}
	for _, row := range d.World.Truth() {
		w.truth[longear.URLKey(row.URL)], w.byPost[row.Post] = row, row
	}
	w.held = holds(t, d.App)
	if w.base, err = d.Serve(t.Context()); err != nil {
		t.Fatal(err)
	}
	return w
}

// holds returns all posts of a store by URL.
func holds(t *testing.T, a *app.App) map[string]longear.PostSighting {
	t.Helper()
	res, err := a.Store().Search(t.Context(), longear.SearchRequest{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]longear.PostSighting{}
	for _, h := range res.Posts {
		held[longear.URLKey(h.Post.URL)] = longear.PostSighting{Post: h.Post, Sighting: h.Sighting}
	}
	return held
}

func TestEndToEnd(t *testing.T) {
	t.Parallel()
	w := play(t, "sqlite:"+filepath.Join(t.TempDir(), "demo.db"))
	t.Run("every post is held once", w.testHeld)
	t.Run("clocks are the ones the sites state", w.testClocks)
	t.Run("copies share a cluster, look-alikes do not", w.testClusters)
	t.Run("wordings and languages are joined", w.testJoins)
	t.Run("first seen is exact", w.testFirstSeen)
	t.Run("search", w.testSearch)
	t.Run("pages", w.testPages)
	t.Run("ids and decisions are the same on every machine", w.testSameIDs)
	t.Run("a second crawl finds everything known", w.testSecond)
}

func (w world) testHeld(t *testing.T) {
	for url, row := range w.truth {
		if _, ok := w.held[url]; !ok {
			t.Errorf("%s (%s) was not stored", row.Post, url)
		}
	}
	for url := range w.held {
		if _, ok := w.truth[url]; !ok {
			t.Errorf("%s is stored, but is no page of the sample world: was robots.txt ignored?", url)
		}
	}
	dead, err := w.Store().ListDeadLetters(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(dead) != 1 || dead[0].Kind != longear.KindBlocked || !strings.HasSuffix(dead[0].URL, "/internal/plan-2024.html") {
		t.Errorf("got dead letters %v, want the one page that robots.txt forbids", dead)
	}
}

func (w world) testClocks(t *testing.T) {
	for _, p := range w.World.Posts {
		got, ok := w.held[longear.URLKey(p.URL())]
		if !ok {
			continue
		}
		claim := got.Post.Clocks.Published
		interval := claim.Interval()
		if at := p.Published.UTC(); at.Before(interval.Lo) || at.After(interval.Hi) {
			t.Errorf("%s: published %s lies outside of what was read: %s … %s (%q, %s)", p.ID, at, interval.Lo, interval.Hi, claim.Raw, claim.Provenance)
		}
		if string(claim.Precision) == string(longear.Second) && p.Precision == "day" {
			t.Errorf("%s: a day was read as a second (%q)", p.ID, claim.Raw)
		}
	}
}

// testClusters checks, within each language, that a copy, edit or cut shares its parent's cluster, and that no
// look-alike shares a narrative with anything that it does not belong to.
func (w world) testClusters(t *testing.T) {
	members := map[longear.NarrativeID]map[string]int{} // stories → posts of each true narrative in them
	apart, copies := 0, 0
	for url, got := range w.held {
		row := w.truth[url]
		truth := row.Narrative
		if truth == "" {
			truth = "none:" + w.rootOf(row).Post
		}
		id := got.Sighting.Narrative
		if members[id] == nil {
			members[id] = map[string]int{}
		}
		members[id][truth]++
		parent, ok := w.held[longear.URLKey(w.byPost[row.Parent].URL)]
		switch row.Relation {
		case "copy", "edit", "truncated", "forward":
			if ok && parent.Post.Lang == got.Post.Lang {
				copies++
				if parent.Sighting.Narrative != id {
					apart++
					t.Logf("%s (%s) was not found to belong to %s", row.Post, row.Relation, row.Parent)
				}
			}
		}
	}
	if apart*50 > copies {
		t.Errorf("%d of %d copies, edits and cuts in one language are not with their parent", apart, copies)
	}
	w.testMisplaced(t, members)
}

// misplacedAtMost is how many of the 237 posts may stand in a story that is not theirs. It was 2 when this was measured
// last: a WeChat essay about the coverage of the recording among the posts about the recording, and one visit with another.
const misplacedAtMost = 3

// testMisplaced counts posts that stand in a story whose largest part is something else. Templated look-alikes (rates,
// weather, quakes, scores, accidents) must never share one.
func (w world) testMisplaced(t *testing.T, members map[longear.NarrativeID]map[string]int) {
	misplaced := 0
	for id, truths := range members {
		largest, total := 0, 0
		for truth, n := range truths {
			largest, total = max(largest, n), total+n
			for _, genre := range []string{"rate", "wea", "qua", "spo", "acc"} {
				if strings.HasPrefix(truth, "none:"+genre) && len(truths) > 1 {
					t.Errorf("story %s joins look-alikes: %v", id, truths)
				}
			}
		}
		if misplaced += total - largest; total > largest {
			t.Logf("story %s mixes %v", id, truths)
		}
	}
	if misplaced > misplacedAtMost {
		t.Errorf("%d posts stand in a story that is not theirs, want at most %d", misplaced, misplacedAtMost)
	}
}

// tornAtMost is how many of the 11 narratives may lack a language or a fifth of their posts in their largest story. It was
// 1 when this was measured last: the story about the coverage of the recording.
const tornAtMost = 2

// testJoins holds the joins across wordings and languages: the largest story of each narrative.
func (w world) testJoins(t *testing.T) {
	type part struct {
		posts int
		langs map[longear.Lang]bool
	}
	stories := map[string]map[longear.NarrativeID]*part{}
	posts, langs := map[string]int{}, map[string]map[longear.Lang]bool{}
	for url, got := range w.held {
		truth := w.truth[url].Narrative
		if truth == "" {
			continue
		}
		if stories[truth] == nil {
			stories[truth], langs[truth] = map[longear.NarrativeID]*part{}, map[longear.Lang]bool{}
		}
		p := stories[truth][got.Sighting.Narrative]
		if p == nil {
			p = &part{langs: map[longear.Lang]bool{}}
			stories[truth][got.Sighting.Narrative] = p
		}
		p.posts++
		p.langs[got.Post.Lang] = true
		posts[truth]++
		langs[truth][got.Post.Lang] = true
	}
	torn := 0
	for truth, parts := range stories {
		best := &part{}
		for _, p := range parts {
			if p.posts > best.posts {
				best = p
			}
		}
		t.Logf("%-22s %2d of %2d posts in one story, %d of %d languages", truth, best.posts, posts[truth], len(best.langs), len(langs[truth]))
		if 2*best.posts < posts[truth] {
			t.Errorf("%s: its largest story has %d of %d posts", truth, best.posts, posts[truth])
		}
		if 10*best.posts < 8*posts[truth] || len(best.langs) < len(langs[truth]) {
			torn++
		}
	}
	if torn > tornAtMost {
		t.Errorf("%d narratives are torn between stories, want at most %d", torn, tornAtMost)
	}
}

// rootOf follows parents to the first post.
func (w world) rootOf(row demo.TruthRow) demo.TruthRow {
	for row.Parent != "" {
		row = w.byPost[row.Parent]
	}
	return row
}

// testFirstSeen compares each story's first seen with the earliest post of the truth that is in it.
func (w world) testFirstSeen(t *testing.T) {
	stories, err := w.Stories(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(stories) < 10 {
		t.Fatalf("got %d stories of two posts or more, want at least 10", len(stories))
	}
	for _, n := range stories {
		d, err := w.Store().Narrative(t.Context(), n.ID)
		if err != nil {
			t.Fatal(err)
		}
		var earliest longear.PostSighting
		for _, s := range d.Sightings {
			if s.Sighting.Relation != longear.Debunk && (earliest.Post.ID == "" || s.Post.Clocks.EventTime().Before(earliest.Post.Clocks.EventTime())) {
				earliest = s
			}
		}
		if earliest.Post.ID == "" && n.First == nil {
			continue // nothing but debunks
		}
		if n.First == nil || n.First.Post != earliest.Post.ID {
			t.Errorf("story %s: first seen is %v, want post %s", n.ID, n.First, earliest.Post.URL)
		}
	}
}

func (w world) testSearch(t *testing.T) {
	tests := []struct {
		query     string
		narrative string
		least     int
	}{
		{"北约 秘密谈判", "nato-talks", 6},
		{"北約 談判", "nato-talks", 6},
		{"сахар lang:ru", "sugar-shortage", 4},
		{"қант lang:kk", "sugar-shortage", 2},
		{`"Тарлан Банк"`, "bank-freeze", 5},
	}
	for _, test := range tests {
		res, err := w.Store().Search(t.Context(), longear.SearchRequest{Text: test.query, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, h := range res.Posts {
			if w.truth[longear.URLKey(h.Post.URL)].Narrative == test.narrative {
				n++
			}
		}
		if n < test.least {
			t.Errorf("%s: got %d posts of %s, want at least %d", test.query, n, test.narrative, test.least)
		}
	}
}

func (w world) testPages(t *testing.T) {
	body := w.get(t, "/search?q="+url.QueryEscape("北约"))
	for _, want := range []string{"Read as", "北约", "Synthetic"} {
		if !strings.Contains(body, want) {
			t.Errorf("the search page does not say %q", want)
		}
	}
	res, err := w.Store().Search(t.Context(), longear.SearchRequest{Text: "北约 谈判"})
	if err != nil {
		t.Fatal(err)
	}
	id := res.Narratives[0].Narrative.ID
	page := w.get(t, "/n/"+string(id))
	for _, want := range []string{"rigin not found; earliest copy we hold", "<svg", "Synthetic", "A lead is not proof"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of a narrative does not say %q", want)
		}
	}
	var api longear.NarrativeDetail
	if err := json.Unmarshal([]byte(w.get(t, "/api/v1/narratives/"+string(id))), &api); err != nil {
		t.Fatal(err)
	}
	if api.Narrative.ID != id || len(api.Sightings) == 0 {
		t.Errorf("the API answers with narrative %q and %d sightings", api.Narrative.ID, len(api.Sightings))
	}
}

func (w world) get(t *testing.T, path string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s", path, res.Status)
	}
	return string(body)
}

func (w world) testSecond(t *testing.T) {
	r, err := w.CrawlOnce(context.WithoutCancel(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	if r.Stats.Stored != 0 || !strings.Contains(r.String(), "Everything was known already") {
		t.Errorf("the second crawl says: %s", r)
	}
}

// testSameIDs compares with what another crawl left in another store: ids and decisions are equal.
func (w world) testSameIDs(t *testing.T) {
	other := holds(t, openNewsroom(t).App)
	if len(w.held) == 0 || len(w.held) != len(other) {
		t.Fatalf("%d and %d posts", len(w.held), len(other))
	}
	for url, x := range w.held {
		y := other[url]
		if x.Post.ID != y.Post.ID || x.Sighting.Narrative != y.Sighting.Narrative || x.Sighting.Cluster != y.Sighting.Cluster {
			t.Errorf("%s: %v and %v", url, x.Sighting, y.Sighting)
		}
	}
}
