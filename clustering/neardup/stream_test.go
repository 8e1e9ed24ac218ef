package neardup

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/mutate"
	"longear/clustering/score"
	"longear/lang"
	"longear/lang/fold"
)

// made is a mutation stream over invented words, with its truth.
func made(t *testing.T, posts int, seed uint64) ([]longear.Post, map[string]string) {
	t.Helper()
	s := newSample(seed)
	texts := make([]string, posts)
	for i := range texts {
		w := strings.Fields(s.text(180))
		for j := 6; j < len(w); j += 7 {
			w[j] += "."
		}
		texts[i] = strings.Join(w, " ")
	}
	items := mutate.Generate(mutate.Config{Lang: longear.Russian, Texts: texts, Posts: posts, Seed: seed})
	truth := map[string]string{}
	out := make([]longear.Post, len(items))
	for i, it := range items {
		p, err := it.Post.Post()
		if err != nil {
			t.Fatal(err)
		}
		p.Lang, p.Script = longear.Russian, longear.Cyrl
		out[i], truth[string(p.ID)] = p, it.Truth.Cluster
	}
	return out, truth
}

func prepared(posts []longear.Post) []Doc {
	docs := make([]Doc, len(posts))
	for i, p := range posts {
		docs[i] = FromDoc(&lang.Doc{Post: p, Folded: fold.Fold(p.Body(), p.Lang, p.Script)}, uint64(i+1))
	}
	return docs
}

func recordOf(d Doc, r Result) longear.Decision {
	return longear.Decision{Order: d.Ord, Sighting: longear.Sighting{
		Post: d.ID, Cluster: r.Cluster, Relation: r.Relation, Parent: r.Parent, Score: r.Score, Evidence: r.Evidence, Changed: r.Changed,
	}}
}

// clustersOf runs a stream and gives each post its last cluster.
func clustersOf(x *Index, docs []Doc) map[string]string {
	into, of := map[longear.ClusterID]longear.ClusterID{}, map[string]longear.ClusterID{}
	for _, d := range docs {
		r := x.Assign(d)
		of[string(d.ID)] = r.Cluster
		for _, m := range r.Merged {
			into[m] = r.Cluster
		}
	}
	out := map[string]string{}
	for id, c := range of {
		for into[c] != "" {
			c = into[c]
		}
		out[id] = string(c)
	}
	return out
}

// TestReplay stops at several places, starts again from a snapshot and the record, and wants the same decisions.
func TestReplay(t *testing.T) {
	posts, _ := made(t, 1500, 11)
	docs := prepared(posts)
	opt := Options{Window: 8 * 24 * time.Hour}
	live := New(opt)
	var want []Result
	snapshots := map[int][]byte{}
	for i, d := range docs {
		if i%317 == 100 {
			snapshots[i] = live.Snapshot()
		}
		want = append(want, live.Assign(d))
	}
	for at, snapshot := range snapshots {
		x := New(opt)
		if err := x.Restore(snapshot); err != nil {
			t.Fatal(err)
		}
		stop := min(len(docs), at+50) // the newest record may be newer than the snapshot
		for i, d := range docs[:stop] {
			x.Replay(d, recordOf(d, want[i]))
		}
		for i, d := range docs[stop:] {
			if diff := gocmp.Diff(want[stop+i], x.Assign(d)); diff != "" {
				t.Fatalf("restart at %d: post %d (-want +got):\n%s", at, stop+i, diff)
			}
		}
	}
}

// TestRestoreRefuses feeds damaged snapshots.
func TestRestoreRefuses(t *testing.T) {
	x := New(Options{})
	x.Assign(doc(1, claim))
	whole := x.Snapshot()
	tests := []struct {
		name     string
		snapshot []byte
	}{
		{"empty", nil},
		{"another layout", append([]byte{9}, whole[1:]...)},
		{"cut short", whole[:len(whole)-1]},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := New(Options{}).Restore(tt.snapshot); longear.KindOf(err) != longear.KindInvalid {
				t.Errorf("got %v, want an invalid error", err)
			}
		})
	}
}

// TestArrivalOrder shakes the arrival by ten minutes, and delays a tenth of the posts by up to 72 hours, and compares
// with the run in order.
func TestArrivalOrder(t *testing.T) {
	posts, truth := made(t, 3000, 12)
	inOrder := clustersOf(New(Options{}), prepared(posts))
	base := score.Measure(truth, inOrder)
	tests := []struct {
		name  string
		delay func(*rand.Rand) time.Duration
		least float64
	}{
		{"ten minutes", func(r *rand.Rand) time.Duration { return time.Duration(r.IntN(1201)-600) * time.Second }, .97},
		{"a tenth late", func(r *rand.Rand) time.Duration {
			if r.IntN(10) > 0 {
				return 0
			}
			return time.Duration(1+r.IntN(72)) * time.Hour
		}, .95},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(5, 5))
			arrival := map[longear.PostID]time.Time{}
			for _, p := range posts {
				arrival[p.ID] = p.Clocks.EventTime().Add(tt.delay(rng))
			}
			shaken := slices.Clone(posts)
			slices.SortStableFunc(shaken, func(a, b longear.Post) int {
				return cmp.Or(arrival[a.ID].Compare(arrival[b.ID]), cmp.Compare(a.ID, b.ID))
			})
			got := clustersOf(New(Options{}), prepared(shaken))
			f := score.Measure(inOrder, got).BCubed.F1
			t.Logf("B3 against the run in order %.4f; against the truth %.4f in order, %.4f shaken", f, base.BCubed.F1, score.Measure(truth, got).BCubed.F1)
			if f < tt.least {
				t.Errorf("got B3 %.4f against the run in order, want at least %.2f", f, tt.least)
			}
		})
	}
}

// TestStream holds the quality on invented text, where no source data is needed.
func TestStream(t *testing.T) {
	posts, truth := made(t, 3000, 13)
	r := score.Measure(truth, clustersOf(New(Options{}), prepared(posts)))
	if r.BCubed.F1 < .985 {
		t.Errorf("got B3 %+v, want F1 at least .985", r.BCubed)
	}
}

func TestClocks(t *testing.T) {
	x := New(Options{})
	x.Assign(doc(100, claim))
	late := doc(101, claim)
	late.Interval.Lo = late.Interval.Lo.Add(-72 * time.Hour)
	late.Interval.Hi = late.Interval.Lo
	if got := x.Assign(late); got.Relation != longear.Original || got.Founded || got.Parent != "" {
		t.Errorf("a copy published before its parent: got %+v, want an original of the same cluster", got)
	}
	forward := doc(102, claim)
	forward.Forward = "p-100"
	if got := x.Assign(forward); got.Relation != longear.Forward || got.Parent != "p-100" {
		t.Errorf("a forward: got %+v", got)
	}
	bare := doc(103, "")
	bare.Forward = "p-101"
	if got := x.Assign(bare); got.Relation != longear.Forward || got.Parent != "p-101" || got.Founded {
		t.Errorf("a bare forward: got %+v", got)
	}
	if got := x.Assign(doc(104, "")); !got.Founded {
		t.Errorf("no text and no forward: got %+v, want a cluster of its own", got)
	}
}

func TestRecurrence(t *testing.T) {
	x := New(Options{Window: 48 * time.Hour})
	first := x.Assign(doc(1, claim))
	other := doc(33, "Совсем другой текст про урожай пшеницы на полях северных районов страны этой осенью.")
	other.Interval.Lo = start.Add(10 * 24 * time.Hour)
	other.Interval.Hi = other.Interval.Lo
	x.Assign(other)
	again := doc(65, claim)
	again.Interval = other.Interval
	got := x.Assign(again)
	if reps, _ := x.Len(); reps != 2 {
		t.Errorf("got %d representatives alive, want 2", reps)
	}
	if got.Cluster != first.Cluster || got.Founded || got.Parent != "p-1" {
		t.Errorf("a text that returns after the window: got %+v, want cluster %s", got, first.Cluster)
	}
}

func FuzzAssign(f *testing.F) {
	f.Add(claim, "北京卫健委通报：3月8日新增确诊病例4例")
	f.Add("", "\xff\xfe 12 34")
	f.Fuzz(func(t *testing.T, a, b string) {
		x := New(Options{})
		first := x.Assign(doc(1, a, "Тобол"))
		if got := x.Assign(doc(2, a, "Тобол")); len([]rune(doc(1, a).Text)) > 8 && got.Cluster != first.Cluster {
			t.Errorf("the same text twice: %+v, then %+v", first, got)
		}
		x.Assign(doc(3, b))
		x.Assign(doc(4, a+" "+b))
	})
}
