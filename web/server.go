package web

import (
	"fmt"
	"html/template"
	"net/http"
)

// Server renders pages and answers the API. It holds no state of its own.
type Server struct {
	opt      Options
	handler  http.Handler
	assets   *assets
	speech   *speech
	pages    map[string]map[string]*template.Template // by locale, then page
	catalog  directory
	privacy  privacy
	guidance template.HTML // /responsible-use; "" where there is none
}

// New parses templates, locales and assets, and fails where one of them is broken.
func New(opt Options) (*Server, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Server{opt: opt, catalog: newDirectory(opt.Sources)}
	s.privacy = newPrivacy(s.catalog, opt.Salt)
	if s.assets, err = loadAssets(); err != nil {
		return nil, fmt.Errorf("web: assets: %w", err)
	}
	if s.speech, err = loadSpeech(); err != nil {
		return nil, fmt.Errorf("web: locales: %w", err)
	}
	if s.pages, err = s.parsePages(); err != nil {
		return nil, fmt.Errorf("web: templates: %w", err)
	}
	if s.guidance, err = renderMarkdown(opt.ResponsibleUse); err != nil {
		return nil, fmt.Errorf("web: responsible use: %w", err)
	}
	s.handler = s.routes()
	return s, nil
}

// Handler serves pages, API and assets. Time-outs are the caller's.
func (s *Server) Handler() http.Handler { return s.handler }
