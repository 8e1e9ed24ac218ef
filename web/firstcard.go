package web

import (
	"longear"
)

// firstView is the card that says why we believe that a post is the earliest copy held.
type firstView struct {
	Held      bool
	Origin    string // "origin not found; earliest copy we hold: …", or what the earliest copy leads to
	When      whenView
	Between   string // the interval, where it is wider than a minute
	Claimed   string
	Observed  whenView
	Runner    string
	RunnerWhy string
	Since     string
	Link      linkView
	Digest    string
}

func (v visit) firstSeen(d longear.NarrativeDetail, cov coverage) firstView {
	n := d.Narrative
	if n.First == nil {
		return firstView{}
	}
	f := *n.First
	view := firstView{
		Held: true, Claimed: v.t.name("provenance", string(f.Provenance)), Observed: v.instant(f.Observed), Since: v.collectedSince(f.Source, cov),
		When: whenView{ISO: isoOf(f.Interval.Lo, f.Precision), Text: v.clock(f.Interval.Lo, f.Precision, true)},
	}
	if f.Precision == longear.Day {
		view.Between = v.t.T("first.between", v.clock(f.Interval.Lo, longear.Minute, false), v.clock(f.Interval.Hi, longear.Minute, false))
	}
	if n.Runner != nil {
		r := *n.Runner
		view.Runner = v.clock(r.Interval.Lo, r.Precision, true) + " · " + v.placed(r)
		if r.Interval.Overlaps(f.Interval) {
			view.RunnerWhy = v.t.T("first.overlap")
		}
	}
	view.Origin = v.t.T("first.no_origin", v.placed(f), view.When.Text)
	if ps := firstSighting(d); ps != nil {
		view.Link, view.Digest = v.outbound(ps.Post.URL), ps.Post.Digest
		if lead := v.lead(*ps); lead != "" {
			view.Origin = lead
		}
	}
	return view
}

func (v visit) collectedSince(id longear.SourceID, cov coverage) string {
	since, ok := cov.since(id)
	if !ok {
		return v.t.T("first.not_collected")
	}
	return v.t.T("first.since", v.date(since, true))
}

// maxLeads bounds how many links of the earliest copy are looked up.
const maxLeads = 5

// lead says what the earliest copy leads to, when its parent, a forward or a link names an earlier source. "" where
// nothing does: then the origin is not found.
func (v visit) lead(first longear.PostSighting) string {
	if to := first.Post.ForwardOf; to != "" {
		if host := hostOf(to); host != "" {
			to = host
		}
		return v.t.T("first.forwarded", to)
	}
	ids := []longear.PostID{}
	if first.Sighting.Parent != "" {
		ids = append(ids, first.Sighting.Parent)
	}
	for _, link := range first.Post.Links[:min(maxLeads, len(first.Post.Links))] {
		ids = append(ids, longear.NewPostID(longear.URLKey(link)))
	}
	for _, id := range ids {
		ps, err := v.opt.Reader.Post(v.r.Context(), id)
		if err != nil || !ps.Post.Clocks.Confirmed() || !spanOf(ps.Post).Before(spanOf(first.Post)) {
			continue
		}
		ps.Post = v.privacy.post(ps.Post, v.session)
		w := v.where(ps.Post)
		return v.t.T("first.leads", w.Name+" · "+w.Detail, v.published(ps.Post.Clocks).Text)
	}
	return ""
}
