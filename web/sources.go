package web

import (
	"net/http"
	"strings"

	"longear"
)

type sourcesView struct {
	frame
	Rows     []sourceRow
	Coverage coverageView
	Channel  *channelView
}

type sourceRow struct {
	ID        string
	Name      string
	Link      linkView
	Owner     string
	Class     string // with who says so, and when
	Labels    []string
	Langs     []langView
	Country   string
	Platform  string
	Since     whenView
	LastFetch whenView
	Status    string
	Failing   bool
	Newest    whenView
	Posts     string
	Search    string
}

// sources lists the catalogue with what is known about owners and collection.
func (s *Server) sources(w http.ResponseWriter, v visit) error {
	cov, err := v.coverage()
	if err != nil {
		return err
	}
	view := sourcesView{frame: v.frame(v.t.T("sources.title"), "sources"), Coverage: cov.view(v)}
	if view.Channel, err = v.channel(); err != nil {
		return err
	}
	for _, src := range s.catalog.sorted {
		view.Rows = append(view.Rows, v.sourceRow(src, cov))
	}
	return v.render(w, http.StatusOK, "sources", view)
}

func (v visit) sourceRow(s longear.Source, cov coverage) sourceRow {
	row := sourceRow{
		ID: string(s.ID), Name: s.Name, Link: v.outbound(s.URL), Owner: s.Owner, Class: v.ownership(s.Ownership), Country: v.t.name("country", s.Country),
		Platform: v.t.name("platform", string(s.Platform)), Search: request{text: queryText{filter{Field: "source", Value: string(s.ID)}.Term()}, sort: longear.ByRelevance}.address(),
	}
	if row.Owner == "" {
		row.Owner = v.t.T("sources.owner_unknown")
	}
	for _, l := range s.Languages {
		row.Langs = append(row.Langs, v.langOf(l))
	}
	for _, l := range s.Labels {
		row.Labels = append(row.Labels, v.t.T("sources.label", l.Tag, l.List, l.AsOf))
	}
	one, ok := cov.byID[s.ID]
	never := whenView{Text: v.t.T("time.never")}
	row.Since, row.LastFetch, row.Newest, row.Status = never, never, never, v.t.T("sources.not_fetched")
	if !ok {
		return row
	}
	row.Since, row.LastFetch, row.Newest = v.instant(one.Since), v.instant(one.LastFetch), v.instant(one.Newest)
	if !one.Since.IsZero() {
		row.Since.Text = v.date(one.Since, true)
	}
	row.Posts, row.Failing = v.t.number(one.Posts), one.Failing()
	row.Status = v.t.T("sources.ok")
	if row.Failing {
		row.Status = one.Status
	}
	if !s.IsEnabled() {
		row.Status = v.t.T("sources.disabled")
	}
	return row
}

// ownership says the class, who says so, and when. Without somebody who says so it is not known.
func (v visit) ownership(o longear.Ownership) string {
	if o.Class == "" || o.Class == "unknown" {
		return ""
	}
	parts := []string{v.t.name("class", o.Class)}
	if o.Source != "" {
		parts = append(parts, v.t.T("sources.says", o.Source))
	}
	if o.AsOf != "" {
		parts = append(parts, strings.ReplaceAll(o.AsOf, "-", "\u2011")) // hyphens that do not break
	}
	return strings.Join(parts, ", ")
}
