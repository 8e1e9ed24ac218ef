package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newTimeline() *cobra.Command {
	c := &cobra.Command{
		Use:     "timeline ID",
		Short:   "Show how a narrative spread: posts per day and language, and the first arrival in each",
		Example: "  longear timeline n-0c1d2e3f4g5h6j7k",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(app *app.App) error {
				d, err := app.Store().Narrative(c.Context(), longear.NarrativeID(a[0]))
				if err != nil {
					return err
				}
				t := timelineOf(d)
				if isTrue(c, "json") {
					return printJSON(c.OutOrStdout(), t)
				}
				printTimeline(c, t, app.SourceName)
				return nil
			})
		},
	}
	addSourceFlags(c)
	return c
}

// timelineView is what the timeline prints as JSON.
type timelineView struct {
	Narrative longear.NarrativeID `json:"narrative"`
	Name      string              `json:"name"`
	Arrivals  []longear.FirstSeen `json:"arrivals"` // the earliest confirmed post per language, the earliest first
	Days      []longear.Bucket    `json:"days"`     // UTC days
}

func timelineOf(d longear.NarrativeDetail) timelineView {
	t := timelineView{Narrative: d.Narrative.ID, Name: d.Narrative.Name}
	for _, f := range d.Narrative.FirstBy {
		t.Arrivals = append(t.Arrivals, *f)
	}
	slices.SortFunc(t.Arrivals, func(a, b longear.FirstSeen) int {
		return cmp.Or(a.Interval.Lo.Compare(b.Interval.Lo), cmp.Compare(a.Lang, b.Lang))
	})
	for _, s := range d.Sightings {
		day := s.Post.Clocks.EventTime().UTC().Truncate(24 * time.Hour)
		if n := len(t.Days); n == 0 || !t.Days[n-1].At.Equal(day) {
			t.Days = append(t.Days, longear.Bucket{At: day, Langs: map[longear.Lang]int{}})
		}
		t.Days[len(t.Days)-1].Langs[s.Post.Lang]++
	}
	return t
}

func printTimeline(c *cobra.Command, t timelineView, names func(longear.SourceID) string) {
	w := c.OutOrStdout()
	fmt.Fprintf(w, "Story: “%s”\n\nFirst arrivals held, by language:\n", cut(t.Name, 100))
	for i, f := range t.Arrivals {
		lag := ""
		if i > 0 {
			lag = lagOf(t.Arrivals[0], f)
		}
		fmt.Fprintf(w, "  %-4s %s UTC+5  %s  %s\n", f.Lang, when(&f), names(f.Source), lag)
	}
	fmt.Fprintln(w, "\nPosts per day (UTC):")
	for _, day := range t.Days {
		total := 0
		for _, n := range day.Langs {
			total += n
		}
		fmt.Fprintf(w, "  %s  %3d %s  %s\n", day.At.Format(time.DateOnly), total, strings.Repeat("▪", min(total, 60)), counted(day.Langs))
	}
}

// lagOf never orders two arrivals whose intervals overlap.
func lagOf(first, f longear.FirstSeen) string {
	if first.Interval.Overlaps(f.Interval) {
		return "(not to be ordered: the times overlap)"
	}
	return "+" + f.Interval.Lo.Sub(first.Interval.Hi).Round(time.Minute).String()
}
