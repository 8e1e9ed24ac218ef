package neardup

import (
	"slices"
	"unicode/utf8"

	"longear/lang/fold"
)

// bottomSize is how many shingle hashes are kept of a text: all of a short one, the smallest of a long one.
const bottomSize = 256

// grain is how finely a text is cut: Chinese carries in one character what other writing spreads over two or three.
type grain struct {
	shingle int       // characters in a shingle
	gram    int       // characters in a winnowed gram
	window  int       // grams of which winnowing keeps one
	out     [2]uint64 // weights of the oldest character: in a shingle before the next, in a gram after it
}

func grainFor(han bool) grain {
	if han {
		return grain{shingle: 3, gram: 8, window: 8, out: [2]uint64{power(2), power(8)}}
	}
	return grain{shingle: 5, gram: 20, window: 16, out: [2]uint64{power(4), power(20)}}
}

// print is a winnowed fingerprint: the hash of a gram and the character it starts at.
type print struct {
	hash uint64
	at   int32
}

// span is a half-open range of characters.
type span struct{ from, to int32 }

// reading is what is computed from one text. It is scratch space: the next text overwrites it.
type reading struct {
	folded  []byte // with the skeleton taken where the text is not Chinese
	chars   []rune
	han     bool
	grain   grain
	exact   uint64
	prints  []print // all, masked or not
	masked  []span
	covered int // characters that masked covers

	oph     oph
	bottom  []uint32 // smallest distinct shingle hashes outside the mask, sorted
	grams   int      // shingles outside the mask
	count   int      // distinct ones; an estimate above bottomSize
	hashes  []uint64 // scratch of winnowing
	places  []place  // numbers and names
	items   []item
	bones   *bones
	marks   []mark
	side    side    // the text by tokens
	spans   []span  // bytes of each token
	tagged  []int16 // of each tag: the name
	shape   uint64  // hash of the words without numbers and names: the form that was filled in
	whole   bool    // the mask was set aside because it left too little
	scratch []uint32
}

// open decodes the text. Everything but Chinese is read by its skeleton, so that one text in two alphabets, or with
// the language wrongly detected, is one text.
func (r *reading) open(text string) {
	r.han = mostlyHan(text)
	r.grain = grainFor(r.han)
	r.chars = r.chars[:0]
	if r.han {
		r.folded = append(r.folded[:0], text...)
		r.chars = decode(r.chars, r.folded)
	} else {
		r.skeleton(text)
	}
	r.exact = hashBytes(r.folded)
	r.masked, r.covered, r.whole = r.masked[:0], 0, false
}

// Cyrillic with its Kazakh letters.
const cyrillicFirst, cyrillicLast = 0x400, 0x52f

// bones tells for each Cyrillic letter what fold.Skeleton leaves of it: nothing, one letter or two.
type bones [cyrillicLast - cyrillicFirst + 1]struct {
	n     uint8
	runes [2]rune
}

func newBones() *bones {
	var t bones
	for i := range t {
		left := []rune(fold.Skeleton(string(rune(cyrillicFirst + i))))
		t[i].n = uint8(copy(t[i].runes[:], left))
	}
	return &t
}

// skeleton is fold.AppendSkeleton that decodes on the way: two passes fewer over the text. A letter is left out that
// doubles the last one. Three bytes for each one bound what is written: a byte that is no text becomes U+FFFD, and no
// letter of two bytes more than two of two.
func (r *reading) skeleton(text string) {
	if r.bones == nil {
		r.bones = newBones()
	}
	chars, folded := sized(r.chars, len(text)), sized(r.folded, 3*len(text))
	n, m := 0, 0
	last := rune(0)
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		switch {
		case c < utf8.RuneSelf:
		case c >= 0xc2 && c < 0xe0 && i+1 < len(text):
			c, size = c&0x1f<<6|rune(text[i+1]&0x3f), 2
		default:
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		if c < cyrillicFirst || c > cyrillicLast {
			if c != last || c < 'а' {
				chars[n], last = c, c
				n++
				m += utf8.EncodeRune(folded[m:], c)
			}
			continue
		}
		left := &r.bones[c-cyrillicFirst]
		for _, b := range left.runes[:left.n] {
			if b == last && b >= 'а' {
				continue
			}
			chars[n], last = b, b
			n++
			if b < utf8.RuneSelf {
				folded[m] = byte(b)
				m++
				continue
			}
			folded[m], folded[m+1] = byte(0xc0|b>>6), byte(0x80|b&0x3f)
			m += 2
		}
	}
	r.chars, r.folded = chars[:n], folded[:m]
}

// sized is a slice of n items in the memory of s, if it has that much.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// decode appends the characters of b; those of one and two bytes, which is all of Cyrillic, without a call.
func decode(dst []rune, b []byte) []rune {
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c < utf8.RuneSelf:
			dst = append(dst, rune(c))
			i++
		case c >= 0xc2 && c < 0xe0 && i+1 < len(b):
			dst = append(dst, rune(c&0x1f)<<6|rune(b[i+1]&0x3f))
			i += 2
		default:
			r, size := utf8.DecodeRune(b[i:])
			dst = append(dst, r)
			i += size
		}
	}
	return dst
}

// mostlyHan tells whether Han characters are half of the text or more, blanks aside. The first byte of a character is
// enough to know: E3 to E9 begin kana and Han.
func mostlyHan(text string) bool {
	if !longBytes(text) {
		return false
	}
	han, rest := 0, 0
	for i := range len(text) {
		switch b := text[i]; {
		case b < 0x80:
			rest += btoi(b > ' ')
		case b >= 0xe3 && b <= 0xe9:
			han++
		case b >= 0xc0:
			rest++
		}
	}
	return han > 0 && han*2 >= rest
}

// longBytes tells, eight bytes at a time, whether any begins a character of three bytes or more: Cyrillic and Latin have
// none.
func longBytes(text string) bool {
	const tops = 0x8080808080808080
	for ; len(text) >= 8; text = text[8:] {
		if w := word(text); w&(w<<1)&(w<<2)&tops != 0 {
			return true
		}
	}
	for i := range len(text) {
		if text[i] >= 0xe0 {
			return true
		}
	}
	return false
}

func isHan(c rune) bool {
	return c >= 0x2e80 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff || c >= 0x20000 && c <= 0x3ffff
}

// winnow keeps from every window of grams the one with the smallest hash (Schleimer, Wilkerson, Aiken 2003): any
// shared run of gram+window-1 characters is sure to share a print.
func (r *reading) winnow() {
	r.prints = r.prints[:0]
	k, w := r.grain.gram, r.grain.window
	n := len(r.chars) - k + 1
	if n <= 0 {
		return
	}
	r.hashes = rollHashes(r.hashes[:0], r.chars, k, r.grain.out[1])
	last := -1
	for end := min(w, n); end <= n; end++ {
		from := max(0, end-w)
		switch {
		case last < from:
			last = smallest(r.hashes, from, end)
		case r.hashes[end-1] <= r.hashes[last]:
			last = end - 1
		default:
			continue
		}
		r.prints = append(r.prints, print{r.hashes[last], int32(last)})
	}
}

// smallest gives the place of the rightmost smallest hash in [from, to).
func smallest(h []uint64, from, to int) int {
	best := from
	for i := from + 1; i < to; i++ {
		if h[i] <= h[best] {
			best = i
		}
	}
	return best
}

// rollHashes appends the mixed hash of every run of k characters.
func rollHashes(dst []uint64, chars []rune, k int, out uint64) []uint64 {
	h := uint64(0)
	for i, c := range chars {
		h = h*base + uint64(c) + 1
		if i >= k {
			h -= (uint64(chars[i-k]) + 1) * out
		}
		if i >= k-1 {
			dst = append(dst, mix(h))
		}
	}
	return dst
}

// sketch hashes the shingles outside the mask into the MinHash and the bottom sample.
func (r *reading) sketch() {
	r.oph.reset()
	r.bottom, r.grams = r.bottom[:0], 0
	bound := boundFor(len(r.chars) - r.grain.shingle + 1)
	from := 0
	for _, m := range r.masked {
		r.stretch(r.chars[from:max(from, int(m.from))], bound)
		from = int(m.to)
	}
	r.stretch(r.chars[min(from, len(r.chars)):], bound)
	r.finishBottom(bound)
}

// stretch hashes the shingles of an unmasked stretch.
func (r *reading) stretch(chars []rune, bound uint32) {
	k := r.grain.shingle
	if len(chars) < k {
		return
	}
	n := len(r.bottom)
	bottom := slices.Grow(r.bottom, len(chars))[:n+len(chars)]
	h, out := uint64(0), r.grain.out[0]
	for _, c := range chars[:k-1] {
		h = h*base + uint64(c) + 1
	}
	for i, c := range chars[k-1:] {
		h = h*base + uint64(c) + 1
		m := mix(h)
		h -= (uint64(chars[i]) + 1) * out
		r.oph.add(m)
		v := uint32(m >> 32) // written in any case: whether it stays is a coin toss that no processor predicts
		bottom[n] = v
		n += btoi(v <= bound)
	}
	r.bottom = bottom[:n]
	r.grams += len(chars) - k + 1
}

// boundFor gives the hash below which about 1.4 bottom samples of n lie: what lies above need not be sorted.
func boundFor(n int) uint32 {
	if n <= bottomSize*3/2 {
		return ^uint32(0)
	}
	return uint32(uint64(bottomSize) * 7 / 5 << 32 / uint64(n))
}

// finishBottom sorts, removes repeats, estimates the number of distinct shingles and cuts to size.
func (r *reading) finishBottom(bound uint32) {
	r.scratch = sortHashes(r.bottom, r.scratch)
	r.bottom = slices.Compact(r.bottom)
	r.count = len(r.bottom)
	if bound != ^uint32(0) {
		r.count = int(uint64(len(r.bottom)) << 32 / (uint64(bound) + 1))
	}
	if len(r.bottom) > bottomSize {
		r.bottom = r.bottom[:bottomSize]
	}
	if r.grams > 0 {
		r.oph.densify()
	}
}

// sortHashes sorts evenly spread hashes: one pass by the top byte, then insertion within the small groups.
func sortHashes(h, tmp []uint32) []uint32 {
	if len(h) < 24 {
		slices.Sort(h)
		return tmp
	}
	tmp = append(tmp[:0], h...)
	shift := 24
	for top := slices.Max(h); top>>shift < 64 && shift > 8; {
		shift--
	}
	var starts [257]int32
	for _, v := range tmp {
		starts[v>>shift&255+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	for _, v := range tmp {
		b := v >> shift & 255
		h[starts[b]] = v
		starts[b]++
	}
	for i := 1; i < len(h); i++ {
		for j := i; j > 0 && h[j] < h[j-1]; j-- {
			h[j], h[j-1] = h[j-1], h[j]
		}
	}
	return tmp
}
