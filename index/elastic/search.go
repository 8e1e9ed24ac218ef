package elastic

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"longear"
	"longear/index/query"
)

// maxGroups bounds the buckets of one aggregation page.
const maxGroups = 10000

// facetFields are the facets of the search page, by the name of their filter; each is a field of the post's document.
func facetFields() []string {
	return []string{"lang", "platform", "source", "country", "relation", "stance"}
}

// Search answers with exact counts and facets. Sorting is by relevance or a field; ties by id.
func (s *Store) Search(ctx context.Context, req longear.SearchRequest) (longear.SearchResult, error) {
	q, err := query.Parse(req.Text, s.words)
	if err != nil {
		return longear.SearchResult{}, err
	}
	sr := searcher{s: s, req: clamp(req)}
	if sr.query, err = s.condition(ctx, q.Root); err != nil {
		return longear.SearchResult{}, wrap("search", err)
	}
	res := longear.SearchResult{ReadAs: q.ReadAs, Facets: map[string][]longear.Count{}}
	if err := errors.Join(sr.posts(ctx, &res), sr.narratives(ctx, &res)); err != nil {
		return longear.SearchResult{}, wrap("search", err)
	}
	query.HighlightAll(s.words, q, &res)
	return res, nil
}

// clamp keeps a page within 1…1,000 hits; the default is 20.
func clamp(req longear.SearchRequest) longear.SearchRequest {
	if req.Limit <= 0 {
		req.Limit = 20
	}
	req.Limit = min(req.Limit, 1000)
	req.Offset = max(req.Offset, 0)
	return req
}

// condition is the compiled query, restricted to what is visible.
func (s *Store) condition(ctx context.Context, root query.Node) (map[string]any, error) {
	visible, err := s.visible(ctx)
	if err != nil {
		return nil, err
	}
	named := map[query.Filter][]string{}
	for _, f := range narrativeFilters(root) {
		if named[f], err = s.resolve(ctx, f); err != nil {
			return nil, err
		}
	}
	return map[string]any{"bool": map[string]any{"must": []any{compile(root, named)}, "filter": []any{visible}}}, nil
}

// resolve lists the narratives that a filter on narratives means.
func (s *Store) resolve(ctx context.Context, f query.Filter) ([]string, error) {
	cond := term("state", f.Value)
	if f.Field == query.ByDebunked {
		cond = term("debunked", true)
	}
	ids := []string{}
	err := scan(ctx, s, "narratives", cond, []string{"id"}, func(d narrativeDoc) error {
		ids = append(ids, d.ID)
		return nil
	})
	return ids, err
}

type searcher struct {
	s     *Store
	req   longear.SearchRequest
	query map[string]any
}

type bucket struct {
	Key   any `json:"key"`
	Count int `json:"doc_count"`
}

type buckets struct {
	Buckets []bucket `json:"buckets"`
}

func (sr searcher) posts(ctx context.Context, res *longear.SearchResult) error {
	aggs := map[string]any{"days": map[string]any{"composite": composite("day", "lang")}}
	for _, f := range facetFields() {
		aggs[f] = map[string]any{"terms": map[string]any{
			"field": f, "size": maxGroups, "order": []any{map[string]string{"_count": "desc"}, map[string]string{"_key": "asc"}},
		}}
	}
	var page struct {
		hits[postDoc]
		Aggs map[string]json.RawMessage `json:"aggregations"`
	}
	body := map[string]any{
		"query": sr.query, "track_total_hits": true, "from": sr.req.Offset, "size": sr.req.Limit, "sort": postSort(sr.req.Sort),
		"track_scores": true, "aggs": aggs,
	}
	if err := sr.s.client.do(ctx, http.MethodPost, "/"+sr.s.alias("posts")+"/_search", body, &page); err != nil {
		return err
	}
	res.Total = page.Hits.Total.Value
	var err error
	if res.Posts, err = postHits(page.hits); err != nil {
		return err
	}
	for _, f := range facetFields() {
		if res.Facets[f], err = countsOf(page.Aggs[f]); err != nil {
			return err
		}
	}
	res.Days, err = daysOf(page.Aggs["days"])
	return err
}

// composite pages through the combinations of fields in order; one page holds the days and languages of any window
// that people look at (10,000 pairs).
func composite(fields ...string) map[string]any {
	sources := make([]any, len(fields))
	for i, f := range fields {
		sources[i] = map[string]any{f: map[string]any{"terms": map[string]any{"field": f, "order": "asc"}}}
	}
	return map[string]any{"size": maxGroups, "sources": sources}
}

func postSort(by longear.Sort) []any {
	switch by {
	case longear.ByNewest:
		return []any{map[string]string{"event_time": "desc"}, map[string]string{"id": "asc"}}
	case longear.ByOldest:
		return []any{map[string]string{"event_time": "asc"}, map[string]string{"id": "asc"}}
	}
	return []any{map[string]string{"_score": "desc"}, map[string]string{"id": "asc"}}
}

func postHits(page hits[postDoc]) ([]longear.PostHit, error) {
	var out []longear.PostHit
	for _, h := range page.Hits.Hits {
		ps, err := sightingOf(h.Source)
		if err != nil {
			return nil, err
		}
		hit := longear.PostHit{Post: ps.Post, Sighting: ps.Sighting}
		if h.Score != nil {
			hit.Score = *h.Score
		}
		out = append(out, hit)
	}
	return out, nil
}

func countsOf(raw json.RawMessage) ([]longear.Count, error) {
	var agg buckets
	if err := json.Unmarshal(raw, &agg); err != nil {
		return nil, err
	}
	var out []longear.Count
	for _, b := range agg.Buckets {
		key, _ := b.Key.(string)
		out = append(out, longear.Count{Value: key, Count: b.Count})
	}
	return out, nil
}

func daysOf(raw json.RawMessage) ([]longear.Bucket, error) {
	var agg struct {
		Buckets []struct {
			Key struct {
				Day  int64        `json:"day"`
				Lang longear.Lang `json:"lang"`
			} `json:"key"`
			Count int `json:"doc_count"`
		} `json:"buckets"`
	}
	if err := json.Unmarshal(raw, &agg); err != nil {
		return nil, err
	}
	var out []longear.Bucket
	for _, b := range agg.Buckets {
		at := time.Unix(b.Key.Day*daySeconds, 0).UTC()
		if n := len(out); n == 0 || !out[n-1].At.Equal(at) {
			out = append(out, longear.Bucket{At: at, Langs: map[longear.Lang]int{}})
		}
		out[len(out)-1].Langs[b.Key.Lang] = b.Count
	}
	return out, nil
}

// group is a narrative with its matching posts.
type group struct {
	id      string
	matched int
	best    float64
	first   float64
	last    float64
}

func (sr searcher) narratives(ctx context.Context, res *longear.SearchResult) error {
	groups, err := sr.groups(ctx)
	if err != nil {
		return err
	}
	res.Groups = len(groups)
	slices.SortFunc(groups, groupOrder(sr.req.Sort))
	groups = groups[min(sr.req.Offset, len(groups)):]
	groups = groups[:min(sr.req.Limit, len(groups))]
	ids := make([]string, len(groups))
	for i, g := range groups {
		ids[i] = g.id
	}
	docs, err := mget[narrativeDoc](ctx, sr.s, "narratives", ids)
	if err != nil {
		return err
	}
	for _, g := range groups {
		hit := longear.NarrativeHit{Matched: g.matched}
		if err := json.Unmarshal(docs[g.id].JSON, &hit.Narrative); err != nil {
			return longear.E("narrative "+g.id, longear.KindInternal, err)
		}
		if hit.Best, err = sr.best(ctx, g.id); err != nil {
			return err
		}
		res.Narratives = append(res.Narratives, hit)
	}
	return nil
}

// groups pages through all narratives of matching posts, so that their count is exact.
func (sr searcher) groups(ctx context.Context) ([]group, error) {
	comp := composite("narrative")
	var out []group
	for {
		body := map[string]any{"query": sr.query, "size": 0, "aggs": map[string]any{"n": map[string]any{"composite": comp, "aggs": map[string]any{
			"best":  map[string]any{"top_hits": map[string]any{"size": 1, "_source": false}}, // scripts may be switched off
			"first": map[string]any{"min": map[string]any{"field": "event_time"}},
			"last":  map[string]any{"max": map[string]any{"field": "event_time"}},
		}}}}
		page, after, err := sr.groupPage(ctx, body)
		if err != nil {
			return nil, err
		}
		out = append(out, page...)
		if len(page) < maxGroups {
			return out, nil
		}
		comp["after"] = after
	}
}

func (sr searcher) groupPage(ctx context.Context, body map[string]any) ([]group, any, error) {
	type value struct {
		Value float64 `json:"value"`
	}
	var answer struct {
		Aggs struct {
			N struct {
				After   any `json:"after_key"`
				Buckets []struct {
					Key struct {
						Narrative string `json:"narrative"`
					} `json:"key"`
					Count int `json:"doc_count"`
					Best  struct {
						Hits struct {
							MaxScore *float64 `json:"max_score"`
						} `json:"hits"`
					} `json:"best"`
					First value `json:"first"`
					Last  value `json:"last"`
				} `json:"buckets"`
			} `json:"n"`
		} `json:"aggregations"`
	}
	if err := sr.s.client.do(ctx, http.MethodPost, "/"+sr.s.alias("posts")+"/_search", body, &answer); err != nil {
		return nil, nil, err
	}
	var out []group
	for _, b := range answer.Aggs.N.Buckets {
		g := group{id: b.Key.Narrative, matched: b.Count, first: b.First.Value, last: b.Last.Value}
		if best := b.Best.Hits.MaxScore; best != nil {
			g.best = *best
		}
		out = append(out, g)
	}
	return out, answer.Aggs.N.After, nil
}

func groupOrder(by longear.Sort) func(a, b group) int {
	return func(a, b group) int {
		d := b.best - a.best
		switch by {
		case longear.ByNewest:
			d = b.last - a.last
		case longear.ByOldest:
			d = a.first - b.first
		case longear.BySize:
			d = float64(b.matched - a.matched)
		}
		switch {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return strings.Compare(a.id, b.id)
	}
}

// best returns the first hit of up to three languages of one narrative.
func (sr searcher) best(ctx context.Context, narrative string) ([]longear.PostHit, error) {
	var page hits[postDoc]
	body := map[string]any{
		"query": map[string]any{"bool": map[string]any{"must": []any{sr.query}, "filter": []any{term("narrative", narrative)}}},
		"size":  30, "track_scores": true,
		"sort": []any{map[string]string{"_score": "desc"}, map[string]string{"event_time": "asc"}, map[string]string{"id": "asc"}},
	}
	if err := sr.s.client.do(ctx, http.MethodPost, "/"+sr.s.alias("posts")+"/_search", body, &page); err != nil {
		return nil, err
	}
	found, err := postHits(page)
	if err != nil {
		return nil, err
	}
	seen := map[longear.Lang]bool{}
	var out []longear.PostHit
	for _, h := range found {
		if len(out) < 3 && !seen[h.Post.Lang] {
			seen[h.Post.Lang] = true
			out = append(out, h)
		}
	}
	return out, nil
}
