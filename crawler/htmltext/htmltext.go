// Package htmltext turns the HTML of a feed item or a social post into plain text with paragraphs, its links and its
// media. It never fails: whatever is no markup is text.
package htmltext

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on what one item may carry.
const (
	maxLinks = 200
	maxMedia = 50
)

// Content is what a reader sees.
type Content struct {
	Text  string
	Links []string // absolute, in order, without repetition
	Media []string // images, video, audio
}

// Parse reads a fragment; relative addresses are resolved against base, which may be nil.
func Parse(fragment string, base *url.URL) Content {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return Content{Text: tidy(fragment)}
	}
	w := writer{base: base}
	for _, n := range nodes {
		w.walk(n)
	}
	return Content{Text: tidy(w.text.String()), Links: w.links, Media: w.media}
}

// FromNode reads a parsed element.
func FromNode(n *html.Node, base *url.URL) Content {
	w := writer{base: base}
	w.walk(n)
	return Content{Text: tidy(w.text.String()), Links: w.links, Media: w.media}
}

type writer struct {
	base  *url.URL
	text  strings.Builder
	links []string
	media []string
}

func (w *writer) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text.WriteString(collapse(n.Data))
	case html.ElementNode:
		w.element(n)
	default:
		w.children(n)
	}
}

func (w *writer) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe:
		return
	case atom.Br:
		w.text.WriteByte('\n')
	case atom.A:
		w.links = add(w.links, w.absolute(attr(n, "href")), maxLinks)
	case atom.Img, atom.Video, atom.Audio, atom.Source:
		w.media = add(w.media, w.absolute(attr(n, "src")), maxMedia)
	}
	if isBlock(n.DataAtom) {
		w.text.WriteByte('\n')
		defer w.text.WriteByte('\n')
	}
	w.children(n)
}

func (w *writer) children(n *html.Node) {
	for child := range n.ChildNodes() {
		w.walk(child)
	}
}

func (w *writer) absolute(ref string) string { return Absolute(w.base, ref) }

// Absolute resolves an address; what is no web address becomes "".
func Absolute(base *url.URL, ref string) string {
	// Telegram escapes twice since April 2024: the parser leaves one layer.
	u, err := url.Parse(strings.TrimSpace(strings.ReplaceAll(ref, "&amp;", "&")))
	if err != nil || ref == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

func isBlock(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{
		atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Pre, atom.Section, atom.Article, atom.Figure,
		atom.Figcaption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Tr, atom.Table, atom.Hr, atom.Dd, atom.Dt,
	}, a)
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func add(list []string, s string, limit int) []string {
	if s == "" || len(list) >= limit || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// collapse makes every run of white space one blank, as browsers do.
func collapse(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range s {
		if strings.ContainsRune(" \t\r\n\u00a0", r) {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// tidy trims lines and drops empty ones.
func tidy(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
