// Package textdiff says in readable pieces what a copy of a text added, removed and changed, and calls out the numbers
// and names that differ. It works on words, and on single characters of Chinese.
package textdiff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind of a piece.
type Kind string

// Kinds.
const (
	Same    Kind = "same"
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed" // removed here and added in its place
)

// Piece is a run of words. Old is "" where it was added, New where it was removed.
type Piece struct {
	Kind   Kind   `json:"kind"`
	Old    string `json:"old,omitempty"`
	New    string `json:"new,omitempty"`
	Number bool   `json:"number,omitempty"` // figures differ
	Name   bool   `json:"name,omitempty"`   // a name differs
}

// Diff compares two texts. Names, as written in either, are called out where they differ; so are words that are
// written with a capital inside a sentence.
func Diff(old, new string, names ...string) []Piece {
	a, b := words(strings.ToValidUTF8(old, "\ufffd")), words(strings.ToValidUTF8(new, "\ufffd"))
	var d differ
	d.compare(a, b)
	for i := range d.pieces {
		d.pieces[i].callOut(names)
	}
	return d.pieces
}

// word is a token with the white space that follows it.
type word struct {
	text, key string
	opens     bool // it opens a sentence
}

func words(s string) []word {
	var out []word
	opens := true
	for len(s) > 0 {
		n := tokenEnd(s)
		m := n + len(s[n:]) - len(strings.TrimLeftFunc(s[n:], unicode.IsSpace))
		key := strings.ToLower(s[:n])
		out = append(out, word{s[:m], key, opens})
		opens = strings.ContainsAny(key, ".!?。！？") || strings.Contains(s[n:m], "\n")
		s = s[m:]
	}
	return out
}

// tokenEnd measures the first token: a word, a number with its points and commas, a Han character, or a sign.
func tokenEnd(s string) int {
	first, size := utf8.DecodeRuneInString(s)
	if single(first) {
		return size
	}
	for i, r := range s {
		if letter(r) && !single(r) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if strings.ContainsRune(".,:/-'’", r) && unicode.IsDigit(first) == unicode.IsDigit(next) && letter(next) && !single(next) {
			continue
		}
		return i
	}
	return len(s)
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// single tells characters that are tokens of their own.
func single(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || !letter(r)
}

// differ collects the pieces.
type differ struct{ pieces []Piece }

// maxEdits bounds the search; texts further apart are shown as changed between their common ends.
const maxEdits = 2000

// compare takes the common ends off and runs Myers' greedy algorithm (1986) on the rest.
func (d *differ) compare(a, b []word) {
	head := 0
	for head < len(a) && head < len(b) && a[head].key == b[head].key {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].key == b[len(b)-1-tail].key {
		tail++
	}
	d.same(a[:head], b[:head])
	d.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	d.same(a[len(a)-tail:], b[len(b)-tail:])
}

func (d *differ) middle(a, b []word) {
	trace, ok := search(a, b)
	if !ok {
		d.replace(a, b)
		return
	}
	matches := backtrack(trace, a, b)
	i, j := 0, 0
	for _, m := range matches {
		d.replace(a[i:m[0]], b[j:m[1]])
		d.same(a[m[0]:m[0]+m[2]], b[m[1]:m[1]+m[2]])
		i, j = m[0]+m[2], m[1]+m[2]
	}
	d.replace(a[i:], b[j:])
}

// search fills for each number of edits the furthest point on every diagonal.
func search(a, b []word) ([][]int32, bool) {
	most := min(len(a)+len(b), maxEdits)
	v := make([]int32, 2*most+3)
	var trace [][]int32
	for e := 0; e <= most; e++ {
		for k := -e; k <= e; k += 2 {
			at := k + most + 1
			x := v[at-1] + 1
			if k == -e || k != e && v[at-1] < v[at+1] {
				x = v[at+1]
			}
			for int(x) < len(a) && int(x)-k < len(b) && a[x].key == b[int(x)-k].key {
				x++
			}
			v[at] = x
			if int(x) >= len(a) && int(x)-k >= len(b) {
				return append(trace, row(v, most, e)), true
			}
		}
		trace = append(trace, row(v, most, e))
	}
	return nil, false
}

// row copies the diagonals -e … e.
func row(v []int32, most, e int) []int32 {
	return append([]int32(nil), v[most+1-e:most+2+e]...)
}

// backtrack gives the runs of equal words as (place in a, place in b, length), in order.
func backtrack(trace [][]int32, a, b []word) [][3]int {
	var out [][3]int
	x, y := len(a), len(b)
	for e := range slices.Backward(trace) {
		k := x - y
		px, py := 0, 0
		if e > 0 {
			prev := trace[e-1]
			at := func(k int) int {
				if i := k + e - 1; i >= 0 && i < len(prev) {
					return int(prev[i])
				}
				return -1
			}
			if k == -e || k != e && at(k-1) < at(k+1) {
				px, py = at(k+1), at(k+1)-k-1
			} else {
				px, py = at(k-1), at(k-1)-k+1
			}
		}
		fromX := px
		if e > 0 && k > px-py {
			fromX++
		}
		if n := x - fromX; n > 0 {
			out = append(out, [3]int{fromX, fromX - k, n})
		}
		x, y = px, py
	}
	slices.Reverse(out)
	return out
}

func join(w []word) string {
	var b strings.Builder
	for _, x := range w {
		b.WriteString(x.text)
	}
	return strings.TrimSpace(b.String())
}

func (d *differ) same(a, b []word) {
	if len(b) > 0 {
		d.pieces = append(d.pieces, Piece{Kind: Same, Old: join(a), New: join(b)})
	}
}

func (d *differ) replace(a, b []word) {
	p := Piece{Kind: Changed, Old: join(a), New: join(b), Name: named(a) || named(b)}
	switch {
	case len(a) == 0 && len(b) == 0:
		return
	case len(a) == 0:
		p.Kind = Added
	case len(b) == 0:
		p.Kind = Removed
	}
	d.pieces = append(d.pieces, p)
}

// named tells whether a word has a capital inside a sentence.
func named(list []word) bool {
	for _, w := range list {
		if first, _ := utf8.DecodeRuneInString(w.text); unicode.IsUpper(first) && !w.opens {
			return true
		}
	}
	return false
}

// callOut marks numbers and listed names that stand on one side only.
func (p *Piece) callOut(names []string) {
	if p.Kind == Same {
		return
	}
	p.Number = figures(p.Old) != figures(p.New)
	for _, n := range names {
		if n != "" && strings.Contains(p.Old, n) != strings.Contains(p.New, n) {
			p.Name = true
		}
	}
}

// figures keeps the digits of s, with a blank between numbers.
func figures(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }), " ")
}
