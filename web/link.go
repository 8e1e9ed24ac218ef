package web

import (
	"html/template"
	"net/url"
)

// linkView is an outbound link; with no Href it is shown as text.
type linkView struct {
	Href template.URL
	Host string
}

// outbound makes a link of an untrusted address: http and https only, rewritten where the demo plays the host.
func (s *Server) outbound(address string) linkView {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return linkView{}
	}
	link := linkView{Href: template.URL(u.String()), Host: u.Host} //nolint:gosec // the scheme was checked, the template escapes
	if s.opt.LinkTo == nil {
		return link
	}
	to, err := url.Parse(s.opt.LinkTo(u.String()))
	if err != nil || (to.Scheme != "http" && to.Scheme != "https") {
		return linkView{Host: u.Host}
	}
	link.Href = template.URL(to.String()) //nolint:gosec // the scheme was checked, the template escapes
	return link
}
