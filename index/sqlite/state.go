package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"longear"
)

// GetState returns a state record; KindNotFound when there is none.
func (s *Store) GetState(ctx context.Context, kind, id string) (longear.StateRecord, error) {
	rec := longear.StateRecord{Kind: kind, ID: id}
	var raw string
	err := s.read.QueryRowContext(ctx, `SELECT version, json FROM state WHERE kind = ? AND id = ?`, kind, id).Scan(&rec.Version, &raw)
	rec.JSON = []byte(raw)
	return rec, fail("state "+kind+"/"+id, err)
}

// PutState writes a record if its stored version is still rec.Version (0: it must not exist) and returns the new
// version; KindConflict when somebody else wrote first.
func (s *Store) PutState(ctx context.Context, rec longear.StateRecord) (int64, error) {
	op := "state " + rec.Kind + "/" + rec.ID
	var res sql.Result
	var err error
	if rec.Version == 0 {
		res, err = s.write.ExecContext(ctx, `INSERT INTO state (kind, id, version, json) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING`,
			rec.Kind, rec.ID, string(rec.JSON))
	} else {
		res, err = s.write.ExecContext(ctx, `UPDATE state SET version = version + 1, json = ? WHERE kind = ? AND id = ? AND version = ?`,
			string(rec.JSON), rec.Kind, rec.ID, rec.Version)
	}
	if err != nil {
		return 0, fail(op, err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return 0, longear.E(op, longear.KindConflict, errors.Join(err, errors.New("changed since it was read")))
	}
	return rec.Version + 1, nil
}

// ListState returns all records of a kind, by id.
func (s *Store) ListState(ctx context.Context, kind string) ([]longear.StateRecord, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id, version, json FROM state WHERE kind = ? ORDER BY id`, kind)
	if err != nil {
		return nil, fail("list state "+kind, err)
	}
	return collect(rows, "list state "+kind, func(scan func(...any) error) (longear.StateRecord, error) {
		rec := longear.StateRecord{Kind: kind}
		var raw string
		err := scan(&rec.ID, &rec.Version, &raw)
		rec.JSON = []byte(raw)
		return rec, err
	})
}

// collect reads all rows with one and closes them.
func collect[T any](rows *sql.Rows, op string, one func(scan func(...any) error) (T, error)) ([]T, error) {
	var out []T
	for rows.Next() {
		v, err := one(rows.Scan)
		if err != nil {
			return nil, fail(op, errors.Join(err, rows.Close()))
		}
		out = append(out, v)
	}
	return out, fail(op, errors.Join(rows.Err(), rows.Close()))
}
