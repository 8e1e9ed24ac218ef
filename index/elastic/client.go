package elastic

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"longear"

	"github.com/elastic/elastic-transport-go/v8/elastictransport"
)

// Credentials come from the environment or files, never from arguments, and are never printed.
type Credentials struct {
	Username, Password string
	APIKey             string
}

// String keeps credentials out of logs, errors and dumps.
func (c Credentials) String() string {
	if c == (Credentials{}) {
		return "none"
	}
	return "set"
}

// GoString is String, for %#v.
func (c Credentials) GoString() string { return c.String() }

// MarshalText is String, for structured logs and JSON.
func (c Credentials) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// client sends requests and turns every answer into JSON or a classified error.
type client struct {
	transport *elastictransport.Client
	inner     http.RoundTripper
	name      string
}

func newClient(base *url.URL, cred Credentials, rt http.RoundTripper) (*client, error) {
	options := []elastictransport.Option{
		elastictransport.WithURLs(base), elastictransport.WithDisableRetry(), elastictransport.WithUserAgent("longear"),
	}
	if rt == nil {
		rt = http.DefaultTransport.(*http.Transport).Clone() // our own, so that Close can close its connections
	}
	options = append(options, elastictransport.WithTransport(rt))
	switch {
	case cred.APIKey != "":
		options = append(options, elastictransport.WithAPIKey(cred.APIKey))
	case cred.Username != "":
		options = append(options, elastictransport.WithBasicAuth(cred.Username, cred.Password))
	}
	t, err := elastictransport.NewClient(options...)
	if err != nil {
		return nil, err
	}
	return &client{transport: t, inner: rt, name: base.Redacted()}, nil
}

// statusError is an answer with a status of 400 or more.
type statusError struct {
	Status int
	Type   string
	Reason string
}

func (e *statusError) Error() string {
	return fmt.Sprintf("elasticsearch answered %d %s: %s", e.Status, e.Type, longear.Shorten(e.Reason, 300))
}

// kindOf classifies a status: what may succeed later, what will not, what somebody else did first.
func kindOf(status int) longear.Kind {
	switch {
	case status == http.StatusNotFound:
		return longear.KindNotFound
	case status == http.StatusConflict:
		return longear.KindConflict
	case status == http.StatusTooManyRequests || status == http.StatusRequestTimeout || status >= 500:
		return longear.KindTransient
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return longear.KindBlocked
	}
	return longear.KindTerminal
}

// do sends body (nil, raw bytes, or a value for JSON) and decodes the answer into out unless that is nil.
func (c *client) do(ctx context.Context, method, path string, body, out any) error {
	op := method + " " + path
	payload, kind, err := encode(body)
	if err != nil {
		return longear.E(op, longear.KindInternal, err)
	}
	req, err := http.NewRequestWithContext(ctx, method, path, payload)
	if err != nil {
		return longear.E(op, longear.KindInternal, err)
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	res, err := c.transport.Perform(req)
	if err != nil {
		if ctx.Err() != nil {
			return longear.E(op, longear.KindInternal, ctx.Err())
		}
		return longear.E(op, longear.KindTransient, err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return longear.E(op, longear.KindTransient, err)
	}
	if res.StatusCode >= 400 {
		return longear.E(op, kindOf(res.StatusCode), decodeError(res.StatusCode, raw))
	}
	if out == nil {
		return nil
	}
	return longear.E(op, longear.KindInternal, json.Unmarshal(raw, out))
}

func encode(body any) (io.Reader, string, error) {
	switch b := body.(type) {
	case nil:
		return nil, "", nil
	case []byte:
		return bytes.NewReader(b), "application/x-ndjson", nil
	}
	raw, err := json.Marshal(body)
	return bytes.NewReader(raw), "application/json", err
}

func decodeError(status int, raw []byte) error {
	var answer struct {
		Error json.RawMessage `json:"error"`
	}
	e := &statusError{Status: status}
	if err := json.Unmarshal(raw, &answer); err != nil || len(answer.Error) == 0 {
		e.Reason = strings.TrimSpace(string(raw))
		return e
	}
	var detail struct {
		Type   string `json:"type"`
		Reason string `json:"reason"`
	}
	if err := json.Unmarshal(answer.Error, &detail); err != nil {
		e.Reason = string(answer.Error)
		return e
	}
	e.Type, e.Reason = detail.Type, detail.Reason
	return e
}

// isStatus tells whether err is an answer with this status.
func isStatus(err error, status int) bool {
	var e *statusError
	return errors.As(err, &e) && e.Status == status
}
