package neardup

import (
	"slices"

	"longear"
)

// rep is a representative: a post that later posts are compared with. See body.go for what is kept of its text.
type rep struct {
	text    uint32 // number of the post
	cluster uint32
	count   uint32 // distinct shingles, outside the mask
	lang    uint8  // number in Index.langs
	dead    bool
	han     bool
	body    body
}

// text is any post of a live cluster, known by its id and, the first of its wording, by its exact hash.
type text struct {
	id      longear.PostID
	lo      int64 // start of the event interval, seconds
	exact   uint64
	cluster uint32
	rep     uint32 // the representative that it follows when the cluster is split
}

// founder is the post that stands as a representative.
func (x *Index) founder(rep uint32) *text { return x.texts.at(x.reps.at(rep).text) }

// side is a representative's text as align reads it.
func (x *Index) side(p *rep) *side {
	return &side{tokens: p.body.tokens(), tags: p.body.tags(), lang: x.langs[p.lang], han: p.han}
}

// langNumber numbers the languages that posts are in.
func (x *Index) langNumber(l longear.Lang) uint8 {
	n := slices.Index(x.langs, l)
	if n < 0 {
		n = len(x.langs)
		x.langs = append(x.langs, l)
	}
	return uint8(n)
}

// cluster is a set of posts.
type cluster struct {
	id   longear.ClusterID
	into uint32 // the cluster that it was merged into; itself while it lives
	size uint32
	last int64 // newest event time of a member, seconds
	reps []uint32
	gone bool   // expired
	cuts uint32 // how often representatives were taken out
}

// link counts the distinct posts that fit another cluster as well: evidence for a merge.
type link struct {
	other uint32
	posts uint16
}

const chunkBits = 10

// shelf holds items by a number that is never used again. Chunks of dead items are let go.
type shelf[T any] struct {
	chunks [][]T
	size   uint32
}

func (s *shelf[T]) add(v T) uint32 {
	n := s.size
	if int(n>>chunkBits) == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, 0, 1<<chunkBits))
	}
	last := &s.chunks[n>>chunkBits]
	*last = append(*last, v)
	s.size++
	return n
}

func (s *shelf[T]) at(n uint32) *T { return &s.chunks[n>>chunkBits][n&(1<<chunkBits-1)] }

// root follows merges.
func (x *Index) root(c uint32) uint32 {
	for x.clusters.at(c).into != c {
		c = x.clusters.at(c).into
	}
	return c
}
