package narrative

import "math"

// counts estimates in how many profiles of the last days a term occurs. It is a count-min sketch of two rows in two
// halves: the current days and those before, which are dropped in turn, so that the window moves and memory stays flat.
type counts struct {
	halves [2]half
	since  int64 // event time at which the current half began, seconds
	before *Background
}

type half struct {
	rows  [2][]uint16
	total [8]uint32 // profiles per language slot
}

const (
	countBits  = 18
	windowHalf = 5 * 24 * 60 * 60 // seconds: a window of five to ten days
	leastHalf  = 2000             // profiles that a half must hold before it is put away
)

func newCounts(before *Background) counts {
	return counts{halves: [2]half{newHalf(), newHalf()}, before: before}
}

func newHalf() half {
	return half{rows: [2][]uint16{make([]uint16, 1<<countBits), make([]uint16, 1<<countBits)}}
}

// cells gives the two places of a term.
func cells(id uint32) (a, b uint32) {
	return (id * 0x9e3779b1) >> (32 - countBits), (id*0x85ebca77 ^ id>>15) >> (32 - countBits)
}

func (h *half) add(id uint32) {
	a, b := cells(id)
	n := min(h.rows[0][a], h.rows[1][b])
	if n == math.MaxUint16 {
		return
	}
	h.rows[0][a] = max(h.rows[0][a], n+1) // only the cells that hold the minimum rise
	h.rows[1][b] = max(h.rows[1][b], n+1)
}

func (h *half) get(id uint32) float64 {
	a, b := cells(id)
	return float64(min(h.rows[0][a], h.rows[1][b]))
}

// learn counts one profile's terms.
func (c *counts) learn(slot int, ids []uint32, at int64) {
	if c.since == 0 {
		c.since = at
	}
	now := &c.halves[0]
	if at-c.since >= windowHalf && now.all() >= leastHalf {
		c.halves[0], c.halves[1] = newHalf(), c.halves[0]
		c.since = at
		now = &c.halves[0]
	}
	now.total[slot]++
	for _, id := range ids {
		now.add(id)
	}
}

func (h *half) all() (n uint32) {
	for _, t := range h.total {
		n += t
	}
	return n
}

// prior is the number of posts that the background counts for.
const prior = 400

// idf is the weight of a term among the profiles of a language slot, or of all when slot is below 0.
func (c *counts) idf(id uint32, slot int) float64 {
	return idf(c.total(slot), c.frequency(id))
}

func idf(total, df float64) float64 { return math.Log((total + 1) / (df + 1)) }

// total is how many profiles and posts of the background were counted.
func (c *counts) total(slot int) float64 {
	total := float64(prior)
	for i := range c.halves {
		h := &c.halves[i]
		if slot < 0 {
			total += float64(h.all())
		} else {
			total += float64(h.total[slot])
		}
	}
	return total
}

// frequency is in how many of them a term was seen.
func (c *counts) frequency(id uint32) float64 {
	return prior*c.before.rate(id) + c.halves[0].get(id) + c.halves[1].get(id)
}
