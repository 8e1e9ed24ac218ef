package neardup

// multimap keeps for each key the newest few values in 8 bytes each. It is cut into parts that grow one at a time, so
// that no insertion ever has to move the whole.
type multimap struct {
	parts []part
	limit int // values kept for one key
	step  int // a part that is full grows by one part in so many
}

// part is an open-addressing table with linear probing. Equal tags stand in one run of full entries.
type part struct {
	entries []entry
	used    int
}

// entry is 32 bits of the key and the value plus one; a zero value is an empty entry.
type entry struct{ tag, value uint32 }

const partBits = 8

func newMultimap(limit int) multimap {
	return multimap{parts: make([]part, 1<<partBits), limit: limit, step: 3}
}

// newTight makes one that wastes less room and is moved more often: for the largest.
func newTight(limit int) multimap {
	m := newMultimap(limit)
	m.step = 8
	return m
}

func (m *multimap) part(key uint64) *part { return &m.parts[key>>(64-partBits)] }

// home is the entry where the search for a key starts: the tag scaled to the table's length.
func (p *part) home(tag uint32) int { return int(uint64(tag) * uint64(len(p.entries)) >> 32) }

// add stores value under key. When the key is full, the smallest value, which is the oldest, makes room.
func (m *multimap) add(key uint64, value uint32) {
	p := m.part(key)
	if (p.used+1)*8 > len(p.entries)*7 {
		p.grow(m.step)
	}
	tag, count, oldest := uint32(key), 0, -1
	i := p.home(tag)
	for ; p.entries[i].value != 0; i = p.next(i) {
		if p.entries[i].tag != tag {
			continue
		}
		if count++; oldest < 0 || p.entries[i].value < p.entries[oldest].value {
			oldest = i
		}
	}
	if count >= m.limit {
		p.entries[oldest].value = value + 1
		return
	}
	p.entries[i] = entry{tag, value + 1}
	p.used++
}

// warm reads the entry where the search for each key starts. The reads do not wait for each other, as those of single
// searches do, which is what counts once the table is larger than the caches. The sum keeps them from being left out.
func (m *multimap) warm(keys []uint64) uint32 {
	sum := uint32(0)
	for _, k := range keys {
		if p := m.part(k); p.used > 0 {
			sum += p.entries[p.home(uint32(k))].tag
		}
	}
	return sum
}

func (p *part) next(i int) int {
	if i++; i == len(p.entries) {
		return 0
	}
	return i
}

// get appends the values of key to dst.
func (m *multimap) get(dst []uint32, key uint64) []uint32 {
	p := m.part(key)
	if p.used == 0 {
		return dst
	}
	tag := uint32(key)
	for i := p.home(tag); p.entries[i].value != 0; i = p.next(i) {
		if p.entries[i].tag == tag {
			dst = append(dst, p.entries[i].value-1)
		}
	}
	return dst
}

// grow makes room for one part more in so many as step.
func (p *part) grow(step int) { p.resize(max(16, len(p.entries)+len(p.entries)/step)) }

// resize moves the entries to a table of the given size, in table order, which depends only on what was added.
func (p *part) resize(size int) {
	old := p.entries
	p.entries = make([]entry, size)
	for _, e := range old {
		if e.value == 0 {
			continue
		}
		i := p.home(e.tag)
		for p.entries[i].value != 0 {
			i = p.next(i)
		}
		p.entries[i] = e
	}
}

// sweep drops all values that keep refuses. A part of which little is left shrinks.
func (m *multimap) sweep(keep func(uint32) bool) {
	for i := range m.parts {
		p := &m.parts[i]
		for at := 0; at < len(p.entries); {
			if v := p.entries[at].value; v == 0 || keep(v-1) {
				at++
				continue
			}
			p.remove(at) // another entry may stand there now
		}
		if size := max(16, p.used*4/3+1); size < len(p.entries)/2 {
			p.resize(size)
		}
	}
}

// remove empties entry i and closes the gap with the entries after it that may stand there; those of one tag keep their
// order.
func (p *part) remove(i int) {
	p.used--
	for j := p.next(i); p.entries[j].value != 0; j = p.next(j) {
		home := p.home(p.entries[j].tag)
		if i < j && i < home && home <= j || j < i && (i < home || home <= j) {
			continue // its search starts after the gap
		}
		p.entries[i] = p.entries[j]
		i = j
	}
	p.entries[i] = entry{}
}
