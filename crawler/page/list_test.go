package page

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"longear"
	"longear/crawler/fetch"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// serve plays one page under every path of list.example, except /robots.txt.
func serve(t *testing.T, handler http.HandlerFunc) *fetch.Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /private") })
	mux.HandleFunc("/", handler)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	address := server.Listener.Addr().String()
	client := fetch.New(fetch.Options{MinGap: -1, Hosts: func(string) (string, bool) { return address, true }})
	t.Cleanup(client.Close)
	return client
}

func html(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, body)
	}
}

func TestGetList(t *testing.T) {
	const body = `<html><head><base href="http://list.example/base/"></head><nav><a href="/about">О нас</a></nav>
<div class="item"><a class="pic" href="a/1"><img></a><a class="t" href="a/1#c">Первый заголовок новости дня</a><time datetime="2026-11-23T10:00:00+05:00">сегодня</time></div>
<div class="item"><a class="t" href="/a/2?utm_source=x">Второй заголовок новости дня</a><time>кеше 14:05</time></div>
<div class="item"><a class="t" href="http://ads.test/x">Реклама на чужом сайте</a></div>
<a rel="next" href="?page=2">дальше</a></html>`
	first := Entry{URL: "http://list.example/base/a/1", Title: "Первый заголовок новости дня", Date: "2026-11-23T10:00:00+05:00"}
	second := Entry{URL: "http://list.example/a/2?utm_source=x", Title: "Второй заголовок новости дня", Date: "кеше 14:05"}
	undated := func(e Entry) Entry { e.Date = ""; return e }
	tests := []struct {
		name      string
		selectors longear.Selectors
		want      List
	}{
		{
			"item, link, date and next",
			longear.Selectors{Item: ".item", Link: "a.t", Date: "time", Next: "a[rel=next]"},
			List{Entries: []Entry{first, second}, Next: "http://list.example/base/?page=2"},
		},
		{"item and title", longear.Selectors{Item: ".item", Title: "a.t", Date: "time"}, List{Entries: []Entry{first, second}}},
		{"link alone", longear.Selectors{Link: "a.t"}, List{Entries: []Entry{undated(first), undated(second)}}},
		{"no selectors: links that could be headlines", longear.Selectors{}, List{Entries: []Entry{undated(first), undated(second)}}},
		{"no match", longear.Selectors{Item: ".gone"}, List{Entries: []Entry{}}},
	}
	client := serve(t, html(body))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, _, err := GetList(t.Context(), client, fetch.Request{URL: "http://list.example/news"}, test.selectors)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestGetListDecodesBeforeItSelects(t *testing.T) {
	client := serve(t, html("<html><body><div class=item><a href=/1>\xcd\xee\xe2\xee\xf1\xf2\xe8 \xe4\xed\xff</a></div></body></html>"))
	got, capture, err := GetList(t.Context(), client, fetch.Request{URL: "http://list.example/"}, longear.Selectors{Item: ".item"})
	if err != nil || len(got.Entries) != 1 || got.Entries[0].Title != "Новости дня" || capture.Charset != "windows-1251 (statistics)" {
		t.Errorf("got %+v, %q, %v", got, capture.Charset, err)
	}
}

func TestGetRefuses(t *testing.T) {
	tests := []struct {
		name, path string
		handler    http.HandlerFunc
		want       longear.Kind
	}{
		{"robots.txt", "/private/1", html("x"), longear.KindBlocked},
		{"a refusal", "/", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, longear.KindBlocked},
		{"a challenge", "/", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Cf-Mitigated", "challenge") }, longear.KindBlocked},
		{"a picture", "/", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") }, longear.KindTerminal},
		{"gone", "/", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) }, longear.KindNotFound},
		{"endless redirect", "/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }, longear.KindTerminal},
		{"redirect into robots.txt", "/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/private/2", http.StatusFound) }, longear.KindBlocked},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Get(t.Context(), serve(t, test.handler), fetch.Request{URL: "http://list.example" + test.path})
			if got := longear.KindOf(err); got != test.want {
				t.Errorf("got %s (%v), want %s", got, err, test.want)
			}
		})
	}
}

func TestGetNotModified(t *testing.T) {
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
		}
	})
	got, err := Get(t.Context(), client, fetch.Request{URL: "http://list.example/", ETag: `"1"`})
	if err != nil || got.Status != http.StatusNotModified {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestGetSendsTheSourcesAgent(t *testing.T) {
	var agent string
	client := serve(t, func(_ http.ResponseWriter, r *http.Request) { agent = r.UserAgent() })
	for _, want := range []string{fetch.DefaultUserAgent, "FeedReader/1.0"} {
		override := want
		if want == fetch.DefaultUserAgent {
			override = ""
		}
		if _, err := Get(t.Context(), client, fetch.Request{URL: "http://list.example/", UserAgent: override}); err != nil || agent != want {
			t.Errorf("sent %q (%v), want %q", agent, err, want)
		}
	}
}

func TestSameSite(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"m.site.kz", "www.site.kz", true},
		{"a.com.cn", "b.com.cn", false},
		{"list.example", "list.example", true},
		{"10.0.0.1", "11.0.0.1", false},
		{"site.kz", "site.kz.evil.test", false},
	}
	for _, test := range tests {
		if got := sameSite(test.a, test.b); got != test.want {
			t.Errorf("%s, %s: got %v", test.a, test.b, got)
		}
	}
}
