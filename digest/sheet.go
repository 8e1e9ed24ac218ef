package digest

import (
	"context"
	"fmt"
	"strings"

	"longear"
)

// Sheets answers what else could explain a narrative.
type Sheets interface {
	Sheet(ctx context.Context, id longear.NarrativeID) (longear.Sheet, error)
}

// explained words the answers of a sheet, one line for each question.
func (b builder) explained(s longear.Sheet) []string {
	w, o, p, e, u, c := s.Wire, s.Owner, s.Platform, s.Event, s.Outage, s.Credits
	return []string{
		answer("wire copy", w.Answer, "%d of %d posts are one text, of %d sources; known distinct owners %d, owner unknown %d; agency credits %d",
			w.Copies, s.Posts, w.Sources, w.Owners, w.OwnerUnknown, w.Credited),
		answer("one owner", o.Answer, "known distinct owners %d of %d sources, owner unknown %d", len(o.Owners), o.Sources, o.Unknown),
		answer("one platform", p.Answer, "platforms %d, posts without one %d", len(p.Platforms), p.Unknown),
		answer("scheduled event", e.Answer, "%s", b.event(e)),
		answer("our own outage", u.Answer, "%d of %d sources collected throughout, %d with gaps that were not read back, %d since later, %d without a record, %d imported",
			u.Whole, u.Sources, u.Down, u.Later, u.Unrecorded, u.Imported),
		answer("named source held", c.Answer, "%s", b.credits(c)),
	}
}

func answer(question string, a longear.Answer, format string, args ...any) string {
	return question + "? " + string(a) + ": " + fmt.Sprintf(format, args...)
}

func (b builder) event(e longear.EventCheck) string {
	if len(e.Files) == 0 {
		return "no calendar of events is set up"
	}
	parts := []string{fmt.Sprintf("%d of %d events of the first days share names or words", len(e.Matches), e.InWindow)}
	for _, m := range e.Matches {
		parts = append(parts, fmt.Sprintf("“%s”, %s (%s)", m.Title, m.Start.In(b.opt.Week.From.Location()).Format("2 January 2006"), strings.Join(m.Shared, ", ")))
	}
	return strings.Join(parts, "; ")
}

func (b builder) credits(c longear.CreditCheck) string {
	if c.Posts == 0 {
		return "no text says whom it has it from"
	}
	parts := []string{fmt.Sprintf("%d texts say whom they have it from", c.Posts)}
	for _, one := range c.Credits {
		found := "not checked"
		switch one.Answer {
		case longear.Yes:
			found = "earlier post held, " + b.name(one.Held[0].Source)
		case longear.No:
			found = fmt.Sprintf("none among %d sources searched, %d of them collected throughout", len(one.Search), one.Whole)
		}
		parts = append(parts, fmt.Sprintf("“%s”: %s", one.Says, found))
	}
	return strings.Join(parts, "; ")
}

func (b builder) name(id longear.SourceID) string {
	if name, ok := b.names[id]; ok {
		return name
	}
	return "a source that is not in the catalogue"
}
