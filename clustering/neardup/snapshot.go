package neardup

import (
	"encoding/binary"
	"slices"

	"longear"
)

// snapshotVersion names the layout below; another one is refused.
const snapshotVersion = 1

// Snapshot writes down what the index has learnt: boilerplate, forms, headers, cold seeds and what is still pending. The
// representatives are not in it: they come back with Replay, which repeats expiry at the same places.
func (x *Index) Snapshot() []byte {
	l := &x.learned
	b := binary.AppendUvarint(nil, snapshotVersion)
	b = binary.AppendUvarint(b, l.last)
	b = appendMask(b, &l.mask)
	b = appendMask(b, &l.shapes)
	b = appendHeaders(b, l.headers)
	b = binary.AppendUvarint(b, uint64(len(l.pending)))
	for i := range l.pending {
		b = appendLesson(b, &l.pending[i])
	}
	b = binary.AppendUvarint(b, uint64(x.cold.seeds.size))
	for n := range x.cold.seeds.size {
		s := x.cold.seeds.at(n)
		b = appendString(appendString(b, string(s.cluster)), string(s.post))
		b = binary.LittleEndian.AppendUint64(b, s.exact)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// appendMask writes the full cells only, each with its distance from the one before.
func appendMask(b []byte, m *mask) []byte {
	b = binary.AppendUvarint(b, uint64(len(m.cells)))
	last := -1
	for i, c := range m.cells {
		if c.count == 0 {
			continue
		}
		b = binary.AppendUvarint(b, uint64(i-last))
		b = binary.LittleEndian.AppendUint32(b, c.tag)
		b = append(b, c.count)
		b = binary.LittleEndian.AppendUint16(b, c.sources)
		last = i
	}
	return binary.AppendUvarint(b, 0)
}

func appendHeaders(b []byte, all map[longear.SourceID]*headers) []byte {
	b = binary.AppendUvarint(b, uint64(len(all)))
	ids := make([]longear.SourceID, 0, len(all))
	for id := range all {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		h := all[id]
		b = binary.AppendUvarint(appendString(b, string(id)), uint64(h.posts))
		for i, p := range h.prints {
			b = append(binary.LittleEndian.AppendUint32(b, p), h.counts[i])
		}
	}
	return b
}

func appendLesson(b []byte, n *lesson) []byte {
	b = binary.AppendUvarint(b, n.ord)
	b = appendString(b, string(n.source))
	b = binary.LittleEndian.AppendUint32(b, n.voice)
	b = binary.LittleEndian.AppendUint64(b, n.shape)
	b = binary.AppendUvarint(b, uint64(len(n.prints)))
	for _, p := range n.prints {
		b = binary.LittleEndian.AppendUint64(b, p)
	}
	return b
}

// Restore reads a Snapshot into a new index with the same options. Then Replay the posts of the window, those before
// the snapshot and those after it.
func (x *Index) Restore(snapshot []byte) error {
	d := decoder{b: snapshot}
	if v := d.uvarint(); v != snapshotVersion {
		return longear.Errorf(longear.KindInvalid, "snapshot of near-duplicates: layout %d, want %d", v, snapshotVersion)
	}
	l := &x.learned
	l.ord = d.uvarint()
	l.last = l.ord
	d.mask(&l.mask)
	d.mask(&l.shapes)
	d.headers(l)
	for range d.length() {
		l.pending = append(l.pending, d.lesson())
	}
	for range d.length() {
		x.remember(seed{longear.ClusterID(d.string()), longear.PostID(d.string()), d.uint64()})
	}
	if d.short {
		return longear.Errorf(longear.KindInvalid, "snapshot of near-duplicates: cut short or of other options")
	}
	return nil
}

// decoder reads what the functions above wrote; after an error it gives zeros.
type decoder struct {
	b     []byte
	short bool
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.short, d.b = true, nil
		return make([]byte, min(max(n, 8), 8))
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	d.take(max(n, btoi(n <= 0)*(len(d.b)+1)))
	return v
}

// length is a number of items that follow; each takes a byte or more.
func (d *decoder) length() int {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.short = true
		return 0
	}
	return int(n)
}

func (d *decoder) string() string {
	if n := d.length(); n > 0 {
		return string(d.take(n))
	}
	return ""
}

func (d *decoder) uint32() uint32 { return binary.LittleEndian.Uint32(d.take(4)) }
func (d *decoder) uint64() uint64 { return binary.LittleEndian.Uint64(d.take(8)) }

func (d *decoder) mask(m *mask) {
	if d.uvarint() != uint64(len(m.cells)) {
		d.short = true
		return
	}
	for i := -1; ; {
		step := d.uvarint()
		if step == 0 || d.short {
			return
		}
		if step > uint64(len(m.cells)-1-i) {
			d.short = true
			return
		}
		i += int(step)
		m.cells[i] = cell{tag: d.uint32(), count: d.take(1)[0], sources: binary.LittleEndian.Uint16(d.take(2))}
	}
}

func (d *decoder) headers(l *learned) {
	for range d.length() {
		h := &headers{}
		l.headers[longear.SourceID(d.string())] = h
		h.posts = int(d.uvarint())
		for i := range h.prints {
			h.prints[i], h.counts[i] = d.uint32(), d.take(1)[0]
		}
	}
}

func (d *decoder) lesson() lesson {
	n := lesson{ord: d.uvarint(), source: longear.SourceID(d.string()), voice: d.uint32(), shape: d.uint64()}
	if count := d.length(); count > 0 {
		n.prints = make([]uint64, 0, count)
		for range count {
			n.prints = append(n.prints, d.uint64())
		}
	}
	return n
}
