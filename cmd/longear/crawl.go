package main

import (
	"github.com/spf13/cobra"

	"longear/app"
)

func newCrawl() *cobra.Command {
	c := &cobra.Command{
		Use:   "crawl --once",
		Short: "Crawl the sources of feeds.yaml once and store what is new",
		Example: `  longear crawl --once
  longear crawl --once --source kazinform-kk --source example-ru`,
		Args: args(cobra.NoArgs),
		RunE: runCrawl,
	}
	c.Flags().Bool("once", false, "crawl every enabled source once, then end (for ever: longear run)")
	c.Flags().StringSlice("source", nil, "only these source ids")
	addSourceFlags(c)
	return c
}

func runCrawl(c *cobra.Command, _ []string) error {
	if !isTrue(c, "once") {
		return &usageError{c.CommandPath(), errOnce}
	}
	opt, err := options(c)
	if err != nil {
		return err
	}
	only, err := c.Flags().GetStringSlice("source")
	if err != nil {
		return err
	}
	if opt.Sources, err = pick(opt.Sources, only); err != nil {
		return err
	}
	return withApp(c, opt, func(a *app.App) error {
		report, err := a.CrawlOnce(c.Context())
		if err != nil {
			return err
		}
		return printReport(c, report)
	})
}
