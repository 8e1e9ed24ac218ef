// Package extract turns the HTML of an article page into title, text, byline, claimed time of publication, language
// hint, links and media. It does no I/O; what it cannot read is an error with a reason a person can read.
package extract

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	"longear"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// Bounds on what a page may bring.
const (
	maxTitle = 2 << 10
	maxLinks = 200
	maxMedia = 50
	maxNodes = 200_000
	maxDepth = 500
)

// Article is what a page says.
type Article struct {
	URL       string        `json:"url"`
	Title     string        `json:"title"`
	Text      string        `json:"text"`
	Byline    string        `json:"byline,omitempty"`
	Published longear.Claim `json:"published"`
	Lang      longear.Lang  `json:"lang,omitempty"` // as the page claims
	Links     []string      `json:"links"`
	Media     []string      `json:"media"`
	By        string        `json:"by"` // which reader's text won: selector, trafilatura, readability, paragraphs
}

// Extractor reads pages. It holds no state and is safe for concurrent use.
type Extractor struct{}

// New makes an extractor.
func New() *Extractor { return &Extractor{} }

// Extract makes a post of a capture: the fields that the page tells, and the id of the capture's address. Who owns and
// crawled it is filled in by the crawler.
func (x *Extractor) Extract(c longear.Capture, s longear.Source) (longear.Post, error) {
	a, err := x.Article(c, s)
	if err != nil {
		return longear.Post{}, err
	}
	return longear.Post{
		ID: longear.NewPostID(longear.URLKey(c.URL)), Source: s.ID, Platform: s.Platform, URL: c.URL,
		Title: a.Title, Text: a.Text, Hint: a.Lang, Links: a.Links, Media: a.Media, Digest: c.Digest,
		Clocks: longear.Clocks{Published: a.Published, Observed: c.At}, Origin: longear.ByCrawl,
	}, nil
}

// Article reads a page. The source gives the zone of undeclared times, the languages and the selectors of text and,
// for sources that are single pages, title and date.
func (x *Extractor) Article(c longear.Capture, s longear.Source) (Article, error) {
	op := "extract " + c.URL
	base, err := url.Parse(c.URL)
	if err != nil {
		return Article{}, longear.E(op, longear.KindInvalid, err)
	}
	root, err := html.Parse(bytes.NewReader(c.Body))
	if err != nil {
		return Article{}, longear.E(op, longear.KindTerminal, err)
	}
	if err := checkSize(root); err != nil {
		return Article{}, longear.E(op, longear.KindTerminal, err)
	}
	p := &page{doc: goquery.NewDocumentFromNode(root), body: c.Body, base: base, source: s, place: placeOf(s, c.At)}
	if s.Kind != longear.KindPage {
		p.source.Selectors.Title, p.source.Selectors.Date = "", "" // they select in the list, not in the article
	}
	a := p.article()
	if a.Title == "" && a.Text == "" {
		return Article{}, longear.E(op, longear.KindTerminal, longear.Errorf(longear.KindTerminal, "the page has neither title nor text"))
	}
	a.URL = c.URL
	return a, nil
}

// checkSize refuses trees that the readers would choke on.
func checkSize(root *html.Node) error {
	nodes := 0
	var walk func(n *html.Node, depth int) bool
	walk = func(n *html.Node, depth int) bool {
		if nodes++; nodes > maxNodes || depth > maxDepth {
			return false
		}
		for child := range n.ChildNodes() {
			if !walk(child, depth+1) {
				return false
			}
		}
		return true
	}
	if !walk(root, 0) {
		return longear.Errorf(longear.KindTerminal, "the page has more than %d elements or is nested deeper than %d", maxNodes, maxDepth)
	}
	return nil
}

// page is one document at work.
type page struct {
	doc    *goquery.Document
	body   []byte
	base   *url.URL
	source longear.Source
	place  place
}

func (p *page) article() Article {
	content := p.content()
	title := bound(p.title(content), maxTitle)
	a := Article{
		Title: title, Text: bound(p.withoutHead(content.text, title), longear.MaxTextBytes), Byline: content.byline,
		Published: p.published(content.text), Lang: p.lang(), By: content.by, Links: []string{}, Media: []string{},
	}
	p.collect(content.node, &a)
	return a
}

// withoutHead drops the headline and the date line from the top of the text: they are told elsewhere, and a date such
// as "3 hours ago" would make every visit an edit.
func (p *page) withoutHead(text, title string) string {
	for range 3 {
		line, rest, more := strings.Cut(text, "\n")
		if !more || line != title && !p.isDateLine(line) {
			break
		}
		text = rest
	}
	return text
}

func (p *page) isDateLine(line string) bool {
	if utf8.RuneCountInString(line) > maxDateLine {
		return false
	}
	m, ok := parseParts(line, p.place)
	return ok && m.leftover <= 2
}

// title prefers the catalogue's selector, then the page's own headline when the meta title contains it: meta titles
// carry the outlet's name.
func (p *page) title(content content) string {
	if s := p.source.Selectors.Title; s != "" {
		if t := oneLine(p.doc.Find(s).First().Text()); t != "" {
			return t
		}
	}
	meta := oneLine(p.doc.Find(`meta[property="og:title"]`).First().AttrOr("content", ""))
	if meta == "" {
		meta = oneLine(p.doc.Find("head title").First().Text())
	}
	found := ""
	p.doc.Find("h1").EachWithBreak(func(_ int, h *goquery.Selection) bool {
		t := oneLine(h.Text())
		if t != "" && (found == "" || strings.Contains(meta, t)) {
			found = t
		}
		return !strings.Contains(meta, t) || t == ""
	})
	for _, t := range []string{found, meta, content.title} {
		if t != "" {
			return t
		}
	}
	return ""
}

// collect lists the links and media of the article's own part of the page.
func (p *page) collect(node *html.Node, a *Article) {
	if node == nil {
		return
	}
	own := goquery.NewDocumentFromNode(node)
	own.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		a.Links = p.add(a.Links, s.AttrOr("href", ""), maxLinks)
	})
	own.Find("img[src], video[src], audio[src], source[src]").Each(func(_ int, s *goquery.Selection) {
		a.Media = p.add(a.Media, s.AttrOr("src", ""), maxMedia)
	})
	a.Media = p.add(a.Media, p.doc.Find(`meta[property="og:image"]`).First().AttrOr("content", ""), maxMedia)
}

func (p *page) add(list []string, ref string, limit int) []string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" || strings.HasPrefix(ref, "#") || len(list) >= limit {
		return list
	}
	u = p.base.ResolveReference(u)
	if u.Scheme != "http" && u.Scheme != "https" {
		return list
	}
	u.Fragment = ""
	for _, known := range list {
		if known == u.String() {
			return list
		}
	}
	return append(list, u.String())
}

// lang reads the language that the page claims; it is a hint only, templates are often wrong.
func (p *page) lang() longear.Lang {
	for _, tag := range []string{
		p.doc.Find("html").AttrOr("lang", ""),
		p.doc.Find(`meta[http-equiv="content-language" i]`).AttrOr("content", ""),
		p.doc.Find(`meta[property="og:locale"]`).AttrOr("content", ""),
	} {
		code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(tag)), "_", "-"), "-")
		if code == "kz" || code == "cn" || code == "ua" { // countries written for languages
			code = map[string]string{"kz": "kk", "cn": "zh", "ua": "uk"}[code]
		}
		if len(code) == 2 {
			return longear.Lang(code)
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// bound cuts a text to at most n bytes between two characters and marks the cut.
func bound(s string, n int) string {
	const mark = " […]"
	if len(s) <= n {
		return s
	}
	end := n - len(mark)
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + mark
}
