package vectors

import (
	"math"
	"slices"
)

// Embed writes the vector of a text, of length 1, to dst[:Dims()] and reports whether there is one: a text without a
// letter or number that the table knows has none, and dst is zeros. The text is best folded as its language asks for
// (fold.Read, or fold.Fold): Traditional characters, Kazakh in Latin or Arabic letters and ё are met in that form only;
// case does not matter. The first 512 pieces count, about 1,500 characters. dst is too short: it panics.
//
// Before vectors of several languages are compared, the mean of each language and script is to be subtracted: what a
// text says of its language is most of a raw vector.
//
// A piece's weight (smooth inverse frequency, Arora et al. 2017, then learnt) grows with the square root of its count.
func (t *Table) Embed(text string, dst []float32) bool {
	dst = dst[:t.about.Dims]
	s := splitter{t: t}
	s.text(text)
	var sum [maxDims]int32
	ids := s.ids[:s.n]
	slices.Sort(ids)
	for len(ids) > 0 {
		n := 1
		for n < len(ids) && ids[n] == ids[0] {
			n++
		}
		t.add(sum[:t.about.Dims], ids[0], n)
		ids = ids[n:]
	}
	return t.finish(dst, sum[:t.about.Dims])
}

// add adds a piece that is in the text count times. At most 512 pieces of weight 16,383 and level 127 fit an int32.
func (t *Table) add(sum []int32, piece int32, count int) {
	weight, row := t.row(piece)
	times := weight * root(count) >> 8
	var value [levels]int32
	for i, level := range t.levels {
		value[i] = level * times
	}
	for i := range len(row) {
		b := row[i]
		sum[2*i] += value[b&15]
		sum[2*i+1] += value[b>>4]
	}
}

// finish scales the sum to length 1. Products are rounded before they are added, so that no machine fuses the two.
func (t *Table) finish(dst []float32, sum []int32) bool {
	square := 0.0
	for i, x := range sum {
		v := float64(x) * t.scale[i]
		square += float64(v * v)
	}
	if square == 0 {
		clear(dst)
		return false
	}
	length := math.Sqrt(square)
	for i, x := range sum {
		dst[i] = float32(float64(x) * t.scale[i] / length)
	}
	return true
}

// root is 256 times the square root of a count, rounded down: exact in float64.
func root(count int) int32 { return int32(math.Sqrt(float64(count << 16))) }
