package neardup

import (
	"strings"
	"unsafe"
)

// body is what is kept of a representative's text, in one piece of memory, since there are millions: the bottom sample,
// places, tags, where each value ends, tokens, and the values, which are what the tags and then the places show.
type body struct {
	data                         *uint32 // nil when empty
	sampled, placed, tagged, cut uint16  // hashes, places, tags and tokens held
}

const (
	placeBytes = int(unsafe.Sizeof(place{}))
	tagBytes   = int(unsafe.Sizeof(tag{}))
)

// newBody packs what was read of a text.
func newBody(r *reading, names []Name) body {
	values, ends := r.values(names)
	values = values[:clip(int32(len(values)))]
	b := body{
		sampled: uint16(len(r.bottom)), placed: uint16(len(r.places)), tagged: uint16(len(r.side.tags)), cut: uint16(len(r.side.tokens)),
	}
	if bytes := b.valuesAt() + len(values); bytes > 0 {
		b.data = unsafe.SliceData(make([]uint32, (bytes+3)/4))
	}
	copy(b.bottom(), r.bottom)
	copy(b.places(), r.places)
	copy(b.tags(), r.side.tags)
	copy(b.ends(), ends)
	copy(b.tokens(), r.side.tokens)
	copy(view[byte](&b, b.valuesAt(), len(values)), values)
	return b
}

// values joins what the tags and places show, with the end of each.
func (r *reading) values(names []Name) (string, []uint16) {
	ends := make([]uint16, 0, len(r.tagged)+len(r.places))
	var all strings.Builder
	for i := range r.tagged {
		all.WriteString(r.showTag(i, names))
		ends = append(ends, clip(int32(all.Len())))
	}
	for i := range r.places {
		all.WriteString(r.show(i, names))
		ends = append(ends, clip(int32(all.Len())))
	}
	return all.String(), ends
}

// view reads n items at a byte of the body. All types that are kept there lie on bytes that suit them and hold no pointers.
func view[T uint32 | place | tag | uint16 | byte](b *body, at, n int) []T {
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*T)(unsafe.Add(unsafe.Pointer(b.data), at)), n)
}

func (b *body) placesAt() int { return 4 * int(b.sampled) }
func (b *body) tagsAt() int   { return b.placesAt() + placeBytes*int(b.placed) }
func (b *body) endsAt() int   { return b.tagsAt() + tagBytes*int(b.tagged) }
func (b *body) tokensAt() int { return b.endsAt() + 2*int(b.tagged+b.placed) }
func (b *body) valuesAt() int { return b.tokensAt() + 2*int(b.cut) }

func (b *body) bottom() []uint32 { return view[uint32](b, 0, int(b.sampled)) }
func (b *body) places() []place  { return view[place](b, b.placesAt(), int(b.placed)) }
func (b *body) tags() []tag      { return view[tag](b, b.tagsAt(), int(b.tagged)) }
func (b *body) ends() []uint16   { return view[uint16](b, b.endsAt(), int(b.tagged+b.placed)) }
func (b *body) tokens() []uint16 { return view[uint16](b, b.tokensAt(), int(b.cut)) }

// value is what tag i shows, or, counted on, place i.
func (b *body) value(i int) string {
	from, ends := 0, b.ends()
	if i > 0 {
		from = int(ends[i-1])
	}
	return string(view[byte](b, b.valuesAt()+from, int(ends[i])-from))
}
