package neardup

import (
	"bytes"
	"unicode/utf8"

	"longear/lang/fold"
)

// maxPlaces bounds the numbers and names kept of a text; news puts what matters first.
const maxPlaces = 48

// kind is what stands in a place.
type kind uint8

const (
	wordKind kind = iota
	numberKind
	nameKind
)

// place is a number or a name with the words around it. Two texts speak of the same thing when their values agree in
// places with equal surroundings; one figure changed in an inherited claim shows as a conflict in one place.
type place struct {
	left, right uint16 // hashes of the words beside it; 0 at the edge of the text
	value       uint32
	first, last uint16 // of a number in several groups of digits, such as a date: hashes of the first and last group
	groups      uint8
	size        uint8  // characters
	from, to    uint16 // what to show: bytes of the folded text, or of the name list when kind is nameKind
	kind        kind
}

type token struct {
	hash     uint32
	from, to int32
	kind     kind
	name     int16
}

// mark is a stretch of the folded text that a name fills.
type mark struct {
	from, to int32
	name     int16
}

// findPlaces lists the numbers and names of the text.
func (r *reading) findPlaces(names []Name) {
	r.places = r.places[:0]
	r.markNames(names)
	r.tokenise(names)
	r.shape = base
	for i := 0; i < len(r.tokens); i++ {
		t := &r.tokens[i]
		if t.kind == wordKind {
			r.shape = r.shape*base + uint64(t.hash)
			continue
		}
		p := place{left: r.context(i, -1), kind: t.kind, value: t.hash, from: clip(t.from), to: clip(t.to), groups: 1, size: r.length(t)}
		p.first, p.last = uint16(t.hash), uint16(t.hash)
		if t.kind == nameKind {
			p.from, p.to = uint16(t.name), 0
		}
		for t.kind == numberKind && i+1 < len(r.tokens) && r.tokens[i+1].kind == numberKind {
			i++
			p.value = uint32(fold64(uint64(p.value)+1, uint64(r.tokens[i].hash)+base))
			p.to, p.last = clip(r.tokens[i].to), uint16(r.tokens[i].hash)
			p.groups++
		}
		if p.right = r.context(i, 1); len(r.places) < maxPlaces {
			r.places = append(r.places, p)
		}
	}
	r.shape = mix(r.shape)
}

func clip(n int32) uint16 { return uint16(min(n, 0xffff)) }

// context hashes the nearest words on one side of token i, numbers and names left out: one word, or two Han characters.
func (r *reading) context(i, step int) uint16 {
	want, h := 1, uint64(0)
	if r.han {
		want = 2
	}
	for i += step; i >= 0 && i < len(r.tokens) && want > 0; i += step {
		if r.tokens[i].kind == wordKind {
			h = fold64(h+uint64(r.tokens[i].hash)+base, 0xe7037ed1a0b428db)
			want--
		}
	}
	if h == 0 {
		return 0
	}
	return uint16(mix(h)>>17) | 1
}

// length counts the characters of a token.
func (r *reading) length(t *token) uint8 {
	return uint8(min(255, utf8.RuneCount(r.folded[t.from:t.to])))
}

// markNames finds the names in the folded text, in order and without overlap.
func (r *reading) markNames(names []Name) {
	r.marks = r.marks[:0]
	at := 0
	var buf [96]byte
	for n := range names {
		want := append(buf[:0], names[n].Text...)
		if !r.han {
			want = fold.AppendSkeleton(buf[:0], names[n].Text)
		}
		if len(want) == 0 {
			continue
		}
		from := r.find(want, at)
		if from < 0 {
			from = r.find(want, 0)
		}
		if from < 0 {
			continue
		}
		at = from + len(want)
		r.mark(mark{int32(from), int32(at), int16(n)})
	}
}

// mark keeps the marks sorted; where two overlap the first stays.
func (r *reading) mark(m mark) {
	i := len(r.marks)
	for i > 0 && r.marks[i-1].from >= m.to {
		i--
	}
	if i > 0 && r.marks[i-1].to > m.from || len(r.marks) >= maxPlaces {
		return
	}
	r.marks = append(r.marks, mark{})
	copy(r.marks[i+1:], r.marks[i:])
	r.marks[i] = m
}

// find looks for want at or after byte at; in writing with blanks it must be whole words.
func (r *reading) find(want []byte, at int) int {
	for at < len(r.folded) {
		i := bytes.Index(r.folded[at:], want)
		if i < 0 {
			return -1
		}
		at += i
		if end := at + len(want); r.han || (at == 0 || r.folded[at-1] == ' ') && (end == len(r.folded) || r.folded[end] == ' ') {
			return at
		}
		at++
	}
	return -1
}

// tokenise cuts the folded text into numbers, names, words and single Han characters.
func (r *reading) tokenise(names []Name) {
	r.tokens = r.tokens[:0]
	next := 0
	for i := 0; i < len(r.folded); {
		for next < len(r.marks) && int(r.marks[next].from) < i {
			next++
		}
		switch b := r.folded[i]; {
		case b == ' ':
			i++
		case next < len(r.marks) && int(r.marks[next].from) == i:
			i = r.nameToken(r.marks[next], names)
		case b >= '0' && b <= '9':
			i = r.token(i, numberKind, digits(r.folded[i:]))
		default:
			i = r.token(i, wordKind, letters(r.folded[i:]))
		}
	}
}

func (r *reading) token(from int, k kind, size int) int {
	h := uint32(hashBytes(r.folded[from : from+size]))
	r.tokens = append(r.tokens, token{hash: h, from: int32(from), to: int32(from + size), kind: k})
	return from + size
}

func (r *reading) nameToken(m mark, names []Name) int {
	h := uint32(hashString(names[m.name].ID))
	if names[m.name].ID == "" {
		h = uint32(hashBytes(stem(r.folded[m.from:m.to], r.han))) &^ listedName
	} else {
		h |= listedName
	}
	r.tokens = append(r.tokens, token{hash: h, from: m.from, to: m.to, kind: nameKind, name: m.name})
	return int(m.to)
}

// listedName is the bit of a value that tells names of the gazetteer from words that are only spelled like names.
const listedName = 1

// stem cuts a name to five letters, which takes the case endings off most.
func stem(name []byte, han bool) []byte {
	if han {
		return name
	}
	n := 0
	for i := 0; i < len(name); n++ {
		if n == 5 {
			return name[:i]
		}
		_, size := utf8.DecodeRune(name[i:])
		i += size
	}
	return name
}

func digits(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n
}

// letters measures a word, or one Han character.
func letters(b []byte) int {
	for i := 0; i < len(b); {
		c, size := rune(b[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(b[i:])
		}
		switch {
		case c == ' ' || c >= '0' && c <= '9':
			return i
		case isHan(c):
			return max(i, size*btoi(i == 0))
		}
		i += size
	}
	return len(b)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
