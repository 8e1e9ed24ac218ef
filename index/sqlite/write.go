package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"longear"
	"longear/index"
	"longear/lang"
)

// StartWriter makes the caller the newest writer and returns the last committed sequence number. Writers that started
// earlier fail at their next commit.
func (s *Store) StartWriter(ctx context.Context) (lastSeq uint64, err error) {
	err = inTx(ctx, s.write, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO state (kind, id, version, json) VALUES ('writer', 'epoch', 1, '{}')
			ON CONFLICT DO UPDATE SET version = version + 1`); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT version FROM state WHERE kind = 'writer' AND id = 'epoch'`).Scan(&s.epoch); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM commits`).Scan(&lastSeq)
	})
	return lastSeq, fail("start writer", err)
}

// WritePosts writes the posts of a group with their proposed sightings under the sequence number of the commit to come.
// They stay invisible until Commit. Writing a post again overwrites it.
func (s *Store) WritePosts(ctx context.Context, seq uint64, docs []lang.Doc, decisions []longear.Decision) error {
	err := inTx(ctx, s.write, func(tx *sql.Tx) error {
		for i, d := range docs {
			if err := s.writePost(ctx, tx, seq, d); err != nil {
				return fmt.Errorf("post %s: %w", d.Post.ID, err)
			}
			if err := writeSighting(ctx, tx, decisions[i].Sighting); err != nil {
				return fmt.Errorf("sighting of %s: %w", d.Post.ID, err)
			}
		}
		return nil
	})
	return fail(fmt.Sprintf("write %d posts for commit %d", len(docs), seq), err)
}

func (s *Store) writePost(ctx context.Context, tx *sql.Tx, seq uint64, d lang.Doc) error {
	p := d.Post
	raw, err := json.Marshal(p)
	if err != nil {
		return err
	}
	observed := p.Clocks.Observed.Unix()
	if _, err := tx.ExecContext(ctx, `INSERT INTO versions (version, post, observed, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		p.Version, p.ID, observed, string(raw)); err != nil {
		return err
	}
	var row int64
	err = tx.QueryRowContext(ctx, `INSERT INTO posts
		(id, version, source, platform, account, lang, script, country, owner, event_time, observed, seq, epoch, json)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
		ON CONFLICT (id) DO UPDATE SET version = ?2, source = ?3, platform = ?4, account = ?5, lang = ?6, script = ?7,
			country = ?8, owner = ?9, event_time = ?10, observed = ?11, seq = ?12, epoch = ?13, json = ?14
		RETURNING rowid`,
		p.ID, p.Version, p.Source, p.Platform, p.Account, p.Lang, p.Script, p.Country, p.Owner,
		p.Clocks.EventTime().Unix(), observed, seq, s.epoch, string(raw)).Scan(&row)
	if err != nil {
		return err
	}
	c := index.ColumnsOf(d)
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO texts (rowid, surface, stems, ids, han1, han2) VALUES (?, ?, ?, ?, ?, ?)`,
		row, c.Surface, c.Stems, c.IDs, c.Han1, c.Han2)
	return err
}

func writeSighting(ctx context.Context, tx *sql.Tx, sighting longear.Sighting) error {
	raw, err := json.Marshal(sighting)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO sightings (post, narrative, cluster, relation, stance, seq, json)
		VALUES (?, ?, ?, ?, ?, ?, ?)`,
		sighting.Post, sighting.Narrative, sighting.Cluster, sighting.Relation, sighting.Stance, sighting.Seq, string(raw))
	return err
}

// Commit creates the commit record: from this instant the group is visible and will be replayed. It fails with
// KindConflict when the number is taken or a newer writer has started.
func (s *Store) Commit(ctx context.Context, c longear.Commit) error {
	c.Epoch = s.epoch
	raw, err := json.Marshal(c)
	if err != nil {
		return longear.E("encode commit", longear.KindInternal, err)
	}
	err = inTx(ctx, s.write, func(tx *sql.Tx) error {
		var newest int64
		if err := tx.QueryRowContext(ctx, `SELECT version FROM state WHERE kind = 'writer' AND id = 'epoch'`).Scan(&newest); err != nil {
			return err
		}
		if newest != s.epoch {
			return longear.Errorf(longear.KindConflict, "writer %d was replaced by writer %d", s.epoch, newest)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO commits (seq, epoch, analysis, at, json) VALUES (?, ?, ?, ?, ?)`,
			c.Seq, c.Epoch, c.Analysis, c.At.Unix(), string(raw)); err != nil {
			return err
		}
		return writeEvents(ctx, tx, c.Events)
	})
	return fail(fmt.Sprintf("commit %d", c.Seq), err)
}

func writeEvents(ctx context.Context, tx *sql.Tx, events []longear.Event) error {
	for i, e := range events {
		raw, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO events (id, seq, position, narrative, kind, json) VALUES (?, ?, ?, ?, ?, ?)`,
			e.ID, e.Seq, i, e.Narrative, e.Kind, string(raw)); err != nil {
			return err
		}
	}
	return nil
}

// Project stores the projections of narratives as they are after a commit, and moves the sightings that its events moved.
// It may be repeated: after a crash the commits behind ProjectedSeq are projected again, in order.
func (s *Store) Project(ctx context.Context, c longear.Commit, narratives []longear.Narrative) error {
	err := inTx(ctx, s.write, func(tx *sql.Tx) error {
		for _, e := range c.Events {
			if err := moveSightings(ctx, tx, e); err != nil {
				return fmt.Errorf("event %s: %w", e.ID, err)
			}
		}
		for _, n := range narratives {
			if err := projectOne(ctx, tx, n); err != nil {
				return fmt.Errorf("narrative %s: %w", n.ID, err)
			}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO state (kind, id, version, json) VALUES ('projection', 'seq', ?1, '{}')
			ON CONFLICT DO UPDATE SET version = ?1`, c.Seq)
		return err
	})
	return fail("project narratives", err)
}

func moveSightings(ctx context.Context, tx *sql.Tx, e longear.Event) error {
	if e.Effect() == longear.EventClusterMerge {
		_, err := tx.ExecContext(ctx, `UPDATE sightings SET cluster = ?, narrative = ? WHERE cluster IN (?, ?)`, e.To, e.Narrative, e.From, e.To)
		return err
	}
	if e.Effect() == longear.EventRelate {
		return relateSighting(ctx, tx, e)
	}
	clusters, from, into, ok := e.Move()
	if !ok {
		return nil
	}
	if e.Effect() == longear.EventMerge {
		_, err := tx.ExecContext(ctx, `UPDATE sightings SET narrative = ? WHERE narrative = ?`, into, from)
		return err
	}
	for part := range slices.Chunk(clusters, 500) {
		_, err := tx.ExecContext(ctx, `UPDATE sightings SET narrative = ? WHERE cluster IN (`+marks(len(part))+`)`,
			append([]any{string(into)}, anys(part)...)...)
		if err != nil {
			return err
		}
	}
	return nil
}

func relateSighting(ctx context.Context, tx *sql.Tx, e longear.Event) error {
	var raw string
	err := tx.QueryRowContext(ctx, `SELECT json FROM sightings WHERE post = ?`, e.Post).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) { // forgotten
		return nil
	}
	if err != nil {
		return err
	}
	var sighting longear.Sighting
	if err := json.Unmarshal([]byte(raw), &sighting); err != nil {
		return err
	}
	sighting = e.Relate(sighting)
	now, err := json.Marshal(sighting)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE sightings SET relation = ?, stance = ?, json = ? WHERE post = ?`,
		sighting.Relation, sighting.Stance, string(now), e.Post)
	return err
}

func projectOne(ctx context.Context, tx *sql.Tx, n longear.Narrative) error {
	raw, err := json.Marshal(n)
	if err != nil {
		return err
	}
	first, debunked := int64(0), 0
	if n.First != nil {
		first = n.First.Interval.Lo.Unix()
	}
	if n.Debunked() {
		debunked = 1
	}
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO narratives
		(id, first_at, last_at, posts, state, debunked, merged_into, seq, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		n.ID, first, n.Last.Unix(), n.Posts, n.State, debunked, n.MergedInto, n.Seq, string(raw))
	return err
}

// DeadLetters stores what could not be stored otherwise; the same fault overwrites itself.
func (s *Store) DeadLetters(ctx context.Context, letters []longear.DeadLetter) error {
	err := inTx(ctx, s.write, func(tx *sql.Tx) error {
		for _, l := range letters {
			raw, err := json.Marshal(l)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO dead_letters (id, source, stage, kind, at, json) VALUES (?, ?, ?, ?, ?, ?)`,
				l.ID, l.Source, l.Stage, l.Kind, l.At.Unix(), string(raw)); err != nil {
				return err
			}
		}
		return nil
	})
	return fail("write dead letters", err)
}
