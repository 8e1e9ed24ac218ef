package web

import "net/http"

// Server renders pages and answers the API. It holds no state of its own.
type Server struct {
	opt     Options
	handler http.Handler
}

// New parses templates, locales and assets, and fails where one of them is broken.
func New(opt Options) (*Server, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Server{opt: opt}
	s.handler = s.routes()
	return s, nil
}

// Handler serves pages, API and assets. Time-outs are the caller's.
func (s *Server) Handler() http.Handler { return s.handler }
