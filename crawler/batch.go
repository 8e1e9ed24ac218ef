package crawler

import (
	"context"
	"time"

	"longear"
)

// Batch is what one poll of a source brought. Its Ack decides over the source's checkpoint.
type Batch struct {
	Source longear.SourceID
	Posts  []longear.Post // in event-time order
	Dead   []longear.DeadLetter

	// Ack must be called once the whole batch is durably stored (nil), or cannot be (the reason). Only Ack(ctx, nil)
	// advances the checkpoint; without it the next poll brings the same posts again. Later calls do nothing.
	Ack func(ctx context.Context, err error) error
}

// Sink takes batches. Put blocks for as long as the sink is busy; it returns once the batch is accepted, before or
// after its Ack.
type Sink interface {
	Put(ctx context.Context, b Batch) error
}

// Checkpoint is where a source was left: it belongs to the crawler, others only keep it.
type Checkpoint struct {
	ETag         string        `json:"etag,omitempty"`
	LastModified string        `json:"last_modified,omitempty"`
	Marks        []Mark        `json:"marks,omitempty"` // the newest items, newest first
	Newest       time.Time     `json:"newest,omitzero"` // claimed time of the newest item
	Pace         time.Duration `json:"pace,omitempty"`  // usual gap between two items
	At           time.Time     `json:"at,omitzero"`     // when the poll was made
}

// Mark remembers one item and a fingerprint of what it said, so that an edit is told from a repetition.
type Mark struct {
	Key   string `json:"k"`
	Print string `json:"p"`
}

// Checkpoints keeps the checkpoints. Load returns the zero Checkpoint for a source that it does not know.
type Checkpoints interface {
	Load(ctx context.Context, source longear.SourceID) (Checkpoint, error)
	Save(ctx context.Context, source longear.SourceID, c Checkpoint) error
}

// Seen tells which posts are held already, so that their pages need not be fetched again. Ids that are absent from the
// answer are not held.
type Seen interface {
	Seen(ctx context.Context, ids []longear.PostID) (map[longear.PostID]bool, error)
}

// Extractor turns an article page into a post: title, text, claimed time, links, media.
type Extractor interface {
	Extract(c longear.Capture, s longear.Source) (longear.Post, error)
}

// Dates reads a date as it was written, in the source's zone, and refuses the impossible ones: the claim then has
// precision none. The caller sets the provenance.
type Dates interface {
	ReadDate(raw string, s longear.Source, observed time.Time) longear.Claim
}

// State of a source after a poll.
type State string

// States of a source.
const (
	StateOK      State = "ok"
	StateStale   State = "stale"   // answers, but its newest item is much older than usual
	StateBlocked State = "blocked" // refuses us: robots.txt, 401, 403, no public preview
	StateFailed  State = "failed"
)

// Status says how a source is doing; the store keeps it, so that every view can say what was covered.
type Status struct {
	Source    longear.SourceID `json:"source"`
	State     State            `json:"state"`
	Reason    string           `json:"reason,omitempty"` // for a person; also what was truncated
	At        time.Time        `json:"at"`
	Newest    time.Time        `json:"newest,omitzero"` // claimed time of the newest item
	Posts     int              `json:"posts"`           // found new or changed in this poll
	Known     int              `json:"known"`           // found again, unchanged
	Dead      int              `json:"dead"`
	Truncated bool             `json:"truncated,omitempty"` // there was more than the bounds of one poll allow
	Next      time.Time        `json:"next,omitzero"`       // when it is polled again
}

// Statuses keeps the statuses.
type Statuses interface {
	SaveStatus(ctx context.Context, s Status) error
}

// Event is one step of progress: a source was polled.
type Event struct {
	Status Status
	Done   int // sources polled so far
	Total  int // sources to poll; 0 when crawling for ever
}
