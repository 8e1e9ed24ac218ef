package neardup

// Verdict of comparing the numbers and names of two texts.
type verdict struct {
	agree   int // places with equal surroundings and value
	clashes int // places with equal surroundings and other values
	pairs   [maxShown][2]int16
}

const maxShown = 4

// compare holds the places of a new text against those of an older one. Values count as sets per surrounding, so that
// shuffled sentences and cuts do not clash.
func compare(a, b []place) verdict {
	var v verdict
	for i := range a {
		switch j, equal := counterpart(a[i], b); {
		case equal:
			v.agree++
		case j >= 0 && clash(a, b, i, j):
			if v.clashes < maxShown {
				v.pairs[v.clashes] = [2]int16{int16(i), int16(j)}
			}
			v.clashes++
		}
	}
	return v
}

// counterpart finds the place of b that p answers to: with both surroundings equal, else for numbers with one. Equal
// tells that some such place has the same value.
func counterpart(p place, b []place) (at int, equal bool) {
	both, one := -1, -1
	for j := range b {
		q := &b[j]
		if q.kind != p.kind {
			continue
		}
		left, right := p.left == q.left && p.left != 0, p.right == q.right && p.right != 0
		if !left && !right {
			continue
		}
		if q.value == p.value {
			return j, true
		}
		if p.left == q.left && p.right == q.right {
			both = j
		} else if p.kind == numberKind {
			one = j
		}
	}
	if both >= 0 {
		return both, false
	}
	return one, false
}

// clash decides whether unequal values are a contradiction. With one surrounding only, or for names, neither value may
// stand anywhere in the other text; and a number at the edge of a text may have been cut.
func clash(a, b []place, i, j int) bool {
	p, q := a[i], b[j]
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

// holds tells whether the value of p stands anywhere in list.
func holds(list []place, p place) bool {
	for i := range list {
		if list[i].kind == p.kind && list[i].value == p.value {
			return true
		}
	}
	return false
}
