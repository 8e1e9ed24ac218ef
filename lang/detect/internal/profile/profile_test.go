package profile

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tiny builds a table of two profiles: the first likes words with ы, the second words with ї.
func tiny() *Table {
	keys, rows := []uint64{}, []Row{}
	Keys(Cyrillic, "ы", func(k uint64) { keys = append(keys, k) })
	for range keys {
		rows = append(rows, Row{20, -20})
	}
	n := len(keys)
	Keys(Cyrillic, "ї", func(k uint64) { keys = append(keys, k) })
	for range keys[n:] {
		rows = append(rows, Row{-20, 20})
	}
	return NewTable([]string{"ru", "uk"}, keys, rows)
}

func sums(t *Table, word string) Sums {
	r := NewReader(Cyrillic, t)
	for _, c := range word {
		r.Letter(c)
	}
	r.End()
	return r.Word
}

func TestReader(t *testing.T) {
	table := tiny()
	for word, want := range map[string]bool{"ы": true, "Ы": true, "ї": false} {
		if got := sums(table, word); (got[0] > got[1]) != want {
			t.Errorf("%s: %v", word, got[:2])
		}
	}
}

func TestWriteRead(t *testing.T) {
	var b bytes.Buffer
	want := [Scripts]*Table{tiny(), NewTable(nil, nil, nil), NewTable([]string{"ar"}, []uint64{5}, []Row{{3}})}
	if err := Write(&b, want); err != nil {
		t.Fatal(err)
	}
	file := b.String()
	got, err := Read(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want[0].Names, got[0].Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if a, b := sums(want[0], "ыї"), sums(got[0], "ыї"); a != b {
		t.Errorf("sums %v, want %v", b[:2], a[:2])
	}
	for _, cut := range []int{0, 10, len(file) / 2} {
		if _, err := Read(strings.NewReader(file[:cut])); err == nil {
			t.Errorf("Read of %d bytes of %d gives no error", cut, len(file))
		}
	}
}

func TestKeys(t *testing.T) {
	var orders []int
	Keys(Latin, "abcdef", func(k uint64) { orders = append(orders, Order(k)) })
	if diff := cmp.Diff([]int{2, 3, 4, 5, 6, 6, 6}, orders); diff != "" {
		t.Errorf("orders (-want +got):\n%s", diff)
	}
	if _, ok := Shorten(edge); ok {
		t.Error("a single letter was shortened")
	}
}
