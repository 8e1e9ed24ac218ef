package neardup

import (
	"strconv"
	"strings"

	"longear"
)

// commit puts a decision into effect and writes down as evidence what Replay needs to do the same.
func (x *Index) commit(r *reading, d *Doc, o *outcome) {
	x.record(r, o)
	x.apply(r, d, o)
	x.audit(o)
	x.learned.note(r, d, o)
}

// apply changes the index. Assign and Replay both come through here.
func (x *Index) apply(r *reading, d *Doc, o *outcome) {
	for _, c := range o.merged {
		x.absorb(o.cluster, c)
	}
	if o.Founded || o.revived {
		o.cluster = x.foundCluster(o.Cluster)
	}
	for _, c := range o.links {
		x.addLink(o.cluster, c)
	}
	at := d.Interval.Lo.Unix()
	x.now = max(x.now, at)
	c := x.clusters.at(o.cluster)
	c.size++
	c.last = max(c.last, at)
	n := x.texts.add(text{id: d.ID, lo: at, exact: r.exact, cluster: o.cluster, rep: x.leader(r, o)})
	x.posts.add(hashString(string(d.ID)), n)
	if _, held := x.sameText(r.exact); !held && len(r.chars) >= shortest {
		x.exact.add(r.exact, n)
	}
	if o.kept {
		x.keep(r, d, o.cluster, n)
	}
}

func (x *Index) foundCluster(id longear.ClusterID) uint32 {
	n := x.clusters.size
	x.clusters.add(cluster{id: id, into: n})
	x.names.add(hashString(string(id)), n)
	return n
}

// leader is the representative that a post follows: itself, its parent's, that of the same wording, or the cluster's
// first. It is worked out from what is recorded, so that replay finds the same.
func (x *Index) leader(r *reading, o *outcome) uint32 {
	if o.kept {
		return x.reps.size // the one that keep adds next
	}
	if t, ok := x.post(o.Parent); ok && x.root(x.texts.at(t).cluster) == o.cluster {
		return x.texts.at(t).rep
	}
	if t, ok := x.sameText(r.exact); ok && x.root(x.texts.at(t).cluster) == o.cluster {
		return x.texts.at(t).rep
	}
	if reps := x.clusters.at(o.cluster).reps; len(reps) > 0 {
		return reps[0]
	}
	return none
}

// none is no representative.
const none = ^uint32(0)

// keep makes the post a representative.
func (x *Index) keep(r *reading, d *Doc, c, text uint32) {
	n := x.reps.add(rep{text: text, cluster: c, count: uint32(r.count), lang: x.langNumber(d.Lang), han: r.han, body: newBody(r, d.Names)})
	x.live++
	x.clusters.at(c).reps = append(x.clusters.at(c).reps, n)
	x.scratch.grow(x.reps.size)
	if r.grams == 0 {
		return
	}
	bands, rows := x.bandsFor(r.han)
	for b := range bands {
		x.bands.add(r.oph.band(b, rows), n)
	}
	r.eachPrint(func(h uint64) { x.prints.add(h, n) })
}

// grow makes room for n representatives, with a margin so that it is seldom called for.
func (s *scratch) grow(n uint32) {
	if int(n) <= len(s.seen) {
		return
	}
	size := int(n) + int(n)/8 + 1024
	s.seen = append(make([]uint32, 0, size), s.seen...)[:size]
	s.bands = append(make([]uint8, 0, size), s.bands...)[:size]
	s.grams = append(make([]uint8, 0, size), s.grams...)[:size]
}

// record writes what Replay cannot work out again: the mask as it was, whether the post became a representative, and
// the clusters that it joined or linked.
func (x *Index) record(r *reading, o *outcome) {
	add := func(channel string, value float64, note string) {
		o.Evidence = append(o.Evidence, longear.Evidence{Channel: channel, Value: value, Note: note})
	}
	if note := maskNote(r); note != "" {
		add(ChannelMask, longear.RoundScore(float64(r.covered)/float64(max(1, len(r.chars)))), note)
	}
	if o.kept {
		add(ChannelKept, 1, "")
	}
	if len(o.merged) > 0 {
		add(ChannelMerge, float64(len(o.merged)), x.idList(o.merged))
	}
	if len(o.links) > 0 {
		add(ChannelLink, float64(len(o.links)), x.idList(o.links))
	}
}

func (x *Index) idList(clusters []uint32) string {
	ids := make([]string, len(clusters))
	for i, c := range clusters {
		ids[i] = string(x.clusters.at(c).id)
	}
	return strings.Join(ids, " ")
}

// wholeNote says that the mask was set aside.
const wholeNote = "all"

// maskNote lists the masked stretches, "12-40 200-230", in characters of the folded text.
func maskNote(r *reading) string {
	if r.whole {
		return wholeNote
	}
	var b []byte
	for i, m := range r.masked {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(m.from), 10)
		b = append(b, '-')
		b = strconv.AppendInt(b, int64(m.to), 10)
	}
	return string(b)
}
