package web

import (
	"strings"

	"longear"
)

// eventView is one line of the history.
type eventView struct {
	When whenView
	Text string
	Why  string
	By   string
}

// maxEvents bounds the history shown; assignments, which the table of sightings shows, are left out.
const maxEvents = 60

func (v visit) history(events []longear.Event) []eventView {
	var out []eventView
	for _, e := range events {
		if e.Kind == longear.EventAssign || len(out) == maxEvents {
			continue
		}
		by := v.t.T("event.by_machine")
		if e.By != machine {
			by = v.t.T("event.by_person")
		}
		out = append(out, eventView{When: v.instant(e.At), Text: v.eventText(e), Why: v.evidence(e.Evidence), By: by})
	}
	return out
}

func (v visit) eventText(e longear.Event) string {
	s := v.t.name("event", strings.ReplaceAll(string(e.Kind), "-", "_"))
	if e.Other != "" {
		s += " " + string(e.Other)
	}
	switch {
	case e.From != "" && e.To != "":
		s += ": " + e.From + " → " + e.To
	case e.To != "":
		s += ": " + e.To
	}
	return s
}
