package fit

import (
	"context"
	"fmt"
	"io"

	"longear/clustering"
	"longear/clustering/score"
)

// Bootstrap says how the difference of two settings is resampled.
type Bootstrap struct {
	Against clustering.Vectors // the other setting's meaning channel; nil: none
	Samples int                // at least 40
	Seed    uint64
}

// Against prints what the setting of opt gains over another on the sets of dir, both with the shipped weights, with
// 95 % intervals of a paired bootstrap over narratives: posts of no narrative are clusters of their own.
func Against(ctx context.Context, dir string, w io.Writer, opt Options, b Bootstrap) error {
	sets, err := load(ctx, dir, opt)
	if err != nil {
		return err
	}
	if err := embedAll(ctx, sets, b.Against); err != nil {
		return err
	}
	shipped := clustering.DefaultModel()
	fmt.Fprintf(w, "%-12s  %-32s  %-32s\n", "set", "B3 F1: other → this, difference", "across F1: other → this, difference")
	for _, name := range setNames() {
		s := sets[name]
		if s == nil || ctx.Err() != nil {
			continue
		}
		this, other := Measure(s, Config{Model: shipped, Vectors: opt.Vectors}), Measure(s, Config{Model: shipped, Vectors: b.Against})
		b3 := score.Difference(this.Report, other.Report, s.Truth, b.Samples, b.Seed)
		across := score.Paired(s.Truth, this.Predicted, other.Predicted, s.Langs, b.Samples, b.Seed)
		fmt.Fprintf(w, "%-12s  %s  %s\n", name, change(other.Report.BCubed.F1, this.Report.BCubed.F1, b3), change(other.Across.F1, this.Across.F1, across))
	}
	return ctx.Err()
}

func change(from, to float64, i score.Interval) string {
	return fmt.Sprintf("%.3f → %.3f, %+.3f [%+.3f, %+.3f]", from, to, to-from, i.Low, i.High)
}
