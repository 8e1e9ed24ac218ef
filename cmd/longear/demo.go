package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

const demoStore = "sqlite:demo-data/demo.db"

func newDemo() *cobra.Command {
	c := &cobra.Command{
		Use:   "demo",
		Short: "Crawl the bundled sample sites, print the stories found, and serve the pages",
		Long: `Serve the bundled sample sites on loopback, crawl them with the real crawler, print the stories that were found, and
serve the pages until Ctrl-C. Every text of the sample world was written for longear: it is synthetic.
A second run finds everything already known; --fresh starts again.`,
		Example: "  longear demo\n  longear demo --no-serve --fresh",
		Args:    args(cobra.NoArgs),
		RunE:    runDemo,
	}
	c.Flags().Bool("no-serve", false, "print the table and end")
	c.Flags().Bool("fresh", false, "throw the demo's store away first")
	addListenFlag(c)
	addJSONFlag(c)
	return c
}

func runDemo(c *cobra.Command, _ []string) error {
	opt, err := demoOptions(c)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.ErrOrStderr(), "Playing the sample world on loopback and crawling it into %s …\n", opt.Store)
	d, err := app.NewDemo(c.Context(), opt)
	if err != nil {
		return err
	}
	return errors.Join(playDemo(c, d), d.Stop())
}

func demoOptions(c *cobra.Command) (app.Options, error) {
	opt, err := options(c)
	if err != nil {
		return opt, err
	}
	if !c.Flag("store").Changed {
		opt.Store = demoStore
	}
	path, isFile := strings.CutPrefix(opt.Store, "sqlite:")
	if !isTrue(c, "fresh") {
		return opt, nil
	}
	if !isFile {
		return opt, &usageError{c.CommandPath(), errors.New("--fresh throws away SQLite files only; drop the indices yourself")}
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return opt, err
		}
	}
	return opt, nil
}

func playDemo(c *cobra.Command, d *app.Demo) error {
	report, err := d.CrawlOnce(c.Context())
	if err != nil {
		return err
	}
	stories, err := d.Stories(c.Context(), 2)
	if err != nil {
		return err
	}
	if isTrue(c, "json") {
		err = printJSON(c.OutOrStdout(), struct {
			Report  app.Report          `json:"report"`
			Stories []longear.Narrative `json:"stories"`
		}{report, stories})
	} else {
		printStories(c, report, stories, d.SourceName)
	}
	if err != nil || isTrue(c, "no-serve") {
		return err
	}
	url, err := d.Serve(c.Context())
	if err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "\nOpen %s (Ctrl-C ends it)\n", url)
	<-c.Context().Done()
	return nil
}

func printStories(c *cobra.Command, report app.Report, stories []longear.Narrative, names func(longear.SourceID) string) {
	w := c.OutOrStdout()
	fmt.Fprintln(w, report.String())
	fmt.Fprintf(w, "\nStories with two posts or more (synthetic sample data; machine-made groups, unreviewed):\n\n")
	narrativeTable(w, stories, names)
	fmt.Fprintln(w, "\nOrigin not found; earliest copy we hold:")
	for _, n := range stories {
		if n.First == nil {
			continue
		}
		fmt.Fprintf(w, "  %s  %s UTC+5, %s (%s, %s)\n", n.ID, when(n.First), names(n.First.Source), n.First.Platform, n.First.Lang)
	}
	single := report.Counts.Narratives - len(stories)
	fmt.Fprintf(w, "\n%d further posts stand alone. Look closer:  longear show ID --store %s\n", single, storeOf(c))
}

// storeOf is the store that the demo used.
func storeOf(c *cobra.Command) string {
	if c.Flag("store").Changed {
		return flag(c, "store")
	}
	return demoStore
}
