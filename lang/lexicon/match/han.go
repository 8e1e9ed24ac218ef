package match

import "unicode/utf8"

// Costs of a segmentation: every word and every character outside words costs; the cheapest wins.
const (
	wordCost   = 10
	singleCost = 12 // a word of one character
	looseCost  = 15 // a character outside words
)

// move says how the cheapest way reaches a place: from where, by which target.
type move struct{ from, exact int32 }

// segment cuts the text into the fewest words of the dictionary and notes those with an id. Of equally cheap ways the
// one with the longer last word wins, which in Chinese is right more often.
func (m *Matcher) segment(s *space, text string) {
	s.room(len(text) + 1)
	s.cost[0] = 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		s.relax(i, i+size, looseCost, -1)
		if isHan(r) || r < utf8.RuneSelf && startsWord(text, i) {
			s.hits = m.han.Prefixes(s.hits[:0], text[i:])
			for _, h := range s.hits {
				s.relax(i, i+int(h.Len), costOf(int(h.Len)), h.Value)
			}
		}
		i += size
	}
	m.trace(s, len(text))
}

// startsWord tells whether an ASCII letter or digit is the first of its run.
func startsWord(text string, i int) bool {
	return isWord(rune(text[i])) && (i == 0 || text[i-1] >= utf8.RuneSelf || !isWord(rune(text[i-1])))
}

func costOf(bytes int) int32 {
	if bytes <= 4 {
		return singleCost
	}
	return wordCost
}

func (s *space) room(n int) {
	if cap(s.cost) < n {
		s.cost, s.back = make([]int32, n+n/2), make([]move, n+n/2)
	}
	s.cost, s.back = s.cost[:n], s.back[:n]
	for i := range s.cost {
		s.cost[i] = 1 << 30
	}
}

func (s *space) relax(from, to int, cost, exact int32) {
	if c := s.cost[from] + cost; c < s.cost[to] {
		s.cost[to] = c
		s.back[to] = move{int32(from), exact}
	}
}

// trace walks the cheapest way back and appends what it found, in any order: Match sorts.
func (m *Matcher) trace(s *space, end int) {
	start := len(s.found)
	for at := int32(end); at > 0; at = s.back[at].from {
		if x := s.back[at].exact; x >= 0 && m.exact[x].id >= 0 {
			s.found = append(s.found, found{s.back[at].from, at, m.exact[x].id, m.exact[x].ambiguous})
		}
	}
	for a, b := start, len(s.found)-1; a < b; a, b = a+1, b-1 {
		s.found[a], s.found[b] = s.found[b], s.found[a]
	}
}
