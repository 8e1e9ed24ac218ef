package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"longear/app"
)

func newServe() *cobra.Command {
	c := &cobra.Command{
		Use:     "serve",
		Short:   "Serve the pages and the API of a store until Ctrl-C",
		Example: "  longear serve --store sqlite:longear.db --listen 127.0.0.1:8080",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := readerOptions(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(a *app.App) error {
				warnOfEvents(c, a)
				url, err := a.Serve(c.Context())
				if err != nil {
					return err
				}
				fmt.Fprintf(c.OutOrStdout(), "Serving %s (Ctrl-C ends it)\n", url)
				<-c.Context().Done()
				return nil
			})
		},
	}
	addListenFlag(c)
	addEventsFlag(c)
	addSourceFlags(c)
	return c
}

func addListenFlag(c *cobra.Command) {
	c.Flags().String("listen", "127.0.0.1:8080", "address of pages and API; keep it on loopback unless something in front checks who reads")
}

func newRun() *cobra.Command {
	c := &cobra.Command{
		Use:     "run",
		Short:   "Crawl the sources of feeds.yaml for ever, and serve",
		Example: "  longear run --feeds feeds.yaml",
		Args:    args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			opt, err := options(c)
			if err != nil {
				return err
			}
			return withApp(c, opt, func(a *app.App) error {
				warnOfEvents(c, a)
				return a.Run(c.Context(), func(url string) {
					fmt.Fprintf(c.OutOrStdout(), "Serving %s and crawling %d sources (Ctrl-C ends it)\n", url, len(opt.Sources))
				})
			})
		},
	}
	addListenFlag(c)
	addEventsFlag(c)
	addSourceFlags(c)
	return c
}
