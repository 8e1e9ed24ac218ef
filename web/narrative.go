package web

import (
	"html/template"
	"net/http"
	"slices"

	"longear"
)

type narrativeView struct {
	frame
	ID        longear.NarrativeID
	Name      nameView
	Others    []textView // the name in other languages
	States    []string
	Facts     []factView
	Stances   string
	First     firstView
	Firsts    []firstsView
	Lanes     []linkText
	Figure    template.HTML
	Legend    []legendView
	Notes     []string // below the figure
	Table     []laneRow
	Changes   []changeView
	Wordings  []wordingView
	Sheet     *sheetView
	Doubts    []doubtView
	Crossings []crossingView
	Linked    []linkedView
	Suggested []linkedView
	SplitFrom *linkedView
	History   []eventView
	Coverage  coverageView
}

// legendView is one mark of the figure with its words.
type legendView struct {
	Figure template.HTML
	Text   string
}

// narrative serves the page of one narrative; the id of one that was merged away leads to the survivor.
func (s *Server) narrative(w http.ResponseWriter, v visit) error {
	id := longear.NarrativeID(v.r.PathValue("id"))
	d, err := s.opt.Reader.Narrative(v.r.Context(), id)
	if err != nil {
		return err
	}
	if d.Narrative.ID != id {
		to := *v.r.URL
		to.Path = "/n/" + string(d.Narrative.ID)
		http.Redirect(w, v.r, to.RequestURI(), http.StatusMovedPermanently)
		return nil
	}
	cov, err := v.coverage()
	if err != nil {
		return err
	}
	page := v.narrativePage(s.privacy.detail(d, v.session), cov)
	if page.Sheet, err = v.sheet(s.privacy.detail(d, v.session)); err != nil {
		return err
	}
	return v.render(w, http.StatusOK, "narrative", page)
}

func (v visit) narrativePage(d longear.NarrativeDetail, cov coverage) narrativeView {
	n := d.Narrative
	name := v.named(n)
	langs := newSpread(d, byLang, cov)
	changes := v.changes(d)
	view := narrativeView{
		frame: v.frame(name.Plain(), "narratives"), ID: n.ID, Name: name, Others: v.otherNames(n, name.Text), States: v.states(d),
		Facts: v.facts(d, cov), Stances: v.stances(d), First: v.firstSeen(d, cov), Firsts: v.firsts(d, cov), Legend: v.legend(), Changes: changes,
		Wordings: v.wordings(d, changes), Doubts: v.doubts(d, langs), Crossings: v.crossings(d, langs, cov), Linked: v.linked(n.Links),
		Suggested: v.linked(n.Suggested), History: v.history(d.Events), Coverage: cov.view(v),
	}
	if n.SplitFrom != "" {
		if from := v.linked([]longear.NarrativeID{n.SplitFrom}); len(from) > 0 {
			view.SplitFrom = &from[0]
		}
	}
	v.fillFigure(&view, d, langs, cov)
	return view
}

func (v visit) fillFigure(view *narrativeView, d longear.NarrativeDetail, langs spread, cov coverage) {
	by := readLaneBy(v.r.URL.Query().Get("lanes"))
	s := langs
	if by != byLang {
		s = newSpread(d, by, cov)
	}
	for _, kind := range laneKinds() {
		to := "/n/" + string(view.ID)
		if kind != byLang {
			to += "?lanes=" + string(kind)
		}
		view.Lanes = append(view.Lanes, linkText{Href: to + "#spread-head", Text: v.t.T("lanes." + string(kind)), On: kind == by})
	}
	view.Table = v.laneTable(s)
	view.Figure = v.timeline(d, s, cov, v.t.T("figure.title."+string(by)), v.describe(s))
	view.Notes = v.figureNotes(d, s, cov)
}

// states are what people say of the narrative as a whole: its state, and that they chose the name shown.
func (v visit) states(d longear.NarrativeDetail) []string {
	out := []string{v.state(d)}
	if _, lang := heldName(d.Narrative, v.reader); slices.Contains(d.Narrative.Chosen, lang) {
		out = append(out, v.t.T("narrative.name_chosen"))
	}
	return out
}

func (v visit) state(d longear.NarrativeDetail) string {
	state := v.stateName(d.Narrative)
	if d.Narrative.State != longear.Verdict {
		return state
	}
	for _, e := range slices.Backward(d.Events) {
		if e.Kind == longear.EventVerdict {
			return v.t.T("state.set_by", state, v.date(e.At, true))
		}
	}
	return v.t.T("state.set_by_person", state)
}

func (v visit) legend() []legendView {
	var out []legendView
	for _, s := range markShapes() {
		var d drawing
		d.open("svg", text("viewBox", "0 0 16 16"), text("aria-hidden", "true"), class("key"))
		c := "f-ink"
		if s == markCross {
			c = "debunk"
		}
		d.mark(s, 8, 8, markRadius, c, "", "")
		d.end("svg")
		out = append(out, legendView{d.done(), v.t.T("legend." + string(s))})
	}
	return out
}
