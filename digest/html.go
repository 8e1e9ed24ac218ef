package digest

import (
	_ "embed"
	"html/template"
	"io"

	"longear"
)

//go:embed templates/digest.html
var page string

// HTML writes the digest as one page without scripts or outside resources; it prints well and survives e-mail.
func HTML(w io.Writer, d Digest) error {
	t, err := template.New("digest").Funcs(template.FuncMap{
		"coverage": coverageLine, "synthetic": func() string { return synthetic },
		"inc": func(i int) int { return i + 1 }, "dir": direction,
	}).Parse(page)
	if err != nil {
		return longear.E("digest template", longear.KindInternal, err)
	}
	return t.Execute(w, d)
}

// direction is rtl for texts in Arabic script; the browser decides by the first strong letter.
func direction() string { return "auto" }
