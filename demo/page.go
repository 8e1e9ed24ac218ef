package demo

import (
	"embed"
	"fmt"
	"hash/fnv"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"
)

//go:embed templates
var templateFS embed.FS

var templates = template.Must(template.ParseFS(templateFS, "templates/*.html"))

// anchor is a link of a page; in lists with the time beside it.
type anchor struct{ Href, Text, DateTime, DateText, Name, Note string }

// page is what the templates show.
type page struct {
	W                  words
	Site               *Site
	Notice             string
	Charset            string
	RTL                bool
	Home               string
	FeedType, FeedHref string
	Title, Heading     string
	Byline             string
	Published          string // <meta article:published_time>
	DateTime, DateText string // <time datetime>, or only the text
	JSONLD             map[string]any
	Body               template.HTML
	Related, Items     []anchor
	NextHref           string
	Count              int
}

// content is the text of a post, for pages and feeds alike.
type content struct {
	W          words
	Paragraphs []string
	Links      []anchor
	Forward    *anchor
}

var feedTypes = map[string]string{layoutRSS: "application/rss+xml", layoutAtom: "application/atom+xml"}

func newPage(site *Site, w words, l linker) page {
	p := page{
		W: w, Site: site, Notice: Notice, Charset: metaCharset(site.Charset), RTL: w.HTMLLang == "kk-Arab",
		Home: l.to(site.Host, "/"), FeedType: feedTypes[site.Layout],
	}
	if p.FeedType != "" {
		p.FeedHref = l.to(site.Host, site.FeedPath())
	}
	return p
}

// siteWords are the phrases of the site's own pages: those of its newest post in its first language.
func (s *server) siteWords(site *Site) words {
	for _, p := range s.world.postsOf(site) {
		if p.Lang == site.Languages[0] {
			return wordsOf(p.Lang, p.Script)
		}
	}
	return wordsOf(site.Languages[0], "")
}

// post renders an article or a social post's own page.
func (s *server) post(p *Post, v visit) reply {
	pg := newPage(p.Site, wordsOf(p.Lang, p.Script), v.links)
	pg.Title, pg.Heading, pg.Byline = titleOf(p), p.Title, p.Account
	pg.DateText = dateText(p)
	s.stamp(&pg, p)
	name := "article.html"
	if isSocial(p.Site) {
		name, pg.Count = "social.html", int(number(p.ID)%90)
	} else {
		pg.Related = s.related(p, v.links)
	}
	pg.Body = s.body(p, v.links)
	return render(name, pg, p.Site.Charset, p.Published)
}

// stamp states the time where the site's pages state it.
func (s *server) stamp(pg *page, p *Post) {
	at := p.Published.Format(time.RFC3339)
	switch p.Site.Dates {
	case "jsonld":
		pg.JSONLD = map[string]any{
			"@context": "https://schema.org", "@type": "NewsArticle", "headline": p.Title, "datePublished": at,
			"publisher": map[string]string{"@type": "Organization", "name": p.Site.Name}, "description": Notice,
		}
	case "meta":
		pg.Published = at
	case "time":
		pg.DateTime = at
	}
	if isSocial(p.Site) {
		pg.DateTime = at
	}
}

// isSocial tells sites of short posts from sites of articles; a WeChat account publishes articles.
func isSocial(site *Site) bool { return site.Platform != "web" && site.Platform != "wechat" }

// body renders the text as HTML: paragraphs in articles, lines in social posts.
func (s *server) body(p *Post, l linker) template.HTML {
	c := content{W: wordsOf(p.Lang, p.Script), Paragraphs: p.Paragraphs()}
	for _, link := range p.Links {
		c.Links = append(c.Links, s.linkOf(link, l))
	}
	name := "content"
	if isSocial(p.Site) {
		name = "lines"
		if p.ForwardOf != "" && p.Site.Layout != layoutTelegram {
			forward := s.linkOf(p.ForwardOf, l)
			c.Forward = &forward
		}
	}
	var out strings.Builder
	if err := templates.ExecuteTemplate(&out, name, c); err != nil {
		panic("demo: " + err.Error()) // the templates are embedded and run over checked data
	}
	return template.HTML(out.String()) // escaped by the template just above
}

// linkOf turns a post id or an address into a link.
func (s *server) linkOf(ref string, l linker) anchor {
	p, ok := s.world.Post(ref)
	if !ok {
		return anchor{Href: ref, Text: ref}
	}
	return anchor{Href: l.to(p.Site.Host, p.Path), Text: p.Site.Name}
}

// related lists the three older neighbours of an article: noise that an extractor has to leave out.
func (s *server) related(p *Post, l linker) []anchor {
	var list []anchor
	older := false
	for _, q := range s.world.postsOf(p.Site) {
		if older && len(list) < 3 {
			list = append(list, anchor{Href: l.to(q.Site.Host, q.Path), Text: titleOf(q)})
		}
		older = older || q == p
	}
	return list
}

// list renders a front page, a list of articles or one page of a paginated list.
func (s *server) list(site *Site, v visit) reply {
	posts := s.world.postsOf(site)
	if len(posts) == 0 {
		return notFound()
	}
	pg := newPage(site, s.siteWords(site), v.links)
	pg.Title = site.Name
	modified := posts[0].Published
	if site.Layout == layoutPaginated {
		n, err := strconv.Atoi(v.query.Get("page"))
		if err != nil || n < 1 {
			n = 1
		}
		from, to := min((n-1)*site.PerPage, len(posts)), min(n*site.PerPage, len(posts))
		if to < len(posts) {
			pg.NextHref = v.links.to(site.Host, fmt.Sprintf("%s?page=%d", site.FeedPath(), n+1))
		}
		posts = posts[from:to]
	}
	for _, p := range posts {
		item := anchor{Href: v.links.to(site.Host, p.Path), Text: titleOf(p), DateText: dateText(p)}
		if site.Dates == "time" {
			item.DateTime = p.Published.Format(time.RFC3339)
		}
		pg.Items = append(pg.Items, item)
	}
	if site.Hidden != nil {
		pg.Items = append(pg.Items, anchor{Href: v.links.to(site.Host, site.Hidden.Path), Text: site.Hidden.Title})
	}
	return render("list.html", pg, site.Charset, modified)
}

// hidden renders the page that robots.txt forbids.
func (s *server) hidden(site *Site, v visit) reply {
	pg := newPage(site, s.siteWords(site), v.links)
	pg.Title = site.Hidden.Title
	pg.Body = template.HTML("<p>" + template.HTMLEscapeString(site.Hidden.Text) + "</p>\n") // escaped
	return render("article.html", pg, site.Charset, time.Time{})
}

// index lists all sites for a person with a browser.
func (s *server) index() reply {
	data := struct {
		Notice string
		Sites  []anchor
		Posts  int
	}{Notice: Notice, Posts: len(s.world.Posts)}
	l := linker{prefix: true}
	for _, site := range s.world.Sites {
		path := "/"
		if site.Layout == layoutTelegram {
			path = site.FeedPath()
		}
		note := fmt.Sprintf("%s, %s, %s", site.Platform, site.Layout, strings.Join(site.Languages, "+"))
		data.Sites = append(data.Sites, anchor{Href: l.to(site.Host, path), Name: site.Name, Note: note})
	}
	return render("index.html", data, charsetUTF8, time.Time{})
}

func render(name string, data any, charset string, modified time.Time) reply {
	var out strings.Builder
	if err := templates.ExecuteTemplate(&out, name, data); err != nil {
		return reply{status: http.StatusInternalServerError, kind: "text/plain; charset=utf-8", body: []byte(err.Error())}
	}
	body, err := encode(charset, out.String())
	if err != nil {
		return reply{status: http.StatusInternalServerError, kind: "text/plain; charset=utf-8", body: []byte(err.Error())}
	}
	return reply{kind: contentType(charset), body: body, modified: modified}
}

// titleOf is the title, or for a post without one the beginning of its text, as mirrors of social platforms do it.
func titleOf(p *Post) string {
	if p.Title != "" {
		return p.Title
	}
	return head(p.Paragraphs()[0], 40)
}

// head cuts a text after n letters.
func head(s string, n int) string {
	if letters := []rune(s); len(letters) > n {
		return strings.TrimSpace(string(letters[:n]))
	}
	return s
}

// number is a fixed number for a name: counts of views and comments need no meaning, only stability.
func number(name string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(name)) // never fails
	return h.Sum32()
}
