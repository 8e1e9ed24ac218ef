package elastic

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
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
		docs, err := mget[narrativeDoc](ctx, s, "narratives", []string{string(id)})
		if err != nil {
			return d, wrap("narrative "+string(id), err)
		}
		doc, ok := docs[string(id)]
		if !ok {
			return d, longear.E("narrative "+string(id), longear.KindNotFound, errors.New("no narrative has this id"))
		}
		if err := json.Unmarshal(doc.JSON, &d.Narrative); err != nil {
			return d, longear.E("narrative "+string(id), longear.KindInternal, err)
		}
		if d.Narrative.MergedInto == "" {
			break
		}
		id = d.Narrative.MergedInto
	}
	var err error
	if d.Sightings, err = s.sightings(ctx, term("narrative", id)); err != nil {
		return d, wrap("narrative "+string(id), err)
	}
	d.Events, err = s.events(ctx, id)
	return d, wrap("narrative "+string(id), err)
}

func (s *Store) sightings(ctx context.Context, cond map[string]any) ([]longear.PostSighting, error) {
	visible, err := s.visible(ctx)
	if err != nil {
		return nil, err
	}
	var out []longear.PostSighting
	err = scan(ctx, s, "posts", boolQuery("filter", []any{cond, visible}), []string{"event_time", "id"}, func(d postDoc) error {
		ps, err := sightingOf(d)
		out = append(out, ps)
		return err
	})
	return out, err
}

// sightingOf reads post, recorded sighting, and the narrative and cluster that it belongs to now.
func sightingOf(d postDoc) (longear.PostSighting, error) {
	var ps longear.PostSighting
	err := errors.Join(json.Unmarshal(d.Post, &ps.Post), json.Unmarshal(d.Sighting, &ps.Sighting))
	ps.Sighting.Narrative, ps.Sighting.Cluster = longear.NarrativeID(d.Narrative), longear.ClusterID(d.Cluster)
	return ps, longear.E("post "+d.ID, longear.KindInternal, err)
}

func (s *Store) events(ctx context.Context, id longear.NarrativeID) ([]longear.Event, error) {
	family := []string{string(id)}
	err := scan(ctx, s, "narratives", term("merged_into", id), []string{"id"}, func(d narrativeDoc) error {
		family = append(family, d.ID)
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []longear.Event
	cond := map[string]any{"terms": map[string]any{"narrative": family}}
	err = scan(ctx, s, "events", cond, []string{"seq", "position"}, func(d eventDoc) error {
		var e longear.Event
		if err := json.Unmarshal(d.JSON, &e); err != nil {
			return err
		}
		out = append(out, e)
		return nil
	})
	return out, err
}

// Post returns one post with its sighting.
func (s *Store) Post(ctx context.Context, id longear.PostID) (longear.PostSighting, error) {
	found, err := s.sightings(ctx, term("id", id))
	if err != nil {
		return longear.PostSighting{}, wrap("post "+string(id), err)
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
		return nil, wrap("count posts per source", err)
	}
	out := make([]longear.Coverage, 0, len(records))
	for _, rec := range records {
		var c longear.Coverage
		if err := json.Unmarshal(rec.JSON, &c); err != nil {
			return nil, longear.E("coverage of "+rec.ID, longear.KindInternal, err)
		}
		c.Source = longear.SourceID(rec.ID)
		c.Posts, c.Newest = held[rec.ID].posts, held[rec.ID].newest
		out = append(out, c)
	}
	return out, nil
}

type holding struct {
	posts  int
	newest time.Time
}

func (s *Store) held(ctx context.Context) (map[string]holding, error) {
	visible, err := s.visible(ctx)
	if err != nil {
		return nil, err
	}
	body := map[string]any{"size": 0, "query": boolQuery("filter", []any{visible}), "aggs": map[string]any{"s": map[string]any{
		"terms": map[string]any{"field": "source", "size": maxGroups},
		"aggs":  map[string]any{"newest": map[string]any{"max": map[string]any{"field": "event_time"}}},
	}}}
	var answer struct {
		Aggs struct {
			S struct {
				Buckets []struct {
					Key    string `json:"key"`
					Count  int    `json:"doc_count"`
					Newest struct {
						Value float64 `json:"value"`
					} `json:"newest"`
				} `json:"buckets"`
			} `json:"s"`
		} `json:"aggregations"`
	}
	if err := s.client.do(ctx, http.MethodPost, "/"+s.alias("posts")+"/_search", body, &answer); err != nil {
		return nil, err
	}
	held := map[string]holding{}
	for _, b := range answer.Aggs.S.Buckets {
		held[b.Key] = holding{b.Count, time.Unix(int64(b.Newest.Value), 0).UTC()}
	}
	return held, nil
}

// Counts says how much the store holds, for tables and health checks.
func (s *Store) Counts(ctx context.Context) (longear.Counts, error) {
	var c longear.Counts
	// Dead letters belong to no sequence, so that no Project refreshed them.
	if err := s.refresh(ctx, "dead_letters"); err != nil {
		return c, wrap("count", err)
	}
	visible, err := s.visible(ctx)
	if err != nil {
		return c, wrap("count", err)
	}
	for kind, target := range map[string]*int{"posts": &c.Posts, "narratives": &c.Narratives, "dead_letters": &c.DeadLetters} {
		cond := map[string]map[string]any{"posts": visible, "narratives": term("merged_into", ""), "dead_letters": matchAll()}[kind]
		var answer struct {
			Count int `json:"count"`
		}
		if err := s.client.do(ctx, http.MethodPost, "/"+s.alias(kind)+"/_count", map[string]any{"query": cond}, &answer); err != nil {
			return c, wrap("count", err)
		}
		*target = answer.Count
	}
	c.Seq, err = s.lastSeq(ctx)
	return c, wrap("count", err)
}

// ListDeadLetters returns the newest dead letters, at most limit.
func (s *Store) ListDeadLetters(ctx context.Context, limit int) ([]longear.DeadLetter, error) {
	if err := s.refresh(ctx, "dead_letters"); err != nil {
		return nil, wrap("read dead letters", err)
	}
	var page hits[struct {
		JSON longear.DeadLetter `json:"json"`
	}]
	body := map[string]any{"query": matchAll(), "size": limit, "sort": []any{map[string]string{"at": "desc"}, map[string]string{"id": "asc"}}}
	if err := s.client.do(ctx, http.MethodPost, "/"+s.alias("dead_letters")+"/_search", body, &page); err != nil {
		return nil, wrap("read dead letters", err)
	}
	var out []longear.DeadLetter
	for _, h := range page.Hits.Hits {
		out = append(out, h.Source.JSON)
	}
	return out, nil
}
