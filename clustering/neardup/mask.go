package neardup

import "math/bits"

// mask knows the passages that many unrelated posts carry: footers, calls to subscribe, sharing buttons. It learns only
// from posts that found a cluster, so that a text that spreads never masks itself. It is a cache of the passages seen
// most: a set of eight cells per hash, where the rarest makes room, so it neither fills up nor has to be halved.
type mask struct {
	cells   []cell
	atLeast uint8 // founding posts
	sources int   // distinct sources, by a 16-bit sketch
}

// cell counts one print.
type cell struct {
	tag     uint32
	count   uint8
	_       uint8
	sources uint16
}

const waysPerSet = 8

func newMask(cells, atLeast, sources int) mask {
	return mask{cells: make([]cell, cells/waysPerSet*waysPerSet), atLeast: uint8(atLeast), sources: sources}
}

func (m *mask) set(h uint64) []cell {
	sets := uint64(len(m.cells) / waysPerSet)
	i := int(h>>32*sets>>32) * waysPerSet
	return m.cells[i : i+waysPerSet]
}

// common tells whether a print belongs to boilerplate.
func (m *mask) common(h uint64) bool {
	for _, c := range m.set(h) {
		if c.tag == uint32(h) && c.count >= m.atLeast {
			return bits.OnesCount16(c.sources) >= m.sources
		}
	}
	return false
}

// learn counts a print of a founding post.
func (m *mask) learn(h uint64, source uint32) {
	set, rarest := m.set(h), 0
	for i := range set {
		if set[i].tag == uint32(h) && set[i].count > 0 {
			if set[i].count < 255 {
				set[i].count++
			}
			set[i].sources |= 1 << (source & 15)
			return
		}
		if set[i].count < set[rarest].count {
			rarest = i
		}
	}
	if c := &set[rarest]; c.count > 1 {
		c.count-- // what was common has to be displaced more than once
		return
	}
	set[rarest] = cell{tag: uint32(h), count: 1, sources: 1 << (source & 15)}
}

// headers knows what one source puts around its texts: prints of the first and last lines that recur in its posts.
type headers struct {
	posts  int
	prints [headerPrints]uint32
	counts [headerPrints]uint8
}

const (
	headerPrints = 48
	headerWindow = 200 // counts are halved after so many founding posts
	headerShare  = .3
	headerLeast  = 4
	headerEdge   = 6 // prints at each end of a text
)

func (h *headers) common(p uint64) bool {
	for i, v := range h.prints {
		if v == uint32(p) && h.counts[i] >= headerLeast {
			return float64(h.counts[i]) >= headerShare*float64(h.posts)
		}
	}
	return false
}

func (h *headers) learn(prints []uint64) {
	if h.posts++; h.posts >= headerWindow {
		h.posts /= 2
		for i := range h.counts {
			h.counts[i] /= 2
		}
	}
	for _, p := range prints {
		h.count(uint32(p))
	}
}

func (h *headers) count(p uint32) {
	rarest := 0
	for i, v := range h.prints {
		if v == p && h.counts[i] > 0 {
			h.counts[i] = min(250, h.counts[i]+1)
			return
		}
		if h.counts[i] < h.counts[rarest] {
			rarest = i
		}
	}
	if h.counts[rarest] > 1 {
		h.counts[rarest]--
		return
	}
	h.prints[rarest], h.counts[rarest] = p, 1
}

// maskEdge is the number of prints at either end of a long text that can be boilerplate: about 500 characters.
const maskEdge = 64

func inner(i, n int) bool { return i >= maskEdge && i < n-maskEdge }

// applyMask finds the masked stretches of a text: every gram whose print is common, joined where they touch.
func (x *Index) applyMask(r *reading, d *Doc) {
	h := x.learned.headers[d.Source]
	for i, p := range r.prints {
		if inner(i, len(r.prints)) {
			continue
		}
		edge := i < headerEdge || i >= len(r.prints)-headerEdge
		if !x.learned.mask.common(p.hash) && (!edge || h == nil || !h.common(p.hash)) {
			continue
		}
		r.cover(p.at, p.at+int32(r.grain.gram))
	}
	if left := len(r.chars) - r.covered; left < r.least() && r.covered > 0 {
		r.masked, r.covered, r.whole = r.masked[:0], 0, true
	}
}

// cover adds a masked stretch; stretches come in rising order. Gaps smaller than a window are boilerplate too, as the
// prints on either side belong to one passage.
func (r *reading) cover(from, to int32) {
	if n := len(r.masked); n > 0 && from-r.masked[n-1].to < int32(r.grain.window) {
		r.covered += int(to - r.masked[n-1].to)
		r.masked[n-1].to = to
		return
	}
	r.masked = append(r.masked, span{from, to})
	r.covered += int(to - from)
}

// least is the number of characters below which what the mask leaves is too little to compare.
func (r *reading) least() int {
	if r.han {
		return 10
	}
	return 20
}
