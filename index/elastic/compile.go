package elastic

import (
	"strings"

	"longear/index/query"
)

// compile turns a query tree into Elasticsearch's query DSL. Filters on narratives are resolved to their ids before
// (resolve), so that every leaf looks at the post's own document.
func compile(n query.Node, narratives map[query.Filter][]string) map[string]any {
	switch n := n.(type) {
	case query.And:
		return boolQuery("must", compileAll(n, narratives))
	case query.Or:
		q := map[string]any{"should": compileAll(n, narratives), "minimum_should_match": 1}
		return map[string]any{"bool": q}
	case query.Not:
		return boolQuery("must_not", []any{compile(n.Node, narratives)})
	case query.Match:
		return compileMatch(n)
	case query.Filter:
		return boolQuery("filter", []any{compileFilter(n, narratives)})
	}
	return map[string]any{"match_none": map[string]any{}}
}

func compileAll(nodes []query.Node, narratives map[query.Filter][]string) []any {
	out := make([]any, len(nodes))
	for i, n := range nodes {
		out[i] = compile(n, narratives)
	}
	return out
}

func compileMatch(m query.Match) map[string]any {
	alts := make([]any, len(m.Any))
	for i, a := range m.Any {
		alts[i] = compileAlt(a)
	}
	if len(alts) == 1 {
		return alts[0].(map[string]any)
	}
	return map[string]any{"bool": map[string]any{"should": alts, "minimum_should_match": 1}}
}

func compileAlt(a query.Alt) map[string]any {
	column := string(a.Column)
	if a.Near > 0 {
		return map[string]any{"intervals": map[string]any{column: map[string]any{"all_of": map[string]any{
			"max_gaps": a.Near, "ordered": false, "intervals": []any{interval(a.Tokens[0]), interval(a.Tokens[1])},
		}}}}
	}
	return map[string]any{"match_phrase": map[string]any{column: strings.Join(a.Tokens, " ")}}
}

func interval(token string) map[string]any {
	return map[string]any{"match": map[string]any{"query": token}}
}

func compileFilter(f query.Filter, narratives map[query.Filter][]string) map[string]any {
	switch f.Field {
	case query.After:
		return rangeQuery("event_time", "gte", f.At.Unix())
	case query.Before:
		return rangeQuery("event_time", "lt", f.At.Unix())
	case query.ByDebunked, query.ByState:
		return map[string]any{"terms": map[string]any{"narrative": narratives[f]}}
	}
	return term(string(f.Field), f.Value)
}

// narrativeFilters lists the filters that look at narratives.
func narrativeFilters(n query.Node) []query.Filter {
	var out []query.Filter
	switch n := n.(type) {
	case query.And:
		for _, part := range n {
			out = append(out, narrativeFilters(part)...)
		}
	case query.Or:
		for _, part := range n {
			out = append(out, narrativeFilters(part)...)
		}
	case query.Not:
		return narrativeFilters(n.Node)
	case query.Filter:
		if n.Field == query.ByDebunked || n.Field == query.ByState {
			return []query.Filter{n}
		}
	}
	return out
}
