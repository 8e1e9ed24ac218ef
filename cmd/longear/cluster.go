package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"longear/app"
	"longear/app/batch"
)

func newCluster() *cobra.Command {
	c := &cobra.Command{
		Use:   "cluster POSTS.jsonl",
		Short: "Group a file of posts into clusters and narratives, without a store",
		Long: `Group a file of posts (JSON lines, see “longear import --help”) into near-duplicate clusters and narratives.
One JSON line per post comes out, in event-time order:
  {"id","lang","script","cluster","narrative","relation","parent","score","stance"}
Lines that cannot be read are reported with file, line and field; the rest goes on (--strict stops at the first). “-” is standard input.`,
		Example: "  longear cluster posts.jsonl --out clustered.jsonl",
		Args:    args(cobra.ExactArgs(1)),
		RunE:    runCluster,
	}
	c.Flags().String("out", "-", "file to write; “-” is standard output")
	c.Flags().Bool("stream", false, "print each post when it is assigned, with the ids of that moment")
	c.Flags().Bool("strict", false, "stop at the first line that cannot be read")
	addConfidenceFlag(c)
	return c
}

func runCluster(c *cobra.Command, files []string) (err error) {
	opt, err := options(c)
	if err != nil {
		return err
	}
	in, err := openInput(c, files[0])
	if err != nil {
		return err
	}
	defer in.Close()
	out := c.OutOrStdout()
	if path := flag(c, "out"); path != "-" {
		f, createErr := os.Create(path)
		if createErr != nil {
			return createErr
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		out = f
	}
	result, err := app.ClusterFile(c.Context(), files[0], in, out, opt, batch.Options{
		Workers: runtime.GOMAXPROCS(0), Stream: isTrue(c, "stream"), Strict: isTrue(c, "strict"),
		Bad:      func(bad error) { fmt.Fprintln(c.ErrOrStderr(), "longear:", bad) },
		Progress: progress(c.ErrOrStderr(), "posts"),
	})
	if err != nil {
		return err
	}
	return badLines(result.Bad)
}

// progress shows a counter on a terminal, and a plain line every 100,000 otherwise.
func progress(w io.Writer, unit string) func(int) {
	f, isFile := w.(*os.File)
	if isFile && term.IsTerminal(int(f.Fd())) {
		bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(unit),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish())
		return func(n int) { _ = bar.Set(n) } // a progress bar that cannot be drawn is no failure
	}
	next := 100_000
	return func(n int) {
		if n >= next {
			fmt.Fprintf(w, "%d %s\n", n, unit)
			next += 100_000
		}
	}
}
