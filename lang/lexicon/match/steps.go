package match

// steps gives the node that a step leads to: a table of open addressing, since most steps that a text asks for are not
// there.
type steps struct {
	keys  []uint64 // 0 is empty: no step starts at node 0
	nodes []int32
}

func newSteps(from map[step]int32) steps {
	size := 8
	for size < 3*len(from) {
		size *= 2
	}
	t := steps{make([]uint64, size), make([]int32, size)}
	for s, node := range from {
		i := t.home(s.key())
		for t.keys[i] != 0 {
			i = (i + 1) & (size - 1)
		}
		t.keys[i], t.nodes[i] = s.key(), node
	}
	return t
}

func (s step) key() uint64 { return uint64(s.node)<<32 | uint64(uint32(s.lexeme)) }

func (t *steps) home(key uint64) int { return int(key*0x9e3779b97f4a7c15>>32) & (len(t.keys) - 1) }

// get returns 0 for a step that is not there.
func (t *steps) get(s step) int32 {
	key := s.key()
	for i := t.home(key); t.keys[i] != 0; i = (i + 1) & (len(t.keys) - 1) {
		if t.keys[i] == key {
			return t.nodes[i]
		}
	}
	return 0
}
