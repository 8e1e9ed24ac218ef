// Command growth measures whether a post costs the same late in a long stream as early: it makes a stream of any length
// from open sentences, feeds it to what `longear cluster` runs, and prints CPU time and memory as the stream grows.
//
//	go run ./bench/growth run -posts 2000000
//	go run ./bench/growth generate -posts 100000 > stream.jsonl
//	go run ./bench/growth run -in posts.jsonl -cpuprofile cpu.prof
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

type options struct {
	posts, perDay int
	corpus        string
	seed          uint64
	cpu, heap     string // files for profiles
	in, out       string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "growth:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("usage: growth run | generate [flags]; growth run -h lists them")
	}
	var o options
	fs := flag.NewFlagSet("growth", flag.ContinueOnError)
	fs.IntVar(&o.posts, "posts", 100_000, "posts of the stream")
	fs.IntVar(&o.perDay, "per-day", 100_000, "posts a day of event time; what is older than 30 days leaves the window")
	fs.StringVar(&o.corpus, "corpus", "../shared/corpus", "folder of open sentences: LANG.txt.gz")
	fs.Uint64Var(&o.seed, "seed", 1, "seed")
	fs.StringVar(&o.cpu, "cpuprofile", "", "file for the CPU profile of a run")
	fs.StringVar(&o.heap, "heapprofile", "", "file for the heap profile at the end of a run")
	fs.StringVar(&o.in, "in", "", "a file of posts to run instead of the stream")
	fs.StringVar(&o.out, "out", os.DevNull, "file for the rows of a run")
	if err := fs.Parse(args[1:]); err != nil {
		return err
	}
	if o.posts <= 0 || o.perDay <= 0 {
		return fmt.Errorf("-posts and -per-day: at least 1, got %d and %d", o.posts, o.perDay)
	}
	switch args[0] {
	case "generate":
		buffered := bufio.NewWriterSize(out, 1<<20)
		if err := generate(o, buffered); err != nil {
			return err
		}
		return buffered.Flush()
	case "run":
		return measure(ctx, o, out)
	}
	return fmt.Errorf("unknown command %q: run or generate", args[0])
}
