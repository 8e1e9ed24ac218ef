package fetch

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"time"

	"longear"

	"github.com/temoto/robotstxt"
)

// Limits of robots.txt, as RFC 9309 sets or allows them.
const (
	maxRobotsBody    = 500 << 10
	robotsTTL        = 24 * time.Hour
	robotsFailureTTL = 10 * time.Minute // unreachable or 5xx: disallowed, and asked again soon
)

// robots answers whether a URL may be fetched, and keeps each host's rules until they expire.
type robots struct {
	clock Clock
	get   func(ctx context.Context, url, userAgent string) (status int, body []byte, err error)
	slow  func(host string, gap time.Duration)

	mu     sync.Mutex
	byHost map[string]*rules
}

// rules are one host's robots.txt. The mutex is held while it is fetched, so that it is fetched once.
type rules struct {
	mu      sync.Mutex
	data    *robotstxt.RobotsData // nil: everything is allowed
	refused string                // not "": everything is disallowed, for this reason
	expires time.Time
}

// check returns a KindBlocked error when the rules forbid the URL to the user agent.
func (r *robots) check(ctx context.Context, u *url.URL, userAgent string) error {
	h := r.host(u.Scheme + "://" + u.Host)
	h.mu.Lock()
	defer h.mu.Unlock()
	if !r.clock.Now().Before(h.expires) {
		if err := r.load(ctx, h, u, userAgent); err != nil {
			return err
		}
	}
	if h.refused != "" {
		return longear.Errorf(longear.KindTransient, "robots.txt: %s, so nothing may be fetched", h.refused)
	}
	if h.data == nil {
		return nil
	}
	group := h.data.FindGroup(productToken(userAgent))
	r.slow(u.Host, group.CrawlDelay)
	if !group.Test(robotsPath(u)) {
		return longear.Errorf(longear.KindBlocked, "robots.txt forbids %s", u.EscapedPath())
	}
	return nil
}

func (r *robots) host(key string) *rules {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.byHost) >= maxHosts {
		clear(r.byHost)
	}
	h := r.byHost[key]
	if h == nil {
		h = &rules{}
		r.byHost[key] = h
	}
	return h
}

// load fetches the file. 4xx means that there are no rules; 5xx and silence mean that nothing may be fetched.
func (r *robots) load(ctx context.Context, h *rules, u *url.URL, userAgent string) error {
	status, body, err := r.get(ctx, u.Scheme+"://"+u.Host+"/robots.txt", userAgent)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	h.data, h.refused, h.expires = nil, "", r.clock.Now().Add(robotsTTL)
	switch {
	case err != nil:
		h.refused = "unreachable (" + err.Error() + ")"
	case status >= 500:
		h.refused = (&StatusError{Status: status}).Error()
	case status >= 200 && status < 300:
		if data, err := robotstxt.FromBytes(body); err == nil {
			h.data = data
		}
	}
	if h.refused != "" {
		h.expires = r.clock.Now().Add(robotsFailureTTL)
	}
	return nil
}

// productToken is the name that groups are matched against, by prefix: "longear" of "longear/0.1 (+https://…)".
func productToken(userAgent string) string {
	token, _, _ := strings.Cut(userAgent, "/")
	token, _, _ = strings.Cut(token, " ")
	return token
}

func robotsPath(u *url.URL) string {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return path
}
