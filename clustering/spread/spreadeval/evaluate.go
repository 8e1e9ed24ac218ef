// Package spreadeval measures package spread on the sets of the evaluation folder, and fits its weights. It reads
// files; package spread does not.
package spreadeval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"longear/clustering/spread"
	"longear/lang"
	"longear/lang/lexicon/vocab"
	"longear/lang/vectors"
)

// Evaluate prints how well spread does on the sets in dir: narratives_w1 and w2 with weights fitted on the other one,
// the gold narratives being the groups; and the cascades, with weights fitted on the other half of them.
func Evaluate(ctx context.Context, dir string, w io.Writer) error {
	e, err := newEvaluation(dir)
	if err != nil {
		return err
	}
	t := newTable(w)
	head(t)
	for _, run := range []struct{ fit, test set }{{e.w1, e.w2}, {e.w2, e.w1}, {join(e.w1, e.w2), join(e.w1, e.w2)}} {
		weights := spread.Fit(run.fit.cases(), e.cascades.cases(), e.options(nil), run.fit.name)
		if run.fit.name == run.test.name {
			weights = spread.Default()
		}
		row(t, run.fit.name+" → "+run.test.name, measure(run.test, e.options(&weights)))
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return e.cascadeTable(ctx, w)
}

// Fit writes the weights that are shipped: texts from both narrative sets, bare reposts from the cascades.
func Fit(_ context.Context, dir string, w io.Writer) error {
	e, err := newEvaluation(dir)
	if err != nil {
		return err
	}
	recipe := fmt.Sprintf("longear eval spread: text on narratives_w1 and w2 (%d parents), bare on the development cascades",
		e.w1.parents()+e.w2.parents())
	return writeWeights(w, spread.Fit(join(e.w1, e.w2).cases(), e.cascades.cases(), e.options(nil), recipe))
}

type evaluation struct {
	w1, w2, cascades set
	reader           *lang.Analyzer
	meaning          *vectors.Table
}

func newEvaluation(dir string) (*evaluation, error) {
	words, err := vocab.Open(vocab.Options{})
	if err != nil {
		return nil, fmt.Errorf("load the lexicon: %w", err)
	}
	e := &evaluation{reader: lang.NewAnalyzer(words.Options())}
	if e.meaning, err = vectors.Load(); err != nil {
		return nil, fmt.Errorf("load the word vectors: %w", err)
	}
	if e.w1, err = e.narratives(filepath.Join(dir, "narratives_w1"), "w1"); err != nil {
		return nil, err
	}
	if e.w2, err = e.narratives(filepath.Join(dir, "narratives_w2"), "w2"); err != nil {
		return nil, err
	}
	e.cascades, err = readCascades(filepath.Join(dir, "posts", "ced_cascades_dev.jsonl.gz"))
	return e, err
}

func (e *evaluation) options(w *spread.Weights) spread.Options {
	return spread.Options{Reader: e.reader, Meaning: e.meaning, Weights: w}
}
