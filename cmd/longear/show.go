package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newShow() *cobra.Command {
	c := &cobra.Command{
		Use:   "show ID",
		Short: "Show a narrative (n-…) with its sightings, or a post (p-…)",
		Long: `Show a narrative with its sightings, or a post. The id of a narrative that was merged away leads to the survivor.
--as-of shows the narrative as it was after an event (e-12-3), after a commit (12), or at a time: who belonged to it, and
its state. The texts are the newest that are held.`,
		Example: "  longear show n-0c1d2e3f4g5h6j7k\n  longear show n-0c1d2e3f4g5h6j7k --as-of e-12-3\n  longear show n-0c1d2e3f4g5h6j7k --as-of 2024-04-06",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(app *app.App) error {
				if strings.HasPrefix(a[0], "p-") {
					if flag(c, "as-of") != "" {
						return &usageError{c.CommandPath(), errors.New("--as-of is for narratives (n-…)")}
					}
					return showPost(c, app, longear.PostID(a[0]))
				}
				return showNarrative(c, app, longear.NarrativeID(a[0]))
			})
		},
	}
	c.Flags().String("as-of", "", "an event, a commit's number, or a time: show the narrative as it was then")
	addSourceFlags(c)
	return c
}

func showPost(c *cobra.Command, a *app.App, id longear.PostID) error {
	p, err := a.Store().Post(c.Context(), id)
	if err != nil {
		return err
	}
	if isTrue(c, "json") {
		return printJSON(c.OutOrStdout(), p)
	}
	w := c.OutOrStdout()
	fmt.Fprintf(w, "%s\n%s · %s · %s\n%s\n\n%s\n\n", p.Post.ID, a.SourceName(p.Post.Source), p.Post.Platform, p.Post.Lang, p.Post.URL, p.Post.Body())
	fmt.Fprintf(w, "%s of %s in narrative %s (%s)\n", p.Sighting.Relation, orNone(string(p.Sighting.Parent)), p.Sighting.Narrative, reasons(p.Sighting.Evidence))
	return nil
}

func orNone(s string) string {
	if s == "" {
		return "nothing earlier held"
	}
	return s
}

func reasons(evidence []longear.Evidence) string {
	parts := make([]string, len(evidence))
	for i, e := range evidence {
		parts[i] = e.Channel
		if e.Value != 0 {
			parts[i] += fmt.Sprintf(" %.2f", e.Value)
		}
		if e.Note != "" {
			parts[i] += " " + e.Note
		}
	}
	return strings.Join(parts, "; ")
}

func showNarrative(c *cobra.Command, a *app.App, id longear.NarrativeID) error {
	d, err := narrativeAt(c, a, id)
	if err != nil {
		return err
	}
	if isTrue(c, "json") {
		for i := range d.Events {
			d.Events[i] = d.Events[i].Anonymous()
		}
		return printJSON(c.OutOrStdout(), d.View())
	}
	w := c.OutOrStdout()
	n := d.Narrative
	fmt.Fprintf(w, "%s  %s · %s\n", n.ID, framed(n, 100), longear.StateText(n.State, n.Verdict))
	if who := stateLine(d.Events); who != "" && n.State != longear.Unreviewed {
		fmt.Fprintln(w, who)
	}
	for _, lang := range longear.FirstClass() {
		if name, ok := n.Names[lang]; ok {
			fmt.Fprintf(w, "  %s  %s%s\n", lang, cut(name, 100), chosenBy(n, lang))
		}
	}
	fmt.Fprintln(w, firstSeenLines(n, a.SourceName))
	fmt.Fprintf(w, "%d posts (%d assert the claim) in %d wordings · %d sources, %d known distinct owners, %d of unknown owner\n\n",
		n.Posts, n.Carrying, n.Clusters, len(n.Sources), len(n.Owners), n.Unowned)
	coverage, err := a.Store().Coverage(c.Context())
	if err != nil {
		return err
	}
	printFirsts(w, d.Firsts(), coverage, a.SourceName)
	printSightings(w, d.Sightings, a.SourceName)
	return nil
}

// chosenBy marks a name that a person chose.
func chosenBy(n longear.Narrative, lang longear.Lang) string {
	if slices.Contains(n.Chosen, lang) {
		return "  (chosen by a person)"
	}
	return ""
}

func narrativeAt(c *cobra.Command, a *app.App, id longear.NarrativeID) (longear.NarrativeDetail, error) {
	if at := flag(c, "as-of"); at != "" {
		return a.AsOf(c.Context(), id, at)
	}
	return a.Store().Narrative(c.Context(), id)
}

// stateLine says who set the state last, when and why.
func stateLine(events []longear.Event) string {
	for _, e := range slices.Backward(events) {
		if effect := e.Effect(); effect == longear.EventState || effect == longear.EventVerdict {
			return fmt.Sprintf("  set by %s, %s UTC+5 (%s): %s", e.By, e.At.In(almaty()).Format("2 Jan 2006 15:04"), e.ID, reasons(e.Evidence))
		}
	}
	return ""
}

// firstSeenLines says what is the earliest copy held, never where a claim comes from.
func firstSeenLines(n longear.Narrative, names func(longear.SourceID) string) string {
	if n.First == nil {
		return "No confirmed time of publication is held."
	}
	line := fmt.Sprintf("Origin not found; earliest copy we hold: %s UTC+5, %s, %s, %s (time claimed by: %s, to the %s)",
		when(n.First), names(n.First.Source), n.First.Platform, n.First.Lang, n.First.Provenance, n.First.Precision)
	if n.Runner != nil {
		line += fmt.Sprintf("\nRunner-up: %s UTC+5, %s, %s", when(n.Runner), names(n.Runner.Source), n.Runner.Lang)
	}
	return line
}

func printSightings(w io.Writer, sightings []longear.PostSighting, names func(longear.SourceID) string) {
	rows := make([][]string, len(sightings))
	for i, s := range sightings {
		rows[i] = []string{
			s.Post.Clocks.EventTime().In(almaty()).Format("2 Jan 15:04"), cut(names(s.Post.Source), 22), string(s.Post.Platform), string(s.Post.Lang),
			string(s.Sighting.Relation), string(s.Sighting.Stance), string(s.Sighting.Cluster), cut(s.Post.Body(), 60), s.Post.URL,
		}
	}
	table(w, []string{"TIME UTC+5", "WHERE", "PLATFORM", "LANG", "RELATION", "STANCE", "WORDING", "TEXT", "LINK"}, rows)
}
