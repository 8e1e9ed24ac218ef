package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newSheet() *cobra.Command {
	c := &cobra.Command{
		Use:   "sheet ID",
		Short: "Answer with numbers what else could explain a narrative",
		Long: `Ask of a narrative (n-…) what else could explain that it seems to spread: one text of an agency, one owner, one
platform, a scheduled event, our own outage; and where copies say whom they have it from, whether earlier posts of those
are held. Each answer is yes, no or not checked, with its numbers. The id of a narrative that was merged away leads to the
survivor. It judges nothing (docs/sheet.md).`,
		Example: "  longear sheet n-0c1d2e3f4g5h6j7k --events events.yaml --events team.ics",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(app *app.App) error {
				warnOfEvents(c, app)
				s, err := app.Sheet(c.Context(), longear.NarrativeID(a[0]))
				if err != nil {
					return err
				}
				if isTrue(c, "json") {
					return printJSON(c.OutOrStdout(), s)
				}
				if string(s.Narrative) != a[0] {
					fmt.Fprintf(c.OutOrStdout(), "%s was merged into %s\n\n", a[0], s.Narrative)
				}
				printSheet(c.OutOrStdout(), s, app.SourceName)
				return nil
			})
		},
	}
	addEventsFlag(c)
	addSourceFlags(c)
	return c
}

func addEventsFlag(c *cobra.Command) {
	c.Flags().StringSlice("events", nil, "calendars of scheduled events, events.yaml or .ics (docs/sheet.md)")
}

// warnOfEvents names the entries of the calendars that could not be read; the rest counts.
func warnOfEvents(c *cobra.Command, a *app.App) {
	for _, f := range a.EventFaults() {
		fmt.Fprintln(c.ErrOrStderr(), "longear: event not read:", f)
	}
}

// sheetPrinter prints one question after the other.
type sheetPrinter struct {
	io.Writer
	names func(longear.SourceID) string
}

func printSheet(w io.Writer, s longear.Sheet, names func(longear.SourceID) string) {
	p := sheetPrinter{w, names}
	fmt.Fprintf(w, "%s: %d posts pass it on, %d deny it (not counted below); %d texts read\n\n", s.Narrative, s.Posts, s.Denying, s.Read)
	p.wire(s.Wire, s)
	p.owner(s.Owner)
	p.platform(s.Platform)
	p.event(s.Event)
	p.outage(s.Outage)
	p.credits(s.Credits, s.Read)
}

// line prints an answer; further lines are indented below it.
func (p sheetPrinter) line(question string, answer longear.Answer, format string, args ...any) {
	fmt.Fprintf(p, "%-20s %-12s %s\n", question, answer, fmt.Sprintf(format, args...))
}

func (p sheetPrinter) more(format string, args ...any) {
	fmt.Fprintf(p, "%33s %s\n", "", fmt.Sprintf(format, args...))
}

func (p sheetPrinter) wire(w longear.WireCheck, s longear.Sheet) {
	p.line("Wire copy?", w.Answer, "%d of %d posts are one text, of %d sources (%d known distinct owners, owner unknown %d); %d of %d texts carry an agency's credit",
		w.Copies, s.Posts, w.Sources, w.Owners, w.OwnerUnknown, w.Credited, s.Read)
	if len(w.Agencies) > 0 {
		p.more("agencies: %s", countText(w.Agencies))
	}
	p.evidence(w.Evidence)
}

// shownPosts bounds the posts that are printed as evidence; JSON has more.
const shownPosts = 3

func (p sheetPrinter) evidence(posts []longear.PostID) {
	if len(posts) == 0 {
		return
	}
	ids := make([]string, 0, shownPosts)
	for _, id := range posts[:min(shownPosts, len(posts))] {
		ids = append(ids, string(id))
	}
	if more := len(posts) - len(ids); more > 0 {
		ids = append(ids, fmt.Sprintf("and %d more (--json)", more))
	}
	p.more("posts: %s", strings.Join(ids, ", "))
}

func (p sheetPrinter) owner(o longear.OwnerCheck) {
	p.line("One owner?", o.Answer, "%d known distinct owners of %d sources, owner unknown %d", len(o.Owners), o.Sources, o.Unknown)
	p.evidence(o.Evidence)
}

func (p sheetPrinter) platform(c longear.PlatformCheck) {
	p.line("One platform?", c.Answer, "%s; platform unknown %d", orDash(countText(c.Platforms)), c.Unknown)
	p.evidence(c.Evidence)
}

func (p sheetPrinter) event(e longear.EventCheck) {
	if len(e.Files) == 0 {
		p.line("Scheduled event?", e.Answer, "no calendar was given (--events)")
		return
	}
	p.line("Scheduled event?", e.Answer, "%d of the %d events between %s and %s share names or words with the posts (%d in the calendars, %d entries not read)",
		len(e.Matches), e.InWindow, clock(e.Window.Lo), clock(e.Window.Hi), e.Known, e.Unread)
	for _, m := range e.Matches {
		p.more("%s – %s  %s (%s): shares %s", clock(m.Start), clock(m.End), m.Title, m.From, strings.Join(m.Shared, ", "))
	}
}

// shownGaps bounds what is printed; JSON has more.
const shownGaps = 8

func (p sheetPrinter) outage(o longear.OutageCheck) {
	if o.Sources == 0 {
		p.line("Our own outage?", o.Answer, "no source is collected; sources that were imported: %d", o.Imported)
		return
	}
	p.line("Our own outage?", o.Answer, "%s – %s: of %d sources %d collected throughout, %d since later, %d without a record of gaps; %d with gaps, %d with gaps that were read back; imported: %d",
		clock(o.Window.Lo), clock(o.Window.Hi), o.Sources, o.Whole, o.Later, o.Unrecorded, o.Down, o.CaughtUp, o.Imported)
	p.evidence(o.Evidence)
	for i, g := range o.Gaps {
		if i == shownGaps {
			p.more("and %d more", len(o.Gaps)-shownGaps)
			break
		}
		back := ""
		if g.CaughtUp {
			back = "; read back afterwards"
		}
		p.more("%s: %s – %s, %s%s", p.names(g.Source), clock(g.From), clock(g.To), cut(g.Reason, 60), back)
	}
}

func (p sheetPrinter) credits(c longear.CreditCheck, read int) {
	if c.Posts == 0 {
		p.line("Named source held?", c.Answer, "none of %d texts says whom it has it from", read)
		return
	}
	p.line("Named source held?", c.Answer, "%d of %d texts say whom they have it from, %d of them without naming anybody we know", c.Posts, read, c.Unnamed)
	if len(c.Others) > 0 {
		p.more("named, and no source of ours: %s", countText(c.Others))
	}
	for _, one := range c.Credits {
		p.credit(one)
	}
}

func (p sheetPrinter) credit(c longear.Credit) {
	p.more("“%s”, %s (%d posts, first %s, %s): %s", cut(c.Says, 60), creditText(c), len(c.Posts), c.Posts[0], clock(c.Before), p.found(c))
	p.more("  searched: %d posts of %d sources since %s, %d compared; collected throughout %d, with gaps %d, since later %d, not recorded or imported %d; never collected %d",
		c.Looked, len(c.Search), c.Since.In(almaty()).Format("2 Jan 2006"), c.Read, c.Whole, c.Gaps, c.Later, c.Untold, c.Never)
}

func (p sheetPrinter) found(c longear.Credit) string {
	switch c.Answer {
	case longear.Yes:
		h := c.Held[0]
		how := map[longear.MatchKind]string{longear.MatchMember: "in this story", longear.MatchCopy: "nearly the same text", longear.MatchClaim: "the same claim"}[h.How]
		return fmt.Sprintf("held: %s, %s, %s (%s), %d in all", p.names(h.Source), clock(h.At), h.Post, how, len(c.Held))
	case longear.No:
		return fmt.Sprintf("none among %d sources searched", len(c.Search))
	}
	return "not checked"
}

func creditText(c longear.Credit) string {
	switch c.Kind {
	case longear.CreditMedia:
		langs := make([]string, len(c.Langs))
		for i, l := range c.Langs {
			langs[i] = string(l)
		}
		return "media in " + strings.Join(langs, ", ")
	case longear.CreditForeign:
		return "media abroad"
	}
	return c.Name
}

// countText prints counts in the order in which they come.
func countText(all []longear.Count) string {
	parts := make([]string, len(all))
	for i, c := range all {
		parts[i] = fmt.Sprintf("%s %d", c.Value, c.Count)
	}
	return strings.Join(parts, ", ")
}
