package main

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/clustering/spread"
)

func newSpread() *cobra.Command {
	c := &cobra.Command{
		Use:     "spread ID",
		Short:   "Show who probably carried a narrative from whom, through which languages and platforms",
		Example: "  longear spread n-0c1d2e3f4g5h6j7k",
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, a []string) error {
			opt, err := options(c)
			if err != nil {
				return err
			}
			reader, err := app.Languages(opt)
			if err != nil {
				return err
			}
			words, err := app.WordVectors()
			if err != nil {
				return err
			}
			return withApp(c, opt, func(app *app.App) error {
				d, err := app.Store().Narrative(c.Context(), longear.NarrativeID(a[0]))
				if err != nil {
					return err
				}
				coverage, err := app.Store().Coverage(c.Context())
				if err != nil {
					return err
				}
				in := spread.Input{Sightings: d.Sightings, Sources: opt.Sources, Since: sinceOf(coverage)}
				v := spreadView{d.Narrative.ID, d.Narrative.Name, spread.Of(in, spread.Options{Reader: reader, Meaning: words})}
				if isTrue(c, "json") {
					return printJSON(c.OutOrStdout(), v)
				}
				printSpread(c.OutOrStdout(), v, d, app.SourceName)
				return nil
			})
		},
	}
	addSourceFlags(c)
	return c
}

// spreadView is what the command prints as JSON.
type spreadView struct {
	Narrative longear.NarrativeID `json:"narrative"`
	Name      string              `json:"name"`
	spread.Report
}

func sinceOf(coverage []longear.Coverage) map[longear.SourceID]time.Time {
	since := map[longear.SourceID]time.Time{}
	for _, c := range coverage {
		if !c.Since.IsZero() {
			since[c.Source] = c.Since
		}
	}
	return since
}

func printSpread(w io.Writer, v spreadView, d longear.NarrativeDetail, names func(longear.SourceID) string) {
	fmt.Fprintf(w, "Story: “%s”\n%s\n\n", cut(v.Name, 100), firstSeenLines(d.Narrative, names))
	printVoices(w, v.Voices)
	printWaves(w, v.Waves, v.Bursts)
	posts := map[longear.PostID]*longear.Post{}
	for i := range d.Sightings {
		posts[d.Sightings[i].Post.ID] = &d.Sightings[i].Post
	}
	where := func(id longear.PostID) string {
		if p := posts[id]; p != nil {
			return cut(names(p.Source), 22)
		}
		return "–"
	}
	printCrossings(w, v.Crossings, where)
	printSteps(w, v.Report, where)
}

func printVoices(w io.Writer, v spread.Voices) {
	fmt.Fprintf(w, "Known distinct owners %d (%d in words of their own), owner unknown %d · %d in own words, %d syndicated copies, %d by the same owner · denying %d\n",
		len(v.Owners), len(v.OwnWords), v.OwnerUnknown, v.Own, v.Syndicated, v.SameOwner, v.Denying)
}

func printWaves(w io.Writer, waves []spread.Wave, bursts []spread.Burst) {
	for i, wave := range waves {
		fmt.Fprintf(w, "Wave %d: %s – %s UTC+5, %d posts, %d assert the claim", i+1, clock(wave.From), clock(wave.To), wave.Posts, wave.Carrying)
		if i > 0 {
			fmt.Fprintf(w, ", after a silence of at least %s", wave.Silence.Round(time.Hour))
		}
		fmt.Fprintln(w)
	}
	for _, b := range bursts {
		fmt.Fprintf(w, "Burst: %s – %s UTC+5, %d posts, %.1f an hour (all in all %.2f)\n", clock(b.From), clock(b.To), b.Posts, b.Rate, b.Usual)
	}
}

func printCrossings(w io.Writer, crossings []spread.Crossing, where func(longear.PostID) string) {
	if len(crossings) == 0 {
		fmt.Fprintln(w, "\nNo crossing between languages, platforms or countries is held.")
		return
	}
	fmt.Fprintln(w, "\nFirst arrivals held on another side:")
	rows := make([][]string, len(crossings))
	for i, c := range crossings {
		from, lag := orDash(c.From), "origin not found"
		switch {
		case c.OwnEdition:
			lag = "own edition"
		case c.Lag != nil:
			lag = lagText(*c.Lag)
		}
		if len(c.Tied) > 0 {
			lag += fmt.Sprintf(" (%d more may be as early)", len(c.Tied))
		}
		rows[i] = []string{string(c.Side), from + " → " + c.To, atText(c.At), where(c.Post), where(c.Parent), string(c.Confidence), lag}
	}
	table(w, []string{"SIDE", "FROM → TO", "TIME UTC+5", "WHERE", "PROBABLY FROM", "HOW SURE", "LAG"}, rows)
}

func printSteps(w io.Writer, r spread.Report, where func(longear.PostID) string) {
	fmt.Fprintf(w, "\nLikely parents (%d of %d of unknown origin):\n", r.Unknown, len(r.Steps))
	rows := make([][]string, len(r.Steps))
	for i, s := range r.Steps {
		how := string(s.Confidence)
		if s.OwnEdition {
			how += ", own edition"
		}
		rows[i] = []string{atText(s.At), where(s.Post), string(s.Lang), string(s.Stance), where(s.Parent), how, cut(reasons(s.Reasons), 90)}
	}
	table(w, []string{"TIME UTC+5", "WHERE", "LANG", "STANCE", "PROBABLY FROM", "HOW SURE", "WHY"}, rows)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func clock(t time.Time) string { return t.In(almaty()).Format("2 Jan 15:04") }

// atText prints an interval no more exactly than it is known.
func atText(i longear.Interval) string {
	switch width := i.Hi.Sub(i.Lo); {
	case i.Lo.IsZero():
		return "not after " + clock(i.Hi)
	case width >= time.Hour:
		return i.Lo.In(almaty()).Format("2 Jan")
	case width > 0:
		return clock(i.Lo)
	}
	return i.Lo.In(almaty()).Format("2 Jan 15:04:05")
}

func lagText(l spread.Lag) string {
	if !l.Measurable {
		return "not measurable: " + l.Why
	}
	least, most := l.Least.Round(time.Second), l.Most.Round(time.Second)
	if least == most {
		return least.String()
	}
	return least.String() + " to " + most.String()
}

// shareText prints a share of 0 to 1 in percent.
func shareText(x float64) string { return strconv.FormatFloat(100*x, 'f', 0, 64) + " %" }
