package match

import (
	"slices"
	"unicode/utf8"

	"longear/lang"
	"longear/lang/automaton"
	"longear/lang/internal/han"
)

// space is a matcher's working memory for one text.
type space struct {
	words  []span
	cands  []cand // of one word
	hits   []automaton.Hit
	found  []found
	merged []found // see inOrder
	cost   []int32
	back   []move
	path   []piece
	chain  chain // of the text's language
}

// span is a word of the text; reading is nil until it was looked up.
type span struct {
	from, to int32
	reading  *reading
}

// reading is what a word may be a form of, in the dictionary that knows it.
type reading struct {
	dict  *dictionary
	cands []cand
	stem  string // how the likeliest stem is spelled, where the word may not be
}

// cand is a lexeme that a word may be a form of; sure counts the letters that its stem explains, node is where phrases
// that start with it go on.
type cand struct {
	lexeme, sure, node int32
}

type found struct {
	from, to, id int32
	ambiguous    bool
	letters      Letters
}

func (s *space) reset() {
	s.words, s.found = s.words[:0], s.found[:0]
}

// scan finds the words of a text that are not Han and reports whether there is any Han.
func (s *space) scan(text string) (wide bool) {
	start := -1
	var none *han.Set
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		switch {
		case r < utf8.RuneSelf:
		case r < 0xe0 && i+1 < len(text):
			r, size = (r&0x1f)<<6|rune(text[i+1]&0x3f), 2
		default:
			if j := none.Skip(text, i); j > i {
				r, size, wide = han.First, j-i, true
			} else {
				r, size = utf8.DecodeRuneInString(text[i:])
				wide = wide || isHan(r)
			}
		}
		if isWord(r) {
			if start < 0 && r != '\'' {
				start = i
			}
		} else if start >= 0 {
			s.words = append(s.words, span{from: int32(start), to: int32(i)})
			start = -1
		}
		i += size
	}
	if start >= 0 {
		s.words = append(s.words, span{from: int32(start), to: int32(len(text))})
	}
	return wide
}

// isWord tells the characters of words in folded text: letters, digits, the apostrophe.
func isWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '\''
	case r < 0x2000:
		return r >= 0xc0 && r != 0xd7 && r != 0xf7
	}
	return false
}

// splitWords cuts a folded form into words as scan cuts a text.
func splitWords(key string) []string {
	var s space
	s.scan(key)
	words := make([]string, len(s.words))
	for i, w := range s.words {
		words[i] = key[w.from:w.to]
	}
	return words
}

// phrases walks the words from left to right and takes the longest phrase at each.
func (m *Matcher) phrases(s *space, t lang.Text) {
	for i := 0; i < len(s.words); {
		n := m.phraseAt(s, t, i)
		i += max(n, 1)
	}
}

// best is the longest phrase found so far from one word on.
type best struct {
	words int
	sure  int32
	end   target
}

func (m *Matcher) phraseAt(s *space, t lang.Text, i int) int {
	var b best
	w := s.words[i]
	r := m.lookUp(s, t, i)
	for _, c := range r.cands {
		m.extend(s, t, r.dict, i, i+1, c.node, c.sure, &b)
	}
	if b.words == 0 {
		return 0
	}
	if b.end.id >= 0 {
		s.found = append(s.found, found{w.from, s.words[i+b.words-1].to, b.end.id, b.end.ambiguous, b.end.letters})
	}
	return b.words
}

// extend follows a phrase from node, which words[from:next] led to.
func (m *Matcher) extend(s *space, t lang.Text, d *dictionary, from, next int, node, sure int32, b *best) {
	if node == 0 {
		return
	}
	if end := d.ends[node]; end != nothing {
		b.offer(next-from, sure, end)
	}
	if next >= len(s.words) || !d.more[node] || !joined(t.Read.Text, s.words[next-1], s.words[next]) {
		return
	}
	r := m.lookUp(s, t, next)
	if r.dict != d {
		return
	}
	for _, c := range r.cands {
		if to := d.next.get(step{node, c.lexeme}); to != 0 {
			m.extend(s, t, d, from, next+1, to, sure+c.sure, b)
		}
	}
}

// offer keeps the longer phrase, then the one whose stems explain more, then the better one. What is blocked stays so,
// but for abbreviations, whose letters are judged later.
func (b *best) offer(words int, sure int32, end target) {
	if words > b.words || words == b.words && (sure > b.sure || sure == b.sure && b.yields(end)) {
		b.words, b.sure, b.end = words, sure, end
	}
}

func (b *best) yields(end target) bool {
	return (b.end.id != blocked || end.letters == Capitals) && better(b.end, end) == end
}

// joined tells whether only what may stand inside a phrase is between two words.
func joined(text string, a, b span) bool {
	gap := text[a.to:b.from]
	switch gap {
	case " ", "-", " - ", "·":
		return true
	case ".", ". ":
		return a.to-a.from <= 6
	case " \"", "\" ", " «", "» ":
		return true
	}
	return false
}

// lookUp finds the lexemes that a word may be a form of.
func (m *Matcher) lookUp(s *space, t lang.Text, i int) *reading {
	w := &s.words[i]
	if w.reading == nil {
		word := t.Read.Text[w.from:w.to]
		known, ok := s.chain.known.Get(word)
		if !ok {
			known = s.chain.known.Put(word, s.read(word))
		}
		w.reading = known
	}
	return w.reading
}

// read looks a word up in the dictionaries of the chain.
func (s *space) read(word string) (r reading) {
	chain := s.chain.cyrillic
	if word[0] < utf8.RuneSelf {
		chain = s.chain.latin
	}
	for rank, dict := range chain {
		r.dict = dict()
		s.cands = s.cands[:0]
		if r.dict.spelled != nil {
			r.stem = r.dict.bareCandidates(s, word)
		} else {
			r.dict.candidates(s, word, rank > 0 && word[0] >= utf8.RuneSelf)
		}
		if len(s.cands) > 0 {
			r.cands = slices.Clone(s.cands)
			break
		}
	}
	return r
}

// leastForeign is the least length of a stem in another language's text, in bytes: five Cyrillic letters.
const leastForeign = 10

// candidates appends the lexemes of a word, those with the longest stem first. In another language's text short stems
// are chance.
func (d *dictionary) candidates(s *space, word string, foreign bool) {
	if foreign && len(word) < leastForeign {
		return
	}
	s.hits = d.stems.Prefixes(s.hits[:0], word)
	for _, hit := range slices.Backward(s.hits) {

		if foreign && hit.Len < leastForeign {
			break
		}
		ending := word[hit.Len:]
		set := d.rules.Ending(ending)
		if set == 0 {
			continue
		}
		for _, u := range d.uses[d.firstUse[hit.Value]:d.firstUse[hit.Value+1]] {
			if set.Has(u.paradigm) {
				s.cands = append(s.cands, cand{u.lexeme, d.rules.Sure(word[:hit.Len], ending, u.paradigm), d.first[u.lexeme]})
			}
		}
	}
}
