package neardup

import "time"

// Options are the parameters of this level. The zero value of each means the default, which was tuned on the training
// seeds of the mutation stream (docs/benchmarks.md).
type Options struct {
	Bands, Rows       int     // of the MinHash index, for text in words: 32×4, half of the pairs at Jaccard .38
	HanBands, HanRows int     // for Chinese, whose shingles are rarer: 42×3
	Join              float64 // Jaccard at which a post joins
	HanJoin           float64
	Contain           float64       // containment of the smaller text at which a post joins
	QuoteRatio        float64       // below this ratio of sizes, containment is a quote and no join
	Candidates        int           // texts compared per post
	Kept              int           // representatives per cluster
	KeepBelow         float64       // a post becomes a representative if no other is as near as this
	MaskAtLeast       int           // founding posts that must carry a passage before it is boilerplate
	MaskSources       int           // distinct sources that must
	MaskCells         int           // passages remembered, 8 bytes each
	Window            time.Duration // a cluster stays comparable so long after its last post
	ColdSeeds         int           // expired clusters remembered for recurrences
}

func (o Options) withDefaults() Options {
	number := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	ratio := func(v *float64, d float64) {
		if *v == 0 {
			*v = d
		}
	}
	number(&o.Bands, 32)
	number(&o.Rows, 4)
	number(&o.HanBands, 42)
	number(&o.HanRows, 3)
	ratio(&o.Join, .35)
	ratio(&o.HanJoin, .25)
	ratio(&o.Contain, .70)
	ratio(&o.QuoteRatio, .20)
	number(&o.Candidates, 48)
	number(&o.Kept, 8)
	ratio(&o.KeepBelow, .80)
	number(&o.MaskAtLeast, 4)
	number(&o.MaskSources, 3)
	number(&o.MaskCells, 1<<19)
	number(&o.ColdSeeds, 1<<20)
	if o.Window == 0 {
		o.Window = 30 * 24 * time.Hour
	}
	return o
}
