package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

var errOnce = errors.New("say --once, or use “longear run” to crawl for ever")

// addSourceFlags adds the flags of commands that need the catalogue of sources.
func addSourceFlags(c *cobra.Command) {
	c.Flags().String("feeds", "", "catalogue of sources (default: feeds.yaml here, else the one that is shipped)")
	addJSONFlag(c)
}

// options gathers what every command with a store needs.
func options(c *cobra.Command) (app.Options, error) {
	opt := app.Options{Store: flag(c, "store"), Log: logger(c)}
	if err := readSecrets(&opt.Credentials); err != nil {
		return opt, err
	}
	opt.Embed.URL, opt.Embed.Model = flag(c, "embed"), flag(c, "embed-model")
	key, err := secret("LONGEAR_EMBED_KEY")
	if err != nil {
		return opt, err
	}
	opt.Embed.Key = key
	lexicon, err := c.Flags().GetStringSlice("lexicon")
	if err != nil {
		return opt, err
	}
	opt.Lexicon = lexicon
	if c.Flag("events") != nil {
		if opt.Events, err = c.Flags().GetStringSlice("events"); err != nil {
			return opt, err
		}
	}
	if c.Flag("feeds") != nil {
		sources, err := app.LoadSources(flag(c, "feeds"))
		if err != nil {
			return opt, err
		}
		opt.Sources = sources
	}
	if c.Flag("min-confidence") != nil {
		conf, err := strconv.ParseFloat(flag(c, "min-confidence"), 64)
		if err != nil || conf <= 0 || conf > 1 {
			return opt, &usageError{c.CommandPath(), fmt.Errorf("--min-confidence: a number above 0 and at most 1, got %q", flag(c, "min-confidence"))}
		}
		opt.MinConfidence = conf
	}
	if c.Flag("listen") != nil {
		opt.Listen = flag(c, "listen")
	}
	if c.Flag("json") == nil || !isTrue(c, "json") {
		opt.Progress = c.ErrOrStderr()
	}
	return opt, nil
}

// readerOptions are the options of a command that only reads: it needs a store that exists.
func readerOptions(c *cobra.Command) (app.Options, error) {
	opt, err := options(c)
	if err != nil {
		return opt, err
	}
	return opt, needStore(opt)
}

// withApp opens the store, does the work and closes everything.
func withApp(c *cobra.Command, opt app.Options, do func(*app.App) error) error {
	a, err := app.New(c.Context(), opt)
	if err != nil {
		return err
	}
	return errors.Join(do(a), a.Stop())
}

// pick keeps the named sources; a name that is in no catalogue is an error.
func pick(sources []longear.Source, only []string) ([]longear.Source, error) {
	if len(only) == 0 {
		return sources, nil
	}
	var out []longear.Source
	for _, id := range only {
		at := slices.IndexFunc(sources, func(s longear.Source) bool { return string(s.ID) == id })
		if at < 0 {
			return nil, longear.Errorf(longear.KindInvalid, "--source: no source has the id %q", id)
		}
		out = append(out, sources[at])
	}
	return out, nil
}

// needStore refuses to make a new, empty SQLite file for a command that only reads.
func needStore(opt app.Options) error {
	path, isFile := strings.CutPrefix(opt.Store, "sqlite:")
	if !isFile {
		return nil
	}
	if _, err := os.Stat(path); err != nil {
		return longear.Errorf(longear.KindInvalid, "there is no store at %s: “longear crawl --once”, “longear import” or “longear demo” make one (--store names another)", path)
	}
	return nil
}
