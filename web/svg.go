package web

import (
	"html"
	"html/template"
	"strconv"
	"strings"
)

// drawing builds inline SVG. It writes classes and geometry only: the policy of the pages allows no inline style.
type drawing struct{ b strings.Builder }

// num prints a coordinate with at most one decimal.
func num(x float64) string { return strconv.FormatFloat(float64(int(x*10+.5*sign(x)))/10, 'f', -1, 64) }

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

// attr is one attribute; values are escaped.
type attr struct{ name, value string }

func at(name string, x float64) attr   { return attr{name, num(x)} }
func class(c string) attr              { return attr{"class", c} }
func text(name, value string) attr     { return attr{name, value} }
func (d *drawing) raw(s string)        { d.b.WriteString(s) }
func (d *drawing) end(tag string)      { d.raw("</" + tag + ">") }
func (d *drawing) words(s string)      { d.raw(html.EscapeString(s)) }
func (d *drawing) done() template.HTML { return template.HTML(d.b.String()) } //nolint:gosec // every text was escaped
func (d *drawing) title(s string)      { d.raw("<title>"); d.words(s); d.end("title") }
func (d *drawing) open(tag string, attrs ...attr) {
	d.raw("<" + tag)
	for _, a := range attrs {
		d.raw(" " + a.name + `="` + html.EscapeString(a.value) + `"`)
	}
	d.raw(">")
}

func (d *drawing) shape(tag string, attrs ...attr) {
	d.open(tag, attrs...)
	d.end(tag)
}

func (d *drawing) line(x1, y1, x2, y2 float64, c string) {
	d.shape("line", at("x1", x1), at("y1", y1), at("x2", x2), at("y2", y2), class(c))
}

func (d *drawing) rect(x, y, w, h float64, c string) {
	d.shape("rect", at("x", x), at("y", y), at("width", w), at("height", h), class(c))
}

func (d *drawing) label(x, y float64, c, anchor, s string) {
	d.open("text", at("x", x), at("y", y), class(c), text("text-anchor", anchor))
	d.words(s)
	d.end("text")
}

// begin opens a picture with a title and a description for readers who do not see it.
func (d *drawing) begin(id string, w, h float64, title, desc string) {
	d.open("svg", text("viewBox", "0 0 "+num(w)+" "+num(h)), text("role", "img"), text("aria-labelledby", id+"-t "+id+"-d"), class("figure"))
	d.open("title", text("id", id+"-t"))
	d.words(title)
	d.end("title")
	d.open("desc", text("id", id+"-d"))
	d.words(desc)
	d.end("desc")
}
