package web

import "net/http"

// routes is every address that the server knows.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.page(s.search))
	mux.Handle("GET /search", s.page(s.search))
	mux.Handle("GET /n/{id}", s.page(s.narrative))
	mux.Handle("GET /sources", s.page(s.sources))
	mux.Handle("GET /how-to-search", s.page(s.howToSearch))
	mux.Handle("GET /responsible-use", s.page(s.responsibleUse))
	mux.Handle("GET /static/{file}", s.assets)
	mux.HandleFunc("GET /healthz", s.health)
	s.registerAPI(mux) // /api/v1/…, /api/openapi.json
	mux.Handle("/", s.page(s.notFound))
	return secure(mux)
}
