package fit

import (
	"context"
	"maps"
	"math"
	"sync"

	"longear/clustering"
	"longear/clustering/narrative"
)

// leastPrecision is what pairs across languages must reach before recall counts: of claims, articles and headlines.
func leastPrecision(s *Set) float64 {
	switch {
	case !s.Apart:
		return .94
	case len(s.Docs) > 0 && len(s.Docs[0].Post.Text) > 0:
		return .97
	}
	return .93
}

// mostJoined is the part of the look-alikes that may be joined with a claim.
const mostJoined = .03

// worth is what a threshold is chosen by: half B-cubed, half pairs across languages, less what precision falls short of
// and what look-alikes are joined too many.
func worth(s *Set, o *Outcome) float64 {
	return (o.Report.BCubed.F1+o.Across.F1)/2 - 2*math.Max(0, leastPrecision(s)-o.Across.Precision) -
		math.Max(0, ratio(o.Joined, o.Distractors)-mostJoined)
}

// chooser tries thresholds on folds with models that were fitted without them.
type chooser struct {
	folds   []fold
	configs []Config // by fold
}

func newChooser(folds []fold, vectors clustering.Vectors) *chooser {
	c := &chooser{folds: folds, configs: make([]Config, len(folds))}
	each(len(c.folds), func(i int) {
		m := clustering.DefaultModel()
		m.Scores, m.Fits = Scores(c.folds[i].rest, vectors)
		c.configs[i] = Config{m, vectors, Stances(c.folds[i].rest, everything)}
	})
	return c
}

// each runs do for 0 to n-1, some at once, and waits.
func each(n int, do func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { do(i) })
	}
	wg.Wait()
}

// measure returns the outcome of every fold with the thresholds given, on what pick takes of it.
func (c *chooser) measure(t map[string]narrative.Threshold, pick func(*fold) *Set) []*Outcome {
	out := make([]*Outcome, len(c.folds))
	each(len(c.folds), func(i int) {
		config := c.configs[i]
		if config.Vectors == nil {
			config.Model.Join = t
		} else {
			config.Model.Meaning = t
		}
		out[i] = Measure(pick(&c.folds[i]), config)
	})
	return out
}

func (c *chooser) worth(t map[string]narrative.Threshold) float64 {
	sum := 0.
	for i, o := range c.measure(t, func(f *fold) *Set { return f.all }) {
		sum += worth(c.folds[i].all, o)
	}
	return sum / float64(len(c.folds))
}

// grid are the thresholds tried.
func grid() []float64 { return []float64{.55, .62, .68, .73, .78, .83, .88, .92, .95, .975} }

// choose searches one threshold after the other, twice over, starting with t: joining and merging per length.
func (c *chooser) choose(ctx context.Context, t map[string]narrative.Threshold) map[string]narrative.Threshold {
	best := maps.Clone(t)
	most := c.worth(best)
	for range 2 {
		for _, length := range []string{"", narrative.Long, narrative.Brief} {
			for _, set := range []func(*narrative.Threshold, float64){
				func(x *narrative.Threshold, v float64) { x.Join = v },
				func(x *narrative.Threshold, v float64) { x.Merge = v },
			} {
				for _, v := range grid() {
					if ctx.Err() != nil {
						return best
					}
					trial := maps.Clone(best)
					x := trial[length]
					set(&x, v)
					trial[length] = x
					if w := c.worth(trial); w > most+1e-6 {
						best, most = trial, w
					}
				}
			}
		}
	}
	return best
}
