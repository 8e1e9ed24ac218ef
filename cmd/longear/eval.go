package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"longear"
	"longear/app"
)

func newEval() *cobra.Command {
	c := &cobra.Command{
		Use:   "eval DIR",
		Short: "Measure languages, lexicon and narratives on a folder of labelled data",
		Long: `Measure languages, lexicon and narratives on a folder of labelled data (docs/evaluation.md says which files are looked for),
or make near-duplicate streams with known truth and measure the clustering on them.`,
		Example: "  longear eval ../evaldata\n  longear eval generate /tmp/stream --seed 7 && longear eval clusters /tmp/stream",
		Args:    args(cobra.ExactArgs(1)),
		RunE:    evalWith(app.EvalAll),
	}
	for _, part := range []struct {
		use, short string
		do         func(context.Context, string, io.Writer, app.Options) error
	}{
		{"lang DIR", "Detection, folding and stems", app.EvalLanguages},
		{"lexicon DIR", "Coverage of the lexicon, names found by the gazetteer", app.EvalLexicon},
		{"pairs DIR", "Pairs of texts: the narrative score beside character tf-idf", app.EvalPairs},
		{"spread DIR", "Spread: parents, ancestors and crossings", app.EvalSpread},
		{"fit DIR", "Fit the weights of the narratives and print them as JSON", app.EvalFit},
		{"census CORPUS", "Count the terms of open sentences (*.txt.gz) and write the background rates of the narratives", app.EvalCensus},
		{"fit-stances DIR", "Fit the weights of denial and print them as JSON", app.EvalFitStances},
	} {
		c.AddCommand(&cobra.Command{Use: part.use, Short: part.short, Args: args(cobra.ExactArgs(1)), RunE: evalWith(part.do)})
	}
	c.AddCommand(newEvalNarratives(), newEvalGenerate(), newEvalClusters())
	return c
}

// leastSamples are the fewest resamples that have 2.5 % on either side.
const leastSamples = 40

func newEvalNarratives() *cobra.Command {
	var against string
	var samples int
	var seed uint64
	c := &cobra.Command{
		Use:   "narratives DIR",
		Short: "Narratives: fitted on one set, reported on the other; or two settings compared",
		Long: `Narratives: fitted on one set, reported on the other, and with the shipped weights. With --against, the setting of --embed is
compared with another on the same narratives: differences with 95 % intervals of a paired bootstrap.`,
		Example: "  longear eval narratives ../evaldata\n  longear eval narratives ../evaldata --embed static --against none",
		Args:    args(cobra.ExactArgs(1)),
		RunE: evalWith(func(ctx context.Context, dir string, w io.Writer, opt app.Options) error {
			other := app.Embed{}
			switch against {
			case "":
				return app.EvalNarratives(ctx, dir, w, opt)
			case "none":
			case app.StaticVectors:
				other.URL = app.StaticVectors
			default:
				return longear.Errorf(longear.KindInvalid, "--against is %q: none or %s", against, app.StaticVectors)
			}
			if samples < leastSamples {
				return longear.Errorf(longear.KindInvalid, "--bootstrap is %d: at least %d", samples, leastSamples)
			}
			return app.EvalAgainst(ctx, dir, w, opt, other, samples, seed)
		}),
	}
	c.Flags().StringVar(&against, "against", "", "compare with this meaning channel: none or static")
	c.Flags().IntVar(&samples, "bootstrap", 2000, "resamples of --against")
	c.Flags().Uint64Var(&seed, "seed", 1, "seed of the resamples")
	return c
}

func evalWith(do func(context.Context, string, io.Writer, app.Options) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, a []string) error {
		if info, err := os.Stat(a[0]); err != nil || !info.IsDir() {
			return longear.Errorf(longear.KindInvalid, "%s is no folder", a[0])
		}
		opt, err := options(c)
		if err != nil {
			return err
		}
		return do(c.Context(), a[0], c.OutOrStdout(), opt)
	}
}

func trialFlags(c *cobra.Command, o *app.Trial) {
	c.Flags().StringVar(&o.Langs, "langs", "zh,ru,kk", "languages")
	c.Flags().Uint64Var(&o.Seed, "seed", 1, "seed")
	c.Flags().BoolVar(&o.Test, "test", false, "the test split: texts, boilerplate and templates that parameters were not tuned on")
}

func newEvalGenerate() *cobra.Command {
	var o app.Trial
	c := &cobra.Command{
		Use:   "generate DIR",
		Short: "Write mutation streams with known truth: copies, footers, cuts, edits, scripts, look-alikes",
		Args:  args(cobra.ExactArgs(1)),
		RunE:  func(_ *cobra.Command, a []string) error { return app.Generate(o, a[0]) },
	}
	trialFlags(c, &o)
	c.Flags().IntVar(&o.Posts, "posts", 22000, "posts per language")
	c.Flags().StringVar(&o.Data, "data", "../shared/evaldata", "folder of evaluation data, for source texts")
	c.Flags().StringVar(&o.Corpus, "corpus", "../shared/corpus", "folder of open sentences, for source texts")
	return c
}

func newEvalClusters() *cobra.Command {
	var o app.Trial
	c := &cobra.Command{
		Use:   "clusters DIR",
		Short: "Measure the near-duplicate clustering on the streams of DIR",
		Args:  args(cobra.ExactArgs(1)),
		RunE:  func(c *cobra.Command, a []string) error { return app.EvalClusters(o, a[0], c.OutOrStdout()) },
	}
	trialFlags(c, &o)
	c.Flags().DurationVar(&o.Jitter, "jitter", 0, "shake the arrival by so much either way, and compare with the run in order")
	c.Flags().BoolVar(&o.Late, "late", false, "a tenth of the posts arrives 1 to 72 hours late")
	c.Flags().BoolVar(&o.Verbose, "errors", false, "show what went wrong")
	return c
}
