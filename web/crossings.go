package web

import (
	"longear"
)

// crossingView is one step from a language to another.
type crossingView struct {
	From, To langView
	Lag      string
	How      string // the evidence in words
}

// crossings lists, per language that came later, from which language its first arrival came. Without a parent that is
// sure enough none is named. Editions of one outlet are no crossing.
func (v visit) crossings(d longear.NarrativeDetail, s spread, cov coverage) []crossingView {
	byID := map[longear.PostID]longear.PostSighting{}
	for _, ps := range d.Sightings {
		byID[ps.Post.ID] = ps
	}
	var out []crossingView
	for _, l := range s.Lanes {
		a := l.Arrival
		if l.Other != nil {
			a = l.Other
		}
		if a == nil || a.Lag.Why == firstItself {
			continue
		}
		out = append(out, v.crossing(*a, byID, cov))
	}
	return out
}

func (v visit) crossing(a arrival, byID map[longear.PostID]longear.PostSighting, cov coverage) crossingView {
	view := crossingView{To: v.langOf(a.Post.Post.Lang), Lag: a.Lag.said(v.t), How: v.t.T("crossing.no_parent")}
	parent, ok := byID[a.Post.Sighting.Parent]
	if !ok || !surelyParent(a.Post, parent.Post) || parent.Post.Lang == a.Post.Post.Lang {
		if a.Lag.Why != measured {
			view.How = ""
		}
		return view
	}
	view.From = v.langOf(parent.Post.Lang)
	view.Lag = hop(parent.Post, a.Post.Post, cov).said(v.t)
	view.How = v.t.T("crossing.parent", v.t.T("sure."+sureness(a.Post.Sighting)))
	return view
}

func (v visit) langOf(l longear.Lang) langView {
	return langView{Code: string(l), Name: v.t.name("lang", string(l)), Hue: hue(l)}
}
