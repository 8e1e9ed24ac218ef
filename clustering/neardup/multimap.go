package neardup

// multimap keeps for each key the newest few values in 8 bytes each. It is cut into parts that grow one at a time, so
// that no insertion ever has to move the whole.
type multimap struct {
	parts []part
	limit int // values kept for one key
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
	return multimap{parts: make([]part, 1<<partBits), limit: limit}
}

func (m *multimap) part(key uint64) *part { return &m.parts[key>>(64-partBits)] }

// home is the entry where the search for a key starts: the tag scaled to the table's length.
func (p *part) home(tag uint32) int { return int(uint64(tag) * uint64(len(p.entries)) >> 32) }

// add stores value under key. When the key is full, the smallest value, which is the oldest, makes room.
func (m *multimap) add(key uint64, value uint32) {
	p := m.part(key)
	if (p.used+1)*8 > len(p.entries)*7 {
		p.grow()
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

// grow makes room for a third more. Entries go over in table order, which depends only on what was added.
func (p *part) grow() { p.rebuild(max(16, len(p.entries)*4/3), p.entries) }

// rebuild makes a table of the given size of entries, the empty ones left out.
func (p *part) rebuild(size int, entries []entry) {
	p.entries, p.used = make([]entry, size), 0
	for _, e := range entries {
		if e.value == 0 {
			continue
		}
		i := p.home(e.tag)
		for p.entries[i].value != 0 {
			i = p.next(i)
		}
		p.entries[i] = e
		p.used++
	}
}

// sweep drops all values that keep refuses. A part that loses none stays as it is.
func (m *multimap) sweep(keep func(uint32) bool) {
	var left []entry
	for i := range m.parts {
		p := &m.parts[i]
		left = left[:0]
		for _, e := range p.entries {
			if e.value != 0 && keep(e.value-1) {
				left = append(left, e)
			}
		}
		if len(left) < p.used {
			p.rebuild(max(16, len(left)*4/3+1), left)
		}
	}
}
