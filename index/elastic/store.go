package elastic

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"longear"
	"longear/index/query"
)

//go:embed templates/*.json
var templates embed.FS

// schemaVersion is part of every index name; the alias without it is what reads and writes use.
const schemaVersion = 1

// kinds are the indices of a store.
func kinds() []string {
	return []string{"posts", "versions", "narratives", "commits", "events", "dead_letters", "state"}
}

// Store is a set of indices with a common prefix. It is safe for concurrent use.
type Store struct {
	client *client
	prefix string
	words  query.Reader

	mu    sync.Mutex
	epoch int64
}

var prefixPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,60}$`)

// Open connects to https://host:9200/prefix and creates what is missing. rt may be nil.
func Open(ctx context.Context, address string, cred Credentials, words query.Reader, rt http.RoundTripper) (*Store, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, longear.E("open store", longear.KindInvalid, err)
	}
	prefix := strings.Trim(u.Path, "/")
	if prefix == "" {
		prefix = "longear"
	}
	if !prefixPattern.MatchString(prefix) || u.Host == "" {
		return nil, longear.E("open store", longear.KindInvalid, &longear.FieldError{
			Field: "store", Value: u.Redacted(), Why: "https://host:9200/prefix with a prefix of lower-case letters, digits, - and _",
		})
	}
	if u.User != nil && cred == (Credentials{}) {
		cred.Username = u.User.Username()
		cred.Password, _ = u.User.Password()
	}
	base := &url.URL{Scheme: u.Scheme, Host: u.Host}
	c, err := newClient(base, cred, rt)
	if err != nil {
		return nil, longear.E("open store "+base.Redacted(), longear.KindInvalid, err)
	}
	s := &Store{client: c, prefix: prefix, words: words}
	return s, s.setUp(ctx)
}

// Name says where the data is, for messages.
func (s *Store) Name() string { return s.client.name + "/" + s.prefix }

// Close closes idle connections.
func (s *Store) Close() error {
	if t, ok := s.client.inner.(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
	return nil
}

func (s *Store) alias(kind string) string { return s.prefix + "-" + kind }

func (s *Store) index(kind string) string { return fmt.Sprintf("%s-v%d", s.alias(kind), schemaVersion) }

// setUp checks that the server is Elasticsearch 8 and creates each missing index with its alias.
func (s *Store) setUp(ctx context.Context) error {
	var info struct {
		Version struct {
			Number string `json:"number"`
		} `json:"version"`
	}
	if err := s.client.do(ctx, http.MethodGet, "/", nil, &info); err != nil {
		return longear.E("open store "+s.Name(), longear.KindOf(err), err)
	}
	if !strings.HasPrefix(info.Version.Number, "8.") {
		return longear.Errorf(longear.KindInvalid, "store %s: Elasticsearch 8 is needed, this is %q", s.Name(), info.Version.Number)
	}
	for _, kind := range kinds() {
		if err := s.create(ctx, kind); err != nil {
			return longear.E("open store "+s.Name(), longear.KindOf(err), err)
		}
	}
	return nil
}

func (s *Store) create(ctx context.Context, kind string) error {
	err := s.client.do(ctx, http.MethodHead, "/"+s.alias(kind), nil, nil)
	if longear.KindOf(err) != longear.KindNotFound {
		return err
	}
	raw, err := templates.ReadFile("templates/" + kind + ".json")
	if err != nil {
		return err
	}
	body := map[string]any{}
	if err := json.Unmarshal(raw, &body); err != nil {
		return err
	}
	body["aliases"] = map[string]any{s.alias(kind): map[string]any{"is_write_index": true}}
	err = s.client.do(ctx, http.MethodPut, "/"+s.index(kind), body, nil)
	if isStatus(err, http.StatusBadRequest) && strings.Contains(err.Error(), "resource_already_exists") {
		return nil // another process was quicker
	}
	return err
}

// refresh makes what was written visible to searches.
func (s *Store) refresh(ctx context.Context, kinds ...string) error {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = s.alias(k)
	}
	return s.client.do(ctx, http.MethodPost, "/"+strings.Join(names, ",")+"/_refresh", nil, nil)
}

// Drop deletes all indices of the store; for tests and for people who start again.
func (s *Store) Drop(ctx context.Context) error {
	for _, kind := range kinds() {
		if err := s.client.do(ctx, http.MethodDelete, "/"+s.index(kind), nil, nil); err != nil && longear.KindOf(err) != longear.KindNotFound {
			return err
		}
	}
	return nil
}
