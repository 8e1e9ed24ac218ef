package neardup

// verdict is what comparing the numbers and names of two texts gave.
type verdict struct {
	agree   int // places with equal surroundings and value
	clashes int // places with equal surroundings and other values
	pairs   [maxShown][2]int16
	// clashes of words that are only spelled like names, and the characters they take up on either side
	weak, weakA, weakB int
	half               int // numbers that differ after one equal word, but stand elsewhere in the text
}

const maxShown = 4

// compare holds the places of a new text against those of an older one. Values count as sets per surrounding, so that
// shuffled sentences and cuts do not clash.
func compare(a, b []place) verdict {
	var v verdict
	for i := range a {
		j, equal := counterpart(a, b, i)
		switch {
		case equal:
			v.agree++
		case j < 0:
		case clash(a, b, i, j):
			v.note(a[i], b[j], i, j)
		case a[i].kind == numberKind && !piece(a[i], b[j]):
			v.half++
		}
	}
	return v
}

func (v *verdict) note(p, q place, i, j int) {
	if n := v.clashes + v.weak; n < maxShown {
		v.pairs[n] = [2]int16{int16(i), int16(j)}
	}
	if p.kind == nameKind && p.value&q.value&listedName == 0 {
		v.weak++
		v.weakA += int(p.size)
		v.weakB += int(q.size)
		return
	}
	v.clashes++
}

// settle decides about the weak clashes. They count only beside a number that differs, or when they are all that differs:
// any other edit may have put the words there. A changed word costs its length and the shingle's, less one, on either side. Masked is the number of characters that the mask took from one side only.
func (v *verdict) settle(l likeness, a, b, shingle, masked int) {
	if v.weak == 0 {
		return
	}
	if v.half > 0 {
		v.clashes, v.weak = v.clashes+v.weak, 0
		return
	}
	edges := v.weak*(shingle-1) + weakSlack + masked
	if n := max(a, b); n > bottomSize {
		edges += n / 40 // what a sample of bottomSize may be wrong by
	}
	if float64(a)*(1-l.first) <= float64(v.weakA+edges) && float64(b)*(1-l.second) <= float64(v.weakB+edges) {
		v.clashes += v.weak
	}
	v.weak = 0
}

// weakSlack is the number of shingles that may differ beside the names: an ending that agrees with them.
const weakSlack = 4

// counterpart finds the place of b that place i of a answers to: with both surroundings equal, else for numbers with
// one; rather one whose value a does not hold. Equal tells that some such place has the same value.
func counterpart(a, b []place, i int) (at int, equal bool) {
	p, best, rank := &a[i], -1, 0
	for j := range b {
		q := &b[j]
		if q.kind != p.kind {
			continue
		}
		left, right := p.left == q.left, p.right == q.right
		if (!left || p.left == 0) && (!right || p.right == 0) {
			continue
		}
		if q.value == p.value {
			return j, true
		}
		n := 0
		switch {
		case left && right:
			n = 2
		case p.kind == numberKind:
			n = 1
		}
		if n > 0 && n >= rank && (n > rank || holds(a, b[best])) {
			best, rank = j, n
		}
	}
	return best, false
}

// clash decides whether unequal values are a contradiction. With one surrounding only, or for names, neither value may
// stand anywhere in the other text; and a number at the edge of a text may have been cut.
func clash(a, b []place, i, j int) bool {
	p, q := a[i], b[j]
	if p.kind == numberKind && piece(p, q) {
		return false
	}
	sides := btoi(p.left == q.left) + btoi(p.right == q.right)
	if sides == 2 && p.kind == numberKind && p.left != 0 && p.right != 0 {
		return true
	}
	if p.left == 0 || p.right == 0 || q.left == 0 || q.right == 0 {
		if sides < 2 {
			return false
		}
	}
	return !holds(b, p) && !holds(a, q)
}

// piece tells that one number is a piece of the other: a date that lost its year, a decimal that a cut went through.
func piece(p, q place) bool {
	if p.groups > q.groups {
		p, q = q, p
	}
	if p.groups == q.groups {
		return false
	}
	return p.first == q.first || p.last == q.last || p.groups == 1 && p.last == q.first
}

// holds tells whether the value of p stands anywhere in list.
func holds(list []place, p place) bool {
	for i := range list {
		if list[i].kind == p.kind && list[i].value == p.value {
			return true
		}
	}
	return false
}
