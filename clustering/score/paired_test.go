package score

import (
	"fmt"
	"math"
	"strconv"
	"testing"
)

func TestPaired(t *testing.T) {
	truth, right, apart, group := map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for k := range 20 {
		for _, l := range []string{"ru", "zh", "kk"} {
			id := fmt.Sprintf("%d%s", k, l)
			truth[id], right[id], apart[id], group[id] = strconv.Itoa(k), strconv.Itoa(k), strconv.Itoa(k), l
			if k < 10 && l == "kk" {
				apart[id] = id
			}
		}
	}
	if got := Paired(truth, right, right, group, 200, 1); got != (Interval{}) {
		t.Errorf("a clustering with itself: %v, want no difference", got)
	}
	got := Paired(truth, right, apart, group, 400, 1)
	point := Across(truth, right, group).F1 - Across(truth, apart, group).F1
	if !(got.Low > 0 && got.Low < point && point < got.High) {
		t.Errorf("interval %v does not hold the difference %v above 0", got, point)
	}
	if again := Paired(truth, right, apart, group, 400, 1); again != got {
		t.Errorf("%v, then %v with one seed", got, again)
	}
}

func TestTallyAgreesWithAcross(t *testing.T) {
	truth := map[string]string{"a": "1", "b": "1", "c": "2", "d": "2", "e": "3"}
	said := map[string]string{"a": "x", "b": "x", "c": "x", "d": "y", "e": "y"}
	group := map[string]string{"a": "ru", "b": "zh", "c": "zh", "d": "ru", "e": "kk"}
	tl := tallyOf(truth, said, group, clustersOf(truth))
	if got, want := tl.f1([]float64{1, 1, 1}), Across(truth, said, group).F1; math.Abs(got-want) > 1e-12 {
		t.Errorf("F1 %v with each cluster once, want %v", got, want)
	}
}
