package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"longear"
)

// visible is the condition under which a post of alias p counts: its commit record exists and is its writer's.
const visible = `EXISTS (SELECT 1 FROM commits c WHERE c.seq = p.seq AND c.epoch = p.epoch)`

// Known returns, of the given posts, those that are stored and decided.
func (s *Store) Known(ctx context.Context, ids []longear.PostID) (map[longear.PostID]longear.KnownPost, error) {
	known := make(map[longear.PostID]longear.KnownPost, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), 500)
		posts, err := s.postsWhere(ctx, `p.id IN (`+marks(n)+`) AND `+visible, anys(ids[:n])...)
		if err != nil {
			return nil, err
		}
		for _, p := range posts {
			known[p.ID] = longear.KnownPost{Version: p.Version, Post: p}
		}
		ids = ids[n:]
	}
	return known, nil
}

// Pending returns posts that were written but never decided, in id order: a writer died before its commit record.
func (s *Store) Pending(ctx context.Context) ([]longear.Post, error) {
	return s.postsWhere(ctx, `NOT `+visible)
}

func (s *Store) postsWhere(ctx context.Context, where string, args ...any) ([]longear.Post, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT p.json FROM posts p WHERE `+where+` ORDER BY p.id`, args...)
	if err != nil {
		return nil, fail("read posts", err)
	}
	return collect(rows, "read posts", func(scan func(...any) error) (longear.Post, error) { return scanJSON[longear.Post](scan) })
}

func scanJSON[T any](scan func(...any) error) (T, error) {
	var v T
	var raw string
	if err := scan(&raw); err != nil {
		return v, err
	}
	return v, json.Unmarshal([]byte(raw), &v)
}

// Replay calls each for every commit from the given number on, in order, with the versions of the posts that it decided.
func (s *Store) Replay(ctx context.Context, from uint64, each func(longear.Commit, map[longear.VersionID]longear.Post) error) error {
	for {
		rows, err := s.read.QueryContext(ctx, `SELECT json FROM commits WHERE seq >= ? ORDER BY seq LIMIT 16`, from)
		if err != nil {
			return fail("replay", err)
		}
		commits, err := collect(rows, "replay", func(scan func(...any) error) (longear.Commit, error) { return scanJSON[longear.Commit](scan) })
		if err != nil || len(commits) == 0 {
			return err
		}
		for _, c := range commits {
			posts, err := s.versions(ctx, c.Decisions)
			if err != nil {
				return err
			}
			if err := each(c, posts); err != nil {
				return longear.E(fmt.Sprintf("replay commit %d", c.Seq), longear.KindOf(err), err)
			}
		}
		from = commits[len(commits)-1].Seq + 1
	}
}

func (s *Store) versions(ctx context.Context, decisions []longear.Decision) (map[longear.VersionID]longear.Post, error) {
	out := make(map[longear.VersionID]longear.Post, len(decisions))
	for len(decisions) > 0 {
		n := min(len(decisions), 500)
		args := make([]any, n)
		for i, d := range decisions[:n] {
			args[i] = string(d.Version)
		}
		rows, err := s.read.QueryContext(ctx, `SELECT json FROM versions WHERE version IN (`+marks(n)+`)`, args...)
		if err != nil {
			return nil, fail("read versions", err)
		}
		posts, err := collect(rows, "read versions", func(scan func(...any) error) (longear.Post, error) { return scanJSON[longear.Post](scan) })
		if err != nil {
			return nil, err
		}
		for _, p := range posts {
			out[p.Version] = p
		}
		decisions = decisions[n:]
	}
	return out, nil
}

// ProjectedSeq is the commit up to which projections are stored; later ones must be projected again.
func (s *Store) ProjectedSeq(ctx context.Context) (uint64, error) {
	rec, err := s.GetState(ctx, "projection", "seq")
	if longear.KindOf(err) == longear.KindNotFound {
		return 0, nil
	}
	return uint64(rec.Version), err
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

func anys[T ~string](ids []T) []any {
	out := make([]any, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
