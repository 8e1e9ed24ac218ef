package fit

import (
	"math"
	"math/rand/v2"
	"testing"
)

func made(n int, seed uint64, z func(x []float64) float64) []example {
	rng := rand.New(rand.NewPCG(seed, 1))
	out := make([]example, n)
	for i := range out {
		x := []float64{1, rng.Float64(), rng.Float64()}
		out[i] = example{x, rng.Float64() < 1/(1+math.Exp(-z(x))), 1}
	}
	return out
}

func TestLogisticFindsWeights(t *testing.T) {
	rows := made(20000, 1, func(x []float64) float64 { return -1 + 3*x[1] - 2*x[2] })
	got := logistic(rows, []int{0, 0, 0}, nil, .1)
	for i, want := range []float64{-1, 3, -2} {
		if math.Abs(got[i]-want) > .25 {
			t.Errorf("weight %d: %.2f, want about %.0f", i, got[i], want)
		}
	}
}

func TestLogisticKeepsSigns(t *testing.T) {
	rows := made(5000, 2, func(x []float64) float64 { return 3*x[1] - 2*x[2] })
	got := logistic(rows, []int{0, 1, 1}, nil, .1)
	if got[1] <= 0 || got[2] != 0 {
		t.Errorf("weights %v, want the third gone", got)
	}
}

func TestLogisticIsRepeatable(t *testing.T) {
	rows := made(500, 3, func(x []float64) float64 { return x[1] })
	a, b := logistic(rows, []int{0, 0, 0}, nil, 1), logistic(rows, []int{0, 0, 0}, nil, 1)
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("weight %d: %v and %v", i, a[i], b[i])
		}
	}
}
