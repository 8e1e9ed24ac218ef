package elastic

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"longear"
)

// Known returns, of the given posts, those that are stored and decided.
func (s *Store) Known(ctx context.Context, ids []longear.PostID) (map[longear.PostID]longear.KnownPost, error) {
	out := make(map[longear.PostID]longear.KnownPost, len(ids))
	docs, err := mget[postDoc](ctx, s, "posts", idsOf(ids))
	if err != nil {
		return nil, wrap("known posts", err)
	}
	commits := map[uint64]bool{}
	for _, d := range docs {
		decided, err := s.isCommitted(ctx, d, commits)
		if err != nil {
			return nil, wrap("known posts", err)
		}
		if !decided {
			continue
		}
		var p longear.Post
		if err := json.Unmarshal(d.Post, &p); err != nil {
			return nil, longear.E("known post "+d.ID, longear.KindInternal, err)
		}
		out[p.ID] = longear.KnownPost{Version: p.Version, Post: p}
	}
	return out, nil
}

// isCommitted asks, in real time and once per commit, whether the record of a post's commit exists and is its writer's.
func (s *Store) isCommitted(ctx context.Context, d postDoc, seen map[uint64]bool) (bool, error) {
	if known, ok := seen[d.Seq]; ok {
		return known, nil
	}
	id := strconv.FormatUint(d.Seq, 10)
	found, err := mget[commitDoc](ctx, s, "commits", []string{id})
	if err != nil {
		return false, err
	}
	c, ok := found[id]
	seen[d.Seq] = ok && c.Epoch == d.Epoch
	return seen[d.Seq], nil
}

// Pending returns posts that were written but never decided, in id order: a writer died before its commit record.
func (s *Store) Pending(ctx context.Context) ([]longear.Post, error) {
	if err := s.refresh(ctx, "posts", "commits"); err != nil {
		return nil, wrap("pending posts", err)
	}
	visible, err := s.visible(ctx)
	if err != nil {
		return nil, wrap("pending posts", err)
	}
	var out []longear.Post
	err = scan(ctx, s, "posts", boolQuery("must_not", []any{visible}), []string{"id"}, func(d postDoc) error {
		var p longear.Post
		if err := json.Unmarshal(d.Post, &p); err != nil {
			return err
		}
		out = append(out, p)
		return nil
	})
	return out, wrap("pending posts", err)
}

// Replay calls each for every commit from the given number on, in order, with the versions of the posts that it decided.
func (s *Store) Replay(ctx context.Context, from uint64, each func(longear.Commit, map[longear.VersionID]longear.Post) error) error {
	if err := s.refresh(ctx, "commits"); err != nil {
		return wrap("replay", err)
	}
	return scanPages(ctx, s, "commits", rangeQuery("seq", "gte", from), []string{"seq"}, 16, func(d commitDoc) error {
		var c longear.Commit
		if err := json.Unmarshal(d.JSON, &c); err != nil {
			return longear.E(fmt.Sprintf("replay commit %d", d.Seq), longear.KindInternal, err)
		}
		posts, err := s.versions(ctx, c.Decisions)
		if err != nil {
			return wrap(fmt.Sprintf("replay commit %d", d.Seq), err)
		}
		return wrap(fmt.Sprintf("replay commit %d", d.Seq), each(c, posts))
	})
}

func (s *Store) versions(ctx context.Context, decisions []longear.Decision) (map[longear.VersionID]longear.Post, error) {
	ids := make([]string, len(decisions))
	for i, d := range decisions {
		ids[i] = string(d.Version)
	}
	docs, err := mget[versionDoc](ctx, s, "versions", ids)
	if err != nil {
		return nil, err
	}
	out := make(map[longear.VersionID]longear.Post, len(docs))
	for id, d := range docs {
		var p longear.Post
		if err := json.Unmarshal(d.JSON, &p); err != nil {
			return nil, fmt.Errorf("version %s: %w", id, err)
		}
		out[longear.VersionID(id)] = p
	}
	return out, nil
}
