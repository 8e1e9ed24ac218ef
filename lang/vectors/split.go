package vectors

import (
	"unicode"
	"unicode/utf8"
	"unsafe"

	"longear/lang/automaton"
)

// class of a character: a run of one class is split into pieces by itself.
type class uint8

const (
	other  class = iota // ends a run and is left out
	han                 // a Han character
	digit               // 0 to 9
	letter              // any other letter; a run of them is a word
	join                // left out inside a word: apostrophes, the middle dot, the stress mark
)

const (
	mark     = "\u2581" // starts a word
	longest  = 200      // characters of a run; what follows is a run of its own, without the mark
	runBytes = longest*utf8.UTFMax + len(mark)
	unknown  = -24000 // thousandths of a nat: the log probability of a character that no piece has
	most     = 512    // pieces of a text that count
)

func classOf(r rune) class {
	switch {
	case 'a' <= r && r <= 'z', 0x400 <= r && r <= 0x52f:
		return letter
	case '0' <= r && r <= '9':
		return digit
	case r == '\'', r == 0xb7:
		return join
	case r < 0x80:
		return other
	case r >= 0x3400 && r <= 0x9fff, r >= 0xf900 && r <= 0xfaff, r >= 0x20000 && r <= 0x323af:
		return han
	case r == 0x2019, r == 0x2bc, r == 0x301:
		return join
	case unicode.IsLetter(r):
		return letter
	}
	return other
}

// lower is unicode.ToLower, fast for what news are written in.
func lower(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0x430 && r <= 0x45f, r >= 0x2e80 && r < 0xa640:
		return r
	}
	return unicode.ToLower(r)
}

// splitter cuts a text into pieces by the most probable split of each run (unigram model, Kudo 2018). It lives on the
// stack of one call.
type splitter struct {
	t      *Table
	ids    [most]int32 // pieces found
	n      int
	run    [runBytes]byte
	size   int // bytes of the run
	length int // characters of the run
	best   [runBytes + 1]int32
	back   [runBytes + 1]step
}

// step is how the best split gets to a place.
type step struct {
	from  int32
	piece int32 // -1: a character that no piece has
}

// text finds the pieces of a text.
func (s *splitter) text(text string) {
	last := other
	for _, r := range text {
		r = lower(r)
		k := classOf(r)
		if k == join {
			continue
		}
		if k != last || s.length == longest {
			s.flush()
			if k == letter && k != last {
				s.size = copy(s.run[:], mark)
			}
		}
		if k != other {
			s.size += utf8.EncodeRune(s.run[s.size:s.size+utf8.UTFMax], r)
			s.length++
		}
		last = k
	}
	s.flush()
}

// flush splits the run and starts another.
func (s *splitter) flush() {
	if s.length > 0 && s.n < most {
		s.forward()
		s.backward()
	}
	s.size, s.length = 0, 0
}

// forward finds for each place of the run the best split of what is before it.
func (s *splitter) forward() {
	const never = -1 << 30
	best := s.best[:s.size+1]
	best[0] = 0
	for i := range best[1:] {
		best[i+1] = never
	}
	// The bytes do not change while the string lives: a conversion would allocate for each run.
	run := unsafe.String(&s.run[0], s.size)
	var room [64]automaton.Hit
	for i := 0; i < len(run); {
		_, width := utf8.DecodeRuneInString(run[i:])
		if score := best[i] + unknown; score > best[i+width] {
			best[i+width], s.back[i+width] = score, step{int32(i), -1}
		}
		for _, hit := range s.t.pieces.Prefixes(room[:0], run[i:]) {
			e := i + int(hit.Len)
			if score := best[i] + s.t.scores[hit.Value]; score > best[e] {
				best[e], s.back[e] = score, step{int32(i), hit.Value}
			}
		}
		i += width
	}
}

// backward reads the best split, last piece first, and keeps its pieces in order while there is room.
func (s *splitter) backward() {
	count := 0
	for at := int32(s.size); at > 0; at = s.back[at].from {
		if s.back[at].piece >= 0 {
			count++
		}
	}
	i := s.n + count
	s.n = min(i, most)
	for at := int32(s.size); at > 0; at = s.back[at].from {
		if p := s.back[at].piece; p >= 0 {
			if i--; i < most {
				s.ids[i] = p
			}
		}
	}
}
