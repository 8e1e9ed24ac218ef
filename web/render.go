package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"
)

//go:embed templates/*.html
var templateFiles embed.FS

// parsePages reads every page once per locale, so that words are bound when the program starts.
func (s *Server) parsePages() (map[string]map[string]*template.Template, error) {
	all := map[string]map[string]*template.Template{}
	for code, words := range s.speech.catalogues {
		pages, err := s.parseLocale(words)
		if err != nil {
			return nil, err
		}
		all[code] = pages
	}
	return all, nil
}

func (s *Server) parseLocale(words *catalogue) (map[string]*template.Template, error) {
	base, err := template.New("base.html").Funcs(template.FuncMap{"t": words.T, "n": words.N, "asset": s.assets.path}).
		ParseFS(templateFiles, "templates/base.html", "templates/part-*.html")
	if err != nil {
		return nil, err
	}
	files, err := templateFiles.ReadDir("templates")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, f := range files {
		if f.Name() == "base.html" || strings.HasPrefix(f.Name(), "part-") {
			continue
		}
		page, err := template.Must(base.Clone()).ParseFS(templateFiles, path.Join("templates", f.Name()))
		if err != nil {
			return nil, err
		}
		pages[strings.TrimSuffix(f.Name(), ".html")] = page
	}
	return pages, nil
}

// render writes a page only when all of it could be made.
func (v visit) render(w http.ResponseWriter, status int, page string, data any) error {
	var buf bytes.Buffer
	tmpl, ok := v.pages[v.t.code][page]
	if !ok {
		return fmt.Errorf("render: no template is called %q", page)
	}
	if err := tmpl.Execute(&buf, data); err != nil {
		return fmt.Errorf("render %s: %w", page, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", v.t.code)
	w.Header().Add("Vary", "Accept-Language")
	w.WriteHeader(status)
	_, err := buf.WriteTo(w)
	return err
}
