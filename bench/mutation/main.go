// Command mutation gives the peers' harness (bench/peers) the stream and this project's own run over it.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"longear/clustering/mutate/trial"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "mutation:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: mutation generate DIR [flags] | clusters DIR [flags] | assign FILE")
	}
	var o trial.Options
	fs := flag.NewFlagSet("mutation", flag.ContinueOnError)
	fs.StringVar(&o.Data, "data", "", "folder of evaluation data")
	fs.StringVar(&o.Corpus, "corpus", "", "folder of open sentences")
	fs.StringVar(&o.Langs, "langs", "", "languages")
	fs.IntVar(&o.Posts, "posts", 0, "posts per language")
	fs.Uint64Var(&o.Seed, "seed", 0, "seed")
	fs.BoolVar(&o.Test, "test", false, "the test split")
	fs.DurationVar(&o.Jitter, "jitter", 0, "shake the arrival by so much either way")
	fs.BoolVar(&o.Late, "late", false, "a tenth of the posts arrives 1 to 72 hours late")
	fs.BoolVar(&o.Verbose, "v", false, "show what went wrong")
	if err := fs.Parse(args[2:]); err != nil {
		return err
	}
	switch args[0] {
	case "generate":
		return trial.Generate(o, args[1])
	case "clusters":
		return trial.Clusters(o, args[1], out)
	case "assign":
		return trial.AssignFile(args[1], out)
	}
	return fmt.Errorf("unknown command %q", args[0])
}
