package extract

import (
	"bytes"
	"strings"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/PuerkitoBio/goquery"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content is one reader's view of the article.
type content struct {
	by     string
	title  string
	byline string
	text   string
	node   *html.Node // where links and media are looked for
}

// secondOpinion is how much longer the other reader's text must be to be preferred.
const secondOpinion = 2

// content asks trafilatura, and readability as second opinion; what both leave almost empty is read from the page's
// paragraphs. A selector of the catalogue wins over all.
func (p *page) content() content {
	first := p.trafilatura()
	if c := p.selected(); c.text != "" {
		c.title, c.byline = first.title, first.byline
		return c
	}
	best := first
	if second := p.readability(); weight(second.text) > secondOpinion*weight(first.text) {
		second.byline, second.title = first.byline, first.title
		best = second
	}
	if third := p.paragraphs(); weight(third.text) > secondOpinion*weight(best.text) && weight(best.text) < 60 {
		third.byline, third.title = first.byline, first.title
		best = third
	}
	return best
}

// weight counts letters; a Chinese character says as much as three of an alphabet.
func weight(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n += 3
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
}

func (p *page) selected() content {
	if p.source.Selectors.Text == "" {
		return content{}
	}
	chosen := p.doc.Find(p.source.Selectors.Text)
	var parts []string
	for _, n := range chosen.Nodes {
		parts = append(parts, textOf(n))
	}
	c := content{by: "selector", text: strings.TrimSpace(strings.Join(parts, "\n"))}
	if len(chosen.Nodes) > 0 {
		c.node = chosen.Nodes[0]
	}
	return c
}

// trafilatura reads without its date finder, which takes any old date of the sidebar for the article's.
func (p *page) trafilatura() content {
	config := trafilatura.DefaultConfig()
	config.MinExtractedSize, config.MinOutputSize = 1, 1 // below its 250 it would take the page's furniture too
	result, err := trafilatura.Extract(bytes.NewReader(p.body), trafilatura.Options{
		OriginalURL: p.base, ExcludeComments: true, IncludeLinks: true, IncludeImages: true,
		HtmlDateMode: trafilatura.Disabled, MaxTreeSize: maxNodes, Config: config,
	})
	if err != nil || result == nil {
		return content{by: "trafilatura"}
	}
	c := content{by: "trafilatura", title: oneLine(result.Metadata.Title), byline: oneLine(result.Metadata.Author), node: result.ContentNode}
	if result.ContentNode != nil {
		c.text = textOf(result.ContentNode)
	}
	return c
}

func (p *page) readability() content {
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxNodes
	article, err := parser.Parse(bytes.NewReader(p.body), p.base)
	if err != nil || article.Node == nil {
		return content{by: "readability"}
	}
	return content{by: "readability", text: textOf(article.Node), node: article.Node}
}

// paragraphs takes the text of article or main, else every paragraph outside the furniture of the page.
func (p *page) paragraphs() content {
	main := p.doc.Find("article, main, [role=main], [itemprop=articleBody]").First()
	if main.Length() == 0 {
		main = p.doc.Find("body").First()
	}
	if main.Length() == 0 {
		return content{by: "paragraphs"}
	}
	main = goquery.CloneDocument(goquery.NewDocumentFromNode(main.Nodes[0])).Selection
	main.Find(furniture + ", h1").Remove()
	if len(main.Nodes) == 0 {
		return content{by: "paragraphs"}
	}
	return content{by: "paragraphs", text: textOf(main.Nodes[0]), node: main.Nodes[0]}
}

// furniture is what stands around articles and holds other articles' words and dates.
const furniture = "script, style, noscript, template, nav, aside, footer, form, iframe, " +
	"[class*=sidebar], [id*=sidebar], [class*=related], [id*=related], [class*=recommend], [class*=popular], " +
	"[class*=comment], [id*=comment], [class*=footer], [id*=footer], [class*=copyright], [class*=breadcrumb], [class*=menu], [class*=banner]"

// textOf renders an element as plain text, a line per block.
func textOf(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if line = oneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func writeText(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript:
		return
	}
	inline := n.Type != html.ElementNode || isInline(n.DataAtom)
	if !inline {
		b.WriteByte('\n')
	}
	for child := range n.ChildNodes() {
		writeText(b, child)
	}
	if !inline {
		b.WriteByte('\n')
	}
}

func isInline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em,
		atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong,
		atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr, atom.Ruby, atom.Rb:
		return true
	}
	return false
}
