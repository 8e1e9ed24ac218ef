package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"longear"
	"longear/crawler/fetch/charset"
)

// Headers that the transport adds to answers; what the server sends under these names is overwritten.
const (
	headerCharset = "Longear-Charset"
	headerDigest  = "Longear-Digest"
)

// Transport returns the client's rules as a RoundTripper, for a library that brings its own HTTP client. Answers come
// complete, decompressed and in UTF-8; charsetOverride is the source's.
func (c *Client) Transport(charsetOverride string) http.RoundTripper {
	return &policy{client: c, charset: charsetOverride}
}

type policy struct {
	client  *Client
	charset string
}

// RoundTrip applies, in this order: address rules, robots.txt, the host's turn, the limits, the decoder.
func (p *policy) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := checkURL(req.URL); err != nil {
		return nil, err
	}
	if err := p.client.robots.check(req.Context(), req.URL, req.UserAgent()); err != nil {
		return nil, err
	}
	resp, raw, err := p.client.exchange(req, p.client.options.MaxBody)
	if err != nil {
		return nil, err
	}
	text, name := raw.body, ""
	if isText(resp.Header.Get("Content-Type")) {
		text, name = charset.Decode(raw.body, charset.Hints{Override: p.charset, ContentType: resp.Header.Get("Content-Type")})
		resp.Header.Set("Content-Type", mediaType(resp.Header.Get("Content-Type"))+"; charset=utf-8")
	}
	resp.Header.Set(headerCharset, name)
	resp.Header.Set(headerDigest, raw.digest)
	setBody(resp, text)
	return resp, nil
}

// received is a complete body: its digest is taken over the bytes as they came, before decompression.
type received struct {
	body   []byte
	digest string
}

// exchange makes one request in the host's turn and reads the whole answer before the turn ends.
func (c *Client) exchange(req *http.Request, limit int64) (*http.Response, received, error) {
	release, err := c.hosts.acquire(req.Context(), req.URL.Host)
	if err != nil {
		return nil, received{}, err
	}
	defer release()
	ctx, cancel := context.WithTimeout(req.Context(), c.options.Timeout)
	defer cancel()
	out := req.Clone(ctx)
	out.Header.Set("Accept-Encoding", "gzip")
	resp, err := c.inner.RoundTrip(out)
	if err != nil {
		return nil, received{}, err
	}
	defer drop(resp.Body)
	raw, err := receive(resp, limit)
	if err != nil {
		return nil, received{}, err
	}
	if resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable {
		c.hosts.rest(req.URL.Host, retryAfter(resp.Header.Get("Retry-After"), c.Now()))
	}
	resp.Request = req
	return resp, raw, nil
}

// receive reads and decompresses within the limit; a body that is longer is an error, never a silent cut.
func receive(resp *http.Response, limit int64) (received, error) {
	wire, err := readAll(resp.Body, limit)
	if err != nil {
		return received{}, err
	}
	sum := sha256.Sum256(wire)
	raw := received{body: wire, digest: hex.EncodeToString(sum[:])}
	if len(wire) == 0 || !isGzip(resp.Header, wire) {
		return raw, nil
	}
	unzip, err := gzip.NewReader(bytes.NewReader(wire))
	if err != nil {
		return received{}, longear.Errorf(longear.KindTransient, "compressed body: %w", err)
	}
	raw.body, err = readAll(unzip, limit)
	resp.Header.Del("Content-Encoding")
	return raw, err
}

// isGzip believes the bytes: some servers send compressed files without saying so, others say so and do not.
func isGzip(h http.Header, body []byte) bool {
	return bytes.HasPrefix(body, []byte{0x1f, 0x8b, 8}) ||
		strings.EqualFold(h.Get("Content-Encoding"), "gzip") && !bytes.HasPrefix(bytes.TrimSpace(body), []byte("<"))
}

func readAll(r io.Reader, limit int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, longear.Errorf(longear.KindTransient, "the body ends too early: %w", err)
	case err != nil:
		return nil, err
	case int64(len(body)) > limit:
		return nil, longear.Errorf(longear.KindTerminal, "the body is longer than %d bytes", limit)
	}
	return body, nil
}

// setBody replaces the body. Uncompressed tells net/http and colly that there is nothing left to unpack.
func setBody(resp *http.Response, body []byte) {
	resp.Body = io.NopCloser(bytes.NewReader(body))
	resp.ContentLength = int64(len(body))
	resp.Header.Set("Content-Length", strconv.Itoa(len(body)))
	resp.Uncompressed = true
}

func mediaType(contentType string) string {
	media, _, _ := strings.Cut(contentType, ";")
	if media = strings.TrimSpace(media); media == "" {
		return "text/html"
	}
	return media
}

// isText tells whether a body is to be decoded; an absent type is taken for a page, as browsers do.
func isText(contentType string) bool {
	media := strings.ToLower(mediaType(contentType))
	return strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "xml") || strings.HasSuffix(media, "json") ||
		media == "application/octet-stream" || media == "application/x-gzip" || media == "application/gzip"
}

// getRobots fetches a robots.txt outside the robots rules, but inside all others.
func (c *Client) getRobots(ctx context.Context, address, userAgent string) (int, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	client := &http.Client{Transport: plain{c}, CheckRedirect: checkRedirect}
	resp, err := client.Do(req)
	if err != nil {
		return 0, nil, Failure("", err)
	}
	defer drop(resp.Body)
	body, err := io.ReadAll(resp.Body)
	return resp.StatusCode, body, err
}

// plain is the transport without robots rules and decoder.
type plain struct{ client *Client }

// RoundTrip applies address rules, the host's turn and the limit of RFC 9309.
func (p plain) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := checkURL(req.URL); err != nil {
		return nil, err
	}
	resp, raw, err := p.client.exchange(req, maxRobotsBody)
	if err != nil {
		return nil, err
	}
	setBody(resp, raw.body)
	return resp, nil
}

// drop closes a body that has been read, or whose reading has failed already; its own error says nothing more.
func drop(body io.Closer) { _ = body.Close() }
