package spreadeval

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/spread"
)

// tale is three copies of one text, a quarter of an hour apart, the last one in another account's forward.
func tale() narrative {
	n := newNarrative()
	at := time.Date(2024, 4, 10, 6, 0, 0, 0, time.UTC)
	for i, id := range []string{"a", "b", "c"} {
		clock := at.Add(time.Duration(i) * 15 * time.Minute)
		p := longear.Post{
			ID: longear.PostID(id), Source: longear.SourceID("s-" + id), Lang: longear.Russian, Script: longear.Cyrl,
			Text:   "На перевале сошла лавина, трассу закрыли до утра, пострадавших нет",
			Clocks: longear.Clocks{Published: longear.Claim{At: clock, Precision: longear.Second}, Observed: clock},
		}
		parent := longear.PostID("")
		if i > 0 {
			parent = "a"
			p.ForwardOf = "s-a"
		}
		n.add(longear.PostSighting{Post: p}, parent, "copy")
	}
	return n
}

func TestMeasure(t *testing.T) {
	s := set{name: "tale", narratives: []narrative{tale()}}
	r := measure(s, spread.Options{})
	got := []float64{r.parents.all, r.parents.share(), r.explicit.all, r.explicit.share(), r.ancestors().F1}
	if diff := cmp.Diff([]float64{2, 1, 2, 1, 1}, got); diff != "" {
		t.Errorf("parents, right, explicit, right, ancestors (-want +got):\n%s", diff)
	}
	top := measureTop(s, spread.Options{})
	if top.three.share() != 1 || top.root.share() != 1 {
		t.Errorf("top %+v, want all right", top)
	}
}

func TestLineage(t *testing.T) {
	parents := map[longear.PostID]longear.PostID{"a": "", "b": "a", "c": "b"}
	want := map[longear.PostID]bool{"a": true, "b": true}
	if diff := cmp.Diff(want, lineage(parents, "c")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
