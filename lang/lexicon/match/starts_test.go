package match

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang/automaton"
	"longear/lang/internal/han"
)

// TestWordsAt holds that the tables of first characters and of pairs find what the trie finds.
func TestWordsAt(t *testing.T) {
	var entries []numbered
	for i, form := range []string{"中", "中国", "中国人", "中国人民", "国", "人民日报", "民国", "㐀中", "中㐀", "中㐀国", "b中", "中b", "中b国", "〇中"} {
		entries = append(entries, numbered{Entry{ID: "x", Form: form}, int32(i)})
	}
	d := newDictionary(longear.Chinese, entries)
	for _, text := range []string{"中国人民日报", "中国人", "中国", "中", "国国人民", "㐀中国", "中㐀国", "中㐀", "中b国", "〇中", "b中国", "民", "中", "中国b", "报中"} {
		var s space
		s.room(len(text) + 1)
		s.cost[0] = 0
		r, _ := han.Decode(text, 0)
		d.wordsAt(&s, text, 0, r)
		var got []automaton.Hit
		for to, cost := range s.cost {
			if to > 0 && cost == costOf(to) {
				got = append(got, automaton.Hit{Value: s.back[to].exact, Len: int32(to)})
			}
		}
		if diff := cmp.Diff(d.han.Prefixes(nil, text), got); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}
