package automaton

import (
	"errors"
	"slices"
	"strings"
)

// Entry is a key with its value.
type Entry struct {
	Key   string
	Value int32
}

// ErrKeys says that a key is empty or there twice.
var ErrKeys = errors.New("automaton: empty or repeated key")

// New builds a trie. It sorts entries in place; their keys are not empty and all different.
func New(entries []Entry) (*Trie, error) {
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Key, b.Key) })
	for i, e := range entries {
		if e.Key == "" || i > 0 && e.Key == entries[i-1].Key {
			return nil, ErrKeys
		}
	}
	b := builder{entries: entries}
	b.grow(1024)
	b.cells[0].check = 0
	if len(entries) > 0 {
		b.node(0, 0, len(entries), 0)
	}
	return &Trie{cells: b.trim(), keys: len(entries)}, nil
}

// builder places nodes first-fit; the search for a free place starts where the array is no longer nearly full.
type builder struct {
	entries []Entry
	cells   []cell
	from    int32 // no place is looked for before this
	used    int32 // one past the last cell in use
}

// branch is a step out of a node, with the entries that go through it.
type branch struct {
	label  int32 // 0 ends the key, else the byte plus one
	lo, hi int
}

// node lays out the cells that follow cell s, for entries[lo:hi], which share depth bytes.
func (b *builder) node(s int32, lo, hi, depth int) {
	var room [16]branch
	kids := b.branches(room[:0], lo, hi, depth)
	base := b.place(kids)
	b.cells[s].base = base << 1
	if kids[0].label == 0 {
		b.cells[s].base++
	}
	for _, k := range kids {
		b.cells[base+k.label].check = s
	}
	b.used = max(b.used, base+kids[len(kids)-1].label+1)
	for _, k := range kids {
		if k.label == 0 {
			b.cells[base].base = b.entries[k.lo].Value
		} else {
			b.node(base+k.label, k.lo, k.hi, depth+1)
		}
	}
}

func (b *builder) branches(kids []branch, lo, hi, depth int) []branch {
	for i := lo; i < hi; {
		label, end := int32(0), i+1
		if key := b.entries[i].Key; len(key) > depth {
			label = int32(key[depth]) + 1
			for end < hi && b.entries[end].Key[depth] == key[depth] {
				end++
			}
		}
		kids = append(kids, branch{label, i, end})
		i = end
	}
	return kids
}

// place finds a base at which the cells of all branches are free. Bases start at 1: cell 0 is the root.
func (b *builder) place(kids []branch) int32 {
	first, taken := kids[0].label, int32(0)
	start := max(b.from, first+1)
	for at := start; ; at++ {
		b.grow(int(at) + 260)
		if b.cells[at].check >= 0 {
			taken++
			continue
		}
		if base := at - first; b.free(base, kids) {
			if n := at - start + 1; n > 32 && taken >= n-n/20 || n > 4096 {
				b.from = at
			}
			return base
		}
	}
}

func (b *builder) free(base int32, kids []branch) bool {
	for _, k := range kids[1:] {
		if b.cells[base+k.label].check >= 0 {
			return false
		}
	}
	return true
}

func (b *builder) grow(n int) {
	if n <= len(b.cells) {
		return
	}
	old := len(b.cells)
	b.cells = slices.Grow(b.cells, max(n, old*3/2)-old)[:max(n, old*3/2)]
	for i := old; i < len(b.cells); i++ {
		b.cells[i] = cell{check: -1}
	}
}

func (b *builder) trim() []cell {
	return slices.Clone(b.cells[:max(b.used, 1)])
}
