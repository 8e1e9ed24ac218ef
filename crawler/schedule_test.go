package crawler

import (
	"testing"
	"time"

	"longear"
	"longear/crawler/fetch"
)

func at(hours ...int) []time.Time {
	var list []time.Time
	for _, h := range hours {
		list = append(list, start.Add(-time.Duration(h)*time.Hour))
	}
	return list
}

func TestPaceOf(t *testing.T) {
	last := Checkpoint{Newest: start.Add(-5 * time.Hour), Pace: 7 * time.Hour}
	tests := []struct {
		name   string
		times  []time.Time
		newest time.Time
		pace   time.Duration
	}{
		{"nothing new", nil, last.Newest, last.Pace},
		{"one item tells no pace", at(1), start.Add(-time.Hour), last.Pace},
		{"median gap", at(1, 2, 3, 50, 4), start.Add(-time.Hour), time.Hour},
		{"only older ones", at(10, 12, 14, 16), last.Newest, 2 * time.Hour},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			newest, pace := paceOf(test.times, last)
			if !newest.Equal(test.newest) || pace != test.pace {
				t.Errorf("got %s, %s; want %s, %s", newest, pace, test.newest, test.pace)
			}
		})
	}
}

func TestInterval(t *testing.T) {
	failed := func(kind longear.Kind) error { return longear.Errorf(kind, "x") }
	resting := longear.E("", longear.KindTransient, &fetch.StatusError{Status: 429, RetryAfter: 9 * time.Hour})
	tests := []struct {
		name     string
		fixed    time.Duration
		pace     time.Duration
		failure  error
		failures int
		random   float64
		want     time.Duration
	}{
		{"half the pace", 0, time.Hour, nil, 0, .5, 30 * time.Minute},
		{"not too often", 0, time.Minute, nil, 0, .5, 5 * time.Minute},
		{"not too seldom", 0, 1000 * time.Hour, nil, 0, .5, 6 * time.Hour},
		{"as catalogued", 20 * time.Minute, time.Hour, nil, 0, .5, 20 * time.Minute},
		{"jitter down", 20 * time.Minute, 0, nil, 0, 0, 18 * time.Minute},
		{"transient doubles", 20 * time.Minute, 0, failed(longear.KindTransient), 1, .5, 40 * time.Minute},
		{"transient twice", 20 * time.Minute, 0, failed(longear.KindTransient), 2, .5, 80 * time.Minute},
		{"blocked", 20 * time.Minute, 0, failed(longear.KindBlocked), 1, .5, 80 * time.Minute},
		{"gone", 20 * time.Minute, 0, failed(longear.KindNotFound), 1, .5, 160 * time.Minute},
		{"at most a day", 20 * time.Minute, 0, failed(longear.KindNotFound), 50, .5, 24 * time.Hour},
		{"retry-after", 20 * time.Minute, 0, resting, 1, .5, 9 * time.Hour},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, func(o *Options) { o.Random = func() float64 { return test.random } })
			p := &poll{next: Checkpoint{Pace: test.pace}, failure: test.failure}
			got := w.crawler.interval(longear.Source{Interval: test.fixed}, p, test.failures)
			if got.Round(time.Second) != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
