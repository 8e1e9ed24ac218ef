package spread

import (
	"hash/fnv"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang/cue"
	"longear/lang/fold"
	"longear/lang/number"
)

// maxShingles bounds what is kept of a text: the smallest hashes, so that two texts keep comparable samples
// (bottom-k; Broder 1997).
const maxShingles = 128

// wording is a text as it is compared; posts with the same text share one.
type wording struct {
	lang     longear.Lang
	space    int // number of the language among those of the narrative
	places   places
	han      bool
	runes    int       // letters and digits, a Han character counting twice
	shingles []uint64  // sorted; 3 characters of Han text, else 5
	numbers  []uint64  // sorted
	figures  []float64 // numbers as they stand in the text, each once
	entities []uint64  // sorted
	concepts []uint64  // sorted
	names    mentions  // languages and platforms that the text names
	folded   string    // the matching form
	meaning  []float32 // of length 1; nil: none
	credits  bool      // it has a phrase of attribution
}

type textKey struct {
	lang   longear.Lang
	script longear.Script
	body   string
}

// readAll gives every item its wording: posts with the same text share one. The earliest wordings are analysed, as many
// as the options allow. Several goroutines read; what they find does not depend on their order.
func readAll(all []item, opt Options) {
	known, spaces := map[textKey]*wording{}, map[longear.Lang]int{}
	var jobs []textJob
	for i := range all {
		p := &all[i].s.Post
		key := textKey{p.Lang, p.Script, p.Body()}
		w := known[key]
		if w == nil {
			if _, met := spaces[p.Lang]; !met {
				spaces[p.Lang] = len(spaces)
			}
			w = &wording{lang: p.Lang, space: spaces[p.Lang]}
			known[key] = w
			jobs = append(jobs, textJob{w, p, key.body})
		}
		all[i].text = w
	}
	const chunk = 512
	var wg sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for from := 0; from < len(jobs); from += chunk {
		part := jobs[from:min(from+chunk, len(jobs))]
		room <- struct{}{}
		wg.Go(func() {
			var b buffers
			for i, job := range part {
				r, m := opt.Reader, opt.Meaning
				if from+i >= opt.MaxRead {
					r, m = nil, nil
				}
				job.text.make(job.body, job.post, r, m, &b)
			}
			<-room
		})
	}
	wg.Wait()
}

// alike is the cosine of two meanings.
func (w *wording) alike(o *wording) float64 {
	sum := 0.
	for i, x := range w.meaning {
		sum += float64(float64(x) * float64(o.meaning[i])) // rounded, so that no machine fuses the two
	}
	return sum
}

// textJob is a wording that is to be read.
type textJob struct {
	text *wording
	post *longear.Post
	body string
}

// buffers are used again from text to text.
type buffers struct {
	numbers []number.Number
	cues    []cue.Cue
	starts  []int
	hashes  []uint64
}

func (w *wording) make(body string, p *longear.Post, r Reader, m Meaning, b *buffers) {
	w.folded = fold.Fold(body, p.Lang, p.Script)
	w.shingle(b)
	read := fold.Read(body, p.Lang, p.Script).Text
	b.numbers = number.Append(b.numbers[:0], read, p.Lang)
	for _, n := range b.numbers {
		if !hasFigure(w.figures, n.Value) {
			w.figures = append(w.figures, n.Value)
			w.numbers = append(w.numbers, numberKey(n.Value))
		}
	}
	b.cues = cue.Append(b.cues[:0], read, p.Lang)
	w.credits = slices.ContainsFunc(b.cues, func(c cue.Cue) bool { return c.Kind == cue.Attribution })
	if r != nil {
		w.names = named(read, p.Lang)
		w.analyse(r, body, p)
	}
	w.numbers = set(w.numbers)
	if m != nil {
		if v := make([]float32, m.Dims()); m.Embed(read, v) {
			w.meaning = v
		}
	}
}

func (w *wording) analyse(r Reader, body string, p *longear.Post) {
	a := r.Analyse(body, *p)
	for _, m := range a.Entities {
		w.entities = append(w.entities, hash(m.ID))
	}
	for _, m := range a.Concepts {
		w.concepts = append(w.concepts, hash(m.ID))
	}
	for _, d := range a.Dates {
		if !d.Relative {
			w.numbers = append(w.numbers, uint64(d.From.Unix())^1<<62)
		}
	}
	w.entities, w.concepts = set(w.entities), set(w.concepts)
}

// numberKey keeps four significant digits, which survive rounding in translation more often than all of them.
func numberKey(v float64) uint64 {
	if v == 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-3)
	return math.Float64bits(math.Round(v/unit) * unit)
}

// shingle fills what is compared letter by letter.
func (w *wording) shingle(b *buffers) {
	wide, all := 0, 0
	b.starts, b.hashes = b.starts[:0], b.hashes[:0]
	for i, r := range w.folded {
		b.starts = append(b.starts, i)
		switch {
		case r >= 0x2e80 && unicode.Is(unicode.Han, r):
			wide, all = wide+1, all+1
		case r != ' ':
			all++
		}
	}
	w.han, w.runes = 2*wide > all, all+wide
	n := 5
	if w.han {
		n = 3
	}
	b.starts = append(b.starts, len(w.folded))
	for i := 0; i+n < len(b.starts); i++ {
		b.hashes = append(b.hashes, hashBytes(w.folded[b.starts[i]:b.starts[i+n]]))
	}
	b.hashes = set(b.hashes)
	w.shingles = slices.Clone(b.hashes[:min(len(b.hashes), maxShingles)])
	w.places.fill(w.shingles)
}

// hashBytes is FNV-1a with a final mix, so that the smallest hashes are a fair sample.
func hashBytes(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// set sorts and drops repeats.
func set(v []uint64) []uint64 {
	slices.Sort(v)
	return slices.Compact(v)
}

// common counts what two sorted sets share.
func common(a, b []uint64) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch x, y := a[i], b[j]; {
		case x == y:
			n, i, j = n+1, i+1, j+1
		case x < y:
			i++
		default:
			j++
		}
	}
	return n
}

// comparable cuts two sets of shingles to the part of the hash space that both samples cover.
func comparable(a, b []uint64) ([]uint64, []uint64) {
	if len(a) == maxShingles {
		b = upTo(b, a[len(a)-1])
	}
	if len(b) == maxShingles {
		a = upTo(a, b[len(b)-1])
	}
	return a, b
}

func upTo(v []uint64, most uint64) []uint64 {
	n, found := slices.BinarySearch(v, most)
	if found {
		n++
	}
	return v[:n]
}

// bare tells whether a text says too little to be compared: "转发微博", an emoji, a word.
func (w *wording) bare() bool { return w.runes < 16 }

// inText finds a folded name as a whole word; an ending of up to three letters may follow it.
func inText(folded, name string) bool {
	for at := 0; ; {
		i := strings.Index(folded[at:], name)
		if i < 0 {
			return false
		}
		i += at
		if startsWord(folded, i) && endsWord(folded[i+len(name):]) {
			return true
		}
		at = i + len(name)
	}
}

func startsWord(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i:])
	return i == 0 || !letter(r) || unicode.Is(unicode.Han, next)
}

func endsWord(rest string) bool {
	n := 0
	for _, r := range rest {
		if !letter(r) || unicode.Is(unicode.Han, r) {
			break
		}
		if n++; n > 3 {
			return false
		}
	}
	return true
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
