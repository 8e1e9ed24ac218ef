package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newSources() *cobra.Command {
	c := &cobra.Command{Use: "sources", Short: "Check the catalogue of sources, or show how collection is doing"}
	check := &cobra.Command{
		Use:     "check",
		Short:   "Read feeds.yaml strictly and report every fault with its line and field",
		Example: "  longear sources check --feeds feeds.yaml",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			sources, err := app.LoadSources(flag(c, "feeds"))
			if err != nil {
				return err
			}
			if isTrue(c, "json") {
				return printJSON(c.OutOrStdout(), sources)
			}
			fmt.Fprintf(c.OutOrStdout(), "%d sources, no faults.\n", len(sources))
			return nil
		},
	}
	status := &cobra.Command{
		Use:   "status",
		Short: "Show, per source, since when it is collected and how the last fetch went",
		Args:  args(cobra.NoArgs),
		RunE:  runStatus,
	}
	for _, sub := range []*cobra.Command{check, status} {
		addSourceFlags(sub)
		c.AddCommand(sub)
	}
	return c
}

func runStatus(c *cobra.Command, _ []string) error {
	opt, err := readerOptions(c)
	if err != nil {
		return err
	}
	return withApp(c, opt, func(a *app.App) error {
		coverage, err := a.Store().Coverage(c.Context())
		if err != nil {
			return err
		}
		channel, asked, err := a.Channel(c.Context())
		if err != nil {
			return err
		}
		if isTrue(c, "json") {
			return printJSON(c.OutOrStdout(), newCollection(coverage, channel, asked))
		}
		printStatus(c.OutOrStdout(), coverage, a.SourceName)
		fmt.Fprintln(c.OutOrStdout(), "\n"+channelLine(channel, asked))
		return nil
	})
}

// collection is the JSON of sources status.
type collection struct {
	Sources []longear.Coverage `json:"sources"`
	Meaning *longear.Channel   `json:"meaning"` // null: no writer asked a meaning channel
}

func newCollection(coverage []longear.Coverage, channel longear.Channel, asked bool) collection {
	if !asked {
		return collection{Sources: coverage}
	}
	return collection{coverage, &channel}
}

func printStatus(w io.Writer, coverage []longear.Coverage, names func(longear.SourceID) string) {
	if len(coverage) == 0 {
		fmt.Fprintln(w, "No source was fetched into this store yet.")
		return
	}
	rows := make([][]string, len(coverage))
	for i, s := range coverage {
		rows[i] = statusRow(s, names)
	}
	table(w, []string{"SOURCE", "COLLECTING SINCE", "LAST FETCH", "POSTS", "NEWEST POST", "STATUS"}, rows)
}

// channelLine says how the meaning channel does.
func channelLine(c longear.Channel, asked bool) string {
	at := func(t time.Time) string { return t.In(almaty()).Format("2 Jan 2006 15:04") }
	name := strings.TrimSpace(c.Model + " " + c.URL)
	switch {
	case !asked:
		return "Meaning channel: off; no run used one (--embed, docs/embeddings.md)."
	case c.Failing() && c.LastOK.IsZero():
		return fmt.Sprintf("Meaning channel: %s, failing since %s; it never answered, %d texts went without it: %s", name, at(c.FailingSince), c.Missing, c.Error)
	case c.Failing():
		return fmt.Sprintf("Meaning channel: %s, failing since %s (last answer %s); %d texts went without it: %s",
			name, at(c.FailingSince), at(c.LastOK), c.Missing, c.Error)
	}
	return fmt.Sprintf("Meaning channel: %s, asked last %s; %d texts with a vector, %d without.", name, at(c.Asked), c.Embedded, c.Missing)
}

func statusRow(s longear.Coverage, names func(longear.SourceID) string) []string {
	day := func(t time.Time) string {
		if t.IsZero() {
			return "never"
		}
		return t.In(almaty()).Format("2 Jan 2006 15:04")
	}
	newest := "none"
	if s.Posts > 0 {
		newest = day(s.Newest)
	}
	return []string{cut(names(s.Source), 28), day(s.Since), day(s.LastFetch), strconv.Itoa(s.Posts), newest, cut(strings.TrimSpace(s.Status+" "+s.Note), 60)}
}
