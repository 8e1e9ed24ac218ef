package spread

import (
	"runtime"
	"slices"
	"sync"
)

// sharing is what the candidates of one sighting have of it. It depends on texts and times alone, so it is found for
// many sightings at once, before their parents are decided one after the other.
type sharing struct {
	found   []int32   // candidates
	match   [][]uint8 // per candidate: positions of the later text's shingles that it has
	words   []uint16  // candidates of that position
	numbers map[uint64]int
	names   map[uint64]int
	topics  map[uint64]int
}

func newSharing() *sharing {
	return &sharing{numbers: map[uint64]int{}, names: map[uint64]int{}, topics: map[uint64]int{}}
}

// stretch is how many sightings are looked ahead at.
const stretch = 256

// lookAhead begins to find the candidates of the sightings from one on, and what they share with them, while those before
// are decided; wait ends it.
func (t *tree) lookAhead(from int) (wait func()) {
	if from >= len(t.items) {
		return func() {}
	}
	part := t.items[from:min(from+stretch, len(t.items))]
	for k := range part {
		sh := t.sharingOf(int32(from + k))
		t.advance(&t.scout, part[k].at.Lo)
		sh.found = t.candidates(&t.scout, int32(from+k), sh.found[:0])
	}
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for k := w; k < len(part); k += workers {
				t.countShared(int32(from+k), t.sharingOf(int32(from+k)))
			}
		})
	}
	return wg.Wait
}

// sharingOf is the place of a sighting; it holds until the stretch after the next is looked at.
func (t *tree) sharingOf(c int32) *sharing { return t.ahead[int(c)%len(t.ahead)] }

// newAhead makes the places of two stretches: one that is decided, one that is looked at.
func newAhead(items int) []*sharing {
	out := make([]*sharing, max(1, min(items, 2*stretch)))
	for i := range out {
		out[i] = newSharing()
	}
	return out
}

// countShared finds who has which part of the later text, and how many candidates have each. Copies of one text count
// once: a viral copy does not make its wording common.
func (t *tree) countShared(c int32, s *sharing) {
	own := t.items[c].text
	for range len(s.found) - len(s.match) {
		s.match = append(s.match, nil)
	}
	s.words = slices.Grow(s.words[:0], len(own.shingles))[:len(own.shingles)]
	clear(s.words)
	clear(s.numbers)
	clear(s.names)
	clear(s.topics)
	for k, p := range s.found {
		text := t.items[p].text
		first := slices.IndexFunc(s.found[:k], func(q int32) bool { return t.items[q].text == text })
		if first >= 0 {
			s.match[k] = append(s.match[k][:0], s.match[first]...)
			continue
		}
		s.match[k] = own.shared(s.match[k][:0], text)
		for _, i := range s.match[k] {
			s.words[i]++
		}
		count(s.numbers, text.numbers)
		count(s.names, text.entities)
		count(s.topics, text.concepts)
	}
}

func count(into map[uint64]int, keys []uint64) {
	for _, k := range keys {
		into[k]++
	}
}
