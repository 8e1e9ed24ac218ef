package neardup

// Slots of the one-permutation MinHash.
const (
	slotBits = 7
	slots    = 1 << slotBits
)

// oph is a one-permutation MinHash (Li, Owen, Zhang 2012): each hash falls into the slot of its top bits, where the
// smallest wins. An empty slot borrows from a slot drawn at random by its own number (Mai et al. 2019), which keeps the
// estimate unbiased; borrowing from the neighbour, as rotation does, is not.
type oph [slots]uint32

const empty = ^uint32(0)

func (o *oph) reset() {
	for i := range o {
		o[i] = empty
	}
}

// add takes a 64-bit mixed hash.
func (o *oph) add(h uint64) {
	slot, v := h>>(64-slotBits), uint32(h>>20)
	if v < o[slot] {
		o[slot] = v
	}
}

// densify fills the empty slots. It needs one full slot.
func (o *oph) densify() {
	filled := *o
	for i, v := range filled {
		if v != empty {
			continue
		}
		probe := uint64(i + 1)
		for v == empty {
			probe = mix(probe + base)
			v = filled[probe>>(64-slotBits)]
		}
		o[i] = v
	}
}

// band gives the key of band b of the given width.
func (o *oph) band(b, rows int) uint64 {
	h := uint64(b+1) * base
	for _, v := range o[b*rows : (b+1)*rows] {
		h = fold64(h^uint64(v), 0xa0761d6478bd642f)
	}
	return mix(h)
}
