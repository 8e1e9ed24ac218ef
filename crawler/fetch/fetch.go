// Package fetch gets pages and feeds over HTTP as a good guest: robots.txt (RFC 9309), one request at a time per host
// with a gap between two, Retry-After, conditional requests, bounded bodies, no private addresses, and bodies decoded
// to UTF-8 with the rule that decided. Every request of the crawler passes its transport, redirects included.
package fetch

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"net/url"
	"time"

	"longear"
)

// Options configure a Client; zero values mean the defaults named beside them.
type Options struct {
	UserAgent string                                   // DefaultUserAgent; its product token comes first
	Hosts     func(host string) (addr string, ok bool) // none; names whose address is known, private or not
	Clock     Clock                                    // SystemClock
	MinGap    time.Duration                            // 1s between two requests to a host; negative: none
	Timeout   time.Duration                            // 30s for one request with its body
	MaxBody   int64                                    // 10 MiB after decompression
}

// DefaultUserAgent begins with the product token that robots.txt groups are matched against.
const DefaultUserAgent = "longear/0.1 (narrative tracker; honours robots.txt)"

func (o Options) withDefaults() Options {
	o.UserAgent = cmp.Or(o.UserAgent, DefaultUserAgent)
	o.MinGap = cmp.Or(o.MinGap, time.Second)
	o.Timeout = cmp.Or(o.Timeout, 30*time.Second)
	o.MaxBody = cmp.Or(o.MaxBody, 10<<20)
	if o.Clock == nil {
		o.Clock = SystemClock{}
	}
	if o.Hosts == nil {
		o.Hosts = func(string) (string, bool) { return "", false }
	}
	return o
}

// Client fetches. It is safe for concurrent use; Close frees its idle connections.
type Client struct {
	options Options
	inner   *http.Transport
	hosts   *hosts
	robots  *robots
}

// New makes a client.
func New(options Options) *Client {
	options = options.withDefaults()
	c := &Client{
		options: options,
		inner:   newTransport(options.Hosts),
		hosts:   newHosts(options.Clock, max(0, options.MinGap)),
	}
	c.robots = &robots{clock: options.Clock, get: c.getRobots, slow: c.hosts.slow, byHost: make(map[string]*rules)}
	return c
}

// Close frees idle connections.
func (c *Client) Close() { c.inner.CloseIdleConnections() }

// Now is the client's clock, by which captures are dated.
func (c *Client) Now() time.Time { return c.options.Clock.Now() }

// Request asks for one URL.
type Request struct {
	URL          string
	UserAgent    string // override of the client's
	Charset      string // override of whatever the document says
	ETag         string // verbatim from the last answer
	LastModified string // verbatim from the last answer
}

// Header returns the headers of the request.
func (r Request) Header() http.Header {
	h := make(http.Header)
	if r.ETag != "" {
		h.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		h.Set("If-Modified-Since", r.LastModified)
	}
	return h
}

// Get fetches one URL. A status other than 2xx and 304 is an error that carries its kind; errors.As finds the
// StatusError. With 304 the capture has that status and no body.
func (c *Client) Get(ctx context.Context, r Request) (longear.Capture, error) {
	op := "fetch " + r.URL
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.URL, nil)
	if err != nil {
		return longear.Capture{}, longear.E(op, longear.KindTerminal, err)
	}
	req.Header = r.Header()
	req.Header.Set("User-Agent", c.Agent(r.UserAgent))
	client := &http.Client{Transport: c.Transport(r.Charset), CheckRedirect: checkRedirect}
	resp, err := client.Do(req)
	if err != nil {
		return longear.Capture{}, Failure(op, err)
	}
	defer drop(resp.Body)
	body, err := readAll(resp.Body, c.options.MaxBody*2) // UTF-8 may be longer than what was received
	if err != nil {
		return longear.Capture{}, Failure(op, err)
	}
	capture := CaptureOf(resp.Request.URL, resp.StatusCode, resp.Header, body, c.Now())
	return capture, wrap(op, CheckStatus(resp.StatusCode, resp.Header, c.Now()))
}

// Agent is the user agent that is sent: the override, or the client's own.
func (c *Client) Agent(override string) string { return cmp.Or(override, c.options.UserAgent) }

// CheckRedirect is the redirect rule for other HTTP clients that use Transport.
func (c *Client) CheckRedirect(req *http.Request, via []*http.Request) error {
	return checkRedirect(req, via)
}

// CaptureOf makes the record of an answer that came through Transport.
func CaptureOf(u *url.URL, status int, header http.Header, body []byte, at time.Time) longear.Capture {
	kept := make(map[string]string)
	for _, name := range []string{"Content-Type", "Etag", "Last-Modified", "Cache-Control"} {
		if v := header.Get(name); v != "" {
			kept[name] = v
		}
	}
	return longear.Capture{
		URL: u.String(), Status: status, Header: kept, Body: body,
		Digest: header.Get(headerDigest), Charset: header.Get(headerCharset), At: at.UTC(),
	}
}

// Failure names what was being done, once, and gives a failure of the network its kind and plain words.
func Failure(op string, err error) error {
	var wrapped *url.Error
	for errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	if kinded, ok := errors.AsType[*longear.Error](err); ok {
		return longear.E(op, kinded.Kind, err)
	}
	if certificate, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		err = longear.Errorf(longear.KindTerminal, "the certificate is not trusted or its chain is incomplete: %w", certificate.Err)
		return longear.E(op, longear.KindTerminal, err)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = longear.Errorf(longear.KindTransient, "no complete answer in time: %w", err)
	}
	return longear.E(op, longear.KindTransient, err)
}

// wrap names what was being done and keeps the kind.
func wrap(op string, err error) error { return longear.E(op, longear.KindOf(err), err) }
