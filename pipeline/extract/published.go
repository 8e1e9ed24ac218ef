package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"longear"

	"github.com/PuerkitoBio/goquery"
)

// metaNames are the declarations of a publication time, in the order of trust.
var metaNames = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
	"published_time", "publishdate", "publish_date", "pubdate", "publish-date", "mediator_published_time",
	"parsely-pub-date", "sailthru.date", "article:create_at", "bytedance:published_time", "weibo:article:create_at",
	"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "date",
}

// urlDay finds /2024/04/10/, /2024-04-10/ and /20240410/ in an address.
var urlDay = regexp.MustCompile(`(?:^|[/_\-.])(20\d{2})(?:[/\-_](\d{1,2})[/\-_](\d{1,2})|(\d{2})(\d{2}))(?:[/_\-.]|\d{0,9}\.|$)`)

// published walks the chain of §2.3 and takes the first date that can be true.
func (p *page) published(text string) longear.Claim {
	for _, read := range []func() longear.Claim{p.fromSelector, p.fromJSONLD, p.fromMeta, p.fromTime} {
		if claim := read(); claim.Precision != longear.None {
			return claim
		}
	}
	byURL, byText := p.fromURL(), p.fromText(text)
	switch {
	case byURL.Precision == longear.None:
		return byText
	case byText.Precision != longear.None && byText.Precision != longear.Day && byURL.Interval().Overlaps(byText.Interval()):
		return byText // the same day, with its time
	}
	return byURL
}

// claim reads a candidate; none when it cannot be true.
func (p *page) claim(raw string, by longear.Provenance) longear.Claim {
	claim, _ := readDate(raw, p.place)
	claim.Provenance = by
	if claim.Precision == longear.None {
		claim.Provenance = ""
	}
	return claim
}

func none() longear.Claim { return longear.Claim{Precision: longear.None} }

func (p *page) fromSelector() longear.Claim {
	if p.source.Selectors.Date == "" {
		return none()
	}
	s := p.doc.Find(p.source.Selectors.Date).First()
	if stamp, ok := s.Attr("datetime"); ok {
		return p.claim(stamp, longear.FromTime)
	}
	return p.claim(oneLine(s.Text()), longear.FromText)
}

func (p *page) fromJSONLD() longear.Claim {
	for _, raw := range p.linkedDates() {
		if claim := p.claim(raw, longear.FromJSONLD); claim.Precision != longear.None {
			return claim
		}
	}
	return none()
}

// fromMeta reads meta elements by property, name or itemprop, and elements marked up with itemprop.
func (p *page) fromMeta() longear.Claim {
	best, rank := none(), len(metaNames)
	p.doc.Find("meta[content], [itemprop]").Each(func(_ int, s *goquery.Selection) {
		if s.Closest(furniture).Length() > 0 {
			return
		}
		for _, attribute := range []string{"property", "name", "itemprop"} {
			i := slices.Index(metaNames, strings.ToLower(s.AttrOr(attribute, "")))
			if i < 0 || i >= rank {
				continue
			}
			raw := s.AttrOr("content", s.AttrOr("datetime", oneLine(s.Text())))
			if claim := p.claim(raw, longear.FromMeta); claim.Precision != longear.None {
				best, rank = claim, i
			}
		}
	})
	return best
}

// fromTime takes the first <time datetime> of the article, and first of all one that says that it is the publication.
func (p *page) fromTime() longear.Claim {
	first := none()
	p.doc.Find("time[datetime]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if s.Closest(furniture).Length() > 0 {
			return true
		}
		claim := p.claim(s.AttrOr("datetime", ""), longear.FromTime)
		_, marked := s.Attr("pubdate")
		if claim.Precision != longear.None && (marked || first.Precision == longear.None) {
			first = claim
		}
		return !marked
	})
	return first
}

func (p *page) fromURL() longear.Claim {
	m := urlDay.FindStringSubmatch(p.base.Path)
	if m == nil {
		return none()
	}
	claim := p.claim(m[1]+"-"+m[2]+m[4]+"-"+m[3]+m[5], longear.FromURL)
	if claim.Precision != longear.None {
		claim.Raw = strings.Trim(m[0], "/_-.")
	}
	return claim
}

// fromText looks where pages write their date: elements that are named after it, then the short lines around the
// headline. A date that is years older than the visit is somebody else's.
func (p *page) fromText(text string) longear.Claim {
	body := goquery.CloneDocument(p.doc)
	body.Find(furniture).Remove()
	for _, candidate := range append(named(body), lines(body, text)...) {
		claim, extra := readDate(candidate.text, p.place)
		if claim.Precision == longear.None || extra > candidate.words || p.place.now.Sub(claim.At) > maxTextAge {
			continue
		}
		claim.Provenance = longear.FromText
		return claim
	}
	return none()
}

// candidate is a short text with the number of words beside a date that it may hold.
type candidate struct {
	text  string
	words int
}

func named(body *goquery.Document) []candidate {
	var list []candidate
	body.Find("time, [class*=date], [class*=time], [class*=publish], [class*=posted], [id*=date], [id*=pubtime], [class*=meta], [class*=info], [class*=source]").
		Each(func(_ int, s *goquery.Selection) {
			if t := oneLine(s.Text()); t != "" && utf8.RuneCountInString(t) <= maxDateText && len(list) < 40 {
				list = append(list, candidate{t, 6})
			}
		})
	return list
}

// lines are the first short lines of the page that stand alone; prose that begins with a date is none of them.
func lines(body *goquery.Document, article string) []candidate {
	if len(body.Nodes) == 0 {
		return nil
	}
	var list []candidate
	for line := range strings.SplitSeq(textOf(body.Nodes[0])+"\n"+article, "\n") {
		if n := utf8.RuneCountInString(line); n <= maxDateLine && len(list) < 60 {
			list = append(list, candidate{line, 1})
		}
	}
	return list
}
