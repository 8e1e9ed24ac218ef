package batch

import (
	"fmt"
	"testing"

	"longear"
)

// TestNames adds more names than a chunk holds, one post twice under two names.
func TestNames(t *testing.T) {
	key := func(i int) longear.IDKey {
		k, err := longear.KeyOf(longear.NewPostID(fmt.Sprint("post ", i)))
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	var n names
	if got := n.of(key(0)); got != "" {
		t.Errorf("nothing is held, got %q", got)
	}
	const held = 2*chunkNames + 5
	for i := range held {
		n.add(key(i), fmt.Sprint("line ", i))
	}
	n.add(key(3), "line 3 again")
	for i := range held {
		want := fmt.Sprint("line ", i)
		if i == 3 {
			want = "line 3 again"
		}
		if got := n.of(key(i)); got != want {
			t.Fatalf("post %d: got %q, want %q", i, got, want)
		}
		if n.key(uint32(i)) != key(i) {
			t.Fatalf("post %d has another key", i)
		}
	}
	if got := n.of(key(held)); got != "" {
		t.Errorf("a post that is not held: got %q", got)
	}
}
