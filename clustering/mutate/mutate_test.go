package mutate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang/fold"
)

// invented gives n texts of three sentences over invented syllables.
func invented(n int) []string {
	syllables := strings.Fields("ка ло ми су те ра но ви да пе жа гу бо ле зи ту мо фа")
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		x := uint32(i*2654435761 + 1)
		for w := range 24 {
			x = x*1664525 + 1013904223
			word := syllables[x>>20%18] + syllables[x>>10%18] + syllables[x>>5%18]
			if w%8 == 3 {
				word = "К" + word
			}
			b.WriteString(word)
			if w%8 == 7 {
				fmt.Fprintf(&b, " %d.", x>>25)
			}
			b.WriteByte(' ')
		}
		out[i] = strings.TrimSpace(b.String())
	}
	return out
}

func TestGenerate(t *testing.T) {
	c := Config{Lang: longear.Russian, Texts: invented(2500), Posts: 2000, Seed: 3}
	items := Generate(c)
	if diff := cmp.Diff(items, Generate(c), cmp.AllowUnexported(Item{})); diff != "" {
		t.Fatalf("equal seeds give other streams:\n%s", diff)
	}
	ops, clusters, byID := map[Op]int{}, map[string]int{}, map[string]Item{}
	for i, it := range items {
		ops[it.Truth.Op]++
		clusters[it.Truth.Cluster]++
		byID[it.Post.ID] = it
		if i > 0 && it.at.Before(items[i-1].at) {
			t.Fatalf("post %s comes too late in the stream", it.Post.ID)
		}
	}
	for _, it := range items {
		p, ok := byID[it.Truth.Parent]
		apart := it.Truth.Op == NumberSwap || it.Truth.Op == NameSwap || it.Truth.Op == Quote
		if it.Truth.Parent != "" && (!ok || (p.Truth.Cluster == it.Truth.Cluster) == apart) {
			t.Errorf("%s by %s: cluster %s, its parent's %s", it.Post.ID, it.Truth.Op, it.Truth.Cluster, p.Truth.Cluster)
		}
	}
	for _, op := range []Op{Source, Verbatim, Footer, Header, Cut, Edit5, Edit10, Edit20, Shuffle, DropOne, Noise, Homoglyph, ZeroWidth, NumberSwap, NameSwap, Template, Quote} {
		if ops[op] == 0 {
			t.Errorf("no post by %s", op)
		}
	}
	if n := ops[Template]; n < 150 || n > 230 {
		t.Errorf("got %d templated posts of 2000, want about a tenth", n)
	}
}

// TestQuotesLeaveTheRest wants the stream without its quotes to be the stream that is made without them.
func TestQuotesLeaveTheRest(t *testing.T) {
	c := Config{Lang: longear.Russian, Texts: invented(2500), Posts: 1000, Seed: 3, Quotes: -1}
	without := Generate(c)
	c.Quotes = .05
	var rest []Item
	for _, it := range Generate(c) {
		if it.Truth.Op != Quote {
			rest = append(rest, it)
		}
	}
	if diff := cmp.Diff(without, rest, cmp.AllowUnexported(Item{})); diff != "" {
		t.Errorf("(-without +with):\n%s", diff)
	}
}

// TestSplits wants nothing in common between training and test.
func TestSplits(t *testing.T) {
	for _, l := range []longear.Lang{longear.Chinese, longear.Russian, longear.Kazakh} {
		a, b := poolFor(l, false), poolFor(l, true)
		seen := map[string]bool{}
		for _, s := range append(a.headers, a.footers...) {
			seen[s] = true
		}
		for _, s := range append(b.headers, b.footers...) {
			if seen[s] {
				t.Errorf("%s: %q is in both pools", l, s)
			}
		}
		for _, f := range formsFor(l, false) {
			for _, g := range formsFor(l, true) {
				if f.text == g.text {
					t.Errorf("%s: %q is in both splits", l, f.text)
				}
			}
		}
	}
}

// TestScripts wants the other scripts to fold back to the text, Kazakh by its skeleton.
func TestScripts(t *testing.T) {
	kk := newScripts(longear.Kazakh)
	text := "Қазақстанның ұлттық банкі жаңа бағамды жариялады"
	latin, _ := kk.first(nil, text)
	want := fold.Skeleton(fold.Fold(text, "kk", longear.Cyrl))
	if got := fold.Skeleton(fold.Fold(latin, "kk", longear.Latn)); got != want {
		t.Errorf("Latin: got %q, want %q", got, want)
	}
	arabic, _ := kk.second(text)
	if got := fold.Skeleton(fold.Fold(arabic, "kk", longear.Arab)); got != want {
		t.Errorf("Töte: got %q, want %q", got, want)
	}
}

func TestReadTexts(t *testing.T) {
	in := `{"text":"` + strings.Repeat("слово ", 10) + `"}` + "\n\n" + strings.Repeat("Первая строка без скобок.\n", 4) + `{"text":"коротко"}`
	got, err := ReadTexts(strings.NewReader(in), longear.Russian, 1)
	if err != nil || len(got) < 2 || !strings.HasPrefix(got[0], "слово") {
		t.Errorf("got %q, %v", got, err)
	}
}
