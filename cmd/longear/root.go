package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

// Exit codes (DESIGN §6).
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // bad usage or bad input
)

// run is the whole program: arguments in, exit code out, so that tests can call it.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	cmd := newRoot()
	cmd.SetArgs(args)
	cmd.SetIn(in)
	cmd.SetOut(out)
	cmd.SetErr(errOut)
	err := cmd.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return exitDone
	}
	fmt.Fprintln(errOut, "longear:", err)
	if bad, ok := errors.AsType[*usageError](err); ok {
		fmt.Fprintf(errOut, "Try '%s --help'.\n", bad.command)
		return exitUsage
	}
	if longear.KindOf(err) == longear.KindInvalid {
		return exitUsage
	}
	return exitFailed
}

type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "longear",
		Short: "Track how claims spread between Chinese, Russian and Kazakh media and social posts",
		Long: `longear collects posts of media and social channels, groups copies, rewordings and translations of one
claim into narratives, and shows who was first among the sources it watches, and how the claim travelled.

What it shows are leads, not verdicts. Start with:  longear demo`,
		SilenceUsage:      true,
		SilenceErrors:     true,
		Version:           app.Version(),
		PersistentPreRunE: applySettings,
	}
	root.PersistentFlags().String("store", "sqlite:longear.db", "where data is kept: sqlite:FILE, or https://host:9200/prefix (Elasticsearch 8)")
	root.PersistentFlags().StringSlice("lexicon", nil, "own files of concepts or entities (TSV), beside those that are shipped")
	root.PersistentFlags().String("embed", "", "meaning channel: an OpenAI-compatible endpoint, http://host:port/v1, or “static” for the table in the binary (docs/embeddings.md)")
	root.PersistentFlags().String("embed-model", "", "model that the endpoint is asked for")
	root.PersistentFlags().String("config", "", "settings file (default: longear.yaml, if it is there)")
	root.PersistentFlags().String("log-level", "warn", "debug, info, warn or error")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return &usageError{c.CommandPath(), err} })
	for _, command := range []func() *cobra.Command{
		newDemo, newRun, newCrawl, newImport, newServe, newSearch, newShow, newTimeline, newHistory, newState, newMerge, newSplit, newRename, newUndo, newReanalyse,
		newDigest, newCluster, newDetect, newAnalyze, newExtract, newSources, newEval, newLexicon, newExplain, newSpread, newSheet, newSync, newGraph,
	} {
		root.AddCommand(command())
	}
	return root
}

// args wraps cobra's argument checks so that their failure is bad usage.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, a []string) error {
		if err := check(c, a); err != nil {
			return &usageError{c.CommandPath(), err}
		}
		return nil
	}
}

// logger writes plain lines to standard error at the level that was asked for.
func logger(c *cobra.Command) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(flag(c, "log-level"))); err != nil {
		level = slog.LevelWarn
	}
	return slog.New(slog.NewTextHandler(c.ErrOrStderr(), &slog.HandlerOptions{Level: level}))
}

// flag returns a flag's value as text; flags are declared beside their use, so a missing one is a bug.
func flag(c *cobra.Command, name string) string {
	f := c.Flag(name)
	if f == nil {
		panic("no flag is called " + name)
	}
	return f.Value.String()
}

func isTrue(c *cobra.Command, name string) bool { return flag(c, name) == "true" }

// openInput opens a file, or standard input for "-".
func openInput(c *cobra.Command, path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(c.InOrStdin()), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, longear.E("", longear.KindInvalid, err)
	}
	return f, nil
}
