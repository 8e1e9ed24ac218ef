package web

import (
	"bytes"
	"html/template"
	"net/http"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"longear"
)

type documentView struct {
	frame
	Body template.HTML
}

// renderMarkdown renders a document that we ship; raw HTML in it is left out.
func renderMarkdown(source []byte) (template.HTML, error) {
	if len(source) == 0 {
		return "", nil
	}
	var buf bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(source, &buf); err != nil {
		return "", err
	}
	return template.HTML(buf.String()), nil //nolint:gosec // goldmark escapes; raw HTML is off
}

func (s *Server) responsibleUse(w http.ResponseWriter, v visit) error {
	if v.guidance == "" {
		return longear.Errorf(longear.KindNotFound, "this installation has no page on responsible use")
	}
	return v.render(w, http.StatusOK, "document", documentView{frame: v.frame(v.t.T("responsible.title"), "responsible"), Body: v.guidance})
}
