package neardup

import "strings"

// changes says which values differ: "12 → 30".
func changes(r *reading, d *Doc, p *rep, v verdict) []string {
	out := make([]string, 0, v.clashes)
	for _, pair := range v.pairs[:min(v.clashes, maxShown)] {
		out = append(out, p.show(int(pair[1]))+" → "+r.show(int(pair[0]), d.Names))
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
func (p *rep) show(i int) string {
	return p.values[p.shows[i]:p.shows[i+1]]
}

// keepValues copies what the places show into the representative.
func (p *rep) keepValues(r *reading, names []Name) {
	p.places = append([]place(nil), r.places...)
	p.shows = make([]uint16, 1, len(p.places)+1)
	var all strings.Builder
	for i := range r.places {
		all.WriteString(r.show(i, names))
		p.shows = append(p.shows, clip(int32(all.Len())))
	}
	p.values = all.String()
}
