package elastic

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"sync"

	"longear"
)

const (
	// maxBulkBytes is the size from which a bulk request is sent; Elasticsearch refuses more than 100 MB.
	maxBulkBytes = 1 << 20
	// bulkSenders is how many requests are on their way while the next one is written.
	bulkSenders = 2
)

// action is one line pair of a bulk request.
type action struct {
	op   string // index, create, update
	kind string
	id   string
	doc  any
}

// bulk sends actions in chunks by bytes, reads every item's result and classifies it: transient items make the whole
// call KindTransient (all actions are idempotent, so it is repeated whole), terminal ones are returned by id. Chunks may
// arrive in any order: no two actions of a call may have one id.
func (s *Store) bulk(ctx context.Context, actions []action) (rejected map[string]error, err error) {
	out := outcome{rejected: map[string]error{}}
	chunks := make(chan chunk)
	var senders sync.WaitGroup
	for range bulkSenders {
		senders.Go(func() {
			for c := range chunks {
				out.add(s.sendBulk(ctx, c))
			}
		})
	}
	var c chunk
	for i, a := range actions {
		if err := s.appendAction(&c.body, a); err != nil {
			out.add(nil, longear.E("bulk "+a.id, longear.KindInternal, err))
			break
		}
		c.items++
		if c.body.Len() >= maxBulkBytes || i == len(actions)-1 {
			chunks <- c
			c = chunk{}
		}
	}
	close(chunks)
	senders.Wait()
	if out.err != nil {
		return nil, out.err
	}
	return out.rejected, nil
}

// chunk is one bulk request.
type chunk struct {
	body  bytes.Buffer
	items int
}

// outcome gathers what the senders report.
type outcome struct {
	mu       sync.Mutex
	rejected map[string]error
	err      error
}

func (o *outcome) add(rejected map[string]error, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	maps.Copy(o.rejected, rejected)
	if o.err == nil {
		o.err = err
	}
}

func (s *Store) appendAction(body *bytes.Buffer, a action) error {
	id, err := json.Marshal(a.id)
	if err != nil {
		return err
	}
	fmt.Fprintf(body, `{%q:{"_index":%q,"_id":%s}}`+"\n", a.op, s.alias(a.kind), id)
	if raw, ready := a.doc.(encoded); ready {
		body.Write(raw)
		body.WriteByte('\n')
		return nil
	}
	enc := json.NewEncoder(body) // ends each value with a line feed
	enc.SetEscapeHTML(false)
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

func (s *Store) sendBulk(ctx context.Context, c chunk) (map[string]error, error) {
	var answer struct {
		Errors bool                  `json:"errors"`
		Items  []map[string]bulkItem `json:"items"`
	}
	if err := s.client.do(ctx, http.MethodPost, "/_bulk?filter_path=errors,items.*._id,items.*.status,items.*.error", c.body.Bytes(), &answer); err != nil {
		return nil, err
	}
	if len(answer.Items) != c.items {
		return nil, longear.Errorf(longear.KindTransient, "bulk: %d items were sent, %d answered", c.items, len(answer.Items))
	}
	rejected := map[string]error{}
	for _, results := range answer.Items {
		for _, item := range results {
			if err := classify(item); longear.KindOf(err) == longear.KindTransient {
				return nil, err
			} else if err != nil {
				rejected[item.ID] = err
			}
		}
	}
	return rejected, nil
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
