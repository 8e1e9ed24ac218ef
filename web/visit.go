package web

import (
	"net/http"
	"time"

	"longear"
)

// visit is one request for a page: in which words, for whose eyes, at what time.
type visit struct {
	*Server
	r       *http.Request
	t       *catalogue
	reader  longear.Lang // the reader's language, for names
	session bool         // may see names of private accounts
	now     time.Time
}

func (s *Server) visit(r *http.Request) visit {
	accept := r.Header.Get("Accept-Language")
	return visit{
		Server: s, r: r, t: s.speech.catalogue(accept), reader: s.speech.reader(accept), session: s.hasSession(r), now: s.opt.Now(),
	}
}

// page turns a function of a visit into a handler; its error becomes an error page.
func (s *Server) page(serve func(http.ResponseWriter, visit) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.visit(r)
		if err := serve(w, v); err != nil {
			v.fail(r.Context(), w, err)
		}
	})
}

// frame is what every page has around its content.
type frame struct {
	Title       string
	Query       string
	Nav         string // the entry of the navigation that is current
	Lang        string
	Synthetic   bool
	Responsible bool
	Zone        string
}

func (v visit) frame(title, nav string) frame {
	return frame{
		Title: title, Nav: nav, Lang: v.t.code, Synthetic: v.opt.Synthetic, Responsible: v.guidance != "", Zone: v.zoneLabel(v.now),
	}
}
