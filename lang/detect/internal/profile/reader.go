package profile

// Sums are a text's scores: per profile the sum of its rows.
type Sums [Width]int32

// Add adds other to s.
func (s *Sums) Add(o *Sums) {
	for i := range s {
		s[i] += o[i]
	}
}

// Reader sums up the rows of one word after the other.
type Reader struct {
	table   *Table
	letters *numbering
	key     uint64
	Word    Sums
	Letters int // in the word
}

// NewReader reads text of a script with its table.
func NewReader(s Script, t *Table) Reader { return Reader{table: t, letters: numberings[s], key: edge} }

// Letter takes the next letter of a word.
func (r *Reader) Letter(c rune) {
	r.push(uint64(r.letters.of(c)))
	r.Letters++
}

// End closes the word; the caller reads Word and calls Next.
func (r *Reader) End() { r.push(edge) }

// Next starts a new word.
func (r *Reader) Next() {
	r.key, r.Letters = edge, 0
	r.Word = Sums{}
}

func (r *Reader) push(id uint64) {
	r.key = (r.key<<keyBits | id) & keyMask
	row := r.table.find(r.key)
	if row == nil {
		return
	}
	w := &r.Word
	for i, v := range row {
		w[i] += int32(v)
	}
}

// Keys lists the keys of a word for training: one per letter and one for the end, each with all letters before it.
func Keys(s Script, word string, each func(key uint64)) {
	key := uint64(edge)
	for _, c := range word {
		key = (key<<keyBits | uint64(numberings[s].of(c))) & keyMask
		each(key)
	}
	each((key<<keyBits | edge) & keyMask)
}

// Shorten drops the letter farthest back; ok is false when only one is left.
func Shorten(key uint64) (shorter uint64, ok bool) {
	n := Order(key)
	if n <= 1 {
		return 0, false
	}
	return key & (1<<(keyBits*(n-1)) - 1), true
}

// Order counts the letters of a key.
func Order(key uint64) int {
	n := 0
	for ; key != 0; key >>= keyBits {
		n++
	}
	return n
}

// Context is a key without its last letter.
func Context(key uint64) uint64 { return key >> keyBits }
