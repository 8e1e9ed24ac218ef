package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/pprof"
	"strconv"

	"longear/app"
	"longear/app/batch"
)

// measure clusters a stream that another process makes, so that making it is not counted.
func measure(ctx context.Context, o options, out io.Writer) (err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	stream, err := source(ctx, o)
	if err != nil {
		return err
	}
	rows, err := os.Create(o.out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	if o.cpu != "" {
		f, err := os.Create(o.cpu)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return fmt.Errorf("starting the CPU profile: %w", err)
		}
		defer pprof.StopCPUProfile()
	}
	t := newTable(out)
	result, err := app.ClusterFile(ctx, "the stream", stream, rows, app.Options{}, batch.Options{
		Workers: runtime.GOMAXPROCS(0), Progress: t.progress, Strict: true,
	})
	if err != nil {
		return fmt.Errorf("clustering the stream: %w", err)
	}
	t.end(result.Posts)
	return heapProfile(o.heap)
}

// source opens the file named, or starts this program again to make the stream.
func source(ctx context.Context, o options) (io.Reader, error) {
	if o.in != "" {
		return os.Open(o.in)
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, self, "generate", "-posts", strconv.Itoa(o.posts), "-per-day", strconv.Itoa(o.perDay),
		"-corpus", o.corpus, "-seed", strconv.FormatUint(o.seed, 10))
	c.Stderr = os.Stderr
	pipe, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("starting the generator: %w", err)
	}
	return &child{pipe, c}, nil
}

// child ends with the error of its process, so that a stream cut short is no success.
type child struct {
	io.Reader
	c *exec.Cmd
}

// Read reads what the process prints.
func (r *child) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if errors.Is(err, io.EOF) {
		if bad := r.c.Wait(); bad != nil {
			return n, fmt.Errorf("the generator: %w", bad)
		}
	}
	return n, err
}

func heapProfile(file string) error {
	if file == "" {
		return nil
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	return errors.Join(pprof.WriteHeapProfile(f), f.Close())
}
