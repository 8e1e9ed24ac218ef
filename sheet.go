package longear

import "time"

// Answer is the answer to a question of a Sheet.
type Answer string

// Answers. What was not or could not be looked at is not checked, never no.
const (
	Yes        Answer = "yes"
	No         Answer = "no"
	NotChecked Answer = "not checked"
)

// Sheet answers with numbers what else could explain that a narrative seems to spread. It judges nothing. Posts that deny
// the claim are left out of all numbers but Denying.
type Sheet struct {
	Narrative NarrativeID   `json:"narrative"`
	Posts     int           `json:"posts"` // that pass the claim on
	Denying   int           `json:"denying"`
	Read      int           `json:"texts_read"` // for credits, names and words: the earliest
	Wire      WireCheck     `json:"wire_copy"`
	Owner     OwnerCheck    `json:"one_owner"`
	Platform  PlatformCheck `json:"one_platform"`
	Event     EventCheck    `json:"scheduled_event"`
	Outage    OutageCheck   `json:"our_outage"`
	Credits   CreditCheck   `json:"named_sources"`
}

// WireCheck asks whether most posts are one text that several sources with different owners printed.
type WireCheck struct {
	Answer       Answer    `json:"answer"`
	Copies       int       `json:"copies"` // posts of the largest near-duplicate cluster
	Cluster      ClusterID `json:"cluster,omitempty"`
	Sources      int       `json:"sources"`        // of the copies
	Owners       int       `json:"owners"`         // of the copies, known and distinct
	OwnerUnknown int       `json:"owners_unknown"` // sources of the copies
	Credited     int       `json:"agency_credits"` // posts of all texts read that carry an agency's credit
	Agencies     []Count   `json:"agencies,omitempty"`
	Evidence     []PostID  `json:"evidence,omitempty"` // copies, the earliest first
}

// OwnerCheck asks whether all sources belong to one known owner.
type OwnerCheck struct {
	Answer   Answer   `json:"answer"`
	Sources  int      `json:"sources"`
	Owners   []Count  `json:"owners,omitempty"` // sources by known owner
	Unknown  int      `json:"unknown"`          // sources whose owner is not known
	Evidence []PostID `json:"evidence,omitempty"`
}

// PlatformCheck asks whether all posts stand on one platform.
type PlatformCheck struct {
	Answer    Answer   `json:"answer"`
	Platforms []Count  `json:"platforms,omitempty"` // posts by known platform
	Unknown   int      `json:"unknown"`             // posts whose platform is not known
	Evidence  []PostID `json:"evidence,omitempty"`  // the earliest of each platform
}

// EventCheck asks whether a scheduled event of the user's calendars fell into the first days.
type EventCheck struct {
	Answer   Answer       `json:"answer"`
	Files    []string     `json:"files,omitempty"` // calendars; none: not checked
	Known    int          `json:"events"`          // in them
	Unread   int          `json:"events_unread"`   // entries of them that could not be read
	Window   Interval     `json:"window,omitzero"` // the first days
	InWindow int          `json:"events_in_window"`
	Matches  []EventMatch `json:"matches,omitempty"`
}

// EventMatch is an event that overlaps the first days and shares names or words with the posts.
type EventMatch struct {
	Title  string    `json:"title"`
	Start  time.Time `json:"start"`
	End    time.Time `json:"end"`
	From   string    `json:"from"` // "events.yaml:12"
	Shared []string  `json:"shared"`
}

// OutageCheck asks whether sources were not collected as planned while the narrative ran.
type OutageCheck struct {
	Answer     Answer      `json:"answer"`
	Window     Interval    `json:"window,omitzero"`
	Sources    int         `json:"sources"`            // that are collected at all
	Whole      int         `json:"whole"`              // collected in all of the window, with every gap recorded
	Unrecorded int         `json:"unrecorded"`         // collected, but nobody recorded gaps then
	Later      int         `json:"later"`              // collection began in or after the window
	Imported   int         `json:"imported"`           // sources of the narrative that were never collected
	Down       int         `json:"down"`               // sources with a gap in the window that was not read back
	CaughtUp   int         `json:"caught_up"`          // sources whose gaps were all read back afterwards
	Gaps       []SourceGap `json:"gaps,omitempty"`     // the longest first, at most MaxSheetGaps
	Own        []SourceID  `json:"own,omitempty"`      // those with a gap that also carry the narrative
	Evidence   []PostID    `json:"evidence,omitempty"` // posts of Own
}

// MaxSheetGaps bounds the gaps that a sheet lists; all are counted.
const MaxSheetGaps = 50

// SourceGap is a gap of one source.
type SourceGap struct {
	Source SourceID `json:"source"`
	Gap
}

// CreditCheck asks, where copies say whom they have the claim from, whether posts of those were held before.
type CreditCheck struct {
	Answer  Answer   `json:"answer"`
	Posts   int      `json:"posts"`   // of the texts read that say whom they have it from
	Unnamed int      `json:"unnamed"` // of them those that name nobody: "according to reports"
	Others  []Count  `json:"others,omitempty"`
	Credits []Credit `json:"credits,omitempty"`
}

// CreditKind says what a credit names.
type CreditKind string

// Kinds of credit.
const (
	CreditSource  CreditKind = "source"  // sources of the catalogue
	CreditMedia   CreditKind = "media"   // the media of a language: "китайские СМИ"
	CreditForeign CreditKind = "foreign" // media abroad, without saying whose: "外媒"
)

// Credit is what copies name as their source, and what a search of the store for earlier posts of it found.
type Credit struct {
	Answer Answer        `json:"answer"` // yes: an earlier post of such a source is held
	Kind   CreditKind    `json:"kind"`
	Name   string        `json:"name,omitempty"`  // as the catalogue or the first copy writes it
	Langs  []Lang        `json:"langs,omitempty"` // of CreditMedia
	Says   string        `json:"says"`            // the clause of the first copy that has the words of attribution
	Posts  []PostID      `json:"posts"`           // copies that say so, the earliest first
	Before time.Time     `json:"before"`          // the latest instant of publication that a post must precede
	Since  time.Time     `json:"since"`           // how far back the search went
	Search []SourceID    `json:"searched"`        // sources that the credit can mean and that were ever collected, or of which posts are held
	Never  int           `json:"never_collected"` // further sources of the catalogue that it can mean
	Whole  int           `json:"whole"`           // of them collected in all of that time, without a gap that was not read back
	Gaps   int           `json:"gaps"`            // of them with such a gap
	Later  int           `json:"later"`           // of them collected from a later day only
	Untold int           `json:"unrecorded"`      // of them whose gaps nobody recorded then, or that were imported
	Looked int           `json:"posts_searched"`  // posts of them that are held from that time
	Read   int           `json:"posts_compared"`  // of them read and compared: the most relevant
	Held   []CreditMatch `json:"held,omitempty"`
}

// CreditMatch is an earlier post of a source that a credit can mean.
type CreditMatch struct {
	Post   PostID    `json:"post"`
	Source SourceID  `json:"source"`
	At     time.Time `json:"at"`
	How    MatchKind `json:"how"`
}

// MatchKind says how an earlier post matches.
type MatchKind string

// Kinds of match, the strongest first.
const (
	MatchMember MatchKind = "member" // it belongs to the narrative
	MatchCopy   MatchKind = "copy"   // its text is nearly the same
	MatchClaim  MatchKind = "claim"  // it would be joined with the copy as one claim
)
