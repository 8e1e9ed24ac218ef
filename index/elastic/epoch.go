package elastic

import (
	"context"
	"encoding/json"
	"net/http"

	"longear"
)

// epochs is what the record writer/epoch holds: after which commit each of the newest writers started. A document of
// an older writer with a higher number than its successor started from was never committed by it.
type epochs struct {
	Starts []epochStart `json:"starts"`
}

type epochStart struct {
	Epoch int64  `json:"epoch"`
	After uint64 `json:"after"` // last commit when it started
}

// keptEpochs bounds the record. What older writers left behind was decided again by the ones that are kept.
const keptEpochs = 8

// StartWriter makes the caller the newest writer and returns the last committed sequence number. Writers that started
// earlier fail at their next commit.
func (s *Store) StartWriter(ctx context.Context) (uint64, error) {
	for {
		last, err := s.startWriter(ctx)
		if longear.KindOf(err) != longear.KindConflict {
			return last, wrap("start writer", err)
		}
	}
}

func (s *Store) startWriter(ctx context.Context) (uint64, error) {
	if err := s.refresh(ctx, "posts", "versions", "narratives", "commits", "events"); err != nil {
		return 0, err
	}
	last, err := s.lastSeq(ctx)
	if err != nil {
		return 0, err
	}
	rec, known, err := s.readEpochs(ctx)
	if err != nil {
		return 0, err
	}
	known.Starts = append(known.Starts, epochStart{rec.Version + 1, last})
	known.Starts = known.Starts[max(0, len(known.Starts)-keptEpochs):]
	if rec.JSON, err = json.Marshal(known); err != nil {
		return 0, err
	}
	version, err := s.PutState(ctx, rec)
	if err != nil {
		return 0, err
	}
	s.mu.Lock()
	s.epoch = version
	s.mu.Unlock()
	return last, nil
}

func (s *Store) readEpochs(ctx context.Context) (longear.StateRecord, epochs, error) {
	var known epochs
	rec, err := s.GetState(ctx, "writer", "epoch")
	if longear.KindOf(err) == longear.KindNotFound {
		return longear.StateRecord{Kind: "writer", ID: "epoch"}, known, nil
	}
	if err != nil {
		return rec, known, err
	}
	return rec, known, json.Unmarshal(rec.JSON, &known)
}

// lastSeq is the newest commit that a search sees.
func (s *Store) lastSeq(ctx context.Context) (uint64, error) {
	var page hits[commitDoc]
	body := map[string]any{"size": 1, "sort": []any{map[string]string{"seq": "desc"}}, "_source": []string{"seq"}}
	if err := s.client.do(ctx, http.MethodPost, "/"+s.alias("commits")+"/_search", body, &page); err != nil {
		return 0, err
	}
	if len(page.Hits.Hits) == 0 {
		return 0, nil
	}
	return page.Hits.Hits[0].Source.Seq, nil
}

// visible is the condition under which a post counts: its commit exists and is its writer's.
func (s *Store) visible(ctx context.Context) (map[string]any, error) {
	last, err := s.lastSeq(ctx)
	if err != nil {
		return nil, err
	}
	_, known, err := s.readEpochs(ctx)
	if err != nil {
		return nil, err
	}
	orphans := []any{}
	for i := 1; i < len(known.Starts); i++ {
		orphans = append(orphans, boolQuery("filter", []any{
			term("epoch", known.Starts[i-1].Epoch), rangeQuery("seq", "gt", known.Starts[i].After),
		}))
	}
	return map[string]any{"bool": map[string]any{
		"filter": []any{rangeQuery("seq", "lte", last)}, "must_not": orphans,
	}}, nil
}

func term(field string, value any) map[string]any {
	return map[string]any{"term": map[string]any{field: value}}
}

func rangeQuery(field, op string, value any) map[string]any {
	return map[string]any{"range": map[string]any{field: map[string]any{op: value}}}
}

func boolQuery(clause string, parts []any) map[string]any {
	return map[string]any{"bool": map[string]any{clause: parts}}
}
