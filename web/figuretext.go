package web

import (
	"strings"

	"longear"
)

// laneRow is a lane of the figure as a row of a table.
type laneRow struct {
	Name    string
	Hue     string
	Posts   string
	Arrival string
	Where   string
	Lag     string
	Deny    string
}

// laneName is how a lane is called; posts without a country or language have one too.
func (v visit) laneName(by laneBy, key string) string {
	if key == "" {
		return v.t.T("lanes.unknown")
	}
	return v.t.name(string(by), key)
}

func (v visit) laneTable(s spread) []laneRow {
	var out []laneRow
	for _, l := range s.Lanes {
		row := laneRow{Name: v.laneName(s.By, l.Key), Posts: v.t.number(len(l.Posts)), Arrival: v.t.T("table.no_time")}
		if s.By == byLang {
			row.Hue = hue(longear.Lang(l.Key))
		}
		if l.Arrival != nil {
			p := l.Arrival.Post.Post
			row.Arrival, row.Where, row.Lag = v.published(p.Clocks).Text, v.where(p).Name, l.Arrival.Lag.said(v.t)
		}
		if l.Other != nil {
			row.Lag = v.t.T("table.then", row.Lag, l.Other.Lag.said(v.t))
		}
		if l.Deny != nil {
			row.Deny = v.published(l.Deny.Post.Post.Clocks).Text
		}
		out = append(out, row)
	}
	return out
}

// describe tells the figure in one sentence, for readers who do not see it.
func (v visit) describe(s spread) string {
	var parts []string
	for _, l := range s.Lanes {
		name := v.laneName(s.By, l.Key)
		if l.Arrival == nil {
			parts = append(parts, v.t.T("describe.no_time", name, v.t.N("posts", len(l.Posts))))
			continue
		}
		parts = append(parts, v.t.T("describe.lane", name, v.t.N("posts", len(l.Posts)), v.published(l.Arrival.Post.Post.Clocks).Text, l.Arrival.Lag.said(v.t)))
	}
	return strings.Join(parts, " ")
}

// collectedLater tells whether all that the figure shows was published before we collected any of its sources.
func (v visit) collectedLater(s spread, cov coverage) bool {
	known := false
	for _, l := range s.Lanes {
		for _, ps := range l.Posts {
			since, ok := cov.since(ps.Post.Source)
			if ok && !middle(ps.Post).Before(since) {
				return false
			}
			known = known || ok
		}
	}
	return known
}

// figureNotes says what the reader must know about the figure.
func (v visit) figureNotes(d longear.NarrativeDetail, s spread, cov coverage) []string {
	var out []string
	unmeasured := false
	for _, l := range s.Lanes {
		unmeasured = unmeasured || (l.Arrival != nil && l.Arrival.Lag.Why == notMeasurable)
	}
	switch {
	case v.collectedLater(s, cov):
		out = append(out, v.t.T("note.collected_later", cov.view(v).Earliest.Text))
	case unmeasured:
		out = append(out, v.t.T("note.not_measurable"))
	}
	undated := 0
	for _, ps := range d.Sightings {
		if !ps.Post.Clocks.Confirmed() {
			undated++
		}
	}
	if undated > 0 {
		out = append(out, v.t.N("note.undated", undated))
	}
	return out
}
