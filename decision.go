package longear

import "time"

// Decision is what the clustering decided about one post. Decisions are recorded and replayed, never taken again.
type Decision struct {
	Sighting
	Order uint64 `json:"order"` // position in the decision order, from 1
}

// EventKind names a line of the history.
type EventKind string

// Kinds of event.
const (
	EventCreate EventKind = "create"
	EventAssign EventKind = "assign"
	EventMerge  EventKind = "merge"
	EventSplit  EventKind = "split"
	// EventClusterMerge joins near-duplicate cluster From into To, which belongs to Narrative.
	EventClusterMerge EventKind = "cluster-merge"
	// EventRelate corrects the relation and parent of Post, from From to To, after narratives merged or parted: what
	// founded a narrative of its own turned out to be a paraphrase. Evidence "parent" names the parent.
	EventRelate EventKind = "relate"
	// EventRename names Narrative To, a sentence of Post that a person chose, in the language of evidence “language”. From is
	// what was chosen before. An empty text leaves the name to the machine.
	EventRename  EventKind = "rename"
	EventVerdict EventKind = "verdict"
	EventState   EventKind = "state"
	// EventFirstSeen says that Post, which came late, came in another version or moved on, changed the first seen of
	// Narrative, From one time To another ("": none is held). Evidence "first" names the first when that is another post.
	EventFirstSeen EventKind = "first-seen"
	EventUndo      EventKind = "undo"
)

// Event is one line of the append-only history of narratives.
type Event struct {
	ID        string      `json:"id"` // seq and position: "e-12-3"
	Seq       uint64      `json:"seq"`
	Kind      EventKind   `json:"kind"`
	Narrative NarrativeID `json:"narrative"`
	Other     NarrativeID `json:"other,omitempty"` // the one merged in, split off, or that moved clusters come from
	Post      PostID      `json:"post,omitempty"`
	Clusters  []ClusterID `json:"clusters,omitempty"`
	By        string      `json:"by"` // "machine", or a person's id
	From      string      `json:"from,omitempty"`
	To        string      `json:"to,omitempty"`
	Undoes    string      `json:"undoes,omitempty"` // id of the event that an undo reverses
	As        EventKind   `json:"as,omitempty"`     // what an undo does: it acts as a split, merge, assign, rename, state or verdict
	Evidence  []Evidence  `json:"evidence,omitempty"`
	At        time.Time   `json:"at"`
}

// Note is the channel of the evidence that is a person's own words.
const Note = "note"

// Somebody stands for a person's name in everything that leaves the newsroom.
const Somebody = "person"

// Anonymous is the event without the name of the person who made it: names of staff never leave in exports.
func (e Event) Anonymous() Event {
	if e.By != Machine {
		e.By = Somebody
	}
	return e
}

// Machine is who events are by that no person asked for.
const Machine = "machine"

// Effect is what the event does: an undo acts as the event that reverses the one it undoes.
func (e Event) Effect() EventKind {
	if e.Kind == EventUndo {
		return e.As
	}
	return e.Kind
}

// Move says where the event takes clusters that were decided before. A merge takes all that from holds, whatever clusters
// it names. False for an event that moves nothing.
func (e Event) Move() (clusters []ClusterID, from, into NarrativeID, ok bool) {
	switch e.Effect() {
	case EventMerge:
		return e.Clusters, e.Other, e.Narrative, true
	case EventSplit:
		return e.Clusters, e.Narrative, e.Other, true
	case EventAssign:
		return e.Clusters, e.Other, e.Narrative, e.Other != ""
	default:
		return nil, "", "", false
	}
}

// ChannelParent is the evidence of an EventRelate: Note is the post that is the parent now, Value the score.
const ChannelParent = "parent"

// ChannelLanguage is the evidence of an EventRename: Note is the language of the name.
const ChannelLanguage = "language"

// Language is that of the name that an EventRename gives.
func (e Event) Language() Lang {
	for _, x := range e.Evidence {
		if x.Channel == ChannelLanguage {
			return Lang(x.Note)
		}
	}
	return ""
}

// ChannelFirst is the evidence of an EventFirstSeen: Note is the post that is the first now.
const ChannelFirst = "first"

// Relate returns a sighting as an EventRelate leaves it. What denies a claim stays a debunk, and becomes one when the
// event says so.
func (e Event) Relate(s Sighting) Sighting {
	if s.Relation == Debunk {
		return s
	}
	s.Relation, s.Parent, s.Score = Relation(e.To), "", 0
	for _, x := range e.Evidence {
		if x.Channel == ChannelParent {
			s.Parent, s.Score = PostID(x.Note), x.Value
		}
	}
	if s.Relation == Debunk {
		s.Stance = Denies
	}
	return s
}

// Commit is one record of the decision log: create-only under its sequence number, holding all decisions of a group.
type Commit struct {
	Seq       uint64     `json:"seq"`
	Epoch     int64      `json:"epoch"`    // of the writer: a newer writer has a higher one
	Analysis  string     `json:"analysis"` // version: hash of code, data files, user files, weights, model
	Decisions []Decision `json:"decisions"`
	Events    []Event    `json:"events,omitempty"`
	Edit      bool       `json:"edit,omitempty"` // asked for by a person, outside of the order of posts: ends no block
	At        time.Time  `json:"at"`
}

// DeadLetter is a capture or post that could not be stored, with a reason that a person can read.
type DeadLetter struct {
	ID     string    `json:"id"`
	Source SourceID  `json:"source,omitempty"`
	URL    string    `json:"url,omitempty"`
	Stage  string    `json:"stage"` // fetch, extract, normalise, commit, …
	Kind   Kind      `json:"kind"`
	Reason string    `json:"reason"`
	At     time.Time `json:"at"`
}

// NewDeadLetter names the dead letter after where it happened, so that a retry overwrites it.
func NewDeadLetter(source SourceID, url, stage string, err error, at time.Time) DeadLetter {
	return DeadLetter{
		ID: hashID("d-", string(source), url, stage), Source: source, URL: url, Stage: stage,
		Kind: KindOf(err), Reason: err.Error(), At: at,
	}
}

// KnownPost is what a store already holds of a post: the newest version that was decided.
type KnownPost struct {
	Version VersionID
	Post    Post
}
