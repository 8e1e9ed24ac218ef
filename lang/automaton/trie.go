package automaton

// Trie maps keys to numbers. It is safe for concurrent use. The zero value holds no keys.
//
// Cell s reached by byte b leads to cell base(s)+b+1 if that cell's check is s; the end of a key is the step 0, whose
// cell holds the value. The lowest bit of a base tells whether there is such a step: most cells end no key, and looking
// for the end would be one more wait for memory.
type Trie struct {
	cells []cell
	keys  int
}

type cell struct {
	base  int32 // twice where the steps of this cell start, and one if a key ends; the value in the cell that ends a key
	check int32 // the cell that leads here; free cells hold -1
}

// Hit is a key found at the start of a text.
type Hit struct {
	Value int32
	Len   int32 // bytes of the key
}

// Len is the number of keys.
func (t *Trie) Len() int { return t.keys }

// Bytes is the memory that the trie takes.
func (t *Trie) Bytes() int { return len(t.cells) * 8 }

// Get gives the value of a key.
func (t *Trie) Get(key string) (value int32, ok bool) {
	if len(t.cells) == 0 {
		return 0, false
	}
	s := int32(0)
	for i := range len(key) {
		if s = t.step(s, int32(key[i])+1); s < 0 {
			return 0, false
		}
	}
	return t.end(s)
}

// Prefixes appends to dst the keys that s starts with, shortest first.
func (t *Trie) Prefixes(dst []Hit, s string) []Hit { return t.PrefixesFrom(dst, s, 0, 0) }

// State is where the bytes of start lead; -1 if no key starts with them.
func (t *Trie) State(start string) int32 {
	if len(t.cells) == 0 {
		return -1
	}
	at := int32(0)
	for i := 0; i < len(start) && at >= 0; i++ {
		at = t.step(at, int32(start[i])+1)
	}
	return at
}

// PrefixesFrom appends to dst the keys that s starts with and that are longer than its first n bytes, which lead to
// state: for those who keep the states of frequent starts.
func (t *Trie) PrefixesFrom(dst []Hit, s string, n int, state int32) []Hit {
	if len(t.cells) == 0 {
		return dst
	}
	at := state
	for i := n; i < len(s); i++ {
		if at = t.step(at, int32(s[i])+1); at < 0 {
			return dst
		}
		if v, ok := t.end(at); ok {
			dst = append(dst, Hit{Value: v, Len: int32(i + 1)})
		}
	}
	return dst
}

// step goes from a cell by a label; -1 is nowhere.
func (t *Trie) step(from, label int32) int32 {
	to := t.cells[from].base>>1 + label
	if uint(to) < uint(len(t.cells)) && t.cells[to].check == from {
		return to
	}
	return -1
}

func (t *Trie) end(at int32) (int32, bool) {
	base := t.cells[at].base
	if base&1 == 0 {
		return 0, false
	}
	return t.cells[base>>1].base, true
}
