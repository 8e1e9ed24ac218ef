package neardup

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"longear"
	"longear/lang/fold"
)

func TestSkeletonIsFolds(t *testing.T) {
	for _, s := range []string{"қазақстан ұлттық банкі 12 5", "объявлена эвакуация щи", "aabb ёж ﷺ text ۇلت", "я ю ц щ ъ", "\xff\xfe\xe4", "щщ\xd1", "😀цц", ""} {
		var r reading
		r.skeleton(s)
		if diff := cmp.Diff(fold.Skeleton(s), string(r.folded)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", s, diff)
		}
		if string(r.chars) != string(r.folded) {
			t.Errorf("%q: characters %q, text %q", s, string(r.chars), r.folded)
		}
	}
}

func TestMultimap(t *testing.T) {
	m := newMultimap(3)
	want := map[uint64][]uint32{}
	rng := rand.New(rand.NewPCG(1, 2))
	for v := range uint32(20000) {
		k := mix(uint64(rng.IntN(4000)))
		m.add(k, v)
		want[k] = append(want[k], v)
	}
	even := func(v uint32) bool { return v%2 == 0 }
	for k, w := range want {
		got := m.get(nil, k)
		slices.Sort(got)
		if diff := cmp.Diff(w[max(0, len(w)-3):], got); diff != "" {
			t.Fatalf("key %x (-want +got):\n%s", k, diff)
		}
	}
	m.sweep(even)
	for k, w := range want {
		kept := slices.DeleteFunc(slices.Clone(w[max(0, len(w)-3):]), func(v uint32) bool { return !even(v) })
		got := m.get(nil, k)
		slices.Sort(got)
		if diff := cmp.Diff(kept, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("key %x after the sweep (-want +got):\n%s", k, diff)
		}
	}
}

// TestEstimate holds MinHash to its theory: the root mean square error of 128 slots at Jaccard .5 is .044.
func TestEstimate(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var sum float64
	const runs, shared, own = 300, 60, 30
	for range runs {
		var a, b oph
		a.reset()
		b.reset()
		for i := range shared + 2*own {
			h := rng.Uint64()
			if i < shared+own {
				a.add(h)
			}
			if i < shared || i >= shared+own {
				b.add(h)
			}
		}
		a.densify()
		b.densify()
		equal := 0
		for i := range a {
			equal += btoi(a[i] == b[i])
		}
		d := float64(equal)/slots - float64(shared)/(shared+2*own)
		sum += d * d
	}
	if rmse := math.Sqrt(sum / runs); rmse > .055 {
		t.Errorf("got a root mean square error of %.4f, want at most .055", rmse)
	}
}

func TestMeasure(t *testing.T) {
	seq := func(from, to int) []uint32 {
		var out []uint32
		for i := from; i < to; i++ {
			out = append(out, uint32(mix(uint64(i))))
		}
		slices.Sort(out)
		return out
	}
	bottom := func(v []uint32) []uint32 { return v[:min(len(v), bottomSize)] }
	tests := []struct {
		name           string
		a, b           []uint32
		jaccard, first float64
		slack          float64
	}{
		{"equal", seq(0, 100), seq(0, 100), 1, 1, 0},
		{"apart", seq(0, 50), seq(50, 100), 0, 0, 0},
		{"a part", seq(0, 50), seq(0, 100), .5, 1, 0},
		{"long and equal", seq(0, 3000), seq(0, 3000), 1, 1, 0},
		{"a part of a long one", seq(0, 1500), seq(0, 3000), .5, 1, .1},
		{"nothing", nil, seq(0, 10), 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := measure(bottom(tt.a), len(tt.a), bottom(tt.b), len(tt.b))
			if math.Abs(got.jaccard-tt.jaccard) > tt.slack || math.Abs(got.first-tt.first) > tt.slack {
				t.Errorf("got %+v, want Jaccard %.2f, containment %.2f", got, tt.jaccard, tt.first)
			}
		})
	}
}

func TestSortHashes(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, n := range []int{0, 1, 23, 24, 300} {
		for _, top := range []uint32{1, 900, 1 << 20, math.MaxUint32} {
			h := make([]uint32, n)
			for i := range h {
				h[i] = uint32(rng.Uint64N(uint64(top)))
			}
			want := slices.Sorted(slices.Values(h))
			sortHashes(h, nil)
			if !slices.Equal(want, h) {
				t.Errorf("%d hashes below %d: not sorted", n, top)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	read := func(text string, names ...string) []place {
		var r reading
		r.open(fold.Fold(text, "ru", "Cyrl"))
		d := doc(1, text, names...)
		r.findPlaces(&d)
		return r.places
	}
	tests := []struct {
		name           string
		a, b           []place
		clashes, agree int
	}{
		{"same", read("погибли 12 человек"), read("погибли 12 человек"), 0, 1},
		{"other number", read("погибли 12 человек"), read("погибли 15 человек"), 1, 0},
		{"one word beside it edited", read("пострадали 12 человек"), read("погибли 15 человек"), 1, 0},
		{"cut through a decimal", read("курс 450,1 тенге сегодня"), read("курс 450"), 0, 0},
		{"another sentence", read("погибли 12 человек"), read("цена 90 тенге"), 0, 0},
		{"a date lost its year", read("с 5.04.2024 начнутся"), read("с 5.04 начнутся"), 0, 0},
		{"shuffled", read("в 5 домах нет света, в 7 школах нет воды"), read("в 7 школах нет воды, в 5 домах нет света"), 0, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := compare(tt.a, tt.b)
			if v.clashes != tt.clashes || v.agree != tt.agree {
				t.Errorf("got %d clashes, %d agreements, want %d, %d", v.clashes, v.agree, tt.clashes, tt.agree)
			}
		})
	}
}

// TestAudit glues two texts into one cluster by force and wants them apart when the cluster has doubled.
func TestAudit(t *testing.T) {
	x := New(Options{})
	var recs []Result
	var docs []Doc
	assign := func(d Doc) Result {
		r := x.Assign(d)
		docs, recs = append(docs, d), append(recs, r)
		return r
	}
	first := assign(doc(1, claim))
	other := "Сборная страны по хоккею разгромила соперников в заключительном матче группового этапа и вышла в финал турнира."
	assign(doc(2, other))
	x.absorb(0, 1)
	var split []Split
	for n := 3; n < auditFrom+4; n++ {
		text := claim
		if n%2 == 0 {
			text = other
		}
		if n == 10 {
			text = claim[:len(claim)/2]
		}
		split = append(split, assign(doc(n, text)).Split...)
	}
	if len(split) != 1 || len(split[0].Posts) != auditFrom/2-1 || split[0].Into == first.Cluster {
		t.Fatalf("got %+v, want one part of %d posts", split, auditFrom/2-1)
	}
	if got := x.Assign(doc(auditFrom+4, other)); got.Cluster != split[0].Into {
		t.Errorf("got %+v, want the split cluster %s", got, split[0].Into)
	}
}

// TestAuditReplay wants a recorded split repeated.
func TestAuditReplay(t *testing.T) {
	live, copied := New(Options{}), New(Options{})
	texts := []string{claim, claim[:len(claim)*2/3], "Сборная страны по хоккею разгромила соперников в матче группового этапа и вышла в финал турнира."}
	for n := 1; n < 2*auditFrom; n++ {
		d := doc(n, texts[n%3])
		r := live.Assign(d)
		copied.Replay(d, recordOf(d, r))
		if n == 3 { // by force, in both
			a, _ := live.clusterByID(longear.NewClusterID("p-1"))
			b, _ := live.clusterByID(longear.NewClusterID("p-2"))
			live.absorb(a, b)
			copied.absorb(a, b)
		}
	}
	for n, text := range texts {
		d := doc(2*auditFrom+n, text)
		if diff := cmp.Diff(live.Assign(d), copied.Assign(d)); diff != "" {
			t.Errorf("text %d (-live +replayed):\n%s", n, diff)
		}
	}
}
