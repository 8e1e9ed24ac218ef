package demo

import (
	"encoding/xml"
	"net/http"
	"strings"
	"time"
)

const contentNS = "http://purl.org/rss/1.0/modules/content/"

type rssDoc struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Content string   `xml:"xmlns:content,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Channel rssChannel
}

type rssChannel struct {
	XMLName     xml.Name  `xml:"channel"`
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	PubDate     string `xml:"pubDate"`
	Creator     string `xml:"dc:creator,omitempty"`
	Description string `xml:"description"`
	Content     string `xml:"content:encoded,omitempty"`
}

// rss renders RSS 2.0; pubDate stands in the site's own zone.
func (s *server) rss(site *Site) reply {
	posts := s.world.postsOf(site)
	doc := rssDoc{Version: "2.0", Content: contentNS, DC: "http://purl.org/dc/elements/1.1/"}
	doc.Channel = rssChannel{
		Title: site.Name, Link: "http://" + site.Host + "/", Description: site.Name + ". " + Notice,
		Language: s.siteWords(site).HTMLLang,
	}
	for _, p := range posts {
		item := rssItem{
			Title: titleOf(p), Link: p.URL(), GUID: p.URL(), PubDate: p.Published.Format(time.RFC1123Z), Creator: p.Account,
		}
		item.Description = s.feedText(p)
		if site.Feed != "summary" && !isSocial(site) {
			item.Description, item.Content = summary(p), item.Description
		}
		doc.Channel.Items = append(doc.Channel.Items, item)
	}
	return feedReply("application/rss+xml; charset=utf-8", doc, posts)
}

type atomDoc struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Body string `xml:",chardata"`
}

type atomEntry struct {
	ID        string    `xml:"id"`
	Title     string    `xml:"title"`
	Link      atomLink  `xml:"link"`
	Published string    `xml:"published"`
	Updated   string    `xml:"updated"`
	Author    string    `xml:"author>name"`
	Summary   *atomText `xml:"summary"`
	Content   *atomText `xml:"content"`
}

// atom renders an Atom feed; times carry the site's offset.
func (s *server) atom(site *Site) reply {
	posts := s.world.postsOf(site)
	base := "http://" + site.Host
	doc := atomDoc{
		Lang: s.siteWords(site).HTMLLang, ID: base + "/", Title: site.Name, Subtitle: Notice,
		Links: []atomLink{{"self", base + site.FeedPath()}, {"alternate", base + "/"}},
	}
	for _, p := range posts {
		at := p.Published.Format(time.RFC3339)
		entry := atomEntry{ID: p.URL(), Title: titleOf(p), Link: atomLink{"alternate", p.URL()}, Published: at, Updated: at, Author: site.Name}
		if site.Feed == "summary" {
			entry.Summary = &atomText{"html", s.feedText(p)}
		} else {
			entry.Content = &atomText{"html", s.feedText(p)}
		}
		doc.Entries = append(doc.Entries, entry)
	}
	if len(posts) > 0 {
		doc.Updated = posts[0].Published.Format(time.RFC3339)
	}
	return feedReply("application/atom+xml; charset=utf-8", doc, posts)
}

// feedText is the post as HTML with whole addresses, or its first sentences where the feed only announces articles.
func (s *server) feedText(p *Post) string {
	if p.Site.Feed == "summary" {
		return summary(p)
	}
	return string(s.body(p, linker{absolute: true}))
}

// summary is the beginning of the text, marked as cut.
func summary(p *Post) string {
	whole := strings.Join(p.Paragraphs(), " ")
	if cut := head(whole, 100); cut != whole {
		return cut + "…"
	}
	return whole
}

func feedReply(kind string, doc any, posts []*Post) reply {
	body, err := xml.MarshalIndent(doc, "", " ")
	if err != nil {
		return reply{status: http.StatusInternalServerError, kind: "text/plain; charset=utf-8", body: []byte(err.Error())}
	}
	re := reply{kind: kind, body: append([]byte(xml.Header), body...)}
	if len(posts) > 0 {
		re.modified = posts[0].Published
	}
	return re
}
