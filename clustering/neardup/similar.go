package neardup

// likeness of two texts over their shingles.
type likeness struct {
	jaccard float64
	// of the first in the second, and of the second in the first
	first, second float64
}

// contained is the containment of the shorter in the longer.
func (l likeness) contained() float64 { return max(l.first, l.second) }

// score is one number to rank by: Jaccard, with containment for what Jaccard cannot see.
func (l likeness) score() float64 { return max(l.jaccard, .9*l.contained()) }

// measure compares two bottom samples with their numbers of distinct shingles. Up to bottomSize shingles on both sides
// the answer is exact; above, the smallest bottomSize of the union are a uniform sample of it (Broder 1997; standard
// error of Jaccard at .5: .031).
func measure(a []uint32, na int, b []uint32, nb int) likeness {
	if na == 0 || nb == 0 {
		return likeness{}
	}
	limit := len(a) + len(b)
	if na > len(a) || nb > len(b) {
		limit = bottomSize
	}
	shared, union := intersect(a, b, limit)
	j := float64(shared) / float64(union)
	if limit != bottomSize || union < bottomSize {
		return likeness{j, float64(shared) / float64(na), float64(shared) / float64(nb)}
	}
	common := j / (1 + j) * float64(na+nb)
	return likeness{j, min(1, common/float64(na)), min(1, common/float64(nb))}
}

// intersect walks two sorted lists until the union has limit elements.
func intersect(a, b []uint32, limit int) (shared, union int) {
	i, j := 0, 0
	for i < len(a) && j < len(b) && union < limit {
		x, y := a[i], b[j]
		union++
		if x == y {
			shared++
		}
		i += btoi(x <= y)
		j += btoi(y <= x)
	}
	rest := len(a) - i + len(b) - j
	return shared, min(limit, union+rest)
}
