package neardup

import "slices"

const (
	mergeShare   = .25 // of the pairs of representatives that must resemble each other
	mergeLinks   = 3   // or so many distinct posts that fit both
	easyJaccard  = .75 // of the thresholds for joining
	easyContain  = .9
	linksPerPost = 4
	linksPerNode = 16
)

// mergers finds the other clusters that the post shows to be the same text.
func (x *Index) mergers(o *outcome, fits []fit, home uint32) {
	for i := range fits {
		f := &fits[i]
		if f.quote || f.cluster == home || slices.Contains(o.merged, f.cluster) || contradicted(fits, f.cluster) {
			continue
		}
		if x.alike(home, f.cluster) || x.linked(home, f.cluster)+1 >= mergeLinks && !x.atOdds(home, f.cluster) {
			o.merged = append(o.merged, f.cluster)
		} else if len(o.links) < linksPerPost && !slices.Contains(o.links, f.cluster) {
			o.links = append(o.links, f.cluster)
		}
	}
	if len(o.merged) > 0 {
		x.crown(o)
	}
}

func contradicted(fits []fit, cluster uint32) bool {
	for i := range fits {
		if fits[i].cluster == cluster && fits[i].clashing() {
			return true
		}
	}
	return false
}

// alike compares the representatives of two clusters, pair by pair. One contradiction between texts that resemble each
// other settles it.
func (x *Index) alike(a, b uint32) bool {
	near, odds := x.pairs(a, b)
	all := len(x.clusters.at(a).reps) * len(x.clusters.at(b).reps)
	return !odds && all > 0 && float64(near) >= mergeShare*float64(all)
}

// atOdds tells whether any two representatives resemble and contradict each other.
func (x *Index) atOdds(a, b uint32) bool {
	_, odds := x.pairs(a, b)
	return odds
}

// nearly tells whether two representatives resemble each other. The sieve holds the first.
func (x *Index) nearly(p, q *rep) bool {
	if p.han != q.han {
		return false
	}
	join, contain := easyJaccard*x.joinAt(p.han), easyContain*x.opt.Contain
	small, large := min(p.count, q.count), max(p.count, q.count)
	parts := small >= leastShared && float64(small) >= x.opt.QuoteRatio*float64(large)
	least := join
	if parts {
		least = bar(join, contain, int(p.count), int(q.count))
	}
	if !x.scratch.sieve.may(q.body.bottom(), int(q.count), least) {
		return false
	}
	l := measure(p.body.bottom(), int(p.count), q.body.bottom(), int(q.count))
	return l.jaccard >= join || parts && l.contained() >= contain
}

// linked is the number of posts so far that fit both clusters.
func (x *Index) linked(a, b uint32) uint16 {
	for _, l := range x.links[min(a, b)] {
		if l.other == max(a, b) {
			return l.posts
		}
	}
	return 0
}

// addLink counts one more of them. A cluster remembers few others; the first stay.
func (x *Index) addLink(a, b uint32) {
	links := x.links[min(a, b)]
	for i := range links {
		if links[i].other == max(a, b) {
			links[i].posts++
			return
		}
	}
	if len(links) < linksPerNode {
		x.links[min(a, b)] = append(links, link{max(a, b), 1})
	}
}

// crown makes the earliest of the clusters the one that stays.
func (x *Index) crown(o *outcome) {
	all := append(o.merged, o.cluster)
	slices.Sort(all)
	o.cluster, o.merged = all[0], all[1:]
	o.Cluster = x.clusters.at(o.cluster).id
	for _, c := range o.merged {
		o.Merged = append(o.Merged, x.clusters.at(c).id)
	}
}

// absorb moves a cluster into another.
func (x *Index) absorb(into, from uint32) {
	a, b := x.clusters.at(into), x.clusters.at(from)
	b.into = into
	a.size += b.size
	a.last = max(a.last, b.last)
	a.reps = append(a.reps, b.reps...)
	b.reps = nil
	delete(x.links, from)
}
