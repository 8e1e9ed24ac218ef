package sample

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"longear"
)

// Search implements web.Searcher for words and a few filters.
func (r *Reader) Search(_ context.Context, req longear.SearchRequest) (longear.SearchResult, error) {
	if r.Err != nil {
		return longear.SearchResult{}, r.Err
	}
	if strings.Count(req.Text, `"`)%2 == 1 {
		return longear.SearchResult{}, longear.E("query", longear.KindInvalid, fmt.Errorf("column %d: the quotation mark is not closed", strings.Index(req.Text, `"`)+1))
	}
	res := longear.SearchResult{ReadAs: readAs(req.Text), Facets: map[string][]longear.Count{}}
	var hits []longear.PostHit
	for _, ps := range r.all() {
		if spans, ok := r.match(ps, strings.Fields(req.Text)); ok {
			hits = append(hits, longear.PostHit{Post: ps.Post, Sighting: ps.Sighting, Score: 1, Highlight: spans})
		}
	}
	res.Total = len(hits)
	r.summarise(&res, hits)
	if req.Sort != longear.ByOldest {
		slices.Reverse(hits)
	}
	res.Posts = page(hits, req)
	res.Groups = len(res.Narratives)
	slices.SortFunc(res.Narratives, func(a, b longear.NarrativeHit) int {
		return cmp.Or(-cmp.Compare(a.Matched, b.Matched), cmp.Compare(a.Narrative.ID, b.Narrative.ID))
	})
	res.Narratives = page(res.Narratives, req)
	return res, nil
}

func readAs(text string) string {
	if text == "" {
		return "everything"
	}
	return strings.Join(strings.Fields(text), " and ")
}

func page[T any](all []T, req longear.SearchRequest) []T {
	from := min(req.Offset, len(all))
	return all[from:min(from+max(req.Limit, 1), len(all))]
}

// match tells whether a post has all words and filters of a query, and where the words stand.
func (r *Reader) match(ps longear.PostSighting, terms []string) ([]longear.Span, bool) {
	var spans []longear.Span
	for _, term := range terms {
		bare, negated := strings.CutPrefix(term, "-")
		ok, at := r.matchTerm(ps, bare)
		if ok == negated {
			return nil, false
		}
		spans = append(spans, at...)
	}
	slices.SortFunc(spans, func(a, b longear.Span) int { return cmp.Compare(a.From, b.From) })
	return spans, true
}

func (r *Reader) matchTerm(ps longear.PostSighting, term string) (bool, []longear.Span) {
	field, value, filter := strings.Cut(term, ":")
	if !filter {
		return find(ps.Post.Body(), term)
	}
	p := ps.Post
	switch field {
	case "lang":
		return string(p.Lang) == value, nil
	case "source":
		return string(p.Source) == value, nil
	case "platform":
		return string(p.Platform) == value, nil
	case "country":
		return p.Country == value, nil
	case "relation":
		return string(ps.Sighting.Relation) == value, nil
	case "is":
		return r.details[ps.Sighting.Narrative].Narrative.Debunked(), nil
	case "after", "before":
		at, err := time.Parse(time.DateOnly, value)
		return err == nil && p.Clocks.EventTime().Before(at) == (field == "before"), nil
	}
	return true, nil
}

func find(body, word string) (bool, []longear.Span) {
	lower, word := strings.ToLower(body), strings.ToLower(word)
	var spans []longear.Span
	for from := 0; ; {
		i := strings.Index(lower[from:], word)
		if i < 0 || len(lower) != len(body) {
			return len(spans) > 0, spans
		}
		spans = append(spans, longear.Span{From: from + i, To: from + i + len(word)})
		from += i + len(word)
	}
}

func (r *Reader) summarise(res *longear.SearchResult, hits []longear.PostHit) {
	facets := map[string]map[string]int{}
	add := func(facet, value string) {
		if facets[facet] == nil {
			facets[facet] = map[string]int{}
		}
		if value != "" {
			facets[facet][value]++
		}
	}
	groups := map[longear.NarrativeID]int{}
	for _, h := range hits {
		add("lang", string(h.Post.Lang))
		add("platform", string(h.Post.Platform))
		add("source", string(h.Post.Source))
		add("country", h.Post.Country)
		add("relation", string(h.Sighting.Relation))
		i, ok := groups[h.Sighting.Narrative]
		if !ok {
			i = len(res.Narratives)
			groups[h.Sighting.Narrative] = i
			res.Narratives = append(res.Narratives, longear.NarrativeHit{Narrative: r.details[h.Sighting.Narrative].Narrative})
		}
		join(&res.Narratives[i], h)
		res.Days = addDay(res.Days, h.Post)
	}
	for facet, values := range facets {
		for value, n := range values {
			res.Facets[facet] = append(res.Facets[facet], longear.Count{Value: value, Count: n})
		}
		slices.SortFunc(res.Facets[facet], func(a, b longear.Count) int {
			return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Value, b.Value))
		})
	}
}

func join(n *longear.NarrativeHit, h longear.PostHit) {
	n.Matched++
	known := slices.ContainsFunc(n.Best, func(b longear.PostHit) bool { return b.Post.Lang == h.Post.Lang })
	if !known && len(n.Best) < 3 {
		n.Best = append(n.Best, h)
	}
}

func addDay(days []longear.Bucket, p longear.Post) []longear.Bucket {
	at := p.Clocks.EventTime().Truncate(24 * time.Hour)
	if len(days) == 0 || !days[len(days)-1].At.Equal(at) {
		days = append(days, longear.Bucket{At: at, Langs: map[longear.Lang]int{}})
	}
	days[len(days)-1].Langs[p.Lang]++
	return days
}
