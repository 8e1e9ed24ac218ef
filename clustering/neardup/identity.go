package neardup

// verdict is what comparing the numbers and names of two texts gave.
type verdict struct {
	agree   int // places with equal surroundings and value
	clashes int // numbers and names that contradict
	pairs   [maxShown][2]int16
	paired  int            // pairs held
	swaps   [maxShown]hunk // names found by aligning; then there are no pairs
	half    int            // numbers that differ after one equal word, but stand elsewhere in the text
}

const maxShown = 4

// compare holds the places of a new text against those of an older one. Values count as sets per surrounding, so that
// shuffled sentences and cuts do not clash. Words that are only spelled like names count beside a number that differs;
// by themselves they may be an edit, which align can tell.
func compare(a, b []place) verdict {
	var v verdict
	var weak [maxPlaces][2]int16
	spelled := 0
	for i := range a {
		j, equal := counterpart(a, b, i)
		switch {
		case equal:
			v.agree++
		case j < 0:
		case clash(a, b, i, j):
			if a[i].kind == nameKind && a[i].value&b[j].value&listedName == 0 {
				weak[spelled] = [2]int16{int16(i), int16(j)}
				spelled++
				continue
			}
			v.pair(int16(i), int16(j))
		case a[i].kind == numberKind && !piece(a[i], b[j]):
			v.half++
		}
	}
	if v.half > 0 {
		for _, p := range weak[:spelled] {
			v.pair(p[0], p[1])
		}
	}
	return v
}

func (v *verdict) pair(i, j int16) {
	if v.clashes++; v.paired < maxShown {
		v.pairs[v.paired] = [2]int16{i, j}
		v.paired++
	}
}

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
