package web

import (
	"context"
	"slices"
	"strings"

	"longear"
)

// Sheets answers what else could explain a narrative. What is not held is an error of KindNotFound.
type Sheets interface {
	Sheet(ctx context.Context, id longear.NarrativeID) (longear.Sheet, error)
}

// sheetView is the block “What else could explain it”: each question with its answer and its numbers.
type sheetView struct {
	Rows    []sheetRow
	Denying string
}

type sheetRow struct {
	Head   string
	Answer string
	Text   string
	Posts  []linkText // that show it, on this page
	More   []string   // further numbers and items
}

// sheet makes the block; nil where the server has no sheets.
func (v visit) sheet(d longear.NarrativeDetail) (*sheetView, error) {
	if v.opt.Sheets == nil {
		return nil, nil
	}
	s, err := v.opt.Sheets.Sheet(v.r.Context(), d.Narrative.ID)
	if err != nil {
		return nil, err
	}
	s = v.privacy.sheet(s)
	p := sheetPage{v, map[longear.PostID]longear.Post{}}
	for _, ps := range d.Sightings {
		p.posts[ps.Post.ID] = ps.Post
	}
	view := &sheetView{Rows: []sheetRow{p.wire(s), p.owner(s.Owner), p.platform(s.Platform), p.event(s.Event), p.outage(s.Outage), p.credits(s)}}
	if s.Denying > 0 {
		view.Denying = v.t.N("sheet.denying", s.Denying)
	}
	return view, nil
}

// sheetPage knows which posts stand on the page, so that evidence can lead to them.
type sheetPage struct {
	visit
	posts map[longear.PostID]longear.Post
}

// shownEvidence bounds the links of an answer; the API has all.
const shownEvidence = 6

func (p sheetPage) row(question string, a longear.Answer, text string, evidence []longear.PostID) sheetRow {
	row := sheetRow{Head: p.t.T("sheet." + question), Answer: p.t.T("sheet.answer." + strings.ReplaceAll(string(a), " ", "_")), Text: text}
	for _, id := range evidence {
		to := linkText{Href: "#" + string(id), Text: p.where(p.posts[id]).Name}
		if _, ok := p.posts[id]; ok && len(row.Posts) < shownEvidence && !slices.Contains(row.Posts, to) {
			row.Posts = append(row.Posts, to)
		}
	}
	return row
}

func (p sheetPage) wire(s longear.Sheet) sheetRow {
	w := s.Wire
	text := p.t.T("sheet.wire_text", p.t.number(w.Copies), p.t.N("posts", s.Posts), p.t.N("sources.of", w.Sources), p.t.number(w.Owners), p.t.number(w.OwnerUnknown))
	row := p.row("wire", w.Answer, text, w.Evidence)
	credits := p.t.T("sheet.wire_credits", p.t.number(w.Credited), p.t.N("texts", s.Read))
	if len(w.Agencies) > 0 {
		credits += ": " + p.counts(w.Agencies, "")
	}
	row.More = append(row.More, credits)
	return row
}

func (p sheetPage) owner(o longear.OwnerCheck) sheetRow {
	return p.row("owner", o.Answer, p.t.T("sheet.owner_text", p.t.number(len(o.Owners)), p.t.N("sources.of", o.Sources), p.t.number(o.Unknown)), o.Evidence)
}

func (p sheetPage) platform(c longear.PlatformCheck) sheetRow {
	parts := []string{}
	if len(c.Platforms) > 0 {
		parts = append(parts, p.counts(c.Platforms, "platform"))
	}
	if c.Unknown > 0 {
		parts = append(parts, p.t.N("sheet.platform_unknown", c.Unknown))
	}
	return p.row("platform", c.Answer, strings.Join(parts, "; "), c.Evidence)
}

func (p sheetPage) event(e longear.EventCheck) sheetRow {
	if len(e.Files) == 0 {
		return p.row("event", e.Answer, p.t.T("sheet.event_none"), nil)
	}
	row := p.row("event", e.Answer, p.t.T("sheet.event_text", p.t.number(len(e.Matches)), p.t.N("events", e.InWindow), p.date(e.Window.Lo, true), p.date(e.Window.Hi, true)), nil)
	for _, m := range e.Matches {
		when := p.date(m.Start, true)
		if last := m.End.Add(-1); last.After(m.Start) && p.date(last, true) != when {
			when = p.t.T("hit.span", when, p.date(last, true))
		}
		row.More = append(row.More, p.t.T("sheet.event_match", m.Title, when, strings.Join(m.Shared, ", "), m.From))
	}
	known := p.t.T("sheet.event_known", p.t.N("events", e.Known))
	if e.Unread > 0 {
		known += "; " + p.t.N("sheet.event_unread", e.Unread)
	}
	row.More = append(row.More, known)
	return row
}

// shownGaps bounds the gaps of the page; the API has more.
const shownGaps = 8

func (p sheetPage) outage(o longear.OutageCheck) sheetRow {
	if o.Sources == 0 {
		return p.row("outage", o.Answer, p.t.T("sheet.outage_none"), nil)
	}
	text := p.t.T("sheet.outage_text", p.t.number(o.Whole), p.t.N("sources.of", o.Sources), p.t.number(o.Down), p.date(o.Window.Lo, true), p.date(o.Window.Hi, true))
	row := p.row("outage", o.Answer, text, o.Evidence)
	row.More = p.outageNumbers(o)
	for i, g := range o.Gaps {
		if i == shownGaps {
			row.More = append(row.More, p.t.N("facet.more", len(o.Gaps)-shownGaps))
			break
		}
		span := p.t.T("hit.span", p.clock(g.From, longear.Minute, true), p.clock(g.To, longear.Minute, true))
		line := p.catalog.name(g.Source) + ": " + span + " · " + g.Reason
		if g.CaughtUp {
			line += " · " + p.t.T("sheet.outage_read_back")
		}
		row.More = append(row.More, line)
	}
	return row
}

func (p sheetPage) outageNumbers(o longear.OutageCheck) []string {
	var out []string
	for _, part := range []struct {
		key string
		n   int
	}{{"sheet.outage_later", o.Later}, {"sheet.outage_unrecorded", o.Unrecorded}, {"sheet.outage_imported", o.Imported}, {"sheet.outage_back", o.CaughtUp}} {
		if part.n > 0 {
			out = append(out, p.t.N(part.key, part.n))
		}
	}
	return out
}

func (p sheetPage) credits(s longear.Sheet) sheetRow {
	c := s.Credits
	if c.Posts == 0 {
		return p.row("credit", c.Answer, p.t.T("sheet.credit_none", p.t.N("texts", s.Read)), nil)
	}
	row := p.row("credit", c.Answer, p.t.T("sheet.credit_text", p.t.number(c.Posts), p.t.N("texts", s.Read), p.t.number(c.Unnamed)), creditPosts(c.Credits))
	for _, one := range c.Credits {
		row.More = append(row.More, p.credit(one))
	}
	if len(c.Others) > 0 {
		row.More = append(row.More, p.t.T("sheet.credit_others", p.counts(c.Others, "")))
	}
	return row
}

func (p sheetPage) credit(c longear.Credit) string {
	found := p.t.T("sheet.credit_unchecked")
	switch c.Answer {
	case longear.Yes:
		h := c.Held[0]
		found = p.t.T("sheet.credit_held", p.catalog.name(h.Source), p.clock(h.At, longear.Minute, true), p.t.T("sheet.match."+string(h.How)))
	case longear.No:
		found = p.t.N("sheet.credit_missing", len(c.Search))
	}
	return p.t.T("sheet.credit_line", c.Says, p.named(c), p.t.N("posts", len(c.Posts)), found, p.searched(c))
}

// searched says where we looked for an earlier post, and how those sources were collected.
func (p sheetPage) searched(c longear.Credit) string {
	parts := []string{p.t.T("sheet.credit_searched", p.t.N("posts", c.Looked), p.date(c.Since, true))}
	for _, part := range []struct {
		key string
		n   int
	}{
		{"sheet.sources_whole", c.Whole},
		{"sheet.sources_gaps", c.Gaps},
		{"sheet.sources_later", c.Later},
		{"sheet.sources_untold", c.Untold},
		{"sheet.sources_never", c.Never},
	} {
		if part.n > 0 {
			parts = append(parts, p.t.T(part.key, p.t.number(part.n)))
		}
	}
	return strings.Join(parts, ", ")
}

// creditPosts are the copies that name a source, and what was found of it.
func creditPosts(all []longear.Credit) []longear.PostID {
	var out []longear.PostID
	for _, c := range all {
		for _, h := range c.Held {
			out = append(out, h.Post)
		}
		out = append(out, c.Posts...)
	}
	return out
}

// named says whom a credit can mean.
func (p sheetPage) named(c longear.Credit) string {
	switch c.Kind {
	case longear.CreditMedia:
		langs := make([]string, len(c.Langs))
		for i, l := range c.Langs {
			langs[i] = p.t.name("lang", string(l))
		}
		return p.t.T("sheet.names_media", strings.Join(langs, ", "))
	case longear.CreditForeign:
		return p.t.T("sheet.names_foreign")
	}
	return c.Name
}

func (p sheetPage) counts(all []longear.Count, kind string) string {
	parts := make([]string, len(all))
	for i, c := range all {
		name := c.Value
		if kind != "" {
			name = p.t.name(kind, name)
		}
		parts[i] = name + " " + p.t.number(c.Count)
	}
	return strings.Join(parts, ", ")
}
