package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"longear"
)

// maxRedirects bounds a chain of merges.
const maxRedirects = 100

// Narrative returns a narrative with its sightings by event time and its history. The id of a narrative that was merged
// away leads to the survivor.
func (s *Store) Narrative(ctx context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error) {
	var d longear.NarrativeDetail
	for range maxRedirects {
		n, err := s.narrative(ctx, id)
		if err != nil {
			return d, err
		}
		if d.Narrative = n; n.MergedInto == "" {
			break
		}
		id = n.MergedInto
	}
	var err error
	if d.Sightings, err = s.sightings(ctx, `s.narrative = ?`, string(id)); err != nil {
		return d, err
	}
	d.Events, err = s.events(ctx, id)
	return d, err
}

func (s *Store) narrative(ctx context.Context, id longear.NarrativeID) (longear.Narrative, error) {
	op := "narrative " + string(id)
	n, err := scanJSON[longear.Narrative](s.read.QueryRowContext(ctx, `SELECT json FROM narratives WHERE id = ?`, string(id)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return n, longear.E(op, longear.KindNotFound, errNoNarrative)
	}
	return n, fail(op, err)
}

func (s *Store) sightings(ctx context.Context, where string, args ...any) ([]longear.PostSighting, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT p.json, s.json, s.narrative, s.cluster FROM posts p JOIN sightings s ON s.post = p.id
		WHERE `+where+` AND `+visible+` ORDER BY p.event_time, p.id`, args...)
	if err != nil {
		return nil, fail("read sightings", err)
	}
	return collect(rows, "read sightings", scanSighting)
}

// scanSighting reads post, recorded sighting, and the narrative and cluster that it belongs to now.
func scanSighting(scan func(...any) error) (longear.PostSighting, error) {
	var ps longear.PostSighting
	var post, sighting string
	var narrative longear.NarrativeID
	var cluster longear.ClusterID
	if err := scan(&post, &sighting, &narrative, &cluster); err != nil {
		return ps, err
	}
	err := errors.Join(json.Unmarshal([]byte(post), &ps.Post), json.Unmarshal([]byte(sighting), &ps.Sighting))
	ps.Sighting.Narrative, ps.Sighting.Cluster = narrative, cluster
	return ps, err
}

func (s *Store) events(ctx context.Context, id longear.NarrativeID) ([]longear.Event, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT e.json FROM events e WHERE e.narrative = ?1 OR e.narrative IN
		(SELECT n.id FROM narratives n WHERE n.merged_into = ?1) ORDER BY e.seq, e.position`, string(id))
	if err != nil {
		return nil, fail("read events", err)
	}
	return collect(rows, "read events", func(scan func(...any) error) (longear.Event, error) { return scanJSON[longear.Event](scan) })
}

// Post returns one post with its sighting.
func (s *Store) Post(ctx context.Context, id longear.PostID) (longear.PostSighting, error) {
	found, err := s.sightings(ctx, `p.id = ?`, string(id))
	if err != nil {
		return longear.PostSighting{}, err
	}
	if len(found) == 0 {
		return longear.PostSighting{}, longear.E("post "+string(id), longear.KindNotFound, errors.New("no post has this id"))
	}
	return found[0], nil
}

// Coverage returns, per source that was ever fetched, since when and how it is collected, by source id.
func (s *Store) Coverage(ctx context.Context) ([]longear.Coverage, error) {
	records, err := s.ListState(ctx, longear.CoverageState)
	if err != nil {
		return nil, err
	}
	held, err := s.held(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]longear.Coverage, 0, len(records))
	for _, rec := range records {
		var c longear.Coverage
		if err := json.Unmarshal(rec.JSON, &c); err != nil {
			return nil, fail("coverage of "+rec.ID, err)
		}
		c.Source = longear.SourceID(rec.ID)
		c.Posts, c.Newest = held[c.Source].posts, held[c.Source].newest
		out = append(out, c)
	}
	return out, nil
}

type holding struct {
	posts  int
	newest time.Time
}

func (s *Store) held(ctx context.Context) (map[longear.SourceID]holding, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT p.source, count(*), max(p.event_time) FROM posts p WHERE `+visible+` GROUP BY 1`)
	if err != nil {
		return nil, fail("count posts per source", err)
	}
	held := map[longear.SourceID]holding{}
	_, err = collect(rows, "count posts per source", func(scan func(...any) error) (struct{}, error) {
		var id longear.SourceID
		var h holding
		var newest int64
		err := scan(&id, &h.posts, &newest)
		h.newest = time.Unix(newest, 0).UTC()
		held[id] = h
		return struct{}{}, err
	})
	return held, err
}

// Counts says how much the store holds, for tables and health checks.
func (s *Store) Counts(ctx context.Context) (longear.Counts, error) {
	var c longear.Counts
	err := s.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM posts p WHERE `+visible+`), (SELECT count(*) FROM narratives WHERE merged_into = ''),
		(SELECT count(*) FROM dead_letters), (SELECT coalesce(max(seq), 0) FROM commits)`).Scan(&c.Posts, &c.Narratives, &c.DeadLetters, &c.Seq)
	return c, fail("count", err)
}

// ListDeadLetters returns the newest dead letters, at most limit.
func (s *Store) ListDeadLetters(ctx context.Context, limit int) ([]longear.DeadLetter, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT json FROM dead_letters ORDER BY at DESC, id LIMIT ?`, limit)
	if err != nil {
		return nil, fail("read dead letters", err)
	}
	return collect(rows, "read dead letters", func(scan func(...any) error) (longear.DeadLetter, error) {
		return scanJSON[longear.DeadLetter](scan)
	})
}
