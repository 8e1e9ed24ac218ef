package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"longear/app"
)

func newImport() *cobra.Command {
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Import posts from JSON lines into the store",
		Long: `Import posts from files of JSON lines, one post a line:
  id, source, platform, account, url, title, text, lang, published_at (RFC 3339), precision (second|minute|day),
  forward_of, links; optional: observed_at, edited_at, removed_at, owner, country, media, reply_to, quote_of.
Lines that cannot be read are reported with file, line and field and kept as dead letters; the rest is imported. “-” is standard input.`,
		Example: "  longear import posts.jsonl",
		Args:    args(cobra.MinimumNArgs(1)),
		RunE:    runImport,
	}
	c.Flags().String("format", "jsonl", "jsonl")
	addSourceFlags(c)
	return c
}

func runImport(c *cobra.Command, files []string) error {
	if f := flag(c, "format"); f != "jsonl" && f != "auto" {
		return &usageError{c.CommandPath(), fmt.Errorf("--format: jsonl is known, got %q", f)}
	}
	opt, err := options(c)
	if err != nil {
		return err
	}
	return withApp(c, opt, func(a *app.App) error {
		for _, path := range files {
			if err := importOne(c, a, path); err != nil {
				return err
			}
		}
		return nil
	})
}

func importOne(c *cobra.Command, a *app.App, path string) error {
	f, err := openInput(c, path)
	if err != nil {
		return err
	}
	defer f.Close()
	report, err := a.Import(c.Context(), path, f, func(bad error) { fmt.Fprintln(c.ErrOrStderr(), "longear:", bad) })
	if err != nil {
		return err
	}
	return printReport(c, report)
}
