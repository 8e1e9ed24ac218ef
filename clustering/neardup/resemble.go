package neardup

// resemblance is what the comparison of two clusters' representatives came to. Representatives are only ever added to a
// cluster, but for splits, which count cuts: so what was compared once holds, and only those that came since are
// compared when the question comes again. Posts that fit two large clusters ask it over and over.
type resemblance struct {
	a, b         int // representatives compared, of either side
	cutsA, cutsB uint32
	near         int  // pairs that resemble each other
	odds         bool // some pair resembles and contradicts each other
}

// resemblancesHeld bounds the memory of them; they are forgotten all at once, which changes no answer.
const resemblancesHeld = 1 << 16

// pairs counts the pairs of representatives that resemble each other, and stops at a contradiction.
func (x *Index) pairs(a, b uint32) (near int, odds bool) {
	p, q := x.clusters.at(a), x.clusters.at(b)
	key := uint64(a)<<32 | uint64(b)
	m := x.resemble[key]
	if m.cutsA != p.cuts || m.cutsB != q.cuts {
		m = resemblance{cutsA: p.cuts, cutsB: q.cuts}
	}
	if m.odds || m.a == len(p.reps) && m.b == len(q.reps) {
		return m.near, m.odds
	}
	for i, r := range p.reps {
		rest := q.reps
		if i < m.a {
			rest = rest[m.b:]
		}
		if x.addPairs(&m, r, rest); m.odds {
			break
		}
	}
	m.a, m.b = len(p.reps), len(q.reps)
	if len(x.resemble) >= resemblancesHeld {
		clear(x.resemble)
	}
	x.resemble[key] = m
	return m.near, m.odds
}

// addPairs compares one representative with several.
func (x *Index) addPairs(m *resemblance, r uint32, others []uint32) {
	p := x.reps.at(r)
	f := &x.scratch.filter
	f.fill(p.bottom)
	for _, n := range others {
		q := x.reps.at(n)
		if !x.near(f.atMost(p, q), p, q) || !x.nearly(p, q) {
			continue
		}
		v := compare(p.places, q.places)
		v.align(&x.scratch.align, &p.side, &q.side)
		if v.clashes > 0 {
			m.odds = true
			return
		}
		m.near++
	}
}
