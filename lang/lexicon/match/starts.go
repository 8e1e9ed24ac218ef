package match

import (
	"unicode/utf8"

	"longear/lang/automaton"
	"longear/lang/internal/han"
)

// hanStart is where a character leads in the trie of Han words, and the word that it is by itself; -1 is none. Next has
// a bit for each character that may follow: most pairs of characters start no word, and that is known without the trie.
type hanStart struct {
	state, exact int32
	next         [2]uint64
}

func nextBit(r rune) (word, bit uint32) {
	h := uint32(r) * 0x9e3779b1 >> 25
	return h >> 6, h & 63
}

const firstStart, endStart = 0x3400, 0xa000

// startsOf looks all characters of three bytes up in the trie of entries; a dictionary without Han words has none.
func startsOf(entries []automaton.Entry, t *automaton.Trie) []hanStart {
	if t.Len() == 0 {
		return nil
	}
	starts := make([]hanStart, endStart-firstStart)
	for i := range starts {
		char := string(rune(firstStart + i))
		starts[i] = hanStart{state: t.State(char), exact: -1}
		if v, ok := t.Get(char); ok {
			starts[i].exact = v
		}
	}
	for _, e := range entries {
		if r, size := utf8.DecodeRuneInString(e.Key); r >= firstStart && r < endStart && len(e.Key) > size {
			second, _ := utf8.DecodeRuneInString(e.Key[size:])
			word, bit := nextBit(second)
			starts[r-firstStart].next[word] |= 1 << bit
		}
	}
	return starts
}

// hanPair is where two characters lead in the trie of Han words, and the word that they are; -1 is none, and the state
// of those that no longer word starts with.
type hanPair struct {
	key          uint32 // of both characters; 0 is no pair
	state, exact int32
}

// hanPairs finds pairs by open addressing: one look instead of the six bytes of the trie.
type hanPairs []hanPair

func pairKey(a, b rune) uint32 { return uint32(a)<<16 | uint32(b) }

func (p hanPairs) home(key uint32) int { return int(uint64(key)*0x9e3779b97f4a7c15>>40) & (len(p) - 1) }

// get gives the entry of a pair, or an empty one.
func (p hanPairs) get(key uint32) *hanPair {
	i := p.home(key)
	for p[i].key != key && p[i].key != 0 {
		i = (i + 1) & (len(p) - 1)
	}
	return &p[i]
}

// pairsOf looks up all pairs of common Han characters that the words of sorted entries start with.
func pairsOf(entries []automaton.Entry, t *automaton.Trie) hanPairs {
	size := 8
	for size < 2*len(entries) {
		size *= 2
	}
	pairs := make(hanPairs, size)
	for _, e := range entries {
		if len(e.Key) < 2*han.Size {
			continue
		}
		a, first := han.At(e.Key, 0)
		b, second := han.At(e.Key, han.Size)
		if !first || !second {
			continue
		}
		p := pairs.get(pairKey(a, b))
		if p.key == 0 {
			*p = hanPair{pairKey(a, b), -1, -1}
		}
		if len(e.Key) == 2*han.Size {
			p.exact = e.Value
		} else if p.state < 0 {
			p.state = t.State(e.Key[:2*han.Size])
		}
	}
	return pairs
}

// wordsAt relaxes the ways over the Han words that start at text[i], whose first character is r.
func (d *dictionary) wordsAt(s *space, text string, i int, r rune) {
	if r < firstStart || r >= endStart || d.starts == nil {
		s.hits = d.han.Prefixes(s.hits[:0], text[i:])
		s.relaxHits(i)
		return
	}
	start := &d.starts[r-firstStart]
	if start.exact >= 0 {
		s.relax(i, i+han.Size, singleCost, start.exact)
	}
	if i+han.Size == len(text) {
		return
	}
	second, _ := han.Decode(text, i+han.Size)
	if word, bit := nextBit(second); start.next[word]>>bit&1 == 0 {
		return
	}
	n, state := han.Size, start.state
	if r >= han.First && second >= han.First && second < han.End {
		p := d.pairs.get(pairKey(r, second))
		if p.key == 0 {
			return
		}
		if p.exact >= 0 {
			s.relax(i, i+2*han.Size, wordCost, p.exact)
		}
		n, state = 2*han.Size, p.state
	}
	if state >= 0 {
		s.hits = d.han.PrefixesFrom(s.hits[:0], text[i:], n, state)
		s.relaxHits(i)
	}
}

func (s *space) relaxHits(from int) {
	for _, h := range s.hits {
		s.relax(from, from+int(h.Len), costOf(int(h.Len)), h.Value)
	}
}
