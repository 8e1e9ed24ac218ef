package neardup

import "strings"

// changes says which values differ: "12 → 30".
func changes(r *reading, d *Doc, p *rep, v verdict) []string {
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
func (p *rep) show(i int) string { return p.value(len(p.side.tags) + i) }

func (p *rep) value(i int) string { return p.values[p.shows[i]:p.shows[i+1]] }

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
func (p *rep) showRun(h hunk) string {
	from, to := p.side.tagsOver(int(h.b0), int(h.b1))
	if from == to {
		return string(p.side.characters(int(h.b0), int(h.b1)))
	}
	words := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		words = append(words, p.value(i))
	}
	return strings.Join(words, " ")
}

// keepValues copies into the representative what its tags and places show.
func (p *rep) keepValues(r *reading, names []Name) {
	p.places = append([]place(nil), r.places...)
	p.side = r.side
	p.side.tokens = append([]uint16(nil), r.side.tokens...)
	p.side.tags = append([]tag(nil), r.side.tags...)
	p.shows = make([]uint16, 1, len(r.side.tags)+len(p.places)+1)
	var all strings.Builder
	for i := range r.tagged {
		all.WriteString(r.showTag(i, names))
		p.shows = append(p.shows, clip(int32(all.Len())))
	}
	for i := range r.places {
		all.WriteString(r.show(i, names))
		p.shows = append(p.shows, clip(int32(all.Len())))
	}
	p.values = all.String()
}
