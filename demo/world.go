// Package demo holds the sample world: fictional sites in five languages, their posts, the truth about which post
// carries which narrative and what each narrative claims, and a server that plays the sites on loopback. Every text was
// written for longear; nothing in it is a real publication.
package demo

import (
	"embed"
	"slices"
	"strings"
	"time"
)

//go:embed world
var worldFS embed.FS

// Notice stands visibly on every page and in every feed that the sample world serves.
const Notice = "Synthetic sample page written for longear"

// Layouts of a site: how its posts are published.
const (
	layoutRSS       = "rss"
	layoutAtom      = "atom"
	layoutList      = "list"
	layoutPaginated = "paginated"
	layoutTelegram  = "telegram"
)

// Charsets of a site's pages.
const (
	charsetUTF8    = "utf-8"
	charsetGB18030 = "gb18030"
	charset1251    = "windows-1251-undeclared"
)

// Site is one fictional outlet, channel or account. Telegram channels share a host; every other site has its own.
type Site struct {
	ID        string   `yaml:"id"`
	Host      string   `yaml:"host"`
	Name      string   `yaml:"name"`
	Outlet    string   `yaml:"outlet"` // editions of one outlet share it
	Owner     string   `yaml:"owner"`
	Languages []string `yaml:"languages"`
	Country   string   `yaml:"country"`
	Zone      string   `yaml:"tz"`
	Platform  string   `yaml:"platform"` // web, telegram, vk, weibo, wechat, x, forum
	Account   string   `yaml:"account"`
	Layout    string   `yaml:"layout"`   // rss, atom, list, paginated, telegram
	Charset   string   `yaml:"charset"`  // utf-8, gb18030, windows-1251-undeclared
	Dates     string   `yaml:"dates"`    // where pages state their time: jsonld, meta, time, text
	Feed      string   `yaml:"feed"`     // full (default) or summary
	PerPage   int      `yaml:"per_page"` // posts on one page of a paginated list
	Robots    string   `yaml:"robots"`   // "": the host has no robots.txt
	Hidden    *Hidden  `yaml:"hidden"`

	location *time.Location
}

// Hidden is a page that the site's list links to and its robots.txt forbids: whoever fetches it broke the rule.
type Hidden struct {
	Path  string `yaml:"path"`
	Title string `yaml:"title"`
	Text  string `yaml:"text"`
}

// Post is one article or social post of the sample world.
type Post struct {
	ID        string    `yaml:"id"`
	SiteID    string    `yaml:"site"`
	Path      string    `yaml:"path"`
	Published time.Time `yaml:"-"`         // in the site's zone
	Raw       string    `yaml:"published"` // RFC 3339, as written
	Precision string    `yaml:"precision"` // second, minute, day
	Lang      string    `yaml:"lang"`
	Script    string    `yaml:"script"` // Hans, Hant, Cyrl, Latn, Arab
	Title     string    `yaml:"title"`
	Text      string    `yaml:"text"` // paragraphs stand apart by an empty line
	Account   string    `yaml:"account"`
	ForwardOf string    `yaml:"forward_of"` // id of the post that the platform says was forwarded
	Links     []string  `yaml:"links"`      // post ids or absolute addresses
	Truth     Truth     `yaml:"truth"`

	Site *Site `yaml:"-"`
}

// Truth is what the authors of the sample world know about a post and the tool has to find out.
type Truth struct {
	Narrative string `yaml:"narrative"` // "": belongs to none
	Relation  string `yaml:"relation"`  // original, copy, edit, truncated, quote, paraphrase, translation, forward, debunk
	Parent    string `yaml:"parent"`    // id of an earlier post; "": none is known
}

// World is the whole sample world, checked.
type World struct {
	Sites  []*Site  // as in sites.yaml
	Posts  []*Post  // by time, then id
	Claims []*Claim // as in claims.yaml, one per narrative of the posts

	byID map[string]*Post
}

// URL is the address of the post as feeds, pages and the truth file give it.
func (p *Post) URL() string { return "http://" + p.Site.Host + p.Path }

// Paragraphs splits the text at its empty lines.
func (p *Post) Paragraphs() []string { return strings.Split(p.Text, "\n\n") }

// FeedPath is where the crawler begins: the feed, the list or the channel's preview.
func (s *Site) FeedPath() string {
	switch s.Layout {
	case layoutRSS:
		return "/feed.xml"
	case layoutAtom:
		return "/atom.xml"
	case layoutTelegram:
		return "/s/" + s.Account
	default:
		return "/news/"
	}
}

// URL is the address of the site's feed, list or preview: what feeds.yaml names.
func (s *Site) URL() string { return "http://" + s.Host + s.FeedPath() }

// Post returns the post with that id.
func (w *World) Post(id string) (*Post, bool) {
	p, ok := w.byID[id]
	return p, ok
}

// Hosts lists the host names of the sample world, sorted: a client that plays it sends all of them to one listener.
func (w *World) Hosts() []string {
	var hosts []string
	for _, s := range w.Sites {
		hosts = append(hosts, s.Host)
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}

// postsOf lists a site's posts, the newest first.
func (w *World) postsOf(s *Site) []*Post {
	var posts []*Post
	for _, p := range w.Posts {
		if p.Site == s {
			posts = append(posts, p)
		}
	}
	slices.Reverse(posts)
	return posts
}

// Feeds returns the catalogue of the sample world's sources, in the format of feeds.yaml.
func Feeds() []byte {
	data, err := worldFS.ReadFile("world/feeds.yaml")
	if err != nil {
		panic("demo: feeds.yaml is not embedded: " + err.Error())
	}
	return data
}
