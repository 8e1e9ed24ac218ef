package elastic

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"longear"
)

type narrativeDoc struct {
	ID         string          `json:"id"`
	FirstAt    int64           `json:"first_at"`
	LastAt     int64           `json:"last_at"`
	Posts      int             `json:"posts"`
	State      string          `json:"state"`
	Debunked   bool            `json:"debunked"`
	MergedInto string          `json:"merged_into"`
	Seq        uint64          `json:"seq"`
	JSON       json.RawMessage `json:"json"`
}

// projectedState is where the number of the last projected commit is kept.
type projectedState struct {
	Seq uint64 `json:"seq"`
}

// ProjectedSeq is the commit up to which projections are stored; later ones must be projected again.
func (s *Store) ProjectedSeq(ctx context.Context) (uint64, error) {
	rec, err := s.GetState(ctx, "projection", "seq")
	if longear.KindOf(err) == longear.KindNotFound {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	var p projectedState
	return p.Seq, longear.E("projection", longear.KindInternal, json.Unmarshal(rec.JSON, &p))
}

// Project stores the projections of narratives as they are after a commit, and moves the sightings that its events moved.
// It may be repeated: after a crash the commits behind ProjectedSeq are projected again, in order.
func (s *Store) Project(ctx context.Context, c longear.Commit, narratives []longear.Narrative) error {
	op := fmt.Sprintf("project commit %d", c.Seq)
	if err := s.writeEvents(ctx, c.Events); err != nil {
		return wrap(op, err)
	}
	if err := s.refresh(ctx, "posts"); err != nil {
		return wrap(op, err)
	}
	for _, e := range c.Events {
		if err := s.moveSightings(ctx, e); err != nil {
			return wrap(op, err)
		}
	}
	actions := make([]action, len(narratives))
	for i, n := range narratives {
		doc, err := narrativeDocOf(n)
		if err != nil {
			return longear.E(op, longear.KindInternal, err)
		}
		actions[i] = action{"index", "narratives", string(n.ID), doc}
	}
	if len(actions) > 0 {
		rejected, err := s.bulk(ctx, actions)
		if err != nil {
			return wrap(op, err)
		}
		if err := refuse(op, rejected); err != nil {
			return err
		}
	}
	if err := s.refresh(ctx, "posts", "narratives", "commits", "events"); err != nil {
		return wrap(op, err)
	}
	return wrap(op, s.setProjected(ctx, c.Seq))
}

func narrativeDocOf(n longear.Narrative) (narrativeDoc, error) {
	raw, err := json.Marshal(n)
	d := narrativeDoc{
		ID: string(n.ID), LastAt: n.Last.Unix(), Posts: n.Posts, State: string(n.State), Debunked: n.Debunked(),
		MergedInto: string(n.MergedInto), Seq: n.Seq, JSON: raw,
	}
	if n.First != nil {
		d.FirstAt = n.First.Interval.Lo.Unix()
	}
	return d, err
}

func (s *Store) setProjected(ctx context.Context, seq uint64) error {
	raw, err := json.Marshal(projectedState{seq})
	if err != nil {
		return err
	}
	rec, err := s.GetState(ctx, "projection", "seq")
	if longear.KindOf(err) == longear.KindNotFound {
		rec, err = longear.StateRecord{Kind: "projection", ID: "seq"}, nil
	}
	if err != nil {
		return err
	}
	rec.JSON = raw
	_, err = s.PutState(ctx, rec)
	return err
}

// moveSightings repeats in the documents what an event did to whole narratives or clusters.
func (s *Store) moveSightings(ctx context.Context, e longear.Event) error {
	if e.Effect() == longear.EventClusterMerge {
		cond := term("cluster", e.From)
		if e.Other != "" { // people keep the narratives apart: either cluster may have left its own
			cond = map[string]any{"terms": map[string]any{"cluster": []string{e.From, e.To}}}
		}
		return s.update(ctx, cond, map[string]any{"narrative": e.Narrative, "cluster": e.To})
	}
	if e.Effect() == longear.EventRelate {
		return s.relate(ctx, e)
	}
	clusters, from, into, ok := e.Move()
	if !ok {
		return nil
	}
	moved := map[string]any{"narrative": into}
	if e.Effect() == longear.EventMerge {
		return s.update(ctx, term("narrative", from), moved)
	}
	for part := range slices.Chunk(clusters, maxTerms) {
		if err := s.update(ctx, map[string]any{"terms": map[string]any{"cluster": part}}, moved); err != nil {
			return err
		}
	}
	return nil
}

// maxTerms bounds the values of one terms query.
const maxTerms = 1000

// relate corrects the relation of one sighting.
func (s *Store) relate(ctx context.Context, e longear.Event) error {
	return scan(ctx, s, "posts", term("id", e.Post), []string{"id"}, func(d postDoc) error {
		var sighting longear.Sighting
		if err := json.Unmarshal(d.Sighting, &sighting); err != nil {
			return err
		}
		sighting = e.Relate(sighting)
		now, err := replaced(d.Sighting, sighting)
		if err != nil {
			return err
		}
		return s.update(ctx, term("id", e.Post), map[string]any{"relation": sighting.Relation, "stance": sighting.Stance, "sighting": now})
	})
}

// replaced is what turns the object old into now. A partial update merges objects, so a field that now leaves out (a parent
// that is none any longer) is set to null.
func replaced(old json.RawMessage, now any) (map[string]json.RawMessage, error) {
	raw, err := json.Marshal(now)
	if err != nil {
		return nil, err
	}
	var before, out map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(old, &before), json.Unmarshal(raw, &out)); err != nil {
		return nil, err
	}
	for field := range before {
		if _, kept := out[field]; !kept {
			out[field] = json.RawMessage("null")
		}
	}
	return out, nil
}

// update sets fields of all posts that match. It reads ids and sends partial updates: scripts may be switched off.
func (s *Store) update(ctx context.Context, query, fields map[string]any) error {
	var actions []action
	err := scan(ctx, s, "posts", query, []string{"id"}, func(d postDoc) error {
		actions = append(actions, action{"update", "posts", d.ID, map[string]any{"doc": fields}})
		return nil
	})
	if err != nil || len(actions) == 0 {
		return err
	}
	rejected, err := s.bulk(ctx, actions)
	if err != nil {
		return err
	}
	if err := refuse("move sightings", rejected); err != nil {
		return err
	}
	return s.client.do(ctx, http.MethodPost, "/"+s.alias("posts")+"/_refresh", nil, nil)
}
