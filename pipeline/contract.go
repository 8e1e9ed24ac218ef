package pipeline

import (
	"context"

	"longear"
	"longear/lang"
)

// Batch is a group of posts that one acknowledgement covers. Ack is called exactly once: with nil when every post and
// dead letter of the batch is durably stored or known already, else with the error that stopped the writer.
type Batch struct {
	Source longear.SourceID
	Posts  []longear.Post
	Dead   []longear.DeadLetter
	Ack    func(context.Context, error) error
}

// Preparer reads a post's text. It is called from several goroutines.
type Preparer interface {
	Prepare(p longear.Post) lang.Doc
	Version() string
}

// Proposal is what the clustering decided about a group.
type Proposal struct {
	Decisions []longear.Decision // one per document, in its order
	Events    []longear.Event
	Touched   []longear.NarrativeID
}

// Assigner decides about documents in the order given and remembers them. Its memory is disposable: when a commit
// fails it is thrown away and rebuilt by replaying the log (docs/adr/002).
type Assigner interface {
	Assign(seq uint64, docs []lang.Doc) Proposal
	Replay(c longear.Commit, docs []lang.Doc) (touched []longear.NarrativeID)
	Narratives(ids []longear.NarrativeID) []longear.Narrative
}

// Settler is an Assigner that has something to decide when an input ends: a last look at the narratives that changed.
type Settler interface {
	Settle(seq uint64) Proposal
}

// Log is the durable half of the commit protocol.
type Log interface {
	StartWriter(ctx context.Context) (lastSeq uint64, err error)
	WritePosts(ctx context.Context, seq uint64, docs []lang.Doc, decisions []longear.Decision) error
	Commit(ctx context.Context, c longear.Commit) error
}

// Projector stores what is derived from the log.
type Projector interface {
	ProjectedSeq(ctx context.Context) (uint64, error)
	Project(ctx context.Context, c longear.Commit, narratives []longear.Narrative) error
}

// Holdings answers what the store already has.
type Holdings interface {
	Known(ctx context.Context, ids []longear.PostID) (map[longear.PostID]longear.KnownPost, error)
	Pending(ctx context.Context) ([]longear.Post, error)
	Replay(ctx context.Context, from uint64, each func(longear.Commit, map[longear.VersionID]longear.Post) error) error
}

// Graveyard keeps dead letters.
type Graveyard interface {
	DeadLetters(ctx context.Context, letters []longear.DeadLetter) error
}

// Store is everything that a writer needs of a store.
type Store interface {
	Log
	Projector
	Holdings
	Graveyard
}
