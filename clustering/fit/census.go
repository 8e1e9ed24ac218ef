package fit

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"longear"
	"longear/clustering/narrative"
	"longear/lang"
)

// Census counts the terms of open sentences, one a line in <lang>.txt.gz, and returns the file of background rates.
func Census(ctx context.Context, dir string, prepare func(longear.Post) lang.Doc) ([]byte, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.txt.gz"))
	if err != nil || len(names) == 0 {
		return nil, longear.Errorf(longear.KindNotFound, "no *.txt.gz in %s", dir)
	}
	c := narrative.NewCensus()
	for _, name := range names {
		if err := censusOf(ctx, name, c, prepare); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return c.Bytes()
}

func censusOf(ctx context.Context, name string, c *narrative.Census, prepare func(longear.Post) lang.Doc) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	l := longear.Lang(strings.TrimSuffix(filepath.Base(name), ".txt.gz"))
	script := longear.Cyrl
	switch l {
	case longear.Chinese:
		script = longear.Hans
	case longear.English:
		script = longear.Latn
	}
	in := bufio.NewScanner(z)
	in.Buffer(make([]byte, 1<<16), 1<<20)
	for in.Scan() && ctx.Err() == nil {
		doc := prepare(longear.Post{ID: "p-census", Text: in.Text(), Lang: l, Script: script})
		c.Add(&doc)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return in.Err()
}
