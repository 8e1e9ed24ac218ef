package elastic

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"longear"
)

type stateDoc struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Version int64  `json:"version"`
	JSON    []byte `json:"json"` // base64: a state record is opaque to the server
}

type stateHit struct {
	Found       bool     `json:"found"`
	SeqNo       int64    `json:"_seq_no"`
	PrimaryTerm int64    `json:"_primary_term"`
	Source      stateDoc `json:"_source"`
}

func (s *Store) statePath(op, kind, id string) string {
	return "/" + s.alias("state") + "/" + op + "/" + url.PathEscape(kind+"~"+id)
}

func (s *Store) getState(ctx context.Context, kind, id string) (stateHit, error) {
	var hit stateHit
	err := s.client.do(ctx, http.MethodGet, s.statePath("_doc", kind, id), nil, &hit)
	if err == nil && !hit.Found {
		err = longear.Errorf(longear.KindNotFound, "no such record")
	}
	return hit, err
}

// GetState returns a state record, in real time; KindNotFound when there is none.
func (s *Store) GetState(ctx context.Context, kind, id string) (longear.StateRecord, error) {
	hit, err := s.getState(ctx, kind, id)
	if err != nil {
		return longear.StateRecord{}, longear.E("state "+kind+"/"+id, longear.KindOf(err), err)
	}
	return longear.StateRecord{Kind: kind, ID: id, Version: hit.Source.Version, JSON: hit.Source.JSON}, nil
}

// PutState writes a record if its stored version is still rec.Version (0: it must not exist) and returns the new
// version; KindConflict when somebody else wrote first.
func (s *Store) PutState(ctx context.Context, rec longear.StateRecord) (int64, error) {
	op := "state " + rec.Kind + "/" + rec.ID
	doc := stateDoc{rec.Kind, rec.ID, rec.Version + 1, rec.JSON}
	if rec.Version == 0 {
		err := s.client.do(ctx, http.MethodPut, s.statePath("_create", rec.Kind, rec.ID), doc, nil)
		return 1, longear.E(op, longear.KindOf(err), err)
	}
	hit, err := s.getState(ctx, rec.Kind, rec.ID)
	if err != nil {
		return 0, longear.E(op, longear.KindOf(err), err)
	}
	if hit.Source.Version != rec.Version {
		return 0, longear.E(op, longear.KindConflict, errors.New("changed since it was read"))
	}
	path := fmt.Sprintf("%s?if_seq_no=%d&if_primary_term=%d", s.statePath("_doc", rec.Kind, rec.ID), hit.SeqNo, hit.PrimaryTerm)
	err = s.client.do(ctx, http.MethodPut, path, doc, nil)
	return rec.Version + 1, longear.E(op, longear.KindOf(err), err)
}

// ListState returns all records of a kind, by id.
func (s *Store) ListState(ctx context.Context, kind string) ([]longear.StateRecord, error) {
	op := "list state " + kind
	if err := s.refresh(ctx, "state"); err != nil {
		return nil, longear.E(op, longear.KindOf(err), err)
	}
	var out []longear.StateRecord
	query := map[string]any{"term": map[string]any{"kind": kind}}
	err := scan(ctx, s, "state", query, []string{"id"}, func(doc stateDoc) error {
		out = append(out, longear.StateRecord{Kind: doc.Kind, ID: doc.ID, Version: doc.Version, JSON: doc.JSON})
		return nil
	})
	return out, longear.E(op, longear.KindOf(err), err)
}
