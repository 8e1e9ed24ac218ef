package spread

import (
	"math"
	"slices"
	"time"

	"longear"
)

// Silence is how long nothing may be held before the next post counts as a return.
const Silence = 48 * time.Hour

// Wave is a run of posts without a silence inside.
type Wave struct {
	From     time.Time     `json:"from"` // start of the earliest interval
	To       time.Time     `json:"to"`   // end of the latest
	Posts    int           `json:"posts"`
	Carrying int           `json:"carrying"` // that assert the claim
	Silence  time.Duration `json:"silence"`  // before it, at least; nanoseconds; 0: it is the first
}

// waves cuts a narrative at its silences. Posts without a confirmed time tell nothing about them.
func waves(all []item) []Wave {
	out := []Wave{}
	for i := range all {
		it := &all[i]
		if it.at.Lo.IsZero() {
			continue
		}
		n := len(out)
		if n == 0 || it.at.Lo.Sub(out[n-1].To) >= Silence {
			w := Wave{From: it.at.Lo, To: it.at.Hi}
			if n > 0 {
				w.Silence = it.at.Lo.Sub(out[n-1].To)
			}
			out = append(out, w)
		}
		w := &out[len(out)-1]
		w.Posts++
		if it.at.Hi.After(w.To) {
			w.To = it.at.Hi
		}
		if it.s.Sighting.Stance == longear.Asserts {
			w.Carrying++
		}
	}
	return out
}

// Burst is a run of posts that came much faster than the narrative's usual rate.
type Burst struct {
	From  time.Time `json:"from"`
	To    time.Time `json:"to"`
	Posts int       `json:"posts"`
	Rate  float64   `json:"per_hour"`       // inside it
	Usual float64   `json:"usual_per_hour"` // of the whole narrative
}

// Bursts are found with two states (Kleinberg 2002): gaps are exponential at the usual rate or at burstFactor times
// it; entering the fast state costs log n.
const (
	burstFactor = 4
	minBurst    = 5 // posts
)

// bursts uses posts that are dated to the minute or the second.
func bursts(all []item) []Burst {
	var at []time.Time
	for i := range all {
		if p := all[i].s.Post.Clocks; p.Confirmed() && p.Published.Precision != longear.Day {
			at = append(at, all[i].at.Lo)
		}
	}
	out := []Burst{}
	if len(at) < 2*minBurst || !at[len(at)-1].After(at[0]) {
		return out
	}
	span := at[len(at)-1].Sub(at[0]).Hours()
	usual := float64(len(at)-1) / span
	fast := fastGaps(at, usual)
	for i := 0; i < len(fast); {
		if !fast[i] {
			i++
			continue
		}
		from := i
		for i < len(fast) && fast[i] {
			i++
		}
		if posts := i - from + 1; posts >= minBurst {
			hours := max(at[i].Sub(at[from]).Hours(), 1./3600)
			out = append(out, Burst{
				From: at[from], To: at[i], Posts: posts, Rate: longear.RoundScore(float64(posts) / hours), Usual: longear.RoundScore(usual),
			})
		}
	}
	return out
}

// fastGaps tells for each gap between two posts whether it belongs to the fast state, by the cheapest sequence of
// states.
func fastGaps(at []time.Time, usual float64) []bool {
	n := len(at) - 1
	enter := math.Log(float64(n) + 1)
	slow, quick := 0., enter
	back := make([][2]bool, n) // whether the cheapest way here came from the fast state
	for i := range n {
		gap := at[i+1].Sub(at[i]).Hours()
		costSlow := usual*gap - math.Log(usual)
		costQuick := burstFactor*usual*gap - math.Log(burstFactor*usual)
		back[i] = [2]bool{quick < slow, quick < slow+enter}
		slow, quick = min(slow, quick)+costSlow, min(slow+enter, quick)+costQuick
	}
	fast := make([]bool, n)
	state := quick < slow
	for i := range slices.Backward(fast) {
		fast[i] = state
		if state {
			state = back[i][1]
		} else {
			state = back[i][0]
		}
	}
	return fast
}
