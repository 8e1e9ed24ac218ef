package page

import (
	"context"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/crawler/fetch"

	"github.com/gocolly/colly/v2"
	"golang.org/x/net/publicsuffix"
)

// maxEntries bounds what one list page may bring.
const maxEntries = 500

// Entry is one article that a list page links to.
type Entry struct {
	URL   string `json:"url"`
	Title string `json:"title,omitempty"`
	Date  string `json:"date,omitempty"` // as written
}

// List is one list page.
type List struct {
	Entries []Entry `json:"entries"`
	Next    string  `json:"next,omitempty"` // address of the following page
}

// GetList fetches a list page and selects its entries: for every Selectors.Item the Link, Title and Date in it.
// Without Item, every Link is an entry; without both, every link of the same host whose words could be a headline.
func GetList(ctx context.Context, client *fetch.Client, r fetch.Request, s longear.Selectors) (List, longear.Capture, error) {
	list := List{Entries: []Entry{}}
	capture, err := visit(ctx, client, r, func(c *colly.Collector) {
		c.OnHTML(itemSelector(s), func(e *colly.HTMLElement) { list.add(entryOf(e, s), s) })
		if s.Next != "" {
			c.OnHTML(s.Next, func(e *colly.HTMLElement) { list.next(absolute(e, e.Attr("href"))) })
		}
	})
	return list, capture, err
}

func itemSelector(s longear.Selectors) string {
	switch {
	case s.Item != "":
		return s.Item
	case s.Link != "":
		return s.Link
	}
	return "a[href]"
}

func entryOf(e *colly.HTMLElement, s longear.Selectors) Entry {
	link := e.DOM
	if s.Item != "" && s.Link != "" {
		link = e.DOM.Find(s.Link).First()
	} else if s.Item != "" && e.Name != "a" {
		link = e.DOM.Find("a[href]").First()
	}
	href, _ := link.Attr("href")
	entry := Entry{URL: absolute(e, href), Title: oneLine(link.Text())}
	if s.Item != "" && s.Title != "" {
		entry.Title = oneLine(e.DOM.Find(s.Title).First().Text())
	}
	if s.Item != "" && s.Date != "" {
		date := e.DOM.Find(s.Date).First()
		entry.Date = oneLine(date.AttrOr("datetime", date.Text()))
	}
	return entry
}

// add keeps the first entry of every address.
func (l *List) add(entry Entry, s longear.Selectors) {
	if entry.URL == "" || len(l.Entries) >= maxEntries {
		return
	}
	if s.Item == "" && s.Link == "" && !headline(entry.Title) {
		return
	}
	key := longear.URLKey(entry.URL)
	for i, known := range l.Entries {
		if longear.URLKey(known.URL) == key {
			if known.Title == "" { // a picture link before the headline's
				l.Entries[i].Title = entry.Title
			}
			return
		}
	}
	l.Entries = append(l.Entries, entry)
}

func (l *List) next(address string) {
	if l.Next == "" {
		l.Next = address
	}
}

// headline tells whether the words of a link could be one: four words, or eight Chinese characters.
func headline(s string) bool {
	han := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return han >= 8 || len(strings.Fields(s)) >= 4 && utf8.RuneCountInString(s) >= 20
}

// absolute resolves against the page or its base element and refuses what leads to another site: a list page is no
// invitation to crawl the web.
func absolute(e *colly.HTMLElement, href string) string {
	address := e.Request.AbsoluteURL(href)
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !sameSite(u.Hostname(), e.Request.URL.Hostname()) {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

// sameSite allows hosts of one registered domain, such as m.site.kz and www.site.kz.
func sameSite(a, b string) bool { return a == b || site(a) == site(b) }

func site(host string) string {
	domain, err := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(host))
	if err != nil {
		return host
	}
	return domain
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
