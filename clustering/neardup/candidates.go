package neardup

import "slices"

// scratch is memory that one decision uses and the next reuses.
type scratch struct {
	epoch uint32
	seen  []uint32 // per rep: the epoch of its last hit
	bands []uint8  // per rep: band hits in that epoch
	grams []uint8  // per rep: print hits
	list  []uint32
	cands []candidate
	found []uint32
	keys  []uint64
	warm  uint32
	fits  []fit
	align aligner
	sieve sieve
}

type candidate struct {
	rep   uint32
	bands uint8
	grams uint8
}

// hit notes that a representative shares a band or a print.
func (s *scratch) hit(rep uint32, counts []uint8) {
	if s.seen[rep] != s.epoch {
		s.seen[rep] = s.epoch
		s.bands[rep], s.grams[rep] = 0, 0
		s.list = append(s.list, rep)
	}
	if counts[rep] < 255 {
		counts[rep]++
	}
}

// candidates lists the representatives worth comparing, the most promising first.
func (x *Index) candidates(r *reading) []candidate {
	s := &x.scratch
	s.epoch++
	s.list, s.cands = s.list[:0], s.cands[:0]
	if r.grams > 0 {
		x.hitBands(r)
	}
	prints := x.hitPrints(r)
	least := uint8(2)
	if prints <= 2 {
		least = 1
	}
	for _, n := range s.list {
		if s.bands[n] > 0 || s.grams[n] >= least {
			s.cands = append(s.cands, candidate{n, s.bands[n], s.grams[n]})
		}
	}
	if len(s.cands) > 1 {
		slices.SortFunc(s.cands, promising)
	}
	return s.cands[:min(len(s.cands), x.opt.Candidates)]
}

// promising orders by hits, the earlier first among equals.
func promising(a, b candidate) int {
	if d := 2*int(b.bands) + int(b.grams) - 2*int(a.bands) - int(a.grams); d != 0 {
		return d
	}
	return int(a.rep) - int(b.rep)
}

func (x *Index) bandsFor(han bool) (bands, rows int) {
	if han {
		return x.opt.HanBands, x.opt.HanRows
	}
	return x.opt.Bands, x.opt.Rows
}

func (x *Index) hitBands(r *reading) {
	s := &x.scratch
	bands, rows := x.bandsFor(r.han)
	s.keys = s.keys[:0]
	for b := range bands {
		s.keys = append(s.keys, r.oph.band(b, rows))
	}
	x.lookUp(&x.bands, s.bands)
}

// hitPrints looks up the prints outside the mask and returns their number.
func (x *Index) hitPrints(r *reading) int {
	s := &x.scratch
	s.keys = s.keys[:0]
	r.eachPrint(func(h uint64) { s.keys = append(s.keys, h) })
	x.lookUp(&x.prints, s.grams)
	return len(s.keys)
}

// lookUp counts the hits of the keys at hand.
func (x *Index) lookUp(m *multimap, counts []uint8) {
	s := &x.scratch
	s.warm += m.warm(s.keys)
	for _, k := range s.keys {
		s.found = m.get(s.found[:0], k)
		for _, n := range s.found {
			s.hit(n, counts)
		}
	}
}

// maxPrints bounds the prints of one text; of longer ones every second, third … window is kept by its hash.
const maxPrints = 64

// eachPrint visits the prints outside the mask. Which of a long text's prints are visited depends on their hashes
// alone, so that two long texts keep the same ones.
func (r *reading) eachPrint(visit func(uint64)) {
	limit := ^uint64(0)
	if n := len(r.prints); n > maxPrints {
		limit = limit / uint64(n) * maxPrints
	}
	next := 0
	for _, p := range r.prints {
		for next < len(r.masked) && r.masked[next].to <= p.at {
			next++
		}
		if next < len(r.masked) && r.masked[next].from < p.at+int32(r.grain.gram) {
			continue
		}
		if h := mix(p.hash); h <= limit {
			visit(h)
		}
	}
}
