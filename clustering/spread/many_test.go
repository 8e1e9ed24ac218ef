package spread

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"longear"
)

// shared is a post of a cluster of the same name, seconds after the start.
func shared(source, cluster string, second int) longear.PostSighting {
	s := post{id: fmt.Sprint(source, cluster, second), source: source, text: dam}.sighting()
	s.Post.Clocks.Published.At = start().Add(time.Duration(second) * time.Second)
	s.Post.Clocks.Observed = s.Post.Clocks.Published.At
	s.Sighting.Cluster, s.Sighting.Narrative = longear.ClusterID(cluster), longear.NarrativeID(cluster)
	return s
}

func owners() []longear.Source {
	return []longear.Source{{ID: "a", Owner: "A"}, {ID: "a2", Owner: "A"}, {ID: "b", Owner: "B"}, {ID: "c", Owner: "C"}}
}

func TestSync(t *testing.T) {
	posts := []longear.PostSighting{
		shared("a", "one", 0), shared("b", "one", 5), shared("c", "one", 4000),
		shared("b", "two", 0), shared("a", "two", 8), shared("a2", "two", 9), shared("private", "two", 3),
		shared("a", "three", 0), shared("c", "three", 30),
	}
	inexact := shared("c", "two", 2)
	inexact.Post.Clocks.Published.Precision = longear.Minute
	got := Sync(append(posts, inexact), owners(), SyncOptions{Window: 10 * time.Second})
	want := Synchronised{
		Window: 10 * time.Second, Min: 2, Threshold: 2, Objects: 3, Posts: 8, NotExact: 1, NoOwner: 1, All: 1,
		Pairs: []SyncPair{{
			A: "a", B: "b", Owners: [2]string{"A", "B"}, Together: 2, Both: 2, Symmetry: 1, AFirst: 1, Median: 5 * time.Second,
			RateA: 3, RateB: 2, Examples: []longear.ClusterID{"one", "two"}, Narrative: 2, Rank: 1,
		}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(SyncPair{}, "Usual")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if wide := Sync(posts, owners(), SyncOptions{Window: time.Minute, Min: 1, Percentile: -1}); len(wide.Pairs) != 3 {
		t.Errorf("pairs in a minute, once or more: %+v, want 3", wide.Pairs)
	}
}

func TestFollow(t *testing.T) {
	var narratives []Input
	for i := range 5 {
		n := fmt.Sprint("n", i)
		narratives = append(narratives, Input{Sources: owners(), Sightings: []longear.PostSighting{
			shared("a", n, 0), shared("b", n, 600), shared("c", n, 3*24*3600), shared("private", n, 60),
		}})
	}
	narratives[0].Since = map[longear.SourceID]time.Time{"b": start().Add(time.Minute)}
	g := Follow(slices.Values(narratives), GraphOptions{})
	want := Graph{
		Narratives: 5, Arrivals: 10, Unknown: .5, NoOwner: 5,
		Nodes: []GraphNode{{"A", 5, 5}, {"B", 5, 0}, {"C", 5, 0}},
		Edges: []GraphEdge{{From: "A", To: "B", Narratives: 5, Measured: 4, Least: 10 * time.Minute, Most: 10 * time.Minute}},
	}
	if diff := cmp.Diff(want, g, cmpopts.IgnoreFields(GraphEdge{}, "Gain")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// viral is a narrative of n posts: a few hundred wordings of invented words, each copied, cut and forwarded.
func viral(n int) Input {
	rng := rand.New(rand.NewPCG(7, 7))
	word := func() string {
		var b strings.Builder
		for range 3 + rng.IntN(6) {
			b.WriteRune('а' + rune(rng.IntN(32)))
		}
		return b.String()
	}
	texts := make([]string, n/4)
	for i := range texts {
		words := make([]string, 25)
		for k := range words {
			words[k] = word()
		}
		texts[i] = strings.Join(words, " ") + fmt.Sprint(" ", rng.IntN(900))
	}
	in := Input{}
	for i := range n {
		p := post{id: fmt.Sprint("p", i), source: fmt.Sprint("s", rng.IntN(3000)), text: texts[rng.IntN(1+i/4)%len(texts)], minute: i}
		if rng.IntN(3) == 0 {
			p.text += " " + word()
		}
		s := p.sighting()
		s.Sighting.Cluster = longear.ClusterID(fmt.Sprint("c", len(p.text)))
		in.Sightings = append(in.Sightings, s)
	}
	return in
}

// BenchmarkOf50k is the spread of a narrative of 50,000 posts, about 29,000 of them in a wording of their own.
func BenchmarkOf50k(b *testing.B) {
	in := viral(50_000)
	b.ResetTimer()
	for b.Loop() {
		Of(in, Options{})
	}
}

// TestManyStretches decides about more sightings than are looked ahead at, twice: what is found in other goroutines must
// not depend on how far they are.
func TestManyStretches(t *testing.T) {
	in := viral(5*stretch + 17)
	want, got := Of(in, Options{}), Of(in, Options{})
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("again (-want +got):\n%s", diff)
	}
}
