package sqlite

import (
	"fmt"
	"strings"

	"longear/index/query"
)

// clause is a piece of SQL with its arguments, over posts p, sightings s and narratives n.
type clause struct {
	sql  string
	args []any
}

// compile turns a query tree into a condition.
func compile(n query.Node) clause {
	switch n := n.(type) {
	case query.And:
		return join(n, " AND ", "1")
	case query.Or:
		return join(n, " OR ", "0")
	case query.Not:
		inner := compile(n.Node)
		return clause{"NOT (" + inner.sql + ")", inner.args}
	case query.Match:
		return clause{"p.rowid IN (SELECT rowid FROM texts WHERE texts MATCH ?)", []any{matchExpr(n)}}
	case query.Filter:
		return compileFilter(n)
	}
	return clause{sql: "0"}
}

func join(nodes []query.Node, op, empty string) clause {
	if len(nodes) == 0 {
		return clause{sql: empty}
	}
	var parts []string
	var args []any
	for _, n := range nodes {
		c := compile(n)
		parts = append(parts, "("+c.sql+")")
		args = append(args, c.args...)
	}
	return clause{strings.Join(parts, op), args}
}

// matchExpr writes the alternatives in FTS5's query syntax; tokens hold no quotation marks (index.Token).
func matchExpr(m query.Match) string {
	alts := make([]string, len(m.Any))
	for i, a := range m.Any {
		if a.Near > 0 {
			alts[i] = fmt.Sprintf(`%s : NEAR("%s" "%s", %d)`, a.Column, a.Tokens[0], a.Tokens[1], a.Near)
			continue
		}
		alts[i] = fmt.Sprintf(`%s : "%s"`, a.Column, strings.Join(a.Tokens, " "))
	}
	return strings.Join(alts, " OR ")
}

func compileFilter(f query.Filter) clause {
	switch f.Field {
	case query.After:
		return clause{"p.event_time >= ?", []any{f.At.Unix()}}
	case query.Before:
		return clause{"p.event_time < ?", []any{f.At.Unix()}}
	case query.ByDebunked:
		return clause{sql: "n.debunked = 1"}
	}
	columns := map[query.Field]string{
		query.ByLang: "p.lang", query.ByScript: "p.script", query.BySource: "p.source", query.ByPlatform: "p.platform",
		query.ByCountry: "p.country", query.ByAccount: "p.account", query.ByOwner: "p.owner", query.ByRelation: "s.relation",
		query.ByStance: "s.stance", query.ByNarrative: "s.narrative", query.ByCluster: "s.cluster", query.ByState: "n.state",
	}
	return clause{columns[f.Field] + " = ?", []any{f.Value}}
}
