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
}

// likeness is what two sparse vectors share.
type likeness struct {
	cos   float64 // cosine
	over  float64 // shared weight as a part of the smaller side's
	mass  float64 // shared weight
	count int     // shared terms
}

// collect makes Terms of accumulated weights, keeping the heaviest n.
func collect(weights []Term, n int) Terms {
	slices.SortFunc(weights, func(a, b Term) int { return cmp.Compare(a.ID, b.ID) })
	out := weights[:0]
	for _, t := range weights {
		if len(out) > 0 && out[len(out)-1].ID == t.ID {
			out[len(out)-1].W = max(out[len(out)-1].W, t.W)
			continue
		}
		out = append(out, t)
	}
	if len(out) > n {
		slices.SortFunc(out, func(a, b Term) int { return cmp.Or(cmp.Compare(b.W, a.W), cmp.Compare(a.ID, b.ID)) })
		out = out[:n]
		slices.SortFunc(out, func(a, b Term) int { return cmp.Compare(a.ID, b.ID) })
	}
	return measured(slices.Clone(out))
}

func measured(list []Term) Terms {
	t := Terms{List: list}
	squares := float32(0)
	for _, x := range list {
		squares += x.W * x.W
		t.Sum += x.W
	}
	t.Norm = float32(math.Sqrt(float64(squares)))
	return t
}

// compare measures what a and b share.
func compare(a, b *Terms) likeness {
	var l likeness
	if len(a.List) == 0 || len(b.List) == 0 {
		return l
	}
	dot, mass := float32(0), float32(0)
	for i, j := 0, 0; i < len(a.List) && j < len(b.List); {
		x, y := a.List[i], b.List[j]
		switch {
		case x.ID < y.ID:
			i++
		case x.ID > y.ID:
			j++
		default:
			dot += x.W * y.W
			mass += min(x.W, y.W)
			l.count++
			i, j = i+1, j+1
		}
	}
	if l.count == 0 {
		return l
	}
	l.mass = float64(mass)
	l.cos = float64(dot) / float64(a.Norm*b.Norm)
	l.over = float64(mass) / float64(min(a.Sum, b.Sum))
	return l
}

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
