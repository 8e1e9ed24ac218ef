package neardup

import (
	"slices"

	"longear"
)

// BlockSize is the number of posts of the decision order after which learned state may move.
const BlockSize = 32

// learned is what the index knows beyond single posts. It moves only between blocks, whatever the commit groups are.
type learned struct {
	ord     uint64 // posts up to this one were restored with a snapshot and teach no more
	last    uint64 // the last post seen
	mask    mask
	shapes  mask // forms that several posts filled in differently
	headers map[longear.SourceID]*headers
	pending []lesson
}

// lesson is what a founding post teaches.
type lesson struct {
	ord    uint64
	source longear.SourceID
	voice  uint32
	shape  uint64
	prints []uint64
}

const shapesHeld = 1 << 15

func newLearned(opt Options) learned {
	return learned{
		mask:    newMask(opt.MaskCells, opt.MaskAtLeast, opt.MaskSources),
		shapes:  newMask(shapesHeld, 3, 0),
		headers: map[longear.SourceID]*headers{},
	}
}

// note keeps the lesson of a founding post until the block ends. Passages are learnt only from posts that resemble
// none before, forms from all.
func (l *learned) note(r *reading, d *Doc, o *outcome) {
	l.last = max(l.last, d.Ord)
	if d.Ord <= l.ord || o.Cluster != longear.NewClusterID(d.ID) {
		return // restored from a snapshot that knows it, or no founder
	}
	n := lesson{ord: d.Ord, source: d.Source, shape: r.shape}
	n.voice = uint32(hashString(string(d.Source)+"\x00"+d.Account) >> 32)
	if o.Parent == "" && !slices.ContainsFunc(o.Evidence, templateEvidence) {
		n.prints = make([]uint64, 0, min(len(r.prints), 2*maskEdge))
		for i, p := range r.prints {
			if !inner(i, len(r.prints)) {
				n.prints = append(n.prints, p.hash)
			}
		}
	}
	l.pending = append(l.pending, n)
}

func templateEvidence(e longear.Evidence) bool { return e.Channel == ChannelTemplate }

// advance learns the pending lessons of the blocks before the one that ord is in.
func (l *learned) advance(ord uint64) {
	start := (ord - 1) / BlockSize * BlockSize // posts up to this one are of finished blocks
	done := 0
	for ; done < len(l.pending) && l.pending[done].ord <= start; done++ {
		l.learn(&l.pending[done])
	}
	l.pending = append(l.pending[:0], l.pending[done:]...)
}

func (l *learned) learn(n *lesson) {
	for _, p := range n.prints {
		l.mask.learn(p, n.voice)
	}
	l.shapes.learn(n.shape, n.voice)
	if n.prints == nil {
		return
	}
	h := l.headers[n.source]
	if h == nil {
		h = &headers{}
		l.headers[n.source] = h
	}
	if e := n.prints; len(e) > 2*headerEdge {
		copy(e[headerEdge:], e[len(e)-headerEdge:])
		n.prints = e[:2*headerEdge]
	}
	h.learn(n.prints)
}

// boundary brings everything that moves between blocks up to the post with this position.
func (x *Index) boundary(ord uint64) {
	if ord == 0 {
		return
	}
	x.learned.advance(ord)
	if (ord-1)%BlockSize == 0 {
		x.expire()
	}
}
