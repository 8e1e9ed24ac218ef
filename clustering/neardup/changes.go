package neardup

import "strings"

// changes says which values differ: "12 → 30".
func changes(r *reading, d *Doc, p *body, v verdict) []string {
	out := make([]string, 0, v.clashes)
	for _, pair := range v.pairs[:v.paired] {
		out = append(out, p.show(int(pair[1]))+" → "+r.show(int(pair[0]), d.Names))
	}
	for _, h := range v.swaps[:min(v.clashes-v.paired, maxShown-v.paired)] {
		out = append(out, p.showRun(h)+" → "+r.showRun(h, d.Names))
	}
	return out
}

// show gives the value of a place as it may be printed.
func (r *reading) show(i int, names []Name) string {
	p := &r.places[i]
	if p.kind == nameKind {
		return names[p.from].Show
	}
	return string(r.folded[p.from:p.to])
}

// show gives the value of a representative's place.
func (b *body) show(i int) string { return b.value(int(b.tagged) + i) }

// showRun gives the names among the tokens that a swap put in, in Chinese the characters too.
func (r *reading) showRun(h hunk, names []Name) string {
	from, to := r.side.tagsOver(int(h.a0), int(h.a1))
	if from == to {
		return string(r.folded[r.spans[h.a0].from:r.spans[h.a1-1].to])
	}
	words := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		words = append(words, r.showTag(i, names))
	}
	return strings.Join(words, " ")
}

func (r *reading) showTag(i int, names []Name) string {
	if n := r.tagged[i]; n != noName {
		return names[n].Show
	}
	at := r.spans[r.side.tags[i].from]
	return string(r.folded[at.from:at.to])
}

// showRun gives the names among the tokens that a swap took out.
func (b *body) showRun(h hunk) string {
	s := side{tokens: b.tokens(), tags: b.tags()}
	from, to := s.tagsOver(int(h.b0), int(h.b1))
	if from == to {
		return string(s.characters(int(h.b0), int(h.b1)))
	}
	words := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		words = append(words, b.value(i))
	}
	return strings.Join(words, " ")
}
