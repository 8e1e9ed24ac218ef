package app

import (
	"context"
	"strings"

	"longear"
	"longear/index/elastic"
	"longear/index/query"
	"longear/index/sqlite"
	"longear/pipeline"
	"longear/web"
)

// Store is what a backend offers; every room sees only the few methods that it declares.
type Store interface {
	pipeline.Store
	web.Searcher
	web.Narratives
	web.CoverageReader
	StateStore
	Inspector
	Name() string
	Close() error
}

// StateStore holds small documents with compare-and-set.
type StateStore interface {
	GetState(ctx context.Context, kind, id string) (longear.StateRecord, error)
	PutState(ctx context.Context, rec longear.StateRecord) (int64, error)
	ListState(ctx context.Context, kind string) ([]longear.StateRecord, error)
}

// Inspector answers what commands print about a store.
type Inspector interface {
	Counts(ctx context.Context) (longear.Counts, error)
	ListDeadLetters(ctx context.Context, limit int) ([]longear.DeadLetter, error)
}

// OpenStore opens the store that an address names.
func OpenStore(ctx context.Context, address string, cred Credentials, words query.Reader) (Store, error) {
	scheme, rest, found := strings.Cut(address, ":")
	if !found || rest == "" {
		return nil, badStore(address)
	}
	switch scheme {
	case "sqlite":
		return sqlite.Open(ctx, rest, words)
	case "http", "https":
		return elastic.Open(ctx, address, cred, words, nil)
	default:
		return nil, badStore(address)
	}
}

func badStore(address string) error {
	return longear.E("", longear.KindInvalid, &longear.FieldError{Field: "store", Value: address, Why: "sqlite:FILE or https://host:9200/prefix"})
}
