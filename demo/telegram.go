package demo

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// messagesPerPage is how many messages a channel's preview shows at once.
const messagesPerPage = 20

type channelPage struct {
	W                      words
	Site                   *Site
	Notice                 string
	ChannelHref, OlderHref string
	Subscribers            string
	Before                 string // id of the page's oldest message, when there are older ones
	Messages               []message
}

type message struct {
	Post            string // channel/123
	Href            string
	Body            template.HTML
	Forward         *anchor
	Views           string
	DateTime, Clock string
}

// telegram plays t.me: /s/channel is the preview with ?before= for older messages, /channel/123 one message.
func (s *server) telegram(v visit) reply {
	if v.path == "/" {
		return s.index()
	}
	if account, ok := strings.CutPrefix(v.path, "/s/"); ok {
		if site := channelOf(v.sites, strings.TrimSuffix(account, "/")); site != nil {
			return s.channel(site, v)
		}
		return notFound()
	}
	if p, ok := s.posts[v.host+v.path]; ok {
		return s.channelPage(p.Site, []*Post{p}, "", v.links)
	}
	return notFound()
}

func channelOf(sites []*Site, account string) *Site {
	for _, site := range sites {
		if strings.EqualFold(site.Account, account) {
			return site
		}
	}
	return nil
}

// channel shows the newest messages, or those before the one that ?before= names; the oldest of a page comes first.
func (s *server) channel(site *Site, v visit) reply {
	posts := s.world.postsOf(site)
	if before, err := strconv.Atoi(v.query.Get("before")); err == nil {
		posts = slices.DeleteFunc(posts, func(p *Post) bool { return messageID(p) >= before })
	}
	older := ""
	if len(posts) > messagesPerPage {
		posts = posts[:messagesPerPage]
		older = strconv.Itoa(messageID(posts[len(posts)-1]))
	}
	slices.Reverse(posts)
	return s.channelPage(site, posts, older, v.links)
}

func (s *server) channelPage(site *Site, posts []*Post, older string, l linker) reply {
	pg := channelPage{
		W: s.siteWords(site), Site: site, Notice: Notice, Before: older, ChannelHref: l.to(site.Host, site.FeedPath()),
		Subscribers: thousands(2000 + number(site.ID)%90000),
	}
	if older != "" {
		pg.OlderHref = l.to(site.Host, site.FeedPath()+"?before="+older)
	}
	var modified time.Time
	for _, p := range posts {
		pg.Messages = append(pg.Messages, s.message(p, l))
		modified = p.Published
	}
	return render("telegram.html", pg, charsetUTF8, modified)
}

// message renders one post; t.me states times in UTC.
func (s *server) message(p *Post, l linker) message {
	m := message{
		Post: strings.TrimPrefix(p.Path, "/"), Href: l.to(p.Site.Host, p.Path), Body: s.body(p, l),
		Views: thousands(300 + number(p.ID)%40000), DateTime: p.Published.UTC().Format("2006-01-02T15:04:05-07:00"),
		Clock: p.Published.Format("15:04"),
	}
	if p.ForwardOf != "" {
		forward := s.linkOf(p.ForwardOf, l)
		m.Forward = &forward
	}
	return m
}

// messageID is the number of a message inside its channel.
func messageID(p *Post) int {
	n, err := strconv.Atoi(path.Base(p.Path))
	if err != nil {
		return 0
	}
	return n
}

// thousands writes a count as Telegram does: 950, 1.2K.
func thousands(n uint32) string {
	if n < 1000 {
		return strconv.Itoa(int(n))
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1000), ".0") + "K"
}
