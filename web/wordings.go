package web

import (
	"strings"

	"longear"
)

// wordingView is a near-duplicate cluster: one wording and the posts that have it.
type wordingView struct {
	Text    textView
	Rest    string // beyond what is shown at once
	Lang    langView
	Count   string
	Sources string
	Rows    []sightingView
	More    []sightingView // beyond the first few
}

type sightingView struct {
	ID       longear.PostID
	When     whenView
	Edited   string
	Where    whereView
	Relation relationView
	Stance   string
	Own      *textView // its own text, where it differs from the wording
	Compared bool      // with its parent, further up on the page
	Changed  []string
	Evidence string
	Link     linkView
}

const (
	wordingRows  = 4
	wordingRunes = 300
	ownRunes     = 160
)

// shown is how many characters of a text are shown; Han says more in fewer.
func shown(p longear.Post, runes int) int {
	if p.Lang == longear.Chinese {
		return runes / 2
	}
	return runes
}

// wordings groups the sightings by cluster, in order of their first posts.
func (v visit) wordings(d longear.NarrativeDetail, changes []changeView) []wordingView {
	compared := map[longear.PostID]bool{}
	for _, c := range changes {
		compared[c.ID] = len(c.Diff) > 0
	}
	var out []wordingView
	index := map[longear.ClusterID]int{}
	groups := [][]longear.PostSighting{}
	for _, ps := range d.Sightings {
		i, ok := index[ps.Sighting.Cluster]
		if !ok {
			i = len(groups)
			index[ps.Sighting.Cluster] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], ps)
	}
	for _, g := range groups {
		out = append(out, v.wording(g, d.Narrative.First, compared))
	}
	return out
}

func (v visit) wording(group []longear.PostSighting, first *longear.FirstSeen, compared map[longear.PostID]bool) wordingView {
	lead := group[0].Post
	head, rest := cutRunes(lead.Body(), shown(lead, wordingRunes))
	view := wordingView{
		Text: newText(head, lead.Lang, lead.Script), Rest: rest, Lang: v.langOf(lead.Lang), Count: v.t.N("posts", len(group)),
	}
	sources := map[longear.SourceID]bool{}
	for i, ps := range group {
		sources[ps.Post.Source] = true
		row := v.sighting(ps, first)
		row.Compared = compared[ps.Post.ID]
		if i > 0 && !row.Compared {
			row.Own = ownText(ps.Post, lead)
		}
		if i < wordingRows {
			view.Rows = append(view.Rows, row)
		} else {
			view.More = append(view.More, row)
		}
	}
	view.Sources = v.t.N("sources.of", len(sources))
	return view
}

// ownText is how a post begins, where it differs from the wording that stands above it.
func ownText(p, lead longear.Post) *textView {
	if oneLine(p.Body()) == oneLine(lead.Body()) {
		return nil
	}
	head, rest := cutRunes(p.Body(), shown(p, ownRunes))
	if rest != "" {
		head += "…"
	}
	text := newText(head, p.Lang, p.Script)
	return &text
}

func (v visit) sighting(ps longear.PostSighting, first *longear.FirstSeen) sightingView {
	p, sg := ps.Post, ps.Sighting
	view := sightingView{
		ID: p.ID, When: v.published(p.Clocks), Where: v.where(p), Relation: v.relation(sg, p, first), Changed: sg.Changed,
		Link: v.outbound(p.URL), Evidence: v.evidence(sg.Evidence),
	}
	if sg.Stance != "" && sg.Stance != longear.Unclear {
		view.Stance = v.t.name("stance", string(sg.Stance))
	}
	if sg.Cue != "" {
		view.Stance = v.t.T("stance.cue", view.Stance, sg.Cue)
	}
	switch {
	case !p.Clocks.Removed.IsZero():
		view.Edited = v.t.T("time.removed", v.brief(p.Clocks.Removed, longear.Minute))
	case !p.Clocks.Edited.IsZero():
		view.Edited = v.t.T("time.edited", v.brief(p.Clocks.Edited, longear.Minute))
	}
	return view
}

// evidence says why a post was put here: channels and what they saw. Numbers are details and stay in the API.
func (v visit) evidence(all []longear.Evidence) string {
	var parts []string
	for _, e := range all {
		s := v.t.name("channel", e.Channel)
		if e.Note != "" {
			s += " (" + e.Note + ")"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " · ")
}

// cutRunes cuts a text after n runes, at a blank where there is one near.
func cutRunes(s string, n int) (head, tail string) {
	count := 0
	for i := range s {
		if count++; count <= n {
			continue
		}
		if blank := strings.LastIndexAny(s[:i], " \n"); blank > i-40 && blank > 0 {
			i = blank
		}
		return s[:i], s[i:]
	}
	return s, ""
}
