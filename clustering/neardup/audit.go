package neardup

import (
	"slices"
	"strconv"
	"strings"

	"longear"
)

const (
	auditFrom  = 64  // posts; a cluster is looked at again whenever it has doubled
	auditShare = .20 // of the representatives that must be strangers before the cluster is split
)

// audit looks at a cluster that has doubled: representatives that resemble none of the earliest one's kin are split
// off, with the posts that follow them. The post at hand may be among them: Result.Split comes after Result.Cluster.
func (x *Index) audit(o *outcome) {
	c := x.clusters.at(o.cluster)
	if c.size < auditFrom || c.size&(c.size-1) != 0 || len(c.reps) < 3 {
		return
	}
	groups, size := x.kin(c.reps), c.size
	if all := len(c.reps); float64(all-len(groups[0])) <= auditShare*float64(all) {
		return
	}
	for _, g := range groups[1:] {
		s := x.split(o.cluster, g, x.freeID(g, size))
		o.Split = append(o.Split, s)
		o.Evidence = append(o.Evidence, longear.Evidence{Channel: ChannelSplit, Value: float64(len(s.Posts)), Note: x.splitNote(s.Into, g)})
	}
}

// kin groups representatives by resemblance, the group of the earliest first.
func (x *Index) kin(reps []uint32) [][]uint32 {
	rest := slices.Clone(reps)
	slices.Sort(rest)
	var groups [][]uint32
	for len(rest) > 0 {
		group := []uint32{rest[0]}
		rest = rest[1:]
		for i := 0; i < len(group); i++ {
			p := x.reps.at(group[i])
			x.scratch.sieve.fill(p.body.bottom(), int(p.count))
			rest = slices.DeleteFunc(rest, func(n uint32) bool {
				if ok := x.nearly(p, x.reps.at(n)); ok {
					group = append(group, n)
					return true
				}
				return false
			})
		}
		groups = append(groups, group)
	}
	return groups
}

// freeID names a part after its earliest post, or, where that post's id leads elsewhere since a merge, after the post
// and the size at which the cluster was split.
func (x *Index) freeID(group []uint32, size uint32) longear.ClusterID {
	founder := x.founder(slices.Min(group)).id
	id := longear.NewClusterID(founder)
	if _, taken := x.clusterByID(id); taken {
		id = longear.NewClusterID(founder + longear.PostID("#"+strconv.FormatUint(uint64(size), 10)))
	}
	return id
}

// split moves representatives and their followers into a cluster of their own.
func (x *Index) split(from uint32, group []uint32, id longear.ClusterID) Split {
	into := x.foundCluster(id)
	c, n := x.clusters.at(from), x.clusters.at(into)
	n.reps = slices.Clone(group)
	slices.Sort(n.reps)
	c.cuts++
	c.reps = slices.DeleteFunc(c.reps, func(r uint32) bool { return slices.Contains(group, r) })
	for _, r := range group {
		x.reps.at(r).cluster = into
	}
	s := Split{Into: id}
	for i := range x.texts.size {
		t := x.texts.at(i)
		if t.id == "" || t.rep == none || x.root(t.cluster) != from || !slices.Contains(group, t.rep) {
			continue
		}
		t.cluster = into
		c.size--
		n.size++
		n.last = max(n.last, t.lo)
		s.Posts = append(s.Posts, t.id)
	}
	return s
}

// splitNote names the new cluster and its representatives, for Replay.
func (x *Index) splitNote(into longear.ClusterID, group []uint32) string {
	ids := []string{string(into)}
	for _, n := range group {
		ids = append(ids, string(x.founder(n).id))
	}
	return strings.Join(ids, " ")
}

// resplit repeats a recorded split.
func (x *Index) resplit(from uint32, note string) {
	var group []uint32
	into, reps, _ := strings.Cut(note, " ")
	for id := range strings.FieldsSeq(reps) {
		if t, ok := x.post(longear.PostID(id)); ok && x.texts.at(t).rep != none {
			group = append(group, x.texts.at(t).rep)
		}
	}
	if len(group) > 0 {
		x.split(from, group, longear.ClusterID(into))
	}
}
