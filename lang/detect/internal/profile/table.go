package profile

// Width is the most profiles a script can have.
const Width = 16

// Scale is the number of steps per nat in which a table stores log probabilities.
const Scale = 12

// Row holds, per profile, how much better than the average profile it explains a letter after the letters before it,
// in steps of 1/Scale nat.
type Row [Width]int8

// Table finds the row of a letter with up to five letters before it.
type Table struct {
	Names []string // the profiles: a language, "~" and a variety, as "kk~plain"
	keys  []uint64 // open addressing; 0 is empty
	rows  []Row
	mask  uint64
}

// NewTable builds a table from rows by key.
func NewTable(names []string, keys []uint64, rows []Row) *Table {
	size := 1
	for size < len(keys)*2 {
		size *= 2
	}
	t := &Table{Names: names, keys: make([]uint64, size), rows: make([]Row, size), mask: uint64(size - 1)}
	for i, k := range keys {
		at := spread(k) & t.mask
		for t.keys[at] != 0 {
			at = (at + 1) & t.mask
		}
		t.keys[at], t.rows[at] = k, rows[i]
	}
	return t
}

// spread mixes a key (Fibonacci hashing).
func spread(k uint64) uint64 {
	k *= 0x9e3779b97f4a7c15
	return k >> 32
}

// find returns the row of the longest known ending of key, or nil.
func (t *Table) find(key uint64) *Row {
	for order := maxOrder; order > 0; order-- {
		k := key & (1<<(keyBits*order) - 1)
		if k>>(keyBits*(order-1)) == 0 {
			continue // no letters so far back
		}
		for at := spread(k) & t.mask; t.keys[at] != 0; at = (at + 1) & t.mask {
			if t.keys[at] == k {
				return &t.rows[at]
			}
		}
	}
	return nil
}
