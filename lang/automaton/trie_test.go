package automaton

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPrefixes(t *testing.T) {
	trie, err := New([]Entry{{"北", 1}, {"北京", 2}, {"北京市", 3}, {"ток", 4}, {"токаев", 5}, {"a", 6}})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text string
		want []Hit
	}{
		{"", nil},
		{"北京市长", []Hit{{1, 3}, {2, 6}, {3, 9}}},
		{"токаева", []Hit{{4, 6}, {5, 12}}},
		{"то", nil},
		{"京", nil},
		{"a", []Hit{{6, 1}}},
	} {
		if diff := cmp.Diff(test.want, trie.Prefixes(nil, test.text)); diff != "" {
			t.Errorf("Prefixes(%q): %s", test.text, diff)
		}
	}
}

func TestNewRejects(t *testing.T) {
	for _, test := range [][]Entry{{{"", 1}}, {{"a", 1}, {"b", 2}, {"a", 3}}} {
		if _, err := New(test); err == nil {
			t.Errorf("New(%v) took the keys", test)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, trie := range []*Trie{{}, must(New(nil))} {
		if _, ok := trie.Get("a"); ok || len(trie.Prefixes(nil, "abc")) > 0 {
			t.Error("an empty trie found a key")
		}
	}
}

// TestAgainstMap compares with a map on random keys over a small alphabet, which share many prefixes.
func TestAgainstMap(t *testing.T) {
	want := map[string]int32{}
	r := rand.New(rand.NewPCG(1, 2))
	for len(want) < 5000 {
		want[randomKey(r)] = int32(len(want))
	}
	trie := must(New(entriesOf(want)))
	for range 20000 {
		key := randomKey(r)
		v, ok := trie.Get(key)
		if w, is := want[key]; is != ok || ok && v != w {
			t.Fatalf("Get(%q) = %d, %v; want %d, %v", key, v, ok, w, is)
		}
	}
	if trie.Len() != 5000 {
		t.Errorf("Len = %d", trie.Len())
	}
}

func randomKey(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(7) {
		b.WriteRune([]rune("абвя北京z\x00\xff")[r.IntN(9)])
	}
	return b.String()
}

func entriesOf(m map[string]int32) []Entry {
	var entries []Entry
	for k, v := range m {
		entries = append(entries, Entry{k, v})
	}
	return entries
}

func must(t *Trie, err error) *Trie {
	if err != nil {
		panic(err)
	}
	return t
}

func BenchmarkNew(b *testing.B) {
	m := map[string]int32{}
	for i := range 50000 {
		m[fmt.Sprint("ключ", i*7919%100003)] = int32(i)
	}
	entries := entriesOf(m)
	for b.Loop() {
		must(New(entries))
	}
}
