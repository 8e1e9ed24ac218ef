package neardup

// hunk is a stretch of tokens that one text has in place of those of the other: a's [a0, a1) for b's [b0, b1). Either
// may be empty, but what stands on both sides of it is equal.
type hunk struct{ a0, a1, b0, b1 uint16 }

// aligner finds where two texts that resemble each other differ. It walks both, steps over a difference of few tokens,
// and where the texts part for longer (a footer, a cut, a shuffled sentence) goes on at the next run that both hold.
// Small differences are hunks; long ones are none, as they say nothing about what stands in between.
type aligner struct {
	hunks []hunk
	slots [anchorSlots]uint16 // token runs of a by hash: position+1, the first of each
	ready bool
}

const (
	anchorSlots = 1024
	maxHunk     = 8 // tokens of either side
	maxHunks    = 24
)

// align lists the hunks of two texts, at most maxHunks.
func (x *aligner) align(a, b *side) []hunk {
	x.hunks, x.ready = x.hunks[:0], false
	run := runLength(a.han)
	i, j := 0, 0
	for i < len(a.tokens) && j < len(b.tokens) && len(x.hunks) < maxHunks {
		if a.tokens[i] == b.tokens[j] {
			i++
			j++
			continue
		}
		if p, q, ok := resync(a.tokens[i:], b.tokens[j:], run); ok {
			x.hunks = append(x.hunks, hunk{uint16(i), uint16(i + p), uint16(j), uint16(j + q)})
			i += p
			j += q
			continue
		}
		if i, j = x.anchor(a.tokens, b.tokens, j, run); j < 0 {
			break
		}
	}
	return x.hunks
}

// runLength is the number of equal tokens that show the texts to go on together.
func runLength(han bool) int {
	if han {
		return 3
	}
	return 2
}

// resync finds the smallest step, p tokens of a and q of b, after which run tokens are equal or both texts end alike.
func resync(a, b []uint16, run int) (p, q int, ok bool) {
	for sum := 1; sum <= 2*maxHunk; sum++ {
		for d := range sum + 2 {
			p = sum/2 + d/2 // the most even step first
			if d&1 == 1 {
				p = sum/2 - d/2 - 1
			}
			q = sum - p
			if p < 0 || q < 0 || p > maxHunk || q > maxHunk || p > len(a) || q > len(b) {
				continue
			}
			if together(a[p:], b[q:], run) {
				return p, q, true
			}
		}
	}
	return 0, 0, false
}

// together tells that both go on with the same run, or with less than one to the end of both.
func together(a, b []uint16, run int) bool {
	if len(a) < run || len(b) < run {
		return len(a) == len(b) && equalTokens(a, b)
	}
	return equalTokens(a[:run], b[:run])
}

// anchor finds the first run of b from j on that a holds, wherever; j is negative if there is none.
func (x *aligner) anchor(a, b []uint16, j, run int) (i, at int) {
	x.index(a, run)
	for ; j+run <= len(b); j++ {
		if i = int(x.slots[slot(b[j:j+run])]) - 1; i >= 0 && equalTokens(a[i:i+run], b[j:j+run]) {
			return i, j
		}
	}
	return 0, -1
}

func (x *aligner) index(a []uint16, run int) {
	if x.ready {
		return
	}
	x.ready = true
	clear(x.slots[:])
	for i := 0; i+run <= len(a); i++ {
		if s := &x.slots[slot(a[i:i+run])]; *s == 0 {
			*s = uint16(i + 1)
		}
	}
}

func slot(run []uint16) int {
	h := uint64(0)
	for _, t := range run {
		h = h*base + uint64(t) + 1
	}
	return int(mix(h) % anchorSlots)
}
