package narrative

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPostings adds profiles to keys, sweeps the old ones out and goes on.
func TestPostings(t *testing.T) {
	p := newPostings()
	add := func(key uint64, profiles ...uint32) {
		for _, n := range profiles {
			p.add(key, p.find(key), n)
		}
	}
	held := func(keys ...uint64) map[uint64][]uint32 {
		out := map[uint64][]uint32{}
		for _, k := range keys {
			out[k] = append([]uint32(nil), p.profiles(p.find(k))...)
		}
		return out
	}
	add(1, 10)
	add(2, 10, 11)
	add(3, 10, 11, 12, 13)
	add(4, 12)
	for n := range uint32(postingCap + 2) {
		add(5, n)
	}
	p.sweep(11)
	want := map[uint64][]uint32{1: nil, 2: {11}, 3: {11, 12, 13}, 4: {12}}
	if diff := cmp.Diff(want, held(1, 2, 3, 4)); diff != "" {
		t.Errorf("after the sweep (-want +got):\n%s", diff)
	}
	if got := held(5)[5]; len(got) != postingCap+2-11 || got[0] != 11 {
		t.Errorf("the full list begins %v and has %d profiles, want 11 and %d", got[:1], len(got), postingCap+2-11)
	}
	add(2, 20)
	add(6, 20, 21)
	if diff := cmp.Diff(map[uint64][]uint32{2: {11, 20}, 3: {11, 12, 13}, 6: {20, 21}}, held(2, 3, 6)); diff != "" {
		t.Errorf("after more were added (-want +got):\n%s", diff)
	}
}
