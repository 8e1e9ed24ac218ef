package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"longear"
)

// migrations is append-only: the schema version of a file is the number of steps that it has seen.
func migrations() []string {
	return []string{
		`CREATE TABLE posts (
			rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version TEXT NOT NULL,
			source TEXT NOT NULL, platform TEXT NOT NULL, account TEXT NOT NULL, lang TEXT NOT NULL, script TEXT NOT NULL,
			country TEXT NOT NULL, owner TEXT NOT NULL, event_time INTEGER NOT NULL, observed INTEGER NOT NULL,
			seq INTEGER NOT NULL, epoch INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
		CREATE INDEX posts_seq ON posts(seq);
		CREATE INDEX posts_time ON posts(event_time, id);
		CREATE INDEX posts_source ON posts(source);
		CREATE TABLE versions (
			version TEXT PRIMARY KEY, post TEXT NOT NULL, observed INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
		CREATE INDEX versions_post ON versions(post);
		CREATE TABLE sightings (
			post TEXT PRIMARY KEY, narrative TEXT NOT NULL, cluster TEXT NOT NULL, relation TEXT NOT NULL, stance TEXT NOT NULL,
			seq INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
		CREATE INDEX sightings_narrative ON sightings(narrative);
		CREATE TABLE narratives (
			id TEXT PRIMARY KEY, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, posts INTEGER NOT NULL,
			state TEXT NOT NULL, debunked INTEGER NOT NULL, merged_into TEXT NOT NULL, seq INTEGER NOT NULL, json TEXT NOT NULL
		) STRICT, WITHOUT ROWID;
		CREATE TABLE commits (
			seq INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, analysis TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
		CREATE TABLE events (
			id TEXT PRIMARY KEY, seq INTEGER NOT NULL, position INTEGER NOT NULL, narrative TEXT NOT NULL, kind TEXT NOT NULL,
			json TEXT NOT NULL) STRICT, WITHOUT ROWID;
		CREATE INDEX events_narrative ON events(narrative);
		CREATE TABLE dead_letters (
			id TEXT PRIMARY KEY, source TEXT NOT NULL, stage TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
			json TEXT NOT NULL) STRICT, WITHOUT ROWID;
		CREATE TABLE state (
			kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,
			PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
		CREATE VIRTUAL TABLE texts USING fts5(
			surface, stems, ids, han1, han2, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");`,
	}
}

// migrate brings the file to the newest schema; a file of a newer program is refused.
func migrate(ctx context.Context, db *sql.DB) error {
	var have int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return fmt.Errorf("read the schema version: %w", err)
	}
	steps := migrations()
	if have > len(steps) {
		return longear.Errorf(longear.KindInvalid, "the file has schema %d, this program knows %d: use a newer longear", have, len(steps))
	}
	for i := have; i < len(steps); i++ {
		if err := inTx(ctx, db, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, steps[i]); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", i+1))
			return err
		}); err != nil {
			return fmt.Errorf("bring the schema to version %d: %w", i+1, err)
		}
	}
	return nil
}
