package score

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestMeasure(t *testing.T) {
	truth := map[string]string{"a": "1", "b": "1", "c": "1", "d": "2", "e": "2", "f": "3"}
	tests := []struct {
		name      string
		predicted map[string]string
		b3, pair  PRF
	}{
		{"right", truth, PRF{1, 1, 1}, PRF{1, 1, 1}},
		{"all alone", map[string]string{}, PRF{1, .5, 2. / 3}, PRF{1, 0, 0}},
		{
			"one heap",
			map[string]string{"a": "x", "b": "x", "c": "x", "d": "x", "e": "x", "f": "x"},
			PRF{7. / 18, 1, .56},
			PRF{4. / 15, 1, 8. / 19},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Measure(truth, tt.predicted)
			near := cmpopts.EquateApprox(0, 1e-9)
			if diff := cmp.Diff(tt.b3, r.BCubed, near); diff != "" {
				t.Errorf("B-cubed (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.pair, r.Pairwise, near); diff != "" {
				t.Errorf("pairwise (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDifference(t *testing.T) {
	truth := map[string]string{}
	for i := range 200 {
		truth[string(rune('0'+i))] = string(rune('0' + i/4))
	}
	good, bad := Measure(truth, truth), Measure(truth, map[string]string{})
	got := Difference(good, bad, truth, 200, 1)
	if got.Low <= 0 || got.High < got.Low || math.IsNaN(got.High) {
		t.Errorf("got %+v, want an interval above zero", got)
	}
	if same := Difference(good, good, truth, 200, 1); same.Low != 0 || same.High != 0 {
		t.Errorf("of a clustering with itself: got %+v, want zero", same)
	}
}

func TestByKind(t *testing.T) {
	predicted := map[string]string{"a": "1", "b": "1", "c": "1", "d": "2"}
	parents := map[string]string{"b": "a", "c": "a", "d": "a"}
	kinds := map[string]string{"b": "cut", "c": "swap", "d": "swap"}
	got := ByKind([]string{"a", "b", "c", "d"}, predicted, func(id string) string { return parents[id] },
		func(id string) string { return kinds[id] }, func(id string) bool { return kinds[id] == "swap" })
	want := []Group{{"cut", 1, 1}, {"swap", 2, .5}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
