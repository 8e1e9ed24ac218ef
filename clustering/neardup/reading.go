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
	shingle int // characters in a shingle
	gram    int // characters in a winnowed gram
	window  int // grams of which winnowing keeps one
	out     [2]uint64
}

func grainFor(han bool) grain {
	if han {
		return grain{shingle: 3, gram: 8, window: 8, out: [2]uint64{power(3), power(8)}}
	}
	return grain{shingle: 5, gram: 20, window: 16, out: [2]uint64{power(5), power(20)}}
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
	tokens  []token
	marks   []mark
	shape   uint64 // hash of the words without numbers and names: the form that was filled in
	whole   bool   // the mask was set aside because it left too little
	scratch []uint32
}

// open decodes the text. Everything but Chinese is read by its skeleton, so that one text in two alphabets, or with
// the language wrongly detected, is one text.
func (r *reading) open(text string) {
	r.han = mostlyHan(text)
	if r.han {
		r.folded = append(r.folded[:0], text...)
	} else {
		r.folded = fold.AppendSkeleton(r.folded[:0], text)
	}
	r.grain = grainFor(r.han)
	r.chars = r.chars[:0]
	for i := 0; i < len(r.folded); {
		c, size := rune(r.folded[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(r.folded[i:])
		}
		r.chars = append(r.chars, c)
		i += size
	}
	r.exact = hashBytes(r.folded)
	r.masked, r.covered, r.whole = r.masked[:0], 0, false
}

// mostlyHan tells whether Han characters are half of the text or more, blanks aside.
func mostlyHan(text string) bool {
	han, rest := 0, 0
	for _, c := range text {
		switch {
		case isHan(c):
			han++
		case c != ' ':
			rest++
		}
	}
	return han > 0 && han*2 >= rest
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
	k := r.grain.shingle
	n := len(r.chars) - k + 1
	bound := boundFor(n)
	h, next, blocked := uint64(0), 0, -1
	for i, c := range r.chars {
		for next < len(r.masked) && int(r.masked[next].from) <= i {
			blocked = int(r.masked[next].to) - 1
			next++
		}
		h = h*base + uint64(c) + 1
		if i >= k {
			h -= (uint64(r.chars[i-k]) + 1) * r.grain.out[0]
		}
		if i < k-1 || i-k < blocked && blocked >= 0 {
			continue
		}
		m := mix(h)
		r.oph.add(m)
		r.grams++
		if v := uint32(m >> 32); v <= bound {
			r.bottom = append(r.bottom, v)
		}
	}
	r.finishBottom(bound)
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
