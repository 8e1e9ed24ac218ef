package app

import (
	"context"
	"errors"
	"fmt"
	"io"

	"longear/clustering/fit"
	"longear/clustering/mutate/trial"
	"longear/clustering/spread/spreadeval"
	"longear/lang/langeval"
	"longear/lang/lexicon/coverage"
)

// EvalLanguages prints how detection, folding and stemming do on a folder of evaluation data.
func EvalLanguages(_ context.Context, dir string, w io.Writer, _ Options) error {
	return langeval.Run(dir, w)
}

// EvalLexicon prints how much of running text carries a concept, and which names are found.
func EvalLexicon(_ context.Context, dir string, w io.Writer, _ Options) error {
	_, words, err := newAnalyzer(Options{}.withDefaults())
	if err != nil {
		return err
	}
	return coverage.Dir(w, dir, words.Concepts, words.Entities)
}

// measured calls do with the analysis and the meaning channel of an evaluation.
func measured(ctx context.Context, opt Options, do func(fit.Options) error) error {
	a, _, err := newAnalyzer(opt)
	if err != nil {
		return err
	}
	vectors, end, err := evalVectors(ctx, opt)
	if err != nil {
		return err
	}
	return errors.Join(do(fit.Options{Prepare: a.Prepare, Vectors: vectors}), end())
}

// EvalNarratives prints how both levels do on labelled narratives: fitted on one set, reported on the other, and with
// the shipped weights.
func EvalNarratives(ctx context.Context, dir string, w io.Writer, opt Options) error {
	return measured(ctx, opt.withDefaults(), func(o fit.Options) error { return fit.Run(ctx, dir, w, o) })
}

// EvalAgainst prints what a setting of the meaning channel gains over another, with intervals.
func EvalAgainst(ctx context.Context, dir string, w io.Writer, opt Options, other Embed, samples int, seed uint64) error {
	opt = opt.withDefaults()
	theirs := opt
	theirs.Embed = other
	b := fit.Bootstrap{Against: theirs.vectors(ctx, nil), Samples: samples, Seed: seed}
	return measured(ctx, opt, func(o fit.Options) error { return fit.Against(ctx, dir, w, o, b) })
}

// EvalPairs prints how well labelled pairs are parted, beside character tf-idf.
func EvalPairs(ctx context.Context, dir string, w io.Writer, opt Options) error {
	a, _, err := newAnalyzer(opt.withDefaults())
	if err != nil {
		return err
	}
	return fit.Pairs(ctx, dir, w, fit.Options{Prepare: a.Prepare})
}

// EvalSpread prints how parents and crossings are found on labelled narratives and cascades.
func EvalSpread(ctx context.Context, dir string, w io.Writer, _ Options) error {
	return spreadeval.Evaluate(ctx, dir, w)
}

// EvalFit fits the weights of level 2 on a folder of labelled narratives and writes them as JSON.
func EvalFit(ctx context.Context, dir string, w io.Writer, opt Options) error {
	return measured(ctx, opt.withDefaults(), func(o fit.Options) error { return fit.Fit(ctx, dir, w, o) })
}

// EvalFitStances fits the weights of denial on the labelled debunks of a folder and writes them as JSON.
func EvalFitStances(ctx context.Context, dir string, w io.Writer, opt Options) error {
	a, _, err := newAnalyzer(opt.withDefaults())
	if err != nil {
		return err
	}
	return fit.Denials(ctx, dir, w, fit.Options{Prepare: a.Prepare})
}

// EvalCensus counts the terms of a folder of open sentences and writes the rates of common ones: background.bin.gz.
func EvalCensus(ctx context.Context, dir string, w io.Writer, opt Options) error {
	a, _, err := newAnalyzer(opt.withDefaults())
	if err != nil {
		return err
	}
	data, err := fit.Census(ctx, dir, a.Prepare)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// EvalAll prints all tables that a folder of evaluation data has sets for.
func EvalAll(ctx context.Context, dir string, w io.Writer, opt Options) error {
	for _, part := range []struct {
		name string
		do   func(context.Context, string, io.Writer, Options) error
	}{{"Languages", EvalLanguages}, {"Lexicon and gazetteer", EvalLexicon}, {"Narratives", EvalNarratives}, {"Pairs", EvalPairs}, {"Spread", EvalSpread}} {
		fmt.Fprintf(w, "\n== %s ==\n", part.name)
		if err := part.do(ctx, dir, w, opt); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return nil
}

// Trial is a near-duplicate stream with known truth: see package trial.
type Trial = trial.Options

// Generate writes a near-duplicate stream and its truth for each language into dir.
func Generate(o Trial, dir string) error { return trial.Generate(o, dir) }

// EvalClusters prints how level 1 does on the streams of dir.
func EvalClusters(o Trial, dir string, w io.Writer) error { return trial.Clusters(o, dir, w) }
