// Package page fetches web pages and finds the links of list pages. It drives colly through the transport of
// crawler/fetch: robots rules, rests, limits and decoding are the fetcher's, colly only visits and selects.
package page

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"longear"
	"longear/crawler/fetch"

	"github.com/gocolly/colly/v2"
)

// Get fetches one page. A status other than 2xx and 304 is an error, as is anything that is no page.
func Get(ctx context.Context, client *fetch.Client, r fetch.Request) (longear.Capture, error) {
	return visit(ctx, client, r, func(*colly.Collector) {})
}

// visit makes one request with a fresh collector, so that no cookie, cache or visited list outlives it.
func visit(ctx context.Context, client *fetch.Client, r fetch.Request, hooks func(*colly.Collector)) (longear.Capture, error) {
	op := "fetch " + r.URL
	c := collector(ctx, client, r)
	var capture longear.Capture
	var refusal error
	c.OnResponse(func(resp *colly.Response) {
		refusal = fetch.CheckStatus(resp.StatusCode, *resp.Headers, client.Now())
		capture = fetch.CaptureOf(resp.Request.URL, resp.StatusCode, *resp.Headers, resp.Body, client.Now())
	})
	hooks(c)
	if err := c.Request(http.MethodGet, r.URL, nil, nil, r.Header()); err != nil {
		return longear.Capture{}, fetch.Failure(op, err)
	}
	if refusal != nil {
		return capture, longear.E(op, longear.KindOf(refusal), refusal)
	}
	if media := capture.Header["Content-Type"]; capture.Status != http.StatusNotModified && !isPage(media) {
		return capture, longear.E(op, longear.KindTerminal, longear.Errorf(longear.KindTerminal, "not a page but %s", media))
	}
	return capture, nil
}

// collector sets every field that colly would otherwise take from its defaults or from COLLY_ variables.
func collector(ctx context.Context, client *fetch.Client, r fetch.Request) *colly.Collector {
	c := colly.NewCollector(colly.StdlibContext(ctx))
	c.UserAgent = client.Agent(r.UserAgent)
	c.AllowURLRevisit = true
	c.IgnoreRobotsTxt = true // the transport asks them, also after 5xx, and per redirect
	c.ParseHTTPErrorResponse = true
	c.MaxBodySize = 0 // the transport refuses long bodies; colly would cut them silently
	c.DetectCharset = false
	c.CheckHead = false
	c.CacheDir = ""
	c.WithTransport(client.Transport(r.Charset))
	c.SetRedirectHandler(client.CheckRedirect)
	c.SetRequestTimeout(0) // the transport's; this one would count the wait for the host's turn
	c.DisableCookies()
	return c
}

func isPage(contentType string) bool {
	media, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	return slices.Contains([]string{"text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml"}, strings.TrimSpace(media))
}
