package app

import (
	"context"
	"io"

	"longear/app/batch"
	"longear/clustering"
)

// ClusterFile clusters a file of posts without a store (DESIGN §6).
func ClusterFile(ctx context.Context, name string, r io.Reader, w io.Writer, by Options, opt batch.Options) (batch.Result, error) {
	analyzer, _, err := newAnalyzer(by.withDefaults())
	if err != nil {
		return batch.Result{}, err
	}
	opt.Preparer = analyzer
	opt.Assigner = clustering.NewEngine(clustering.Options{NoProjections: true, Vectors: by.vectors(ctx, nil)})
	return batch.Run(ctx, name, r, w, opt)
}
