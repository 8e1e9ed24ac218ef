// Package memo remembers what was found out about words: news repeats itself, and nine words of ten come again. What a
// reader answers never depends on what is remembered.
package memo

import (
	"hash/maphash"
	"sync/atomic"
)

// longest is how many bytes a word that is remembered has at most. It stands in the item itself: comparing it costs no
// further wait for memory.
const longest = 47

// Table maps words to what is known of them. A new word takes the place of an older one with the same slot, so that its
// size is bounded. It is safe for concurrent use.
type Table[V any] struct {
	seed  maphash.Seed
	slots []atomic.Pointer[item[V]]
}

type item[V any] struct {
	length uint8
	word   [longest]byte
	value  V
}

func (k *item[V]) is(word string) bool { return string(k.word[:k.length]) == word }

// New returns an empty table of 1<<bits slots.
func New[V any](bits int) *Table[V] {
	return &Table[V]{seed: maphash.MakeSeed(), slots: make([]atomic.Pointer[item[V]], 1<<bits)}
}

// Get returns what is known of a word, which nobody may change.
func (t *Table[V]) Get(word string) (*V, bool) {
	if k := t.slot(word).Load(); k != nil && k.is(word) {
		return &k.value, true
	}
	return nil, false
}

// Put remembers a value and returns it.
func (t *Table[V]) Put(word string, v V) *V {
	k := &item[V]{value: v}
	if len(word) <= longest && word != "" {
		k.length = uint8(copy(k.word[:], word))
		t.slot(word).Store(k)
	}
	return &k.value
}

func (t *Table[V]) slot(word string) *atomic.Pointer[item[V]] {
	return &t.slots[maphash.String(t.seed, word)&uint64(len(t.slots)-1)]
}
