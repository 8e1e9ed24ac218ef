package query

import "time"

// Node is one node of the parsed query: And, Or, Not, Match or Filter.
type Node interface{ node() }

// And holds when all its parts hold; an empty And holds for every post.
type And []Node

// Or holds when one of its parts holds.
type Or []Node

// Not holds when its part does not.
type Not struct{ Node Node }

// Match holds when one of the alternatives stands in a post.
type Match struct{ Any []Alt }

// Column is one of the token columns of index.Columns.
type Column string

// Columns that a query can look into.
const (
	Surface Column = "surface"
	Stems   Column = "stems"
	IDs     Column = "ids"
	Han1    Column = "han1"
	Han2    Column = "han2"
)

// Alt is a run of tokens in one column: one token, a phrase, or (Near > 0) two tokens with at most Near others between.
type Alt struct {
	Column Column
	Tokens []string
	Near   int
}

// Filter compares a field of the post or its sighting with a value.
type Filter struct {
	Field Field
	Value string    // for the text fields
	At    time.Time // for After (inclusive) and Before (exclusive)
}

// Field is what a filter looks at.
type Field string

// Filter fields; their names are those of the query language.
const (
	ByLang      Field = "lang"
	ByScript    Field = "script"
	BySource    Field = "source"
	ByPlatform  Field = "platform"
	ByCountry   Field = "country"
	ByAccount   Field = "account"
	ByOwner     Field = "owner"
	ByRelation  Field = "relation"
	ByStance    Field = "stance"
	ByNarrative Field = "narrative"
	ByCluster   Field = "cluster"
	ByState     Field = "state"
	ByDebunked  Field = "debunked" // is:debunked — the post's narrative has a debunk
	After       Field = "after"
	Before      Field = "before"
)

func (And) node()    {}
func (Or) node()     {}
func (Not) node()    {}
func (Match) node()  {}
func (Filter) node() {}

// Positive collects the matches that do not stand under a Not: what relevance is computed from and what is highlighted.
func Positive(n Node) []Match {
	switch n := n.(type) {
	case Match:
		return []Match{n}
	case And:
		return positiveAll(n)
	case Or:
		return positiveAll(n)
	}
	return nil
}

func positiveAll(nodes []Node) []Match {
	var all []Match
	for _, n := range nodes {
		all = append(all, Positive(n)...)
	}
	return all
}
