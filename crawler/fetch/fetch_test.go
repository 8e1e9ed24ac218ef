package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"longear"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fakeClock stands still until somebody waits: then the wait is over at once, and the clock shows it.
type fakeClock struct {
	mu    sync.Mutex
	now   time.Time
	waits []time.Duration
}

func newClock() *fakeClock {
	return &fakeClock{now: time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)}
}

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *fakeClock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.waits = append(c.waits, d)
	done := make(chan time.Time, 1)
	done <- c.now
	return done
}

func (c *fakeClock) waited() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]time.Duration(nil), c.waits...)
}

// site is a server under the name news.example with a client that may reach it.
func site(t *testing.T, mux http.Handler, o Options) *Client {
	t.Helper()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	address := server.Listener.Addr().String()
	o.Hosts = func(host string) (string, bool) { return address, strings.HasSuffix(host, ".example") }
	if o.Clock == nil {
		o.Clock = newClock()
	}
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, body)
	}
}

func mux(robots string, routes map[string]http.HandlerFunc) *http.ServeMux {
	m := http.NewServeMux()
	m.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, robots) })
	for path, h := range routes {
		m.HandleFunc(path, h)
	}
	return m
}

func TestGetConditional(t *testing.T) {
	c := site(t, mux("", map[string]http.HandlerFunc{"/feed": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `W/"1"`)
		if r.Header.Get("If-None-Match") == `W/"1"` && r.Header.Get("If-Modified-Since") == "x" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "<rss/>")
	}}), Options{})
	first, err := c.Get(t.Context(), Request{URL: "http://news.example/feed"})
	if err != nil || first.Status != 200 || first.Header["Etag"] != `W/"1"` || len(first.Digest) != 64 {
		t.Fatalf("got %+v, %v", first, err)
	}
	second, err := c.Get(t.Context(), Request{URL: "http://news.example/feed", ETag: `W/"1"`, LastModified: "x"})
	if err != nil || second.Status != http.StatusNotModified || len(second.Body) != 0 {
		t.Fatalf("got %+v, %v", second, err)
	}
}

func TestGetStatusKinds(t *testing.T) {
	tests := []struct {
		status int
		want   longear.Kind
	}{
		{401, longear.KindBlocked},
		{403, longear.KindBlocked},
		{451, longear.KindBlocked},
		{404, longear.KindNotFound},
		{410, longear.KindNotFound},
		{400, longear.KindTerminal},
		{408, longear.KindTransient},
		{429, longear.KindTransient},
		{500, longear.KindTransient},
		{503, longear.KindTransient},
		{501, longear.KindTerminal},
	}
	for _, test := range tests {
		t.Run(strconv.Itoa(test.status), func(t *testing.T) {
			c := site(t, mux("", map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(test.status) }}), Options{})
			_, err := c.Get(t.Context(), Request{URL: "http://news.example/a"})
			if got := longear.KindOf(err); got != test.want {
				t.Errorf("got %s (%v), want %s", got, err, test.want)
			}
			var status *StatusError
			if !errors.As(err, &status) || status.Status != test.status {
				t.Errorf("no StatusError in %v", err)
			}
		})
	}
}

func TestRetryAfterFormats(t *testing.T) {
	now := time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "Mon, 23 Nov 2026 08:00:00 GMT": time.Hour, "": 0, "soon": 0, "-5": 0,
		"999999999999": maxRetryAfter, "Mon, 23 Nov 2020 08:00:00 GMT": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: got %s, want %s", value, got, want)
		}
	}
}

func TestBodies(t *testing.T) {
	packed := func(s string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		io.WriteString(w, s)
		w.Close()
		return b.Bytes()
	}
	page := strings.Repeat("слово ", 300)
	tests := []struct {
		name, encoding string
		body           []byte
		want           string
		kind           longear.Kind
	}{
		{"plain", "", []byte("слово"), "слово", ""},
		{"gzip", "gzip", packed(page), page, ""},
		{"gzip that nobody announced", "", packed(page), page, ""},
		{"announced but plain", "gzip", []byte("<p>слово"), "<p>слово", ""},
		{"truncated gzip", "gzip", packed(page)[:30], "", longear.KindTransient},
		{"too long", "", bytes.Repeat([]byte("x"), 5000), "", longear.KindTerminal},
		{"a bomb", "gzip", packed(strings.Repeat("x", 1<<20)), "", longear.KindTerminal},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := site(t, mux("", map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				if test.encoding != "" {
					w.Header().Set("Content-Encoding", test.encoding)
				}
				w.Write(test.body)
			}}), Options{MaxBody: 4000})
			got, err := c.Get(t.Context(), Request{URL: "http://news.example/"})
			if string(got.Body) != test.want || longear.KindOf(err) != test.kind {
				t.Errorf("got %.40q and %v, want %.40q and %q", got.Body, err, test.want, test.kind)
			}
		})
	}
}

func TestSlowDripEnds(t *testing.T) {
	c := site(t, mux("", map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("<p>"))
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}}), Options{Timeout: 100 * time.Millisecond})
	_, err := c.Get(t.Context(), Request{URL: "http://news.example/"})
	if longear.KindOf(err) != longear.KindTransient || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestRedirects(t *testing.T) {
	routes := map[string]http.HandlerFunc{
		"/final": text("here"),
		"/hop":   func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/final", http.StatusFound) },
		"/loop": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.String()+"x", http.StatusFound)
		},
		"/inside": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1:1/secret", http.StatusFound)
		},
		"/file": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		},
		"/private": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/forbidden", http.StatusFound) },
	}
	m := mux("User-agent: *\nDisallow: /forbidden", routes)
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) })
	c := site(t, m, Options{MinGap: -1})
	tests := []struct {
		path string
		kind longear.Kind
		want string // final URL, or words of the error
	}{
		{"/hop", "", "http://news.example/final"},
		{"/loop", longear.KindTerminal, "more than 10 redirects"},
		{"/inside", longear.KindTransient, "not public"}, // robots.txt of the inside address is unreachable: nothing may be fetched
		{"/file", longear.KindTerminal, "scheme"},
		{"/private", longear.KindBlocked, "robots.txt forbids"},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			got, err := c.Get(t.Context(), Request{URL: "http://news.example" + test.path})
			if longear.KindOf(err) != test.kind || !strings.Contains(got.URL+fmt.Sprint(err), test.want) {
				t.Errorf("got %s and %v, want %s", got.URL, err, test.want)
			}
		})
	}
}

func TestPrivateAddressesAreNotReached(t *testing.T) {
	var reached atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	t.Cleanup(server.Close)
	c := New(Options{Clock: newClock()})
	t.Cleanup(c.Close)
	_, port, err := net.SplitHostPort(server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"} {
		if _, err := c.Get(t.Context(), Request{URL: "http://" + host + ":" + port + "/"}); err == nil {
			t.Errorf("%s was fetched", host)
		}
	}
	if reached.Load() != 0 {
		t.Errorf("the server was reached %d times", reached.Load())
	}
}

func TestIsPublic(t *testing.T) {
	tests := map[string]bool{
		"8.8.8.8": true, "2a00:1450::1": true, "127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false,
		"::1": false, "fe80::1": false, "fc00::1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "2002:a00:1::": false,
		"198.18.0.1": false, "::": false, "fe80::1%eth0": false,
	}
	for s, want := range tests {
		if got := isPublic(netip.MustParseAddr(s)); got != want {
			t.Errorf("%s: got %v, want %v", s, got, want)
		}
	}
}

func TestGetDecodes(t *testing.T) {
	c := site(t, mux("", map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		w.Write([]byte("<html><head></head><p>\xcd\xee\xe2\xee\xf1\xf2\xe8 \xe4\xed\xff"))
	}}), Options{})
	got, err := c.Get(t.Context(), Request{URL: "http://news.example/", Charset: "cp1251"})
	if err != nil || !strings.Contains(string(got.Body), "Новости дня") || got.Charset != "windows-1251 (override)" {
		t.Errorf("got %q, %q, %v", got.Body, got.Charset, err)
	}
}

func TestGetStopsWithTheContext(t *testing.T) {
	c := site(t, mux("", map[string]http.HandlerFunc{"/": text("x")}), Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, Request{URL: "http://news.example/"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestIncompleteCertificateChainSaysSo(t *testing.T) {
	server := httptest.NewUnstartedServer(text("x"))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	address := server.Listener.Addr().String()
	c := New(Options{Clock: newClock(), Hosts: func(string) (string, bool) { return address, true }})
	t.Cleanup(c.Close)
	_, err := c.Get(t.Context(), Request{URL: "https://news.example/"})
	if err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("got %v", err)
	}
}
