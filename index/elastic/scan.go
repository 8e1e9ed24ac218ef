package elastic

import (
	"context"
	"encoding/json"
	"net/http"

	"longear"
)

const scanPage = 1000

type hits[T any] struct {
	Hits struct {
		Total struct {
			Value int `json:"value"`
		} `json:"total"`
		Hits []struct {
			ID     string            `json:"_id"`
			Score  *float64          `json:"_score"`
			Source T                 `json:"_source"`
			Sort   []json.RawMessage `json:"sort"`
		} `json:"hits"`
	} `json:"hits"`
}

// scan calls each for the source of every document that matches, ordered by the fields, page after page (search_after).
// The last field must be unique.
func scan[T any](ctx context.Context, s *Store, kind string, query any, by []string, each func(T) error) error {
	return scanPages(ctx, s, kind, query, by, scanPage, each)
}

// scanPages is scan with a page size, for large documents.
func scanPages[T any](ctx context.Context, s *Store, kind string, query any, by []string, size int, each func(T) error) error {
	sort := make([]map[string]string, len(by))
	for i, f := range by {
		sort[i] = map[string]string{f: "asc"}
	}
	body := map[string]any{"query": query, "size": size, "sort": sort}
	for {
		var page hits[T]
		if err := s.client.do(ctx, http.MethodPost, "/"+s.alias(kind)+"/_search", body, &page); err != nil {
			return err
		}
		for _, h := range page.Hits.Hits {
			if err := each(h.Source); err != nil {
				return err
			}
		}
		if len(page.Hits.Hits) < size {
			return nil
		}
		body["search_after"] = page.Hits.Hits[size-1].Sort
	}
}

// mget returns the sources of documents by id, in real time; missing ones are left out.
func mget[T any](ctx context.Context, s *Store, kind string, ids []string) (map[string]T, error) {
	out := make(map[string]T, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), scanPage)
		var answer struct {
			Docs []struct {
				ID     string `json:"_id"`
				Found  bool   `json:"found"`
				Source T      `json:"_source"`
			} `json:"docs"`
		}
		if err := s.client.do(ctx, http.MethodPost, "/"+s.alias(kind)+"/_mget", map[string]any{"ids": ids[:n]}, &answer); err != nil {
			return nil, err
		}
		for _, d := range answer.Docs {
			if d.Found {
				out[d.ID] = d.Source
			}
		}
		ids = ids[n:]
	}
	return out, nil
}

func matchAll() map[string]any { return map[string]any{"match_all": map[string]any{}} }

func idsOf[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

func wrap(op string, err error) error { return longear.E(op, longear.KindOf(err), err) }
