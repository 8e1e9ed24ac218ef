package narrative

import (
	"cmp"
	"math"
	"slices"
)

// Term is a hashed word, entity, concept, number or day with its weight.
type Term struct {
	ID uint32
	W  float32
}

// Terms is a sparse vector, sorted by id.
type Terms struct {
	List []Term
	Norm float32 // Euclidean
	Sum  float32
	sign uint64 // a bit per term: lists without a common bit share nothing
}

// signOf is the bit of a term.
func signOf(id uint32) uint64 { return 1 << (id * 0x9e3779b1 >> 26) }

// likeness is what two sparse vectors share.
type likeness struct {
	cos   float64 // cosine
	over  float64 // shared weight as a part of the smaller side's
	mass  float64 // shared weight
	count int     // shared terms
}

// packer makes Terms. The lists of one profile lie side by side in a chunk that profiles share, since comparing them is
// mostly waiting for memory.
type packer struct {
	keys  []uint64
	chunk []Term
}

const chunkTerms = 4096

// collect makes Terms of accumulated weights, keeping the heaviest n.
func (k *packer) collect(weights []Term, n int) Terms {
	keys := k.keys[:0]
	for _, t := range weights {
		keys = append(keys, uint64(t.ID)<<32|uint64(math.Float32bits(t.W)))
	}
	slices.Sort(keys)
	k.keys = keys
	out := weights[:0]
	for _, x := range keys {
		t := Term{uint32(x >> 32), math.Float32frombits(uint32(x))}
		if last := len(out) - 1; last >= 0 && out[last].ID == t.ID {
			out[last].W = max(out[last].W, t.W)
			continue
		}
		out = append(out, t)
	}
	if len(out) > n {
		heaviest(out)
		out = out[:n]
		slices.SortFunc(out, func(a, b Term) int { return cmp.Compare(a.ID, b.ID) })
	}
	return measured(k.keep(out))
}

// keep copies a list into the chunk.
func (k *packer) keep(list []Term) []Term {
	if len(k.chunk)+len(list) > cap(k.chunk) {
		k.chunk = make([]Term, 0, max(chunkTerms, len(list)))
	}
	from := len(k.chunk)
	k.chunk = append(k.chunk, list...)
	return k.chunk[from:len(k.chunk):len(k.chunk)]
}

// heaviest sorts by weight, then by id: as numbers, which is three times as fast as by comparing terms.
func heaviest(list []Term) {
	var room [maxWords]uint64
	keys := room[:0]
	for _, t := range list {
		keys = append(keys, uint64(^rising(t.W))<<32|uint64(t.ID))
	}
	slices.Sort(keys)
	for i, k := range keys {
		list[i] = Term{uint32(k), falling(^uint32(k >> 32))}
	}
}

// rising gives a number that rises with the weight; falling takes it back.
func rising(w float32) uint32 {
	b := math.Float32bits(w)
	return b ^ (uint32(int32(b)>>31) | 1<<31)
}

func falling(n uint32) float32 {
	return math.Float32frombits(n ^ (uint32(int32(^n)>>31) | 1<<31))
}

func measured(list []Term) Terms {
	t := Terms{List: list}
	squares := float32(0)
	for _, x := range list {
		t.sign |= signOf(x.ID)
		squares += x.W * x.W
		t.Sum += x.W
	}
	t.Norm = float32(math.Sqrt(float64(squares)))
	return t
}

// compare measures what a and b share.
func compare(a, b *Terms) likeness {
	if a.sign&b.sign == 0 {
		return likeness{}
	}
	s := shared{}
	for i, j := 0, 0; i < len(a.List) && j < len(b.List); {
		x, y := a.List[i], b.List[j]
		if x.ID == y.ID {
			s.add(x.W, y.W)
		}
		i, j = i+notAfter(x.ID, y.ID), j+notAfter(y.ID, x.ID)
	}
	return s.likeness(a, b)
}

// notAfter is 1 for x <= y, else 0, without a branch: which of two lists goes on is a coin toss that no processor
// predicts.
func notAfter(x, y uint32) int { return int((int64(x)-int64(y)-1)>>63) & 1 }

// hash is FNV-1a over the parts with a mark between them, folded to 32 bits: equal on every machine.
func hash(channel byte, parts ...string) uint32 {
	h := uint64(14695981039346656037)
	h = (h ^ uint64(channel)) * 1099511628211
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return uint32(h>>32) ^ uint32(h)
}
