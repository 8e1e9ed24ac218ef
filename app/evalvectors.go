package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"longear/clustering"
	"longear/pipeline/embed"
)

// evalVectors is the meaning channel of an evaluation, with what was embedded before kept in a file of the user's cache
// folder by text and model: sets are clustered dozens of times, and an endpoint embeds some texts a second. Close ends it.
func evalVectors(ctx context.Context, opt Options) (v clustering.Vectors, end func() error, err error) {
	if opt.Embed.URL == "" || opt.Embed.URL == StaticVectors {
		return opt.vectors(ctx, nil), func() error { return nil }, nil
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, nil, fmt.Errorf("find the cache folder: %w", err)
	}
	name := filepath.Join(dir, "longear", "vectors.jsonl")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, nil, fmt.Errorf("make the cache folder: %w", err)
	}
	file, err := embed.OpenFile(name)
	if err != nil {
		return nil, nil, err
	}
	return opt.vectors(ctx, file), file.Close, nil
}
