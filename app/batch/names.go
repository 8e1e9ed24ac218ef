package batch

import (
	"encoding/binary"

	"longear"
)

// names are the ids that the lines gave, by number in order of decision and by post id. There is one for every post, so
// they are kept without a pointer each.
type names struct {
	chunks []nameChunk
	size   uint32
	table  []uint32 // by key: number + 1 of the last post with it; 0: none. Linear probing
}

type nameChunk struct {
	keys []longear.IDKey
	ends []uint32
	text []byte
}

const chunkNames = 4096

func (n *names) add(key longear.IDKey, name string) {
	if int(n.size)*3 >= len(n.table)*2 {
		n.grow()
	}
	if n.size%chunkNames == 0 {
		n.chunks = append(n.chunks, nameChunk{keys: make([]longear.IDKey, 0, chunkNames), ends: make([]uint32, 0, chunkNames)})
	}
	c := &n.chunks[len(n.chunks)-1]
	c.text = append(c.text, name...)
	c.keys, c.ends = append(c.keys, key), append(c.ends, uint32(len(c.text)))
	n.size++
	n.table[n.slot(key)] = n.size
	if n.size%chunkNames == 0 {
		c.text = append(make([]byte, 0, len(c.text)), c.text...)
	}
}

func (n *names) key(number uint32) longear.IDKey {
	return n.chunks[number/chunkNames].keys[number%chunkNames]
}

// of is what the line of a post called it; "" for one that there is none of.
func (n *names) of(key longear.IDKey) string {
	if n.size == 0 || n.table[n.slot(key)] == 0 {
		return ""
	}
	number := n.table[n.slot(key)] - 1
	c, i, from := &n.chunks[number/chunkNames], number%chunkNames, uint32(0)
	if i > 0 {
		from = c.ends[i-1]
	}
	return string(c.text[from:c.ends[i]])
}

// slot is where a key stands in the table, or would.
func (n *names) slot(key longear.IDKey) int {
	i := int(binary.LittleEndian.Uint64(key[:]) % uint64(len(n.table)))
	for n.table[i] != 0 && n.key(n.table[i]-1) != key {
		if i++; i == len(n.table) {
			i = 0
		}
	}
	return i
}

func (n *names) grow() {
	n.table = make([]uint32, max(1<<10, 2*len(n.table)))
	for number := range n.size {
		n.table[n.slot(n.key(number))] = number + 1
	}
}
