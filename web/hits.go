package web

import (
	"html/template"
	"slices"
	"strings"

	"longear"
)

// hitView is a narrative in a list.
type hitView struct {
	ID       longear.NarrativeID
	Name     nameView
	State    string
	Snippets []snippetView
	First    string
	Facts    []string
	Path     []stepView
	Figure   template.HTML
	Caption  string
}

// stepView is one step of the path of languages; languages that arrived at the same time share one.
type stepView struct{ Langs []langView }

type langView struct{ Code, Name, Hue string }

func (v visit) hit(h longear.NarrativeHit, words []string) hitView {
	n := h.Narrative
	view := hitView{ID: n.ID, Name: v.named(n), State: v.stateName(n), Path: v.path(n), Figure: v.miniature(n), First: v.t.T("hit.no_first")}
	if n.First != nil {
		view.First = v.t.T("hit.first", v.brief(n.First.Interval.Lo, n.First.Precision), v.t.name("platform", string(n.First.Platform)), v.t.name("lang", string(n.First.Lang)))
	}
	for _, b := range h.Best {
		view.Snippets = append(view.Snippets, v.snippet(b, words))
	}
	view.Facts = append(view.Facts, v.t.N("posts", n.Posts))
	if h.Matched != n.Posts {
		view.Facts[0] = v.t.T("hit.matched", v.t.number(h.Matched), v.t.N("posts", n.Posts))
	}
	view.Facts = append(view.Facts, v.owners(n))
	if n.Debunked() {
		view.Facts = append(view.Facts, v.t.T("hit.debunk"))
	}
	view.Caption = v.spanCaption(n)
	return view
}

// owners tells independent voices apart from copies: "known distinct owners 4, owner unknown 3".
func (v visit) owners(n longear.Narrative) string {
	if n.Unowned == 0 {
		return v.t.N("owners", len(n.Owners))
	}
	return v.t.T("owners.both", v.t.N("owners", len(n.Owners)), v.t.number(n.Unowned))
}

// stateName says what people have decided; nothing that was computed.
func (v visit) stateName(n longear.Narrative) string {
	if n.State == "" {
		n.State = longear.Unreviewed
	}
	if n.State == longear.Verdict && n.Verdict != "" {
		return v.t.T("state.verdict_is", n.Verdict)
	}
	return v.t.name("state", strings.ReplaceAll(string(n.State), " ", "_"))
}

// path lists languages by their first arrival. Overlapping intervals are never ordered: they share a step.
func (v visit) path(n longear.Narrative) []stepView {
	langs := sortedLangs(n.FirstBy)
	langs = slices.DeleteFunc(langs, func(l longear.Lang) bool { return n.FirstBy[l] == nil })
	slices.SortStableFunc(langs, func(a, b longear.Lang) int {
		return n.FirstBy[a].Interval.Lo.Compare(n.FirstBy[b].Interval.Lo)
	})
	var steps []stepView
	var open longear.Interval
	for i, l := range langs {
		at := n.FirstBy[l].Interval
		view := langView{Code: string(l), Name: v.t.name("lang", string(l)), Hue: hue(l)}
		if i > 0 && at.Overlaps(open) {
			steps[len(steps)-1].Langs = append(steps[len(steps)-1].Langs, view)
			if at.Hi.After(open.Hi) {
				open.Hi = at.Hi
			}
			continue
		}
		steps, open = append(steps, stepView{[]langView{view}}), at
	}
	return steps
}

func (v visit) spanCaption(n longear.Narrative) string {
	if n.First == nil {
		return ""
	}
	from, to := v.date(n.First.Interval.Lo, false), v.date(n.Last, n.Last.Year() != v.now.Year())
	if n.First.Precision == longear.Day {
		from = v.dateIn(claimedDay(n.First.Interval.Lo), false)
	}
	if from == v.date(n.Last, false) {
		return to
	}
	return v.t.T("hit.span", from, to)
}

// postHitView is a post in a list.
type postHitView struct {
	Snippet   snippetView
	When      whenView
	Where     whereView
	Relation  relationView
	Stance    string
	Narrative string
	Link      linkView
}

func (v visit) postHits(hits []longear.PostHit, words []string) []postHitView {
	var out []postHitView
	for _, h := range hits {
		out = append(out, postHitView{
			Snippet: v.snippet(h, words), When: v.published(h.Post.Clocks), Where: v.where(h.Post), Relation: v.relation(h.Sighting, h.Post, nil),
			Stance: v.t.name("stance", string(h.Sighting.Stance)), Narrative: "/n/" + string(h.Sighting.Narrative) + "#" + string(h.Post.ID), Link: v.outbound(h.Post.URL),
		})
	}
	return out
}
