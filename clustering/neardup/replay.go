package neardup

import (
	"strconv"
	"strings"

	"longear"
)

// Replay restores the effect of a recorded decision without taking it again. Posts come in decision order; those up
// to the position of a restored snapshot teach nothing twice.
func (x *Index) Replay(d Doc, rec longear.Decision) {
	x.boundary(d.Ord)
	r := &x.reading
	x.read(r, &d)
	o := x.recorded(r, rec)
	r.sketch()
	x.apply(r, &d, &o)
	for _, e := range rec.Evidence {
		if e.Channel == ChannelSplit {
			x.resplit(o.cluster, e.Note)
		}
	}
	x.learned.note(r, &d, &o)
}

// recorded turns the record back into an outcome, and sets the mask as it was.
func (x *Index) recorded(r *reading, rec longear.Decision) outcome {
	o := outcome{Result: Result{
		Cluster: rec.Cluster, Relation: rec.Relation, Parent: rec.Parent, Score: rec.Score, Evidence: rec.Evidence, Changed: rec.Changed,
	}}
	for _, e := range rec.Evidence {
		switch e.Channel {
		case ChannelMask:
			r.remask(e.Note)
		case ChannelKept:
			o.kept = true
		case ChannelMerge:
			o.merged = x.clustersOf(e.Note)
		case ChannelLink:
			o.links = x.clustersOf(e.Note)
		case ChannelRecurrence:
			o.revived = true
		}
	}
	c, held := x.clusterByID(rec.Cluster)
	o.Founded = !held && !o.revived
	o.cluster, o.revived = c, !held && o.revived
	return o
}

// clustersOf finds the clusters that a note names. Those that have left the window are passed over.
func (x *Index) clustersOf(note string) []uint32 {
	var out []uint32
	for id := range strings.FieldsSeq(note) {
		if c, ok := x.clusterByID(longear.ClusterID(id)); ok {
			out = append(out, c)
		}
	}
	return out
}

// remask sets the masked stretches from a note of maskNote.
func (r *reading) remask(note string) {
	r.masked, r.covered = r.masked[:0], 0
	if r.whole = note == wholeNote; r.whole {
		return
	}
	for f := range strings.FieldsSeq(note) {
		a, b, _ := strings.Cut(f, "-")
		from, err1 := strconv.ParseInt(a, 10, 32)
		to, err2 := strconv.ParseInt(b, 10, 32)
		if err1 == nil && err2 == nil && from < to {
			r.masked = append(r.masked, span{int32(from), int32(to)})
			r.covered += int(to - from)
		}
	}
}
