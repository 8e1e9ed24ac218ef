package narrative

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"io"
	"math"
	"slices"

	"longear"
	"longear/lang"
)

// Background knows how common terms are in everyday text, so that the first posts of a stream are weighed well. It holds
// hashes and rates, no text, and is made by a program from open sentences.
type Background struct {
	rates []rate
	from  []uint32 // by the upper bits of an id: where those ids start; one more for the end
}

// rate is the part of posts that hold a term.
type rate struct {
	id   uint32
	part float32
}

const indexBits = 17

// sentencesPerPost turns the rates of single sentences into those of posts.
const sentencesPerPost = 4

// rate is the part of posts that hold a term; 0 for one that is not known.
func (b *Background) rate(id uint32) float64 {
	if b == nil {
		return 0
	}
	at := id >> (32 - indexBits)
	for _, r := range b.rates[b.from[at]:b.from[at+1]] { // hashes are spread evenly: one or two
		if r.id == id {
			return float64(r.part)
		}
	}
	return 0
}

// index fills from.
func (b *Background) index() {
	b.from = make([]uint32, 1<<indexBits+1)
	for _, r := range b.rates {
		b.from[r.id>>(32-indexBits)+1]++
	}
	for i := range b.from[1:] {
		b.from[i+1] += b.from[i]
	}
}

// ReadBackground reads what WriteTo of a Census wrote.
func ReadBackground(data []byte) (*Background, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, longear.E("read background", longear.KindInvalid, err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, longear.E("read background", longear.KindInvalid, err)
	}
	b := &Background{}
	id := uint64(0)
	for len(raw) > 0 {
		step, n := binary.Uvarint(raw)
		if n <= 0 || len(raw) <= n {
			return nil, longear.Errorf(longear.KindInvalid, "read background: cut short")
		}
		id += step
		r := math.Exp2(-float64(raw[n]) / rateSteps)
		b.rates = append(b.rates, rate{uint32(id), float32(1 - math.Pow(1-r, sentencesPerPost))})
		raw = raw[n+1:]
	}
	b.index()
	return b, nil
}

// rateSteps is how finely the logarithm of a rate is kept.
const rateSteps = 16

// Census counts terms in sentences.
type Census struct {
	reader reader
	counts counts
	langs  map[longear.Lang]*register
}

type register struct {
	sentences int
	terms     map[uint32]int
}

// NewCensus returns an empty census.
func NewCensus() *Census {
	return &Census{counts: newCounts(nil), langs: map[longear.Lang]*register{}}
}

// Add counts one sentence.
func (c *Census) Add(doc *lang.Doc) {
	c.reader.read(doc, &c.counts)
	t := c.langs[doc.Post.Lang]
	if t == nil {
		t = &register{terms: map[uint32]int{}}
		c.langs[doc.Post.Lang] = t
	}
	t.sentences++
	for _, id := range c.reader.ids {
		t.terms[id]++
	}
}

// leastSeen is how often a term must stand in the sentences of a language to be kept.
const leastSeen = 6

// Bytes gives the census in the form that ReadBackground reads. Terms of one language have the rate of that language,
// terms of several the mean over all.
func (c *Census) Bytes() ([]byte, error) {
	type entry struct {
		id uint32
		q  byte
	}
	seen := map[uint32][2]float64{} // sum of rates, languages
	for _, t := range c.langs {
		for id, n := range t.terms {
			if n >= leastSeen {
				s := seen[id]
				seen[id] = [2]float64{s[0] + float64(n)/float64(t.sentences), s[1] + 1}
			}
		}
	}
	list := make([]entry, 0, len(seen))
	for id, s := range seen {
		rate := s[0]
		if s[1] > 1 {
			rate /= float64(len(c.langs))
		}
		list = append(list, entry{id, byte(math.Min(255, math.Round(-rateSteps*math.Log2(rate))))})
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(a.id, b.id) })
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	last := uint32(0)
	for _, e := range list {
		if _, err := z.Write(append(binary.AppendUvarint(nil, uint64(e.id-last)), e.q)); err != nil {
			return nil, err
		}
		last = e.id
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
