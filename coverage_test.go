package longear_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func hour(n int) time.Time {
	return time.Date(2024, 4, 10, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Hour)
}

func gap(from, to int, reason string) longear.Gap {
	return longear.Gap{From: hour(from), To: hour(to), Reason: reason}
}

func TestAddGap(t *testing.T) {
	tests := map[string]struct{ add, want []longear.Gap }{
		"adjacent ones for one kind of reason are joined": {
			[]longear.Gap{gap(1, 3, "failed: 503"), gap(3, 6, "failed: timeout")}, []longear.Gap{gap(1, 6, "failed: timeout")},
		},
		"other reasons stay apart": {
			[]longear.Gap{gap(1, 3, "failed: 503"), gap(3, 6, "blocked: robots.txt")},
			[]longear.Gap{gap(1, 3, "failed: 503"), gap(3, 6, "blocked: robots.txt")},
		},
		"others in time stay apart": {
			[]longear.Gap{gap(1, 3, longear.NotPolled), gap(4, 6, longear.NotPolled)},
			[]longear.Gap{gap(1, 3, longear.NotPolled), gap(4, 6, longear.NotPolled)},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var c longear.Coverage
			for _, g := range test.add {
				c.AddGap(g)
			}
			if diff := cmp.Diff(test.want, c.Gaps); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGapsAreBounded(t *testing.T) {
	c := longear.Coverage{Since: hour(0), Recorded: hour(0)}
	for i := range longear.MaxGaps + 3 {
		c.AddGap(gap(10*i, 10*i+5, fmt.Sprintf("failed: %d", i)))
	}
	if len(c.Gaps) != longear.MaxGaps || !c.Gaps[0].From.Equal(hour(30)) {
		t.Errorf("%d gaps, the first %v", len(c.Gaps), c.Gaps[0])
	}
	if watch, _ := c.During(longear.Interval{Lo: hour(2), Hi: hour(9)}, hour(1000)); watch != longear.WatchUnrecorded {
		t.Errorf("a time whose gaps were dropped reads %q", watch)
	}
}

func TestDuring(t *testing.T) {
	whole := longear.Coverage{
		Since: hour(0), Recorded: hour(0), LastFetch: hour(50), LastOK: hour(50), Planned: hour(51), Status: "ok", Gaps: []longear.Gap{gap(10, 20, "failed: 503")},
	}
	old := whole
	old.Recorded = time.Time{}
	down := whole
	down.Status, down.LastFetch = "failed: 503", hour(60)
	tests := map[string]struct {
		c     longear.Coverage
		span  [2]int
		now   int
		watch longear.Watch
		gaps  []longear.Gap
	}{
		"a gap inside":                    {whole, [2]int{5, 30}, 51, longear.WatchWhole, []longear.Gap{gap(10, 20, "failed: 503")}},
		"a gap that ends where it begins": {whole, [2]int{20, 30}, 51, longear.WatchWhole, nil},
		"before collection":               {whole, [2]int{-5, 30}, 51, longear.WatchLater, nil},
		"never fetched":                   {longear.Coverage{}, [2]int{5, 30}, 51, longear.WatchLater, nil},
		"a store without a record":        {old, [2]int{25, 30}, 51, longear.WatchUnrecorded, nil},
		"one that lasts":                  {down, [2]int{40, 70}, 65, longear.WatchWhole, []longear.Gap{gap(50, 65, "failed: 503")}},
		"not polled since":                {whole, [2]int{40, 70}, 99, longear.WatchWhole, []longear.Gap{gap(50, 99, longear.NotPolled)}},
		"due, but not late":               {whole, [2]int{40, 51}, 52, longear.WatchWhole, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			watch, gaps := test.c.During(longear.Interval{Lo: hour(test.span[0]), Hi: hour(test.span[1])}, hour(test.now))
			if watch != test.watch {
				t.Errorf("got %q, want %q", watch, test.watch)
			}
			if diff := cmp.Diff(test.gaps, gaps); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
		})
	}
}
