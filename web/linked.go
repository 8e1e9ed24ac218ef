package web

import (
	"longear"
)

// linkedView is another narrative with its framed name.
type linkedView struct {
	Href string
	Name nameView
	Sub  string
}

// maxLinked bounds how many other narratives are looked up for one page.
const maxLinked = 8

// linked reads the names of other narratives; those that are no longer held are left out.
func (v visit) linked(ids []longear.NarrativeID) []linkedView {
	var out []linkedView
	for _, id := range ids[:min(maxLinked, len(ids))] {
		d, err := v.opt.Reader.Narrative(v.r.Context(), id)
		if err != nil {
			v.opt.Logger.WarnContext(v.r.Context(), "linked narrative not read", "id", string(id), "err", err)
			continue
		}
		n := v.privacy.narrative(d.Narrative, v.session)
		sub := v.t.N("posts", n.Posts)
		if n.First != nil {
			sub = v.t.T("linked.sub", sub, v.brief(n.First.Interval.Lo, n.First.Precision))
		}
		out = append(out, linkedView{Href: "/n/" + string(n.ID), Name: v.named(n), Sub: sub})
	}
	return out
}
