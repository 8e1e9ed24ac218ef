package spread

// places are the shingles of one text by the last twelve bits of their hashes: a bitmap, and 64 drawers with the
// positions. Two texts that share nothing share few bits, so that most pairs cost one pass over two bitmaps; merging
// two sorted lists takes ten times as long, for want of branches that can be foretold.
type places struct {
	seen  [64]uint64
	start [65]uint8          // of each drawer in order
	order [maxShingles]uint8 // positions in the list of shingles, by drawer
}

func drawer(hash uint64) int { return int(hash >> 6 & 63) }

func (p *places) fill(shingles []uint64) {
	var n [65]uint8
	for _, x := range shingles {
		p.seen[drawer(x)] |= 1 << (x & 63)
		n[drawer(x)+1]++
	}
	for d := range 64 {
		n[d+1] += n[d]
	}
	p.start = n
	for i, x := range shingles {
		p.order[n[drawer(x)]] = uint8(i)
		n[drawer(x)]++
	}
}

// shared lists the positions of w's shingles that stand in o, too. Han and other texts are not compared: their shingles
// are of different lengths.
func (w *wording) shared(dst []uint8, o *wording) []uint8 {
	if w.han != o.han {
		return dst
	}
	for d := range w.places.seen {
		hits := w.places.seen[d] & o.places.seen[d]
		if hits == 0 {
			continue
		}
		dst = w.sharedIn(dst, o, d, hits)
	}
	return dst
}

func (w *wording) sharedIn(dst []uint8, o *wording, d int, hits uint64) []uint8 {
	theirs := o.places.order[o.places.start[d]:o.places.start[d+1]]
	for _, i := range w.places.order[w.places.start[d]:w.places.start[d+1]] {
		x := w.shingles[i]
		if hits>>(x&63)&1 == 0 {
			continue
		}
		for _, k := range theirs {
			if o.shingles[k] == x {
				dst = append(dst, i)
				break
			}
		}
	}
	return dst
}
