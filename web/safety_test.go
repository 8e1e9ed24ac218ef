package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"longear/web/internal/sample"
)

func TestUntrustedTextStaysText(t *testing.T) {
	s := newServer(t, nil)
	attack := "/n/" + string(sample.NarrativeID("attack"))
	for _, path := range append(everyPage(), "/search?q=%3Cscript%3Ealert(9)%3C/script%3E", "/search?q=%22%3E%3Csvg%20onload=alert(1)%3E%22&show=posts&sort=%3Cb%3E", attack+"?lanes=%3Cscript%3E") {
		doc := open(t, s, path)
		doc.Find("script").Each(func(_ int, el *goquery.Selection) {
			if src := el.AttrOr("src", ""); !strings.HasPrefix(src, "/static/keys.") || el.Text() != "" {
				t.Errorf("%s: a script that is not ours: %q", path, el.Text())
			}
		})
		if n := doc.Find("main img, main iframe, [onerror], [onload], [onclick], [style], style").Length(); n > 0 {
			t.Errorf("%s: %d elements that the policy forbids", path, n)
		}
	}
	wantText(t, open(t, s, attack), "h1", `<script>alert("title")</script>`)
}

func TestLinksAreSafe(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range everyPage() {
		open(t, s, path).Find("a[href]").Each(func(_ int, a *goquery.Selection) {
			href := a.AttrOr("href", "")
			if strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "//") || strings.HasPrefix(href, "#") {
				return
			}
			if !strings.HasPrefix(href, "http://") && !strings.HasPrefix(href, "https://") {
				t.Errorf("%s: a link leads to %q", path, href)
			}
			if a.AttrOr("rel", "") != "noopener nofollow noreferrer" {
				t.Errorf("%s: %q has rel %q", path, href, a.AttrOr("rel", ""))
			}
		})
	}
}

func TestLinkToRewritesOutboundLinks(t *testing.T) {
	s := newServer(t, func(o *Options) {
		o.LinkTo = func(url string) string {
			if strings.Contains(url, "dala") {
				return "javascript:alert(1)"
			}
			return strings.Replace(url, "http://site.example/", "http://127.0.0.1:9000/site.example/", 1)
		}
	})
	doc := open(t, s, talksPath())
	if doc.Find(`.sighting a[href^="http://127.0.0.1:9000/site.example/"]`).Length() == 0 || doc.Find(`.sighting a[href^="http://site.example"]`).Length() > 0 {
		t.Error("links were not rewritten")
	}
	if strings.Contains(do(s, "/sources").Body.String(), "javascript:") {
		t.Error("a rewritten link has a forbidden scheme")
	}
}

func TestHeaders(t *testing.T) {
	s := newServer(t, nil)
	for _, path := range []string{"/", "/nowhere", "/api/v1/coverage", "/healthz"} {
		h := do(s, path).Header()
		if !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers %v", path, h)
		}
	}
}

func TestAssetsAreFingerprintedAndLocal(t *testing.T) {
	s := newServer(t, nil)
	doc := open(t, s, "/")
	doc.Find("link[href], script[src]").Each(func(_ int, el *goquery.Selection) {
		path := el.AttrOr("href", el.AttrOr("src", ""))
		w := do(s, path)
		if !strings.HasPrefix(path, "/static/") || w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: status %d, %s", path, w.Code, w.Header().Get("Cache-Control"))
		}
	})
	for _, body := range s.assets.byPath {
		if strings.Contains(strings.ReplaceAll(string(body), "http://www.w3.org", ""), "http") && strings.Contains(string(body), "://") && !strings.Contains(string(body), "w3.org") {
			t.Error("an asset leads to another host")
		}
	}
}

func TestPrivateAccountsArePseudonyms(t *testing.T) {
	s := newServer(t, func(o *Options) { o.LoopbackSession = true })
	secret := []string{"示例观察员", "sosed_pishet", "aizhan.k", "example_watch", "+7 701 555 12 34"}
	for _, path := range []string{talksPath(), "/search?q=&show=posts", "/search?q=&show=posts&page=2", "/api/v1/search?limit=100", "/api/v1/narratives/" + string(sample.NarrativeID("talks")), "/api/v1/narratives/" + string(sample.NarrativeID("office"))} {
		body := do(s, path).Body.String()
		for _, name := range secret {
			if strings.Contains(body, name) {
				t.Errorf("%s shows %q to somebody without a session", path, name)
			}
		}
		if strings.HasPrefix(path, "/n/") && !strings.Contains(body, "Канал С") {
			t.Error("a source of the catalogue lost its name")
		}
	}
}

func TestLoopbackSession(t *testing.T) {
	for _, test := range []struct {
		name, remote, host, header string
		on, want                   bool
	}{
		{"own machine", "127.0.0.1:5000", "localhost:8080", "", true, true},
		{"own machine, IPv6", "[::1]:5000", "[::1]:8080", "", true, true},
		{"switched off", "127.0.0.1:5000", "localhost:8080", "", false, false},
		{"another machine", "192.0.2.1:5000", "localhost:8080", "", true, false},
		{"behind a proxy", "127.0.0.1:5000", "localhost:8080", "X-Forwarded-For", true, false},
		{"rebound name", "127.0.0.1:5000", "evil.example:8080", "", true, false},
	} {
		s := newServer(t, func(o *Options) { o.LoopbackSession = test.on })
		r := httptest.NewRequest(http.MethodGet, talksPath(), nil)
		r.RemoteAddr, r.Host = test.remote, test.host
		if test.header != "" {
			r.Header.Set(test.header, "192.0.2.7")
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if got := strings.Contains(w.Body.String(), "sosed_pishet"); got != test.want {
			t.Errorf("%s: names shown %v, want %v", test.name, got, test.want)
		}
	}
}

func TestMaskNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"Call +7 701 555 12 34 now":        "Call +* *** *** ** 34 now",
		"8 (701) 555-12-34":                "* (***) ***-**-34",
		"ИИН 900101300123.":                "ИИН **********23.",
		"card 4400 1234 5678 9012":         "card **** **** **** **12",
		"身份证11010519491231002X":            "身份证***************02X",
		"电话 13800138000":                   "电话 *********00",
		"on 2024-04-10 at 14:12":           "on 2024-04-10 at 14:12",
		"1700多公里, 447.5 тенге, 10 000 000": "1700多公里, 447.5 тенге, 10 000 000",
	} {
		got := maskNumbers(in)
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if len(got) != len(in) {
			t.Errorf("%q: the length changed", in)
		}
	}
}
