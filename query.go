package longear

import "time"

// SearchRequest asks a store for narratives and posts.
type SearchRequest struct {
	Text   string // the query language of docs/search.md
	Sort   Sort
	Limit  int // at most 1,000
	Offset int
}

// Sort orders hits; ties are broken by id.
type Sort string

// Sorts.
const (
	ByRelevance Sort = "relevance"
	ByNewest    Sort = "newest"
	ByOldest    Sort = "oldest"
	BySize      Sort = "size" // narratives only
)

// Span is a half-open run of bytes [From, To) of a text.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// PostHit is one post that a query found.
type PostHit struct {
	Post      Post     `json:"post"`
	Sighting  Sighting `json:"sighting"`
	Score     float64  `json:"score"`
	Highlight []Span   `json:"highlight,omitempty"` // in Post.Body()
}

// NarrativeHit is one narrative with the posts of it that a query found.
type NarrativeHit struct {
	Narrative Narrative `json:"narrative"`
	Matched   int       `json:"matched"` // posts of it that match
	Best      []PostHit `json:"best"`    // the best hit of up to three languages
}

// Count is a value of a facet with the number of matching posts.
type Count struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Bucket is one step of a timeline.
type Bucket struct {
	At    time.Time    `json:"at"`
	Langs map[Lang]int `json:"langs"`
}

// SearchResult is what a store answers.
type SearchResult struct {
	ReadAs     string             `json:"read_as"` // the query in words, with what it was widened to
	Total      int                `json:"total"`   // matching posts, exact
	Groups     int                `json:"groups"`  // narratives of matching posts, exact
	Narratives []NarrativeHit     `json:"narratives"`
	Posts      []PostHit          `json:"posts"`
	Facets     map[string][]Count `json:"facets"` // lang, platform, source, country, relation
	Days       []Bucket           `json:"days"`   // per UTC day
}

// PostSighting is a post with its membership.
type PostSighting struct {
	Post     Post     `json:"post"`
	Sighting Sighting `json:"sighting"`
}

// NarrativeDetail is everything that the page of a narrative shows.
type NarrativeDetail struct {
	Narrative Narrative      `json:"narrative"`
	Sightings []PostSighting `json:"sightings"` // by event time, then id
	Events    []Event        `json:"events"`
}

// StateRecord is a small document under (kind, id) with compare-and-set: checkpoints, accounts, saved searches, caches.
type StateRecord struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Version int64  `json:"version"` // 0: must not exist yet
	JSON    []byte `json:"json"`
}

// Kinds of state record that more than one room reads.
const (
	CoverageState   = "coverage"   // Coverage per source id
	ChannelState    = "channel"    // Channel, under the id "meaning"
	CheckpointState = "checkpoint" // crawl checkpoint per source id
)

// Counts says how much a store holds.
type Counts struct {
	Posts       int    `json:"posts"`
	Narratives  int    `json:"narratives"`
	DeadLetters int    `json:"dead_letters"`
	Seq         uint64 `json:"seq"` // of the newest commit
}
