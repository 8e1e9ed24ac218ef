package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/clustering"
	"longear/clustering/sheet"
	"longear/lang"
)

// Bounds of the search for earlier posts of the sources that copies name.
const (
	sourceBytes  = 2400 // of the names of sources in a query, which is at most 4,096 bytes
	wordBytes    = 1000 // of its words
	hitsPerQuery = 50   // the most relevant ones
	comparedBy   = 20   // posts compared for one credit
	maxCompared  = 200  // posts compared for one sheet
	maxTerms     = 10   // words of a query
)

// creditSearch looks in the store for earlier posts of credited sources, in the narrative and outside of it.
type creditSearch struct {
	*App
	narrative longear.NarrativeDetail
	coverage  []longear.Coverage
	now       time.Time
	budget    int // posts that may still be compared
}

// search fills in what a credit's sources have held of the claim; doc is the first copy that names them. Where the narrative
// itself holds an earlier post of them, nothing else is looked for.
func (s *creditSearch) search(ctx context.Context, c *longear.Credit, doc *lang.Doc) error {
	posts := map[longear.SourceID]int{}
	for _, where := range inTime(c.Search, c.Since, c.Before) {
		all, err := s.store.Search(ctx, longear.SearchRequest{Text: where, Limit: 1})
		if err != nil {
			return err
		}
		for _, count := range all.Facets["source"] {
			posts[longear.SourceID(count.Value)] = count.Count
		}
	}
	sheet.Watch(c, s.coverage, posts, s.now)
	for i := range s.narrative.Sightings {
		p := &s.narrative.Sightings[i].Post
		if slices.Contains(c.Search, p.Source) && sheet.Precedes(p, c) {
			c.Held = append(c.Held, match(p, longear.MatchMember))
		}
	}
	words := queryWords(doc)
	if len(c.Held) > 0 || c.Looked == 0 || words == "" {
		return nil
	}
	return s.searchOutside(ctx, c, doc, words)
}

func (s *creditSearch) searchOutside(ctx context.Context, c *longear.Credit, doc *lang.Doc, words string) error {
	var hits []longear.PostHit
	for _, where := range inTime(c.Search, c.Since, c.Before) {
		found, err := s.store.Search(ctx, longear.SearchRequest{Text: where + " " + words, Limit: hitsPerQuery})
		if err != nil {
			return err
		}
		hits = append(hits, found.Posts...)
	}
	slices.SortStableFunc(hits, func(a, b longear.PostHit) int { return cmp.Compare(b.Score, a.Score) })
	s.compare(c, doc, hits)
	return nil
}

// compare reads the most relevant hits outside of the narrative, as far as the budget goes.
func (s *creditSearch) compare(c *longear.Credit, doc *lang.Doc, hits []longear.PostHit) {
	most := min(comparedBy, s.budget)
	for i := range hits {
		p := &hits[i].Post
		if hits[i].Sighting.Narrative == s.narrative.Narrative.ID || !sheet.Precedes(p, c) {
			continue
		}
		if c.Read == most {
			break
		}
		c.Read++
		earlier := s.analyzer.Prepare(*p)
		switch x := clustering.Explain(&earlier, doc, nil); {
		case !x.NearDup.Founded:
			c.Held = append(c.Held, match(p, longear.MatchCopy))
		case x.Narrative.Joined:
			c.Held = append(c.Held, match(p, longear.MatchClaim))
		}
	}
	s.budget -= c.Read
}

func match(p *longear.Post, how longear.MatchKind) longear.CreditMatch {
	return longear.CreditMatch{Post: p.ID, Source: p.Source, At: p.Clocks.Published.At, How: how}
}

// inTime asks for the posts of sources in a time, in as many queries as the sources need.
func inTime(sources []longear.SourceID, from, to time.Time) []string {
	var out []string
	var parts []string
	size := 0
	flush := func() {
		if len(parts) > 0 {
			out = append(out, fmt.Sprintf("(%s) after:%s before:%s", strings.Join(parts, " OR "), from.UTC().Format(time.RFC3339), to.UTC().Format(time.RFC3339)))
		}
		parts, size = nil, 0
	}
	for _, id := range sources {
		part := `source:"` + string(id) + `"`
		if size+len(part) > sourceBytes {
			flush()
		}
		parts, size = append(parts, part), size+len(part)+len(" OR ")
	}
	flush()
	return out
}

// queryWords asks for any of the names and concepts of a text, in any language, and of its longest words.
func queryWords(d *lang.Doc) string {
	body := d.Post.Body()
	var terms []string
	size := 0
	add := func(text string) {
		term := "(" + plainWords(text) + ")"
		if len(term) > len("()") && len(terms) < maxTerms && size+len(term) < wordBytes && !slices.Contains(terms, term) {
			terms, size = append(terms, term), size+len(term)+len(" OR ")
		}
	}
	for _, m := range slices.Concat(d.Analysis.Entities, d.Analysis.Concepts) {
		if !m.Weak && !m.Ambiguous {
			add(body[m.Span.From:m.Span.To])
		}
	}
	tokens := slices.DeleteFunc(slices.Clone(d.Analysis.Tokens), func(t lang.Token) bool { return t.Stop })
	slices.SortStableFunc(tokens, func(a, b lang.Token) int {
		return utf8.RuneCountInString(b.Surface) - utf8.RuneCountInString(a.Surface)
	})
	for _, t := range tokens {
		add(t.Surface)
	}
	if len(terms) == 0 {
		return ""
	}
	return "(" + strings.Join(terms, " OR ") + ")"
}

// plainWords leaves nothing in a text that the query language reads as more than a word.
func plainWords(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.ToLower(strings.Join(words, " "))
}
