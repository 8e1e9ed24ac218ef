package narrative

import (
	"math"

	"longear"
)

// voice is a language in a script: what the mean of vectors is taken over.
type voice struct {
	lang   longear.Lang
	script longear.Script
}

// means are the running means of vectors. Without taking them off, vectors see the language first and the claim second
// (reference K). They move only when settle is called, at the ends of blocks.
type means struct {
	sums   map[voice]*sum
	all    sum
	frozen map[voice][]float32
	common []float32
}

type sum struct {
	total []float64
	n     int
}

const leastVoice = 8 // vectors of one voice that make a mean of their own

func newMeans() means { return means{sums: map[voice]*sum{}, frozen: map[voice][]float32{}} }

func (s *sum) add(v []float32) {
	if len(s.total) == 0 {
		s.total = make([]float64, len(v))
	}
	if len(s.total) != len(v) {
		return // of another model: never mixed
	}
	for i, x := range v {
		s.total[i] += float64(x)
	}
	s.n++
}

func (s *sum) mean() []float32 {
	out := make([]float32, len(s.total))
	for i, x := range s.total {
		out[i] = float32(x / float64(s.n))
	}
	return out
}

func (m *means) learn(p *Profile) {
	if p.Vector == nil {
		return
	}
	v := voice{p.Lang, p.Script}
	if m.sums[v] == nil {
		m.sums[v] = &sum{}
	}
	m.sums[v].add(p.Vector)
	m.all.add(p.Vector)
}

// settle makes what was learnt count.
func (m *means) settle() {
	for v, s := range m.sums {
		if s.n >= leastVoice {
			m.frozen[v] = s.mean()
		}
	}
	if m.all.n >= leastVoice {
		m.common = m.all.mean()
	}
}

func (m *means) of(p *Profile) []float32 {
	if mean, ok := m.frozen[voice{p.Lang, p.Script}]; ok {
		return mean
	}
	return m.common
}

// cosine is that of two vectors less their voices' means; ok is false while either is missing.
func (m *means) cosine(a, b *Profile) (cos float64, ok bool) {
	if a.Vector == nil || len(a.Vector) != len(b.Vector) {
		return 0, false
	}
	ma, mb := m.of(a), m.of(b)
	if len(ma) != len(a.Vector) || len(mb) != len(a.Vector) {
		return 0, false
	}
	var dot, na, nb float32
	for i, x := range a.Vector {
		x -= ma[i]
		y := b.Vector[i] - mb[i]
		dot += x * y
		na += x * x
		nb += y * y
	}
	if na == 0 || nb == 0 {
		return 0, false
	}
	return float64(dot) / math.Sqrt(float64(na)*float64(nb)), true
}
