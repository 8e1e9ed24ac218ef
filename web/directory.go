package web

import (
	"net/url"
	"strings"

	"longear"
)

// directory knows the sources of the catalogue.
type directory struct {
	byID   map[longear.SourceID]longear.Source
	hosts  map[string]bool // of their addresses
	sorted []longear.Source
}

func newDirectory(sources []longear.Source) directory {
	d := directory{byID: map[longear.SourceID]longear.Source{}, hosts: map[string]bool{}, sorted: sources}
	for _, s := range sources {
		d.byID[s.ID] = s
		if u, err := url.Parse(s.URL); err == nil && s.Platform == longear.Web {
			d.hosts[u.Host] = true
		}
	}
	return d
}

// name is how a source is called; an id that is in no catalogue stays as it is.
func (d directory) name(id longear.SourceID) string {
	if s, ok := d.byID[id]; ok && s.Name != "" {
		return s.Name
	}
	return string(id)
}

// listedAccount tells whether an account is one that the catalogue names, and so is no private person.
func (d directory) listedAccount(id longear.SourceID, account string) bool {
	s, ok := d.byID[id]
	if !ok {
		return false
	}
	bare := strings.TrimPrefix(account, "@")
	return bare == s.Account || bare == s.Name || bare == string(s.ID) || strings.HasSuffix(strings.TrimSuffix(s.URL, "/"), "/"+bare)
}

// owner is who owns the source of a post: what the post carries, else the catalogue.
func (d directory) owner(p longear.Post) string {
	if p.Owner != "" {
		return p.Owner
	}
	return d.byID[p.Source].Owner
}

// voice names who speaks: an outlet of the catalogue, else one account of a platform.
func (d directory) voice(p longear.Post) string {
	if s, ok := d.byID[p.Source]; ok && (p.Account == "" || d.listedAccount(p.Source, p.Account)) {
		return "outlet " + s.OutletKey()
	}
	return "account " + string(p.Source) + " " + p.Account
}

// ownEdition tells whether two posts come from editions of one outlet or from one owner: no crossing, no further voice.
func (d directory) ownEdition(a, b longear.Post) bool {
	if owner := d.owner(a); owner != "" && owner == d.owner(b) {
		return true
	}
	return a.Outlet != "" && a.Outlet == b.Outlet || d.voice(a) == d.voice(b)
}
