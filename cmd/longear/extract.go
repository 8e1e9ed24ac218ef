package main

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newExtract() *cobra.Command {
	c := &cobra.Command{
		Use:     "extract FILE.html --url URL",
		Short:   "Read title, text, author and date out of an article page",
		Example: "  longear extract page.html --url https://example.org/2024/04/10/story --tz Asia/Almaty",
		Args:    args(cobra.ExactArgs(1)),
		RunE:    runExtract,
	}
	c.Flags().String("url", "", "address that the page was fetched from (required)")
	c.Flags().String("tz", "", "zone of dates that name none, such as Asia/Almaty (default UTC)")
	c.Flags().String("at", "", "when it was fetched, RFC 3339 (default: now); relative dates are read against it")
	return c
}

func runExtract(c *cobra.Command, files []string) error {
	if flag(c, "url") == "" {
		return &usageError{c.CommandPath(), errors.New("--url is required: links and some dates depend on it")}
	}
	opt := app.Options{}
	if at := flag(c, "at"); at != "" {
		when, err := time.Parse(time.RFC3339, at)
		if err != nil {
			return &usageError{c.CommandPath(), err}
		}
		opt.Now = func() time.Time { return when }
	}
	source := longear.Source{Zone: flag(c, "tz")}
	if _, err := source.Location(); err != nil {
		return &usageError{c.CommandPath(), err}
	}
	f, err := openInput(c, files[0])
	if err != nil {
		return err
	}
	defer f.Close()
	article, err := app.ExtractPage(f, flag(c, "url"), source, opt)
	if err != nil {
		return err
	}
	return printJSON(c.OutOrStdout(), article)
}
