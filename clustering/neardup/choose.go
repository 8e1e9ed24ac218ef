package neardup

import (
	"slices"

	"longear"
)

// fit is a representative that a post resembles.
type fit struct {
	rep     uint32
	cluster uint32
	like    likeness
	verdict verdict
	quote   bool // one holds the other as a small part
	rank    float64
}

// clashing tells that numbers or names contradict.
func (f *fit) clashing() bool { return f.verdict.clashes > 0 }

// fits compares the post with its candidates and returns those that pass the thresholds, the best first.
func (x *Index) fits(r *reading) []fit {
	s := &x.scratch
	s.fits = s.fits[:0]
	for i, c := range x.candidates(r) {
		if i == 0 {
			s.sieve.fill(r.bottom, r.count)
		}
		p := x.reps.at(c.rep)
		if p.dead || p.han != r.han || !s.sieve.may(p.body.bottom(), int(p.count), x.atLeast(r.count, int(p.count), int(c.grams), r.han)) {
			continue
		}
		like := measure(r.bottom, r.count, p.body.bottom(), int(p.count))
		quote := x.quoting(like, r.count, int(p.count), int(c.grams))
		if !quote && !x.passes(like, r.count, int(p.count), r.han) {
			continue
		}
		v := compare(r.places, p.body.places())
		if !quote {
			v.align(&s.align, &r.side, x.side(p))
		}
		s.fits = append(s.fits, fit{
			rep: c.rep, cluster: x.root(p.cluster), like: like, quote: quote,
			verdict: v, rank: longear.RoundScore((like.jaccard + like.contained()) / 2),
		})
	}
	slices.SortFunc(s.fits, x.better)
	return s.fits
}

// better orders by rank; among equals the earlier post comes first.
func (x *Index) better(a, b fit) int {
	switch {
	case a.rank != b.rank:
		return btoi(a.rank < b.rank) - btoi(a.rank > b.rank)
	case x.founder(a.rep).lo != x.founder(b.rep).lo:
		return btoi(x.founder(a.rep).lo > x.founder(b.rep).lo) - btoi(x.founder(a.rep).lo < x.founder(b.rep).lo)
	}
	return int(a.rep) - int(b.rep)
}

const (
	fewShingles  = 12 // a text of fewer is compared almost exactly
	leastShared  = 15 // shingles of the smaller text for containment to count
	shortJaccard = .65
)

// passes holds a likeness against the thresholds for joining.
func (x *Index) passes(l likeness, a, b int, han bool) bool {
	small := min(a, b)
	if small < fewShingles {
		return l.jaccard >= shortJaccard
	}
	return l.jaccard >= x.joinAt(han) || small >= leastShared && l.contained() >= x.opt.Contain
}

func (x *Index) joinAt(han bool) float64 {
	if han {
		return x.opt.HanJoin
	}
	return x.opt.Join
}

// atLeast is a Jaccard below which a text neither passes nor quotes.
func (x *Index) atLeast(a, b, grams int, han bool) float64 {
	switch {
	case grams >= quotePrints:
		return min(x.joinAt(han), bar(1, min(quoteMinimum, x.opt.Contain), a, b))
	case min(a, b) < fewShingles:
		return min(shortJaccard, bar(1, x.opt.Contain, a, b))
	}
	return bar(x.joinAt(han), x.opt.Contain, a, b)
}

const (
	quotePrints  = 3  // prints in common that make a quote
	quoteShared  = 25 // and shingles in common
	quoteMinimum = .15
)

// quoting tells that one text holds a passage of the other, or all of it as a small part, without being it.
func (x *Index) quoting(l likeness, a, b, grams int) bool {
	small, large := min(a, b), max(a, b)
	if float64(small) < x.opt.QuoteRatio*float64(large) {
		return small >= leastShared && l.contained() >= x.opt.Contain
	}
	if l.jaccard >= x.opt.HanJoin || l.contained() >= x.opt.Contain {
		return false
	}
	shared := l.first * float64(a)
	return grams >= quotePrints && shared >= quoteShared && l.contained() >= quoteMinimum
}

// choose takes the best cluster in which nothing contradicts; without one the post founds its own.
func (x *Index) choose(r *reading, d *Doc, fits []fit) outcome {
	strict := r.whole || r.covered*2 > len(r.chars)
	best := -1
	for i := range fits {
		if x.joinable(r, fits, i, strict) {
			best = i
			break
		}
	}
	if best < 0 {
		return x.foundBeside(r, d, fits)
	}
	o := x.join(r, d, fits, best)
	if !strict {
		x.mergers(&o, fits, fits[best].cluster)
	}
	return o
}

// joinable tells whether fit i may take the post in: it is the same text, and no text of its cluster contradicts that is
// nearer or holds more of the post. A cut may lack just the place that was changed.
func (x *Index) joinable(r *reading, fits []fit, i int, strict bool) bool {
	f := &fits[i]
	if f.quote || f.clashing() {
		return false
	}
	for j := range fits {
		g := &fits[j]
		if g.cluster == f.cluster && g.clashing() && (j < i || g.like.first > f.like.first) {
			return false
		}
	}
	return !strict || x.sameFilling(r, f)
}

// sameFilling is the test for templated text, where numbers, dates and names are all that is said: all of the smaller
// side's values must stand in the larger.
func (x *Index) sameFilling(r *reading, f *fit) bool {
	a, b := r.places, x.reps.at(f.rep).body.places()
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, p := range a {
		if !holds(b, p) {
			return false
		}
	}
	return f.like.jaccard >= .5 || f.like.contained() >= .8
}

// join fills in the outcome of joining the cluster of fits[best].
func (x *Index) join(r *reading, d *Doc, fits []fit, best int) outcome {
	f := &fits[best]
	p, t := x.reps.at(f.rep), x.founder(f.rep)
	c := x.clusters.at(f.cluster)
	o := outcome{cluster: f.cluster}
	o.Cluster, o.Relation, o.Parent = c.id, relation(f.like, r.count, int(p.count)), t.id
	o.Score = longear.RoundScore(f.like.score())
	o.Evidence = evidence(f)
	o.kept = len(c.reps) < x.opt.Kept && nearest(fits, f.cluster) < x.opt.KeepBelow
	x.placeInTime(&o, d, t.lo)
	return o
}

// nearest is the greatest Jaccard to a representative of the cluster.
func nearest(fits []fit, cluster uint32) float64 {
	j := 0.
	for i := range fits {
		if fits[i].cluster == cluster {
			j = max(j, fits[i].like.jaccard)
		}
	}
	return j
}

func evidence(f *fit) []longear.Evidence {
	return []longear.Evidence{
		{Channel: ChannelJaccard, Value: longear.RoundScore(f.like.jaccard)},
		{Channel: ChannelContainment, Value: longear.RoundScore(f.like.contained())},
	}
}

const (
	copyJaccard = .97
	partOf      = .85 // containment that makes a text a part
	partSize    = .90 // and the size below which it is one
)

// relation names what happened to the text between the parent, of b shingles, and the post, of a.
func relation(l likeness, a, b int) longear.Relation {
	switch {
	case l.jaccard >= copyJaccard:
		return longear.Copy
	case l.first >= partOf && float64(a) < partSize*float64(b):
		return longear.Truncated
	case l.second >= partOf && float64(b) < partSize*float64(a):
		return longear.Superset
	}
	return longear.Edit
}

// foundBeside founds a cluster and says which post of another cluster it was taken from, if any.
func (x *Index) foundBeside(r *reading, d *Doc, fits []fit) outcome {
	o := found(d)
	for i := range fits {
		f := &fits[i]
		t := x.founder(f.rep)
		switch {
		case d.Interval.Hi.Unix() < t.lo:
			continue
		case f.quote:
			o.Relation, o.Parent, o.Score = longear.QuoteOf, t.id, longear.RoundScore(f.like.contained())
		case !f.clashing():
			continue
		case x.templated(r, f):
			o.Evidence = append(evidence(f), longear.Evidence{Channel: ChannelTemplate, Value: 1})
			return o
		default:
			o.Relation, o.Parent, o.Score = longear.Edit, t.id, longear.RoundScore(f.like.score())
			o.Changed = changes(r, d, &x.reps.at(f.rep).body, f.verdict)
		}
		o.Evidence = evidence(f)
		return o
	}
	return o
}

const templateClashes = 3

// templated tells news written by filling a form from a claim with one figure changed.
func (x *Index) templated(r *reading, f *fit) bool {
	return r.whole || f.verdict.clashes >= templateClashes || x.learned.shapes.common(r.shape)
}
