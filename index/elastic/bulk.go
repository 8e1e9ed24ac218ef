package elastic

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"longear"
)

// maxBulkBytes is the size from which a bulk request is sent; Elasticsearch refuses more than 100 MB.
const maxBulkBytes = 5 << 20

// action is one line pair of a bulk request.
type action struct {
	op   string // index, create, update
	kind string
	id   string
	doc  any
}

// bulk sends actions in chunks by bytes, reads every item's result and classifies it: transient items make the whole
// call KindTransient (all actions are idempotent, so it is repeated whole), terminal ones are returned by id.
func (s *Store) bulk(ctx context.Context, actions []action) (rejected map[string]error, err error) {
	rejected = map[string]error{}
	var body bytes.Buffer
	sent := 0
	for i, a := range actions {
		if err := s.appendAction(&body, a); err != nil {
			return nil, longear.E("bulk "+a.id, longear.KindInternal, err)
		}
		if body.Len() >= maxBulkBytes || i == len(actions)-1 {
			if err := s.sendBulk(ctx, body.Bytes(), i+1-sent, rejected); err != nil {
				return nil, err
			}
			body.Reset()
			sent = i + 1
		}
	}
	return rejected, nil
}

func (s *Store) appendAction(body *bytes.Buffer, a action) error {
	head := map[string]any{a.op: map[string]string{"_index": s.alias(a.kind), "_id": a.id}}
	enc := json.NewEncoder(body) // ends each value with a line feed
	enc.SetEscapeHTML(false)
	if err := enc.Encode(head); err != nil {
		return err
	}
	return enc.Encode(a.doc)
}

type bulkItem struct {
	ID     string `json:"_id"`
	Status int    `json:"status"`
	Error  *struct {
		Type     string `json:"type"`
		Reason   string `json:"reason"`
		CausedBy struct {
			Reason string `json:"reason"`
		} `json:"caused_by"`
	} `json:"error"`
}

func (s *Store) sendBulk(ctx context.Context, body []byte, want int, rejected map[string]error) error {
	var answer struct {
		Errors bool                  `json:"errors"`
		Items  []map[string]bulkItem `json:"items"`
	}
	if err := s.client.do(ctx, http.MethodPost, "/_bulk", body, &answer); err != nil {
		return err
	}
	if len(answer.Items) != want {
		return longear.Errorf(longear.KindTransient, "bulk: %d items were sent, %d answered", want, len(answer.Items))
	}
	if !answer.Errors {
		return nil
	}
	for _, results := range answer.Items {
		for _, item := range results {
			if err := classify(item); longear.KindOf(err) == longear.KindTransient {
				return err
			} else if err != nil {
				rejected[item.ID] = err
			}
		}
	}
	return nil
}

func classify(item bulkItem) error {
	if item.Error == nil {
		return nil
	}
	e := &statusError{Status: item.Status, Type: item.Error.Type, Reason: item.Error.Reason}
	if cause := item.Error.CausedBy.Reason; cause != "" {
		e.Reason += ": " + cause
	}
	return longear.E("bulk item "+item.ID, kindOf(item.Status), e)
}

// refuse turns rejected items into one error; for documents of our own making that no post explains.
func refuse(op string, rejected map[string]error) error {
	for id, err := range rejected {
		return longear.E(op, longear.KindOf(err), fmt.Errorf("%d items refused, among them %s: %w", len(rejected), id, err))
	}
	return nil
}
