package web

import (
	"io"
	"net/http"
)

// health answers whether the store can be read.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if _, err := s.opt.Reader.Coverage(r.Context()); err != nil {
		s.opt.Logger.ErrorContext(r.Context(), "health check failed", "err", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = io.WriteString(w, "the store cannot be read\n")
		return
	}
	_, _ = io.WriteString(w, "ok\n")
}
