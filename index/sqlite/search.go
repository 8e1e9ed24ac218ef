package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"longear"
	"longear/index/query"
)

// from joins what conditions may look at. A post without a narrative cannot be visible, so inner joins are exact.
const from = ` FROM posts p JOIN sightings s ON s.post = p.id JOIN narratives n ON n.id = s.narrative `

// Search answers with exact counts and facets. Sorting is by relevance (bm25) or a field; ties by id.
func (s *Store) Search(ctx context.Context, req longear.SearchRequest) (longear.SearchResult, error) {
	q, err := query.Parse(req.Text, s.words)
	if err != nil {
		return longear.SearchResult{}, err
	}
	sr := searcher{s: s, ctx: ctx, req: clamp(req), query: q, where: compile(q.Root)}
	res := longear.SearchResult{ReadAs: q.ReadAs, Facets: map[string][]longear.Count{}}
	for _, step := range []func(*longear.SearchResult) error{sr.totals, sr.facets, sr.days, sr.posts, sr.narratives} {
		if err := step(&res); err != nil {
			return longear.SearchResult{}, fail("search", err)
		}
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

type searcher struct {
	s     *Store
	ctx   context.Context //nolint:containedctx // lives for one call of Search
	req   longear.SearchRequest
	query query.Query
	where clause
}

func (sr *searcher) rows(columns, tail string, extra ...any) (*sql.Rows, error) {
	args := append(append([]any{}, sr.where.args...), extra...)
	return sr.s.read.QueryContext(sr.ctx, `SELECT `+columns+from+` WHERE (`+sr.where.sql+`) AND `+visible+` `+tail, args...)
}

func (sr *searcher) totals(res *longear.SearchResult) error {
	rows, err := sr.rows(`count(*), count(DISTINCT s.narrative)`, ``)
	if err != nil {
		return err
	}
	_, err = collect(rows, "count", func(scan func(...any) error) (struct{}, error) {
		return struct{}{}, scan(&res.Total, &res.Groups)
	})
	return err
}

// facetColumns are the facets of the search page (index.Facets), by the name of their filter.
func facetColumns() [][2]string {
	return [][2]string{
		{"lang", "p.lang"},
		{"platform", "p.platform"},
		{"source", "p.source"},
		{"country", "p.country"},
		{"relation", "s.relation"},
		{"stance", "s.stance"},
	}
}

func (sr *searcher) facets(res *longear.SearchResult) error {
	for _, f := range facetColumns() {
		rows, err := sr.rows(f[1]+`, count(*)`, `GROUP BY 1 ORDER BY 2 DESC, 1`)
		if err != nil {
			return err
		}
		counts, err := collect(rows, "facet "+f[0], func(scan func(...any) error) (longear.Count, error) {
			var c longear.Count
			return c, scan(&c.Value, &c.Count)
		})
		if err != nil {
			return err
		}
		res.Facets[f[0]] = counts
	}
	return nil
}

const daySeconds = 24 * 60 * 60

func (sr *searcher) days(res *longear.SearchResult) error {
	rows, err := sr.rows(`p.event_time / 86400, p.lang, count(*)`, `GROUP BY 1, 2 ORDER BY 1, 2`)
	if err != nil {
		return err
	}
	_, err = collect(rows, "timeline", func(scan func(...any) error) (struct{}, error) {
		var day int64
		var lang longear.Lang
		var n int
		if err := scan(&day, &lang, &n); err != nil {
			return struct{}{}, err
		}
		at := time.Unix(day*daySeconds, 0).UTC()
		if k := len(res.Days); k == 0 || !res.Days[k-1].At.Equal(at) {
			res.Days = append(res.Days, longear.Bucket{At: at, Langs: map[longear.Lang]int{}})
		}
		res.Days[len(res.Days)-1].Langs[lang] = n
		return struct{}{}, nil
	})
	return err
}

// score returns a table r(id, score) with the relevance of the positive matches, the lower the better; it is empty when
// there are none. It must be materialised: bm25 only works beside its own MATCH.
func (sr *searcher) score() (with string, args []any) {
	positive := query.Positive(sr.query.Root)
	if len(positive) == 0 {
		return `WITH r(id, score) AS (SELECT 0, 0.0 WHERE 0) `, nil
	}
	exprs := make([]string, len(positive))
	for i, m := range positive {
		exprs[i] = "(" + matchExpr(m) + ")"
	}
	return `WITH r(id, score) AS MATERIALIZED (SELECT rowid, bm25(texts) FROM texts WHERE texts MATCH ?) `,
		[]any{strings.Join(exprs, " OR ")}
}

const scored = from + `LEFT JOIN r ON r.id = p.rowid `

func (sr *searcher) posts(res *longear.SearchResult) error {
	order := map[longear.Sort]string{
		longear.ByNewest: `p.event_time DESC, p.id`, longear.ByOldest: `p.event_time, p.id`,
	}[sr.req.Sort]
	if order == "" {
		order = `coalesce(r.score, 0), p.id`
	}
	hits, err := sr.hits(`1`, order, sr.req.Limit, sr.req.Offset)
	res.Posts = hits
	return err
}

func (sr *searcher) hits(extra, order string, limit, offset int, extraArgs ...any) ([]longear.PostHit, error) {
	with, args := sr.score()
	args = append(append(args, sr.where.args...), extraArgs...)
	rows, err := sr.s.read.QueryContext(sr.ctx, with+`SELECT p.json, s.json, s.narrative, s.cluster, coalesce(-r.score, 0)`+scored+
		` WHERE (`+sr.where.sql+`) AND `+visible+` AND `+extra+` ORDER BY `+order+fmt.Sprintf(` LIMIT %d OFFSET %d`, limit, offset), args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, "search posts", func(scan func(...any) error) (longear.PostHit, error) {
		var h longear.PostHit
		ps, err := scanSighting(func(dest ...any) error { return scan(append(dest, &h.Score)...) })
		h.Post, h.Sighting = ps.Post, ps.Sighting
		return h, err
	})
}

func (sr *searcher) narratives(res *longear.SearchResult) error {
	order := map[longear.Sort]string{
		longear.ByNewest: `max(p.event_time) DESC, n.id`, longear.ByOldest: `min(p.event_time), n.id`, longear.BySize: `count(*) DESC, n.id`,
	}[sr.req.Sort]
	if order == "" {
		order = `min(coalesce(r.score, 0)), n.id`
	}
	with, args := sr.score()
	args = append(args, sr.where.args...)
	rows, err := sr.s.read.QueryContext(sr.ctx, with+`SELECT n.json, count(*)`+scored+` WHERE (`+sr.where.sql+`) AND `+visible+
		` GROUP BY n.id ORDER BY `+order+fmt.Sprintf(` LIMIT %d OFFSET %d`, sr.req.Limit, sr.req.Offset), args...)
	if err != nil {
		return err
	}
	hits, err := collect(rows, "search narratives", func(scan func(...any) error) (longear.NarrativeHit, error) {
		var h longear.NarrativeHit
		n, err := scanJSON[longear.Narrative](func(dest ...any) error { return scan(append(dest, &h.Matched)...) })
		h.Narrative = n
		return h, err
	})
	if err != nil {
		return err
	}
	for i := range hits {
		best, err := sr.hits(`s.narrative = ?`, `coalesce(r.score, 0), p.event_time, p.id`, 30, 0, string(hits[i].Narrative.ID))
		if err != nil {
			return err
		}
		hits[i].Best = bestPerLanguage(best, 3)
	}
	res.Narratives = hits
	return nil
}

// bestPerLanguage keeps the first hit of each of the first n languages.
func bestPerLanguage(hits []longear.PostHit, n int) []longear.PostHit {
	seen := map[longear.Lang]bool{}
	var out []longear.PostHit
	for _, h := range hits {
		if len(out) < n && !seen[h.Post.Lang] {
			seen[h.Post.Lang] = true
			out = append(out, h)
		}
	}
	return out
}

var errNoNarrative = errors.New("no narrative has this id")
