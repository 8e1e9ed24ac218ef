package neardup

import "longear"

// cold remembers clusters that left the window, so that a text that returns months later is recognised.
type cold struct {
	exact multimap
	seeds shelf[seed]
	limit int
}

// seed is what stays of an expired cluster: the text of its founder, by hash.
type seed struct {
	cluster longear.ClusterID
	post    longear.PostID
	exact   uint64
}

func newCold(limit int) cold { return cold{exact: newMultimap(2), limit: limit} }

// expire lets clusters go whose last post is older than the window. It runs at most once per day of event time.
func (x *Index) expire() {
	today := x.now / day
	if today <= x.expired {
		return
	}
	x.expired = today
	oldest, gone := x.now-int64(x.opt.Window.Seconds()), 0
	for n := range x.clusters.size {
		if c := x.clusters.at(n); c.into == n && c.last < oldest && !c.gone {
			x.dismiss(c)
			gone++
		}
	}
	if gone > 0 {
		x.sweep()
	}
}

// dismiss ends a cluster and keeps its seeds: the wordings of its representatives.
func (x *Index) dismiss(c *cluster) {
	c.gone = true
	for _, n := range c.reps {
		t := x.founder(n)
		x.remember(seed{cluster: c.id, post: t.id, exact: t.exact})
		*x.reps.at(n) = rep{dead: true}
		x.buried.add(n)
		x.live--
	}
	c.reps = nil
	delete(x.links, c.into)
}

func (x *Index) remember(s seed) {
	x.scratch.found = x.cold.exact.get(x.scratch.found[:0], s.exact)
	for _, n := range x.scratch.found {
		if *x.cold.seeds.at(n) == s {
			return // restored with a snapshot
		}
	}
	if int(x.cold.seeds.size) < x.cold.limit {
		x.cold.exact.add(s.exact, x.cold.seeds.add(s))
	}
}

// numberSet is a set of numbers.
type numberSet []uint64

func (b *numberSet) add(n uint32) {
	for int(n/64) >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[n/64] |= 1 << (n % 64)
}

func (b numberSet) has(n uint32) bool { return int(n/64) < len(b) && b[n/64]>>(n%64)&1 == 1 }

// sweep takes the dead out of the tables.
func (x *Index) sweep() {
	alive := func(n uint32) bool { return !x.buried.has(n) } // the representatives themselves lie scattered
	x.bands.sweep(alive)
	x.prints.sweep(alive)
	held := func(n uint32) bool {
		t := x.texts.at(n)
		if t.id != "" && x.clusters.at(x.root(t.cluster)).gone {
			*t = text{}
		}
		return t.id != ""
	}
	x.posts.sweep(held)
	x.exact.sweep(held)
}

// recognise brings a cluster back whose text was seen before the window.
func (x *Index) recognise(r *reading, o *outcome) {
	x.scratch.found = x.cold.exact.get(x.scratch.found[:0], r.exact)
	for _, n := range x.scratch.found {
		s := x.cold.seeds.at(n)
		if s.exact != r.exact {
			continue
		}
		o.Cluster, o.Relation, o.Parent, o.Founded, o.revived = s.cluster, longear.Copy, s.post, false, true
		o.Evidence = append(o.Evidence, longear.Evidence{Channel: ChannelRecurrence, Value: 1, Note: string(s.cluster)})
		return
	}
}
