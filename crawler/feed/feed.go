// Package feed reads the items of RSS and Atom documents. The bytes must be UTF-8 already (crawler/fetch decodes them);
// dates are handed on as they were written, because the parser's own reading of MSK, ALMT or CST is silently wrong.
package feed

import (
	"bytes"
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"longear"
	"longear/crawler/htmltext"

	"github.com/mmcdole/gofeed"
)

// maxItems bounds what one document may bring.
const maxItems = 1000

// Item is one entry, in plain text.
type Item struct {
	GUID      string   `json:"guid,omitempty"`
	URL       string   `json:"url,omitempty"`
	Title     string   `json:"title,omitempty"`
	Text      string   `json:"text,omitempty"`
	Cut       bool     `json:"cut,omitempty"` // the text says itself that it goes on elsewhere
	Published string   `json:"published,omitempty"`
	Updated   string   `json:"updated,omitempty"`
	Links     []string `json:"links,omitempty"`
	Media     []string `json:"media,omitempty"`
	Forward   string   `json:"forward,omitempty"` // address of the post that this one says it passes on
}

// Feed is one document.
type Feed struct {
	Title     string `json:"title,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Items     []Item `json:"items"`
	Truncated bool   `json:"truncated,omitempty"` // there were more than maxItems
}

var (
	declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	forwardMark = regexp.MustCompile(`(?i)(?:转发自?|轉發自?|转自|forwarded from|repost(?:ed)? from|переслано (?:из|от)|репост(?: из| от)?|переслано (?:з|від)|қайта жіберген|қайта жарияланған|бөлісілген)\s*[:：]?\s*<a[^>]+href=["']([^"']+)`)
	cutMark     = regexp.MustCompile(`(?i)(…|\.\.\.|\[…\]|\[\.\.\.\]|читать далее|читать полностью|подробнее|read more|continue reading|阅读全文|閱讀全文|查看全文|толығырақ|детальніше|читати далі)[\s>»→.\])]*$`)
)

// Parse reads a document. An HTML page in the place of a feed is an error that says so.
func Parse(c longear.Capture) (Feed, error) {
	body := declaration.ReplaceAll(bytes.TrimSpace(c.Body), nil) // its encoding was true of the received bytes only
	if isHTML(body) {
		return Feed{}, longear.Errorf(longear.KindTerminal, "a feed was expected, an HTML page came")
	}
	parsed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return Feed{}, longear.Errorf(longear.KindTerminal, "not a readable feed: %w", err)
	}
	base, err := url.Parse(c.URL)
	if err != nil {
		return Feed{}, longear.Errorf(longear.KindInvalid, "feed address: %w", err)
	}
	f := Feed{Title: strings.TrimSpace(parsed.Title), Lang: parsed.Language, Truncated: len(parsed.Items) > maxItems, Items: []Item{}}
	for _, it := range parsed.Items[:min(len(parsed.Items), maxItems)] {
		f.Items = append(f.Items, convert(it, base))
	}
	return f, nil
}

func isHTML(body []byte) bool {
	start := bytes.ToLower(body[:min(len(body), 256)])
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// convert takes the longer of description and content, since sites put the article into either.
func convert(it *gofeed.Item, base *url.URL) Item {
	link := htmltext.Absolute(base, itemLink(it))
	if u, err := url.Parse(link); err == nil && link != "" {
		base = u
	}
	full, summary := htmltext.Parse(it.Content, base), htmltext.Parse(it.Description, base)
	content := full
	if len(summary.Text) > len(full.Text) {
		content = summary
	}
	return Item{
		GUID: strings.TrimSpace(it.GUID), URL: link,
		Title:     strings.ReplaceAll(htmltext.Parse(it.Title, nil).Text, "\n", " "),
		Text:      content.Text,
		Cut:       cutMark.MatchString(content.Text),
		Published: strings.TrimSpace(cmp.Or(it.Published, dublinCore(it))),
		Updated:   strings.TrimSpace(it.Updated),
		Links:     content.Links, Media: media(it, content), Forward: forward(it, base),
	}
}

// forward finds the link behind "forwarded from", the way in which bridges write reposts into feeds.
func forward(it *gofeed.Item, base *url.URL) string {
	for _, body := range []string{it.Content, it.Description} {
		if m := forwardMark.FindStringSubmatch(body); m != nil {
			return htmltext.Absolute(base, m[1])
		}
	}
	return ""
}

// itemLink prefers the link; a GUID that is an address stands in for a missing one.
func itemLink(it *gofeed.Item) string {
	if it.Link != "" {
		return it.Link
	}
	if strings.HasPrefix(it.GUID, "http://") || strings.HasPrefix(it.GUID, "https://") {
		return it.GUID
	}
	return ""
}

func dublinCore(it *gofeed.Item) string {
	if it.DublinCoreExt == nil || len(it.DublinCoreExt.Date) == 0 {
		return ""
	}
	return it.DublinCoreExt.Date[0]
}

func media(it *gofeed.Item, content htmltext.Content) []string {
	list := content.Media
	for _, e := range it.Enclosures {
		if u := htmltext.Absolute(nil, e.URL); u != "" && !slices.Contains(list, u) {
			list = append(list, u)
		}
	}
	return list
}
