package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"longear/web/internal/sample"
)

func TestSearchPage(t *testing.T) {
	doc := open(t, newServer(t, nil), "/search?q="+url.QueryEscape("НАТО -lang:uk after:2024-04-07"))
	for _, test := range []struct{ selector, want string }{
		{".readas", "Read as: НАТО"},
		{".chip.on", "not: in Ukrainian"},
		{".chip.on", "since 2024-04-07"},
		{".tabs a[aria-current]", "Narratives 2"},
		{".tabs a", "Posts 11"},
		{".hit h2", "Story: “Kazakhstan is secretly negotiating to join NATO”"},
		{".hit .rel.o", "first seen 6 Apr 14:12:08 · X · English"},
		{".hit .rel", "unreviewed"},
		{".hit .rel", "known distinct owners 5, owner unknown 8"},
		{".hit .path", "en → uk → zh → ru → kk"},
		{".facet li.off", "Ukrainian ✕"},
		{".hit .snippet[lang=ru] mark", "НАТО"},
		{".bars-axis", "posts per day (UTC)"},
		{"footer", "A lead is not proof."},
		{".looked", "1 source failing"},
	} {
		wantText(t, doc, test.selector, test.want)
	}
	if got := doc.Find("#q").AttrOr("value", ""); got != "НАТО -lang:uk after:2024-04-07" {
		t.Errorf("the box holds %q", got)
	}
}

func TestSearchLinksEditTheQuery(t *testing.T) {
	doc := open(t, newServer(t, nil), "/search?q="+url.QueryEscape("НАТО -lang:uk"))
	hrefs := map[string]bool{}
	doc.Find(".facet a, .chip").Each(func(_ int, s *goquery.Selection) {
		u, err := url.Parse(s.AttrOr("href", ""))
		if err != nil {
			t.Error(err)
			return
		}
		hrefs[u.Query().Get("q")] = true
	})
	for _, want := range []string{"НАТО -lang:uk lang:kk", "НАТО -lang:uk -lang:kk", "НАТО", "НАТО -lang:uk is:debunked", "НАТО -lang:uk -is:debunked", "НАТО -lang:uk source:dala", "НАТО -lang:uk after:2024-05-09"} {
		if !hrefs[want] {
			t.Errorf("no link leads to %q; there are %v", want, hrefs)
		}
	}
}

func TestSearchWithoutQueryShowsNewest(t *testing.T) {
	doc := open(t, newServer(t, nil), "/")
	wantText(t, doc, ".readas", "Newest narratives that we hold")
	if got := len(texts(doc, ".hit")); got != 5 {
		t.Errorf("got %d narratives, want 5", got)
	}
}

func TestSearchEmptySaysWhereWeLooked(t *testing.T) {
	doc := open(t, newServer(t, nil), "/search?q=nothing-like-this")
	wantText(t, doc, ".empty", "No post that we hold matches.")
	wantText(t, doc, ".empty", "10 of 11 sources of the catalogue are collected.")
	wantText(t, doc, ".empty tbody tr", "Kazakh 2 16 May 2024")
	wantText(t, doc, ".empty .warn", "Portal 24")
}

func TestSearchErrorIsExplained(t *testing.T) {
	w := do(newServer(t, nil), "/search?q="+url.QueryEscape(`"abc`))
	if w.Code != http.StatusBadRequest {
		t.Errorf("status %d", w.Code)
	}
	doc := parse(t, w)
	wantText(t, doc, "[role=alert]", "The query cannot be read. column 1: the quotation mark is not closed")
	if got := doc.Find("#q").AttrOr("value", ""); got != `"abc` {
		t.Errorf("the box lost the query: %q", got)
	}
}

func TestSearchPosts(t *testing.T) {
	doc := open(t, newServer(t, nil), "/search?show=posts&q="+url.QueryEscape("НАТО"))
	wantText(t, doc, ".hit.post", "Дала хабары")
	wantText(t, doc, ".hit.post", "undated; seen 11 Apr 2024 01:00")
	wantText(t, doc, ".hit.post .rel.d", "debunk")
}

func TestSearchPaging(t *testing.T) {
	s := newServer(t, nil)
	doc := open(t, s, "/search?show=posts&q=")
	next := doc.Find("a[rel=next]").AttrOr("href", "")
	if !strings.Contains(next, "page=2") {
		t.Fatalf("next leads to %q", next)
	}
	doc = open(t, s, next)
	wantText(t, doc, ".pages", "page 2 of 2")
	if got := len(texts(doc, ".hit")); got != 8 {
		t.Errorf("page 2 has %d posts, want 8", got)
	}
}

func TestPeriodFormBecomesFilters(t *testing.T) {
	w := do(newServer(t, nil), "/search?q=nato+after:2024-01-01&from=2024-04-06&to=2024-04-12")
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	to, err := url.Parse(w.Header().Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("nato after:2024-04-06 before:2024-04-12", to.Query().Get("q")); diff != "" {
		t.Error(diff)
	}
}

func TestStoreFailureIsAPage(t *testing.T) {
	reader := sample.NewReader()
	s := newServer(t, func(o *Options) { o.Reader = reader })
	reader.Err = errSecret
	w := do(s, "/search?q=x")
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("status %d, body %s", w.Code, w.Body)
	}
	if w := do(s, "/healthz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("health: status %d", w.Code)
	}
}
