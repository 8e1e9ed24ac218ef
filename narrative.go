package longear

import (
	"math"
	"strings"
	"time"
)

// Relation says how a post relates to its parent, or to the claim.
type Relation string

// Relations of a sighting.
const (
	Original    Relation = "original"    // the earliest copy held of its cluster, with no parent
	Copy        Relation = "copy"        // the same text
	Edit        Relation = "edit"        // the same text, changed
	Truncated   Relation = "truncated"   // a part of the parent
	Superset    Relation = "superset"    // the parent and more
	QuoteOf     Relation = "quote"       // a passage of the parent inside another text
	Paraphrase  Relation = "paraphrase"  // the claim in other words, one language
	Translation Relation = "translation" // the claim in another language
	Forward     Relation = "forward"     // the platform says that it was forwarded
	Debunk      Relation = "debunk"      // denies the claim
)

// Stance says how a post stands to the claim. Only Asserts counts as carrying it.
type Stance string

// Stances.
const (
	Asserts   Stance = "asserts"
	Reports   Stance = "reports" // with attribution
	Questions Stance = "questions"
	Denies    Stance = "denies"
	Unclear   Stance = "unclear"
)

// State of a narrative; everything but Unreviewed is set by a person.
type State string

// States of a narrative.
const (
	Unreviewed State = "unreviewed"
	Watched    State = "watched"
	UnderCheck State = "under check"
	NotAClaim  State = "not a claim"
	Verdict    State = "verdict"
)

const verdictPrefix = "verdict:"

// ParseState reads a state as a person writes it: "watched", "under-check", "not-a-claim", "unreviewed", or
// "verdict:" with the words of the verdict.
func ParseState(s string) (State, string, error) {
	if words, ok := strings.CutPrefix(s, verdictPrefix); ok {
		if words = strings.TrimSpace(words); words == "" {
			return "", "", E("", KindInvalid, &FieldError{"state", s, "a verdict needs words: verdict:TEXT"})
		}
		return Verdict, words, nil
	}
	switch state := State(strings.ReplaceAll(s, "-", " ")); state {
	case Unreviewed, Watched, UnderCheck, NotAClaim:
		return state, "", nil
	default:
		return "", "", E("", KindInvalid, &FieldError{"state", s, "one of unreviewed, watched, under-check, not-a-claim, verdict:TEXT"})
	}
}

// StateText is what ParseState reads back; events carry it.
func StateText(s State, verdict string) string {
	if s == Verdict {
		return verdictPrefix + verdict
	}
	if s == "" {
		return string(Unreviewed)
	}
	return string(s)
}

// Evidence is one reason for a decision: a channel, its value, and what it saw.
type Evidence struct {
	Channel string  `json:"channel"`         // "jaccard", "containment", "entities", "forward", …
	Value   float64 `json:"value,omitempty"` // rounded with RoundScore
	Note    string  `json:"note,omitempty"`  // "shared: 北约, Казахстан"; "12 → 30"
}

// RoundScore rounds to 1/4096, so that scores compare equal on every machine.
func RoundScore(x float64) float64 { return math.Round(x*4096) / 4096 }

// Sighting is a post's membership in a narrative.
type Sighting struct {
	Post      PostID      `json:"post"`
	Version   VersionID   `json:"version"`
	Narrative NarrativeID `json:"narrative"`
	Cluster   ClusterID   `json:"cluster"`
	Relation  Relation    `json:"relation"`
	Parent    PostID      `json:"parent,omitempty"`
	Score     float64     `json:"score"`
	Stance    Stance      `json:"stance"`
	Cue       string      `json:"cue,omitempty"` // what decided the stance
	Changed   []string    `json:"changed,omitempty"`
	Evidence  []Evidence  `json:"evidence,omitempty"`
	Seq       uint64      `json:"seq"` // commit that decided it
}

// FirstSeen is the earliest confirmed publication that we hold, as an interval, with its proof.
type FirstSeen struct {
	Interval   Interval   `json:"interval"`
	Post       PostID     `json:"post"`
	Source     SourceID   `json:"source"`
	Account    string     `json:"account,omitempty"`
	Platform   Platform   `json:"platform"`
	Lang       Lang       `json:"lang"`
	Precision  Precision  `json:"precision"`
	Provenance Provenance `json:"provenance"`
	Observed   time.Time  `json:"observed"`
}

// Narrative is the projection of a narrative's sightings that lists and searches show. It can be rebuilt from the log.
type Narrative struct {
	ID         NarrativeID         `json:"id"`
	Name       string              `json:"name"`                   // the most central sentence, unframed
	Names      map[Lang]string     `json:"names"`                  // per language held
	Chosen     []Lang              `json:"names_chosen,omitempty"` // those that a person chose
	State      State               `json:"state"`
	Verdict    string              `json:"verdict,omitempty"`
	First      *FirstSeen          `json:"first,omitempty"`  // nil: no confirmed time held
	Runner     *FirstSeen          `json:"runner,omitempty"` // the second earliest
	FirstBy    map[Lang]*FirstSeen `json:"first_by,omitempty"`
	Last       time.Time           `json:"last"` // newest event time
	Posts      int                 `json:"posts"`
	Carrying   int                 `json:"carrying"` // posts that assert
	Clusters   int                 `json:"clusters"`
	Sources    []SourceID          `json:"sources"`
	Owners     []string            `json:"owners"`         // known distinct owners
	Unowned    int                 `json:"owners_unknown"` // sources whose owner is not known
	Langs      map[Lang]int        `json:"langs"`
	Platforms  map[Platform]int    `json:"platforms"`
	Countries  map[string]int      `json:"countries,omitempty"`
	FirstDeny  *FirstSeen          `json:"first_debunk,omitempty"`
	Links      []NarrativeID       `json:"links,omitempty"`     // other narratives that its posts link to
	Suggested  []NarrativeID       `json:"suggested,omitempty"` // possibly the same; never counted
	MergedInto NarrativeID         `json:"merged_into,omitempty"`
	SplitFrom  NarrativeID         `json:"split_from,omitempty"`
	Seq        uint64              `json:"seq"` // commit after which this projection holds
}

// Debunked tells whether a post that denies the claim is held.
func (n Narrative) Debunked() bool { return n.FirstDeny != nil }
