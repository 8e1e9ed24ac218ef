package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"longear"
	"longear/index/query"

	"modernc.org/sqlite" // the driver registers itself as "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Store is one SQLite file. Reads run on a pool, writes on one connection. It is safe for concurrent use.
type Store struct {
	path  string
	read  *sql.DB
	write *sql.DB
	words query.Reader
	epoch int64
}

// Open opens or creates the file. words reads search queries as posts were analysed.
func Open(ctx context.Context, path string, words query.Reader) (*Store, error) {
	op := "open store " + path
	if dir := filepath.Dir(path); dir != "." {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, longear.E(op, longear.KindInvalid, err)
		}
	}
	write, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, longear.E(op, longear.KindInternal, err)
	}
	write.SetMaxOpenConns(1)
	if err := migrate(ctx, write); err != nil {
		return nil, longear.E(op, classify(err), errors.Join(err, write.Close()))
	}
	read, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, longear.E(op, longear.KindInternal, errors.Join(err, write.Close()))
	}
	read.SetMaxOpenConns(4)
	return &Store{path: path, read: read, write: write, words: words}, nil
}

// dsn sets write-ahead logging, full durability at each commit, and patience with another process.
func dsn(path string) string {
	q := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}, "_txlock": {"immediate"}}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// Close closes both pools.
func (s *Store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// Name says where the data is, for messages.
func (s *Store) Name() string { return "sqlite:" + s.path }

func inTx(ctx context.Context, db *sql.DB, do func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx.Commit()
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// classify maps SQLite's result codes to kinds.
func classify(err error) longear.Kind {
	if known, ok := errors.AsType[*longear.Error](err); ok {
		return known.Kind
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return longear.KindInternal
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT:
		return longear.KindTransient
	case sqlite3.SQLITE_CONSTRAINT:
		return longear.KindConflict
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT:
		return longear.KindInvalid
	}
	return longear.KindTerminal
}

func fail(op string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, sql.ErrNoRows) {
		return longear.E(op, longear.KindNotFound, err)
	}
	return longear.E(op, classify(err), fmt.Errorf("sqlite: %w", err))
}
