package demo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Handler plays every site of the world. The request's Host says which (a port does not count); so does the path
// prefix /@host/, by which a browser can open them. An unknown host gets the list of all sites.
func (w *World) Handler() http.Handler {
	s := &server{world: w, hosts: make(map[string][]*Site), posts: make(map[string]*Post)}
	for _, site := range w.Sites {
		s.hosts[site.Host] = append(s.hosts[site.Host], site)
	}
	for _, p := range w.Posts {
		s.posts[p.Site.Host+p.Path] = p
	}
	return s
}

type server struct {
	world *World
	hosts map[string][]*Site
	posts map[string]*Post // by host and path
}

// reply is one answer before it is written.
type reply struct {
	status   int
	kind     string // Content-Type
	body     []byte
	modified time.Time
}

// visit is one request, resolved to a host of the world.
type visit struct {
	host  string
	sites []*Site // more than one where channels share the host
	path  string
	query url.Values
	links linker
}

// linker writes addresses inside pages.
type linker struct {
	prefix   bool   // the page was opened as /@host/path
	host     string // of the page
	absolute bool   // feeds name whole addresses
}

func (l linker) to(host, path string) string {
	switch {
	case l.prefix && !l.absolute:
		return "/@" + host + path
	case l.host == host && !l.absolute:
		return path
	default:
		return "http://" + host + path
	}
}

// ServeHTTP answers GET and HEAD.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD. "+Notice, http.StatusMethodNotAllowed)
		return
	}
	v := s.resolve(r)
	if v.sites == nil && v.path == "/" && !v.links.prefix {
		write(w, r, s.index())
		return
	}
	write(w, r, s.answer(v))
}

// resolve finds the host: the one after /@ when the path begins so, else the request's own.
func (s *server) resolve(r *http.Request) visit {
	host, path := r.Host, r.URL.Path
	prefix := false
	if rest, ok := strings.CutPrefix(path, "/@"); ok {
		host, path, _ = strings.Cut(rest, "/")
		path, prefix = "/"+path, true
	} else if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(host)
	return visit{host: host, sites: s.hosts[host], path: path, query: r.URL.Query(), links: linker{prefix: prefix, host: host}}
}

func (s *server) answer(v visit) reply {
	if v.sites == nil {
		return notFound()
	}
	site := v.sites[0]
	switch {
	case v.path == "/robots.txt":
		return robots(site)
	case site.Layout == layoutTelegram:
		return s.telegram(v)
	case v.path == site.FeedPath() && site.Layout == layoutRSS:
		return s.rss(site)
	case v.path == site.FeedPath() && site.Layout == layoutAtom:
		return s.atom(site)
	case v.path == "/" || v.path == site.FeedPath():
		return s.list(site, v)
	case site.Hidden != nil && v.path == site.Hidden.Path:
		return s.hidden(site, v)
	}
	if p, ok := s.posts[v.host+v.path]; ok {
		return s.post(p, v)
	}
	return notFound()
}

func robots(site *Site) reply {
	if site.Robots == "" {
		return notFound()
	}
	return reply{kind: "text/plain; charset=utf-8", body: []byte(site.Robots)}
}

func notFound() reply {
	return reply{status: http.StatusNotFound, kind: "text/plain; charset=utf-8", body: []byte("404 page not found. " + Notice + "\n")}
}

// write sends the reply with an ETag over its bytes; http.ServeContent answers conditional requests with 304.
func write(w http.ResponseWriter, r *http.Request, re reply) {
	w.Header().Set("Content-Type", re.kind)
	if re.status != 0 && re.status != http.StatusOK {
		w.WriteHeader(re.status)
		_, _ = w.Write(re.body) // the client went away: nobody to tell
		return
	}
	sum := sha256.Sum256(re.body)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	http.ServeContent(w, r, "", re.modified, bytes.NewReader(re.body))
}
