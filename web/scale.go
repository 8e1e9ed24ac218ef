package web

import (
	"slices"
	"time"
)

// scale puts times on a line. Long silences are drawn as marked breaks, so that a story that returns stays readable.
type scale struct {
	parts []scalePart
}

type scalePart struct {
	t0, t1 time.Time
	x0, x1 float64
}

const (
	breakWidth   = 58.0
	breakLeast   = 4 * 24 * time.Hour // shorter silences are drawn as they are
	breakShare   = .3                 // of the whole span
	partLeast    = 70.0
	padShare     = .03
	padLeast     = 20 * time.Minute
	maxParts     = 4
	padWhenAlone = 6 * time.Hour
)

// newScale fits the times, in order, between x0 and x1.
func newScale(times []time.Time, x0, x1 float64) scale {
	times = slices.Clone(times)
	slices.SortFunc(times, time.Time.Compare)
	parts := cutSilences(times)
	whole := scale{parts}.drawn()
	pad := max(padLeast, time.Duration(padShare*float64(whole)))
	if whole == 0 {
		pad = padWhenAlone
	}
	for i := range parts {
		parts[i].t0, parts[i].t1 = parts[i].t0.Add(-pad), parts[i].t1.Add(pad)
	}
	share(parts, x0, x1)
	return scale{parts}
}

// cutSilences splits the times where nothing was published for long.
func cutSilences(times []time.Time) []scalePart {
	first, last := times[0], times[len(times)-1]
	least := max(breakLeast, time.Duration(breakShare*float64(last.Sub(first))))
	parts := []scalePart{{t0: first, t1: first}}
	for _, t := range times {
		open := &parts[len(parts)-1]
		if t.Sub(open.t1) > least && len(parts) < maxParts {
			parts = append(parts, scalePart{t0: t, t1: t})
			continue
		}
		open.t1 = t
	}
	return parts
}

// share lays the parts side by side with one measure for all of them. A part too short to see is widened, in time too.
func share(parts []scalePart, x0, x1 float64) {
	free := x1 - x0 - breakWidth*float64(len(parts)-1)
	for range parts {
		least := time.Duration(partLeast / free * float64(scale{parts}.drawn()))
		for i := range parts {
			if short := least - parts[i].t1.Sub(parts[i].t0); short > 0 {
				parts[i].t0, parts[i].t1 = parts[i].t0.Add(-short/2), parts[i].t1.Add(short/2)
			}
		}
	}
	whole, x := float64(scale{parts}.drawn()), x0
	for i := range parts {
		w := free * float64(parts[i].t1.Sub(parts[i].t0)) / whole
		parts[i].x0, parts[i].x1 = x, x+w
		x += w + breakWidth
	}
}

// x is the place of a time; times outside are put at the edge, times in a break inside it.
func (s scale) x(t time.Time) float64 {
	for i, p := range s.parts {
		if t.Before(p.t0) {
			if i == 0 {
				return p.x0
			}
			return between(t, s.parts[i-1].t1, p.t0, s.parts[i-1].x1, p.x0)
		}
		if !t.After(p.t1) {
			return between(t, p.t0, p.t1, p.x0, p.x1)
		}
	}
	return s.parts[len(s.parts)-1].x1
}

func between(t, t0, t1 time.Time, x0, x1 float64) float64 {
	return x0 + (x1-x0)*float64(t.Sub(t0))/float64(t1.Sub(t0))
}

func (s scale) drawn() time.Duration {
	var d time.Duration
	for _, p := range s.parts {
		d += p.t1.Sub(p.t0)
	}
	return d
}

// step is the smallest of the usual steps that gives at most n of them.
func (s scale) step(n int) time.Duration {
	const day = 24 * time.Hour
	steps := []time.Duration{
		15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour,
		day, 2 * day, 7 * day, 14 * day, 30 * day, 91 * day,
	}
	for _, step := range steps {
		if s.drawn() <= step*time.Duration(n) {
			return step
		}
	}
	return 365 * day
}

// tick is a labelled time of the axis; the first one of a part names its day.
type tick struct {
	at    time.Time
	opens bool
}

// ticks are the multiples of a step, counted from midnight in the zone. A part without any gets one in its middle.
func (s scale) ticks(step time.Duration, zone *time.Location) []tick {
	var out []tick
	for _, p := range s.parts {
		opens := true
		for t := floor(p.t0, step, zone); !t.After(p.t1); t = t.Add(step) {
			if !t.Before(p.t0) {
				out = append(out, tick{t, opens})
				opens = false
			}
		}
		if opens {
			out = append(out, tick{p.t0.Add(p.t1.Sub(p.t0) / 2), true})
		}
	}
	return out
}

// floor goes back to the last multiple of a step, counted from midnight in the zone.
func floor(t time.Time, step time.Duration, zone *time.Location) time.Time {
	local := t.In(zone)
	midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, zone)
	if step >= 24*time.Hour {
		return midnight
	}
	return midnight.Add(local.Sub(midnight) / step * step)
}
