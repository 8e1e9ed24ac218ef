package neardup

// resemblance is what the comparison of two clusters' representatives came to. Representatives are only ever added to a
// cluster, but for splits, which count cuts: so what was compared once holds, and only those that came since are
// compared when the question comes again. Posts that fit two large clusters ask it over and over.
type resemblance struct {
	a, b         uint32 // representatives compared, of either side
	cutsA, cutsB uint32
	near         uint32 // pairs that resemble each other
	odds         bool   // some pair resembles and contradicts each other
}

// resemblances remembers them in two halves. The older one is forgotten when the newer is full, which changes no answer;
// what was asked for since is then in the newer. Forgotten all at once, the large clusters would be compared anew each time.
type resemblances struct{ newer, older map[[2]uint32]resemblance }

// resemblancesHeld bounds each half.
const resemblancesHeld = 1 << 16

func newResemblances() resemblances {
	return resemblances{newer: map[[2]uint32]resemblance{}, older: map[[2]uint32]resemblance{}}
}

func (m *resemblances) get(key [2]uint32) resemblance {
	if r, ok := m.newer[key]; ok {
		return r
	}
	r, ok := m.older[key]
	if ok {
		m.put(key, r)
	}
	return r
}

func (m *resemblances) put(key [2]uint32, r resemblance) {
	if len(m.newer) >= resemblancesHeld {
		m.newer, m.older = m.older, m.newer
		clear(m.newer)
	}
	m.newer[key] = r
}

// pairs counts the pairs of representatives that resemble each other, and stops at a contradiction.
func (x *Index) pairs(a, b uint32) (near int, odds bool) {
	p, q := x.clusters.at(a), x.clusters.at(b)
	key := [2]uint32{a, b}
	m := x.resemble.get(key)
	if m.cutsA != p.cuts || m.cutsB != q.cuts {
		m = resemblance{cutsA: p.cuts, cutsB: q.cuts}
	}
	if m.odds || int(m.a) == len(p.reps) && int(m.b) == len(q.reps) {
		return int(m.near), m.odds
	}
	for i, r := range p.reps {
		rest := q.reps
		if i < int(m.a) {
			rest = rest[m.b:]
		}
		if x.addPairs(&m, r, rest); m.odds {
			break
		}
	}
	m.a, m.b = uint32(len(p.reps)), uint32(len(q.reps))
	x.resemble.put(key, m)
	return int(m.near), m.odds
}

// addPairs compares one representative with several.
func (x *Index) addPairs(m *resemblance, r uint32, others []uint32) {
	p := x.reps.at(r)
	if len(others) > 0 {
		x.scratch.sieve.fill(p.body.bottom(), int(p.count))
	}
	for _, n := range others {
		q := x.reps.at(n)
		if !x.nearly(p, q) {
			continue
		}
		v := compare(p.body.places(), q.body.places())
		v.align(&x.scratch.align, x.side(p), x.side(q))
		if v.clashes > 0 {
			m.odds = true
			return
		}
		m.near++
	}
}
