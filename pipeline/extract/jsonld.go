package extract

import (
	"encoding/json"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// maxLinkedDepth bounds the nesting of JSON-LD that is followed.
const maxLinkedDepth = 8

var (
	looseDate = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{4,64})"`)
	isArticle = regexp.MustCompile(`Article|Posting|Report|NewsItem|Story`)
)

// linkedDates lists the datePublished values of the page's JSON-LD: those of articles before those of pages. Blocks that
// are no JSON, as templates often write them, are searched by pattern.
func (p *page) linkedDates() []string {
	var found linked
	p.doc.Find(`script[type="application/ld+json"]`).Each(func(_ int, s *goquery.Selection) {
		raw := strings.TrimSpace(s.Text())
		var value any
		if err := json.Unmarshal([]byte(raw), &value); err != nil {
			if m := looseDate.FindStringSubmatch(raw); m != nil {
				found.others = append(found.others, m[1])
			}
			return
		}
		found.walk(value, 0)
	})
	return append(found.articles, found.others...)
}

type linked struct{ articles, others []string }

// walk follows arrays, @graph and the main entity; lists of other articles are not this one.
func (l *linked) walk(value any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			l.walk(item, depth+1)
		}
	case map[string]any:
		l.object(v, depth)
	}
}

func (l *linked) object(v map[string]any, depth int) {
	kind := typeOf(v["@type"])
	if strings.Contains(kind, "ItemList") || strings.Contains(kind, "Comment") {
		return
	}
	if date, ok := v["datePublished"].(string); ok {
		if isArticle.MatchString(kind) {
			l.articles = append(l.articles, date)
		} else {
			l.others = append(l.others, date)
		}
	}
	for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
		l.walk(v[key], depth+1)
	}
}

func typeOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		var names []string
		for _, item := range v {
			names = append(names, typeOf(item))
		}
		return strings.Join(names, " ")
	}
	return ""
}
