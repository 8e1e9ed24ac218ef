package narrative

import (
	"math"
	"slices"
	"strconv"
	"time"

	"longear"
	"longear/lang"
)

// readNumbers takes quantities with their units, and days.
func (r *reader) readNumbers(out *Profile, an *lang.Analysis, zones []longear.Span, c *counts) {
	r.keys = r.keys[:0]
	at := 0
	for i := range an.Numbers {
		n := &an.Numbers[i]
		if !inside(zones, &at, n.Span) {
			continue
		}
		id := hash(markNumber, rounded(n.Value))
		r.keys = append(r.keys, Term{id, float32(c.idf(id, -1) * telling(n))})
		r.ids = append(r.ids, id)
		if n.Unit != "" { // the same amount of the same thing says more than the same digits
			id := hash(markNumber, rounded(n.Value), n.Unit)
			r.keys = append(r.keys, Term{id, float32(c.idf(id, -1) * telling(n))})
			r.ids = append(r.ids, id)
		}
		if n.Unit != "" && len(out.amounts) < maxAmounts {
			out.amounts = append(out.amounts, amount{hash(markNumber, "unit", n.Unit), n.Value})
		}
	}
	out.Numbers = r.pack.collect(r.keys, maxNumbers)
	r.keys = r.keys[:0]
	at = 0
	for i := range an.Dates {
		d := &an.Dates[i]
		if !inside(zones, &at, d.Span) || !tellingDay(d, out.At) {
			continue
		}
		id := hash(markDay, strconv.FormatInt(d.From.Unix(), 10), strconv.FormatInt(int64(d.To.Sub(d.From)), 10))
		w := c.idf(id, -1)
		if d.Relative {
			w *= weakWeight
		}
		r.keys = append(r.keys, Term{id, float32(w)})
		r.ids = append(r.ids, id)
	}
	out.Days = r.pack.collect(r.keys, maxDates)
}

const (
	longestDay        = 32 * 24 * time.Hour
	newsBefore, after = 4 * 24 * 60 * 60, 2 * 24 * 60 * 60 // seconds
)

// tellingDay tells whether a date identifies a claim: the days of the news itself stand in every text of their time.
func tellingDay(d *lang.Date, at int64) bool {
	from := d.From.Unix()
	return d.To.Sub(d.From) <= longestDay && (from < at-newsBefore || from > at+after)
}

// rounded writes a value with three significant digits, so that 29.87 % and 29.9 % meet more often than not.
func rounded(v float64) string { return strconv.FormatFloat(v, 'e', 2, 64) }

// telling says how much a number identifies: small counts and years stand in many texts.
func telling(n *lang.Number) float64 {
	whole := n.Value == math.Trunc(n.Value)
	switch {
	case n.Unit == "" && whole && n.Value >= 0 && n.Value <= 10:
		return .4
	case n.Unit == "" && whole && n.Value >= 1990 && n.Value <= 2035:
		return .3
	case whole && n.Value >= 0 && n.Value <= 3:
		return .5
	}
	return 1
}

// links are what ties texts together from outside: addresses, pictures, forwards, and quotations word for word.
func links(p *longear.Post, body string, an *lang.Analysis) []uint32 {
	var out []uint32
	add := func(kind, s string) {
		if s != "" {
			out = append(out, hash(markLink, kind, s))
		}
	}
	for _, l := range p.Links {
		add("url", longear.URLKey(l))
	}
	for _, m := range p.Media {
		add("media", m)
	}
	add("url", longear.URLKey(p.URL))
	add("post", p.ForwardOf)
	add("post", p.QuoteOf)
	add("post", p.ReplyTo)
	for _, q := range an.Quotes {
		if q.From >= 0 && q.To <= len(body) && q.To-q.From >= leastQuote {
			add("quote", body[q.From:q.To])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// leastQuote is the length in bytes from which a quotation is nobody's common phrase.
const leastQuote = 40
