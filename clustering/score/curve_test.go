package score

import (
	"math"
	"testing"
)

func TestCurve(t *testing.T) {
	yes := func(x float64) Scored { return Scored{x, true} }
	no := func(x float64) Scored { return Scored{x, false} }
	for name, c := range map[string]struct {
		all     []Scored
		auc, at float64
		f1      float64
	}{
		"apart":     {[]Scored{no(.1), yes(.8), no(.2), yes(.9)}, 1, .8, 1},
		"reversed":  {[]Scored{yes(.1), no(.9)}, 0, .1, 2. / 3},
		"all equal": {[]Scored{yes(.5), no(.5), no(.5)}, .5, .5, .5},
		"one tie":   {[]Scored{yes(.5), no(.5), yes(.9), no(.1)}, .875, .5, .8},
		"one kind":  {[]Scored{yes(.5), yes(.6)}, .5, .5, 1},
		"none":      {nil, .5, 0, 0},
	} {
		if got := AUC(c.all); math.Abs(got-c.auc) > 1e-12 {
			t.Errorf("%s: AUC %v, want %v", name, got, c.auc)
		}
		if got := BestThreshold(c.all); got != c.at {
			t.Errorf("%s: threshold %v, want %v", name, got, c.at)
		}
		if got := F1At(c.all, c.at); math.Abs(got-c.f1) > 1e-12 {
			t.Errorf("%s: F1 %v, want %v", name, got, c.f1)
		}
	}
}
