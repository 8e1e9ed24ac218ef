package neardup

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"longear/lang/fold"
)

const (
	maxPlaces = 48 // numbers and names compared by what stands beside them
	maxMarks  = 160
)

// kind is what stands in a place.
type kind uint8

const (
	numberKind kind = iota
	nameKind
)

// place is a number or a name with the words around it. Two texts speak of the same thing when their values agree in
// places with equal surroundings; one figure changed in an inherited claim shows as a conflict in one place.
type place struct {
	left, right uint16 // hashes of the words beside it; 0 at the edge of the text
	value       uint32
	first, last uint16 // of a number in several groups of digits, such as a date: hashes of the first and last group
	groups      uint8
	from, to    uint16 // what to show: bytes of the folded text, or of the name list when kind is nameKind
	kind        kind
}

// item is a run of numbers or a name, by its bytes in the folded text.
type item struct {
	from, to int32
	kind     kind
	name     int16
}

// mark is a stretch of the folded text that a name fills.
type mark struct {
	from, to int32
	name     int16
}

// findPlaces lists the numbers and names of the text, and hashes the rest, which is its form.
func (r *reading) findPlaces(d *Doc) {
	names := d.Names
	r.markNames(names)
	r.tokenise(d)
	r.marks = slices.DeleteFunc(r.marks, func(m mark) bool { return names[m.name].Opens })
	r.findItems()
	r.places = r.places[:0]
	r.shape = base
	at := 0
	for i := range r.items {
		it := &r.items[i]
		r.shape = fold64(r.shape^hashBytes(r.folded[at:it.from]), base)
		at = int(it.to)
		if len(r.places) < maxPlaces {
			r.places = append(r.places, r.place(i, names))
		}
	}
	r.shape = mix(fold64(r.shape^hashBytes(r.folded[at:]), base))
}

// findItems lists names and runs of numbers. Numbers with nothing but a blank between them are one: a date, a decimal.
func (r *reading) findItems() {
	r.items = r.items[:0]
	next := 0
	for i := 0; i < len(r.folded); {
		if next < len(r.marks) && int(r.marks[next].from) == i {
			m := r.marks[next]
			r.items = append(r.items, item{m.from, m.to, nameKind, m.name})
			i, next = int(m.to), next+1
			continue
		}
		if b := r.folded[i]; b < '0' || b > '9' {
			i++
			if next == len(r.marks) {
				i += skipWords(r.folded[i:])
			}
			continue
		}
		n := digits(r.folded[i:])
		last := len(r.items) - 1
		if last >= 0 && r.items[last].kind == numberKind && blank(r.folded[r.items[last].to:i]) {
			r.items[last].to = int32(i + n)
		} else {
			r.items = append(r.items, item{int32(i), int32(i + n), numberKind, 0})
		}
		i += n
		for next < len(r.marks) && int(r.marks[next].from) < i {
			next++
		}
	}
}

// skipWords counts the bytes up to the eight among which there may be a digit.
func skipWords(b []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	n := 0
	for ; len(b)-n >= 8; n += 8 {
		w := binary.LittleEndian.Uint64(b[n:]) ^ '0'*ones // digits become 0 to 9
		if (w-10*ones)&^w&tops != 0 {
			break
		}
	}
	return n
}

func blank(b []byte) bool { return len(b) == 1 && b[0] == ' ' }

// place describes item i with its surroundings.
func (r *reading) place(i int, names []Name) place {
	it := &r.items[i]
	b := r.folded[it.from:it.to]
	p := place{
		left: r.before(i), right: r.after(i), kind: it.kind, from: clip(it.from), to: clip(it.to), groups: 1,
	}
	if it.kind == nameKind {
		p.value, p.from, p.to = r.nameValue(b, names[it.name].ID), uint16(it.name), 0
		return p
	}
	p.value = uint32(hashBytes(b))
	p.first = uint16(hashBytes(b[:digits(b)]))
	tail := bytes.LastIndexByte(b, ' ') + 1
	p.last = uint16(hashBytes(b[tail:]))
	p.groups += uint8(min(200, bytes.Count(b, []byte{' '})))
	return p
}

func clip(n int32) uint16 { return uint16(min(n, 0xffff)) }

// before hashes the word before item i, or two Han characters, other items left out; 0 at the edge of the text.
func (r *reading) before(i int) uint16 {
	at, low := int(r.items[i].from), 0
	for {
		for at > 0 && r.folded[at-1] == ' ' {
			at--
		}
		if i == 0 || int(r.items[i-1].to) != at {
			break
		}
		i--
		at = int(r.items[i].from)
	}
	if i > 0 {
		low = int(r.items[i-1].to)
	}
	from := at
	for n := 0; from > low && r.folded[from-1] != ' '; {
		c, size := utf8.DecodeLastRune(r.folded[low:from])
		if isHan(c) {
			if n++; n > 2 || !r.han && n > 1 {
				break
			}
		} else if n > 0 {
			break
		}
		from -= size
	}
	return surrounding(r.folded[from:at])
}

// after is before, to the right.
func (r *reading) after(i int) uint16 {
	at, high := int(r.items[i].to), len(r.folded)
	for {
		for at < len(r.folded) && r.folded[at] == ' ' {
			at++
		}
		if i+1 == len(r.items) || int(r.items[i+1].from) != at {
			break
		}
		i++
		at = int(r.items[i].to)
	}
	if i+1 < len(r.items) {
		high = int(r.items[i+1].from)
	}
	to := at
	for n := 0; to < high && r.folded[to] != ' '; {
		c, size := utf8.DecodeRune(r.folded[to:high])
		if isHan(c) {
			if n++; n > 2 || !r.han && n > 1 {
				break
			}
		} else if n > 0 {
			break
		}
		to += size
	}
	return surrounding(r.folded[at:to])
}

func surrounding(b []byte) uint16 {
	if len(b) == 0 {
		return 0
	}
	return uint16(hashBytes(b)>>17) | 1
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
	if i > 0 && r.marks[i-1].to > m.from || len(r.marks) == maxMarks {
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

// nameValue identifies a name: by the gazetteer, else by its stem.
func (r *reading) nameValue(b []byte, id string) uint32 {
	if id != "" {
		return uint32(hashString(id)) | listedName
	}
	if !r.han {
		b = letters(b, stemLetters)
	}
	return uint32(hashBytes(b)) &^ listedName
}

// listedName is the bit of a value that tells names of the gazetteer from words that are only spelled like names.
const listedName = 1

// stemLetters is the length to which a name is cut, which takes the case endings off most.
const stemLetters = 5

// letters gives the first n letters of a name.
func letters(name []byte, n int) []byte {
	at := 0
	for ; n > 0 && at < len(name); n-- {
		_, size := utf8.DecodeRune(name[at:])
		at += size
	}
	return name[:at]
}

func digits(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
