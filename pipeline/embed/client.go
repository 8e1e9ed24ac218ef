package embed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"longear"
)

// Cache keeps vectors between runs; keys are of Key. The store's state implements it.
type Cache interface {
	// Get returns nil when the key is not held.
	Get(ctx context.Context, key string) ([]float32, error)
	Put(ctx context.Context, key string, vector []float32) error
}

// Options configure a client. URL is required.
type Options struct {
	URL       string        // up to and with /v1, or the full address of the embeddings route
	Model     string        // as the endpoint names it
	Key       string        // sent as a bearer token; from the environment or a file, never from an argument
	Batch     int           // texts per request; default 16
	TimeBox   time.Duration // for one call of Embed; default 60 s
	Cache     Cache         // nil: none
	Transport http.RoundTripper
	Now       func() time.Time // default time.Now
	Log       *slog.Logger
}

// Client embeds texts. It is safe for concurrent use.
type Client struct {
	opt  Options
	http *http.Client

	mu     sync.Mutex
	status longear.Channel
}

const (
	defaultBatch = 16
	defaultBox   = 60 * time.Second
	maxAnswer    = 64 << 20
)

// New returns a client. It does not connect.
func New(opt Options) *Client {
	if opt.Batch <= 0 {
		opt.Batch = defaultBatch
	}
	if opt.TimeBox <= 0 {
		opt.TimeBox = defaultBox
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	return &Client{opt: opt, http: &http.Client{Transport: opt.Transport}, status: longear.Channel{URL: bare(opt.URL), Model: opt.Model}}
}

// bare is an address without user, password and query: what may be shown.
func bare(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "(not an address)"
	}
	u.User, u.RawQuery = nil, ""
	return u.String()
}

// Status returns counts, and since when the endpoint fails.
func (c *Client) Status() longear.Channel {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.status
}

// Model names the vectors, for the record.
func (c *Client) Model() string { return c.opt.Model }

// Embed returns one vector per text; nil where the endpoint gave none in time.
func (c *Client) Embed(ctx context.Context, texts []string) [][]float32 {
	ctx, cancel := context.WithTimeout(ctx, c.opt.TimeBox)
	defer cancel()
	out := make([][]float32, len(texts))
	asked := c.cached(ctx, texts, out)
	for len(asked) > 0 {
		n := min(c.opt.Batch, len(asked))
		if err := c.batch(ctx, texts, asked[:n], out); err != nil {
			c.failed(err)
			break // the rest of the group would wait in vain
		}
		c.worked()
		asked = asked[n:]
	}
	c.count(out)
	return out
}

// cached fills in what is held and returns the places of the rest.
func (c *Client) cached(ctx context.Context, texts []string, out [][]float32) []int {
	asked := make([]int, 0, len(texts))
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			continue
		}
		if c.opt.Cache != nil {
			if v, err := c.opt.Cache.Get(ctx, Key(c.opt.Model, text)); err == nil && v != nil {
				out[i] = v
				continue
			}
		}
		asked = append(asked, i)
	}
	return asked
}

// batch asks for the texts at the places given.
func (c *Client) batch(ctx context.Context, texts []string, places []int, out [][]float32) error {
	input := make([]string, len(places))
	for i, at := range places {
		input[i] = texts[at]
	}
	vectors, err := c.request(ctx, input)
	if err != nil {
		return err
	}
	for i, at := range places {
		out[at] = vectors[i]
		if c.opt.Cache == nil {
			continue
		}
		if err := c.opt.Cache.Put(ctx, Key(c.opt.Model, texts[at]), vectors[i]); err != nil {
			c.opt.Log.Warn("a vector was not cached", "error", err)
		}
	}
	return nil
}

type question struct {
	Model string   `json:"model"`
	Input []string `json:"input"`
}

type answer struct {
	Data []struct {
		Index     int       `json:"index"`
		Embedding []float32 `json:"embedding"`
	} `json:"data"`
}

// request posts one batch and returns its vectors in order.
func (c *Client) request(ctx context.Context, input []string) ([][]float32, error) {
	body, err := json.Marshal(question{c.opt.Model, input})
	if err != nil {
		return nil, longear.E("embed", longear.KindInternal, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, route(c.opt.URL), bytes.NewReader(body))
	if err != nil {
		return nil, longear.E("embed", longear.KindInvalid, err)
	}
	req.Header.Set("Content-Type", "application/json")
	if c.opt.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.opt.Key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, longear.E("embed", longear.KindTransient, unaddressed(err))
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return nil, longear.E("embed", longear.KindTransient, err)
	}
	if resp.StatusCode != http.StatusOK {
		return nil, longear.Errorf(longear.KindTransient, "embed: %s says %s: %s", bare(c.opt.URL), resp.Status, longear.Shorten(string(data), 120))
	}
	return read(data, len(input))
}

// unaddressed leaves the address out of an error of net/http: it may carry a key.
func unaddressed(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

// read takes the vectors out of an answer; a wrong number or length of vectors is an error.
func read(data []byte, want int) ([][]float32, error) {
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, longear.E("embed: read answer", longear.KindTransient, err)
	}
	out := make([][]float32, want)
	size := 0
	for _, d := range a.Data {
		if d.Index < 0 || d.Index >= want || len(d.Embedding) == 0 || size != 0 && len(d.Embedding) != size {
			return nil, longear.Errorf(longear.KindTransient, "embed: item %d has %d numbers", d.Index, len(d.Embedding))
		}
		size = len(d.Embedding)
		out[d.Index] = d.Embedding
	}
	for i, v := range out {
		if v == nil {
			return nil, longear.Errorf(longear.KindTransient, "embed: item %d of %d is missing", i, want)
		}
	}
	return out, nil
}

// route completes an address that ends before the embeddings route.
func route(address string) string {
	address = strings.TrimRight(address, "/")
	switch {
	case strings.HasSuffix(address, "/embeddings"):
		return address
	case strings.HasSuffix(address, "/v1"):
		return address + "/embeddings"
	}
	return address + "/v1/embeddings"
}

// failed notes an error; only the first of a row is logged.
func (c *Client) failed(err error) {
	c.mu.Lock()
	first := !c.status.Failing()
	c.status.Asked, c.status.Error = c.opt.Now().UTC(), err.Error()
	if first {
		c.status.FailingSince = c.status.Asked
	}
	c.mu.Unlock()
	if first {
		c.opt.Log.Warn("the embeddings endpoint failed; going on without vectors", "url", bare(c.opt.URL), "error", err)
	}
}

func (c *Client) worked() {
	c.mu.Lock()
	again := c.status.Failing()
	now := c.opt.Now().UTC()
	c.status.Asked, c.status.LastOK, c.status.FailingSince, c.status.Error = now, now, time.Time{}, ""
	c.mu.Unlock()
	if again {
		c.opt.Log.Info("the embeddings endpoint answers again", "url", bare(c.opt.URL))
	}
}

func (c *Client) count(out [][]float32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, v := range out {
		if v == nil {
			c.status.Missing++
		} else {
			c.status.Embedded++
		}
	}
}
