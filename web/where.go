package web

import (
	"strings"

	"longear"
)

// whereView says where a post stands.
type whereView struct {
	Name    string // of the source, or of the account
	Detail  string // platform, country
	Hue     string
	Lang    string
	Private bool // a pseudonym is shown
}

func (v visit) where(p longear.Post) whereView {
	view := whereView{Name: v.catalog.name(p.Source), Hue: hue(p.Lang), Lang: v.t.name("lang", string(p.Lang))}
	_, listed := v.catalog.byID[p.Source]
	if p.Account != "" && (!listed || !v.catalog.listedAccount(p.Source, p.Account)) {
		view.Name, view.Private = p.Account, !v.session
	}
	detail := []string{v.t.name("platform", string(p.Platform))}
	if p.Country != "" {
		detail = append(detail, v.t.name("country", p.Country))
	}
	view.Detail = strings.Join(detail, " · ")
	return view
}

// placed says where a first-seen stands, in one line.
func (v visit) placed(f longear.FirstSeen) string {
	w := v.where(longear.Post{Source: f.Source, Account: f.Account, Platform: f.Platform, Lang: f.Lang})
	return w.Name + " · " + w.Detail
}

// relationView is the relation of a post with its mark and how sure it is.
type relationView struct {
	Text  string
	Class string // o: the earliest held, d: a debunk
	Sure  string // likely, possible, weak; "" where there is no parent
}

// Thresholds of the words for scores; docs give the measured precision of each word.
const (
	likelyFrom   = .75
	possibleFrom = .5
)

func (v visit) relation(sg longear.Sighting, p longear.Post, first *longear.FirstSeen) relationView {
	view := relationView{Text: v.t.name("relation", string(sg.Relation))}
	switch {
	case first != nil && first.Post == p.ID:
		view.Text, view.Class = v.t.T("relation.earliest"), "o"
	case sg.Relation == longear.Debunk:
		view.Class = "d"
	}
	if sg.Parent != "" {
		view.Sure = v.t.T("sure." + sureness(sg))
	}
	return view
}

// sureness is the word for a score. What a platform states itself is not a guess.
func sureness(sg longear.Sighting) string {
	switch {
	case sg.Relation == longear.Forward:
		return "stated"
	case sg.Score >= likelyFrom:
		return "likely"
	case sg.Score >= possibleFrom:
		return "possible"
	default:
		return "weak"
	}
}
