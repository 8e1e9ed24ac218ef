package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/clustering/spread"
)

func newSync() *cobra.Command {
	c := &cobra.Command{
		Use:   "sync",
		Short: "Show sources of different known owners that posted the same at the same time",
		Long: `sync lists pairs of sources that posted copies of the same text, or the same link, within a window of time.
Only posts dated to the second by sources whose owner is known are compared. It says that posting was synchronised,
beside how often the sources post at all; it says nothing about why.`,
		Example: "  longear sync --window 10s\n  longear sync --window 10m --narrative n-0c1d2e3f4g5h6j7k --json",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := syncOptions(c)
			if err != nil {
				return err
			}
			opt, err := options(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(app *app.App) error {
				sightings, err := sightingsOf(c.Context(), app.Store(), longear.NarrativeID(flag(c, "narrative")))
				if err != nil {
					return err
				}
				s := spread.Sync(sightings, opt.Sources, o)
				if isTrue(c, "json") {
					return printJSON(c.OutOrStdout(), s)
				}
				printSync(c.OutOrStdout(), s, app.SourceName)
				return nil
			})
		},
	}
	c.Flags().Duration("window", time.Minute, "longest time between two posts; usual are 10s, 60s and 10m")
	c.Flags().Int("min", 2, "texts or links that a pair must have posted together")
	c.Flags().Float64("percentile", .9, "show pairs from this percentile of all on, 0 to 1")
	c.Flags().String("narrative", "", "look at one narrative only")
	addSourceFlags(c)
	return c
}

func syncOptions(c *cobra.Command) (spread.SyncOptions, error) {
	bad := func(name, why string) error {
		return &usageError{c.CommandPath(), fmt.Errorf("--%s: %s, got %q", name, why, flag(c, name))}
	}
	var o spread.SyncOptions
	var err error
	if o.Window, err = time.ParseDuration(flag(c, "window")); err != nil || o.Window <= 0 {
		return o, bad("window", "a time above 0, such as 60s")
	}
	if o.Min, err = strconv.Atoi(flag(c, "min")); err != nil || o.Min < 1 {
		return o, bad("min", "a whole number above 0")
	}
	if o.Percentile, err = strconv.ParseFloat(flag(c, "percentile"), 64); err != nil || o.Percentile < 0 || o.Percentile > 1 {
		return o, bad("percentile", "a number from 0 to 1")
	}
	if o.Percentile == 0 {
		o.Percentile = -1 // 0 means the default
	}
	return o, nil
}

// narrativePage is how many narratives are asked for at a time.
const narrativePage = 1000

// sightingsOf reads the sightings of one narrative, or of all.
func sightingsOf(ctx context.Context, store app.Store, id longear.NarrativeID) ([]longear.PostSighting, error) {
	if id != "" {
		d, err := store.Narrative(ctx, id)
		return d.Sightings, err
	}
	var out []longear.PostSighting
	for offset := 0; ; offset += narrativePage {
		res, err := store.Search(ctx, longear.SearchRequest{Sort: longear.BySize, Limit: narrativePage, Offset: offset})
		if err != nil {
			return nil, err
		}
		for _, hit := range res.Narratives {
			if hit.Narrative.Posts < 2 {
				continue // one post is at no other's time
			}
			d, err := store.Narrative(ctx, hit.Narrative.ID)
			if err != nil {
				return nil, err
			}
			out = append(out, d.Sightings...)
		}
		if len(res.Narratives) < narrativePage {
			return out, nil
		}
	}
}

func printSync(w io.Writer, s spread.Synchronised, names func(longear.SourceID) string) {
	fmt.Fprintf(w, "Synchronised posting within %s: %d pairs of %d that shared %d texts or links or more (threshold here %d).\n",
		s.Window, len(s.Pairs), s.All, s.Min, s.Threshold)
	fmt.Fprintf(w, "Compared: %d posts, %d texts or links of two known owners or more. Left out: %d posts not dated to the second, %d of unknown owner.\n\n",
		s.Posts, s.Objects, s.NotExact, s.NoOwner)
	if len(s.Pairs) == 0 {
		return
	}
	rows := make([][]string, len(s.Pairs))
	for i, p := range s.Pairs {
		rows[i] = []string{
			cut(names(p.A), 22), cut(names(p.B), 22), strconv.Itoa(p.Together), strconv.Itoa(p.Both), fmt.Sprintf("%.2f", p.Usual),
			p.Median.String(), fmt.Sprintf("%.2f", p.Symmetry), fmt.Sprintf("%.1f, %.1f", p.RateA, p.RateB), strconv.Itoa(p.Narrative), shareText(p.Rank),
		}
	}
	table(w, []string{"SOURCE", "SOURCE", "SYNCHRONISED", "BOTH POSTED", "BY CHANCE", "MEDIAN GAP", "SYMMETRY", "POSTS A DAY", "STORIES", "PERCENTILE"}, rows)
}
