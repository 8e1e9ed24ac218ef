package vectors

import (
	_ "embed" // for the table
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"longear/lang/automaton"
)

//go:embed table.bin
var shipped string

const (
	magic   = "longear vectors 1\n"
	maxDims = 512 // of a table that is read
	levels  = 16  // of a value: half a byte
)

// ErrTable says that a table is not one of this version, or cut off.
var ErrTable = errors.New("vectors: not a whole table")

// About is what a table says of itself.
type About struct {
	Name      string `json:"name"`
	Model     string `json:"model"`   // that it was learnt from
	Licence   string `json:"licence"` // of that model
	Recipe    string `json:"recipe"`
	Sentences int    `json:"sentences"` // that the model was asked for; the last 2,000 were held out
	Pieces    int    `json:"pieces"`
	Dims      int    `json:"dimensions"`
}

// Table holds the vectors of word pieces. It is safe for concurrent use. Rows stay packed in the binary; what is built
// is the trie of pieces, some 3 MB.
type Table struct {
	about   About
	pieces  *automaton.Trie
	scores  []int32 // log probability of each piece in thousandths of a nat
	levels  [levels]int32
	scale   []float64 // of each dimension
	weights string    // two bytes a piece
	rows    string    // half a byte a value
}

// Load reads the table that is in the binary. It takes some 50 ms of one core; load once.
func Load() (*Table, error) { return parse(shipped) }

// About says what the table is, from which model, under which licence.
func (t *Table) About() About { return t.about }

// Dims is the length of the vectors.
func (t *Table) Dims() int { return t.about.Dims }

// parse reads a file of tools/vectors/table.py, which describes the format.
func parse(data string) (*Table, error) {
	r := reader{rest: data, ok: true}
	if r.take(len(magic)) != magic {
		return nil, ErrTable
	}
	t := &Table{}
	if head := r.take(int(r.u32())); !r.ok {
		return nil, ErrTable
	} else if err := json.Unmarshal([]byte(head), &t.about); err != nil {
		return nil, fmt.Errorf("vectors: header: %w", err)
	}
	n, d := t.about.Pieces, t.about.Dims
	if n < 1 || n > 1<<20 || d < 2 || d > maxDims || d%2 != 0 {
		return nil, fmt.Errorf("%w: %d pieces, %d dimensions", ErrTable, n, d)
	}
	entries := r.entries(n)
	t.scores = r.scores(n)
	for i, b := range []byte(r.take(levels)) {
		t.levels[i] = int32(int8(b))
	}
	for range d {
		t.scale = append(t.scale, float64(math.Float32frombits(r.u32())))
	}
	t.weights, t.rows = r.take(2*n), r.take(n*d/2)
	if !r.ok || r.rest != "" {
		return nil, ErrTable
	}
	var err error
	if t.pieces, err = automaton.New(entries); err != nil {
		return nil, fmt.Errorf("vectors: pieces: %w", err)
	}
	return t, nil
}

// weight of a piece, and its packed row.
func (t *Table) row(piece int32) (weight int32, packed string) {
	at, size := 2*int(piece), t.about.Dims/2
	weight = int32(t.weights[at]) | int32(t.weights[at+1])<<8
	return weight, t.rows[int(piece)*size:][:size]
}

// reader takes a file apart; ok becomes false where it ends too early.
type reader struct {
	rest string
	ok   bool
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.rest) {
		r.rest, r.ok = "", false
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) u32() uint32 {
	s := r.take(4)
	if s == "" {
		return 0
	}
	return binary.LittleEndian.Uint32([]byte(s))
}

// entries reads n pieces, each as what it shares with the one before and what follows.
func (r *reader) entries(n int) []automaton.Entry {
	out := make([]automaton.Entry, 0, n)
	last := ""
	for i := range n {
		h := r.take(2)
		if !r.ok || int(h[0]) > len(last) {
			r.ok = false
			return nil
		}
		last = last[:h[0]] + strings.Clone(r.take(int(h[1])))
		out = append(out, automaton.Entry{Key: last, Value: int32(i)})
	}
	return out
}

func (r *reader) scores(n int) []int32 {
	s := r.take(2 * n)
	out := make([]int32, len(s)/2)
	for i := range out {
		out[i] = -int32(s[2*i]) - int32(s[2*i+1])<<8
	}
	return out
}
