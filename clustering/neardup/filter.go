package neardup

// filter marks the shingles of one representative that is compared with many: a Bloom filter with one hash (Bloom 1970).
// Walking two sorted samples is a chain of steps that wait for one another; asking the filter is not, and nearly all
// pairs of strangers are told apart by it.
type filter [filterBits / 64]uint64

const filterBits = 1 << 12 // of 256 shingles marked, a stranger's is taken for one in 6 of 100 cases

func (f *filter) fill(bottom []uint32) {
	clear(f[:])
	for _, h := range bottom {
		f[h%filterBits/64] |= 1 << (h % 64)
	}
}

// atMost is a likeness that p, which filled f, and q do not exceed.
func (f *filter) atMost(p, q *rep) likeness {
	if p.count == 0 || q.count == 0 {
		return likeness{}
	}
	marked := 0
	for _, h := range q.bottom {
		marked += int(f[h%filterBits/64] >> (h % 64) & 1)
	}
	a, b := len(p.bottom), len(q.bottom)
	shared := min(marked, a, b)
	limit := sampled(p.bottom, int(p.count), q.bottom, int(q.count))
	return rate(shared, min(limit, a+b-shared), limit, int(p.count), int(q.count))
}
