package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
	"longear/digest"
)

// encoders are the formats of the digest.
func encoders() map[string]func(io.Writer, digest.Digest) error {
	return map[string]func(io.Writer, digest.Digest) error{"md": digest.Markdown, "html": digest.HTML}
}

func newDigest() *cobra.Command {
	c := &cobra.Command{
		Use:   "digest --week 2024-W15",
		Short: "Write the weekly digest",
		Long: `Write the digest of an ISO week (Monday to Sunday, in the zone of Almaty): the stories that were active, with the earliest copy
held of each, who carried them, what changed on the way, and what was not collected. Formats: md, html. Language: en.`,
		Example: "  longear digest --week 2024-W15 --format html --out digests/",
		Args:    args(cobra.NoArgs),
		RunE:    runDigest,
	}
	c.Flags().String("week", "", "ISO week such as 2024-W15 (required)")
	c.Flags().String("format", "md", "md or html")
	c.Flags().String("lang", "en", "en")
	c.Flags().String("out", "-", "folder to write digest-WEEK.FORMAT into; “-” is standard output")
	addEventsFlag(c)
	addSourceFlags(c)
	return c
}

func runDigest(c *cobra.Command, _ []string) error {
	encode, ok := encoders()[flag(c, "format")]
	if !ok {
		return &usageError{c.CommandPath(), fmt.Errorf("--format: md or html, got %q", flag(c, "format"))}
	}
	if lang := flag(c, "lang"); lang != "en" {
		return &usageError{c.CommandPath(), fmt.Errorf("--lang: en is known, got %q", lang)}
	}
	week, err := digest.ParseWeek(flag(c, "week"), almaty())
	if err != nil {
		return &usageError{c.CommandPath(), err}
	}
	opt, err := readerOptions(c)
	if err != nil {
		return err
	}
	return withApp(c, opt, func(a *app.App) error {
		warnOfEvents(c, a)
		d, err := digest.Build(c.Context(), a.Store(), digest.Options{Week: week, Sources: a.KnownSources(), Synthetic: a.Synthetic(), Sheets: a})
		if err != nil {
			return err
		}
		return writeDigest(c, d, encode)
	})
}

func writeDigest(c *cobra.Command, d digest.Digest, encode func(io.Writer, digest.Digest) error) error {
	dir := flag(c, "out")
	if dir == "-" {
		return encode(c.OutOrStdout(), d)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return longear.E("", longear.KindInvalid, err)
	}
	path := filepath.Join(dir, fmt.Sprintf("digest-%s.%s", d.Week, flag(c, "format")))
	f, err := os.Create(path)
	if err != nil {
		return longear.E("", longear.KindInvalid, err)
	}
	if err := encode(f, d); err != nil {
		return fmt.Errorf("write %s: %w", path, errors.Join(err, f.Close()))
	}
	fmt.Fprintln(c.ErrOrStderr(), "wrote", path)
	return f.Close()
}
