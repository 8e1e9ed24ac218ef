package ledger_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/ledger"
)

// newLook reads "a d · b · c": the posts of each new narrative.
func newLook(text string) map[longear.PostID]longear.Sighting {
	out := map[longear.PostID]longear.Sighting{}
	for i, group := range strings.Split(text, " · ") {
		for name := range strings.FieldsSeq(group) {
			p := longear.PostID("p-" + name)
			out[p] = longear.Sighting{Post: p, Narrative: nid("new-" + string(rune('0'+i))), Relation: longear.Original}
		}
	}
	return out
}

func TestReanalyse(t *testing.T) {
	copied := posted("e", "n-a") // a copy in d's wording
	copied.Decisions[0].Cluster, copied.Events = "c-d", nil
	undone := []longear.Commit{
		machine(merge("n-a", "n-b")),
		person(longear.Event{Kind: longear.EventUndo, As: longear.EventSplit, Undoes: "e-5-0", Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}),
	}
	fresh := string(longear.NewNarrativeID("p-d"))
	tests := []struct {
		name   string
		log    []longear.Commit
		look   string
		events string // kind narrative other clusters
		want   ledger.Plan
	}{
		{"nothing changes", abc(), "a d · b · c", "", ledger.Plan{}},
		{"a split", abc(), "a · d · b · c", "split n-a " + fresh + " c-d", ledger.Plan{Splits: 1, Moved: 1}},
		{"a merge: the earlier survives", abc(), "c b · a d", "merge n-b n-c", ledger.Plan{Merges: 1}},
		{"a move", abc(), "a · b d · c", "assign n-b n-a c-d", ledger.Plan{Moved: 1}},
		{"the id goes where most posts are", abc(copied), "a · d e · b · c", "split n-a " + string(longear.NewNarrativeID("p-a")) + " c-a", ledger.Plan{Splits: 1, Moved: 1}},
		{"the larger one joins the earlier one", abc(copied), "a d e b · c", "merge n-a n-b", ledger.Plan{Merges: 1}},
		{"copies are not taken apart", abc(copied, posted("f", "n-a")), "a d f · e · b · c", "", ledger.Plan{Parted: 1}},
		{"people keep two apart", abc(undone...), "a b d · c", "", ledger.Plan{Bound: 1}},
		{"a person's wording stays", abc(undone...), "a d · b c", "merge n-b n-c", ledger.Plan{Merges: 1}},
		{"a person's wording is not moved", abc(undone[0], undone[1], posted("e", "n-b"), posted("f", "n-b")), "a d · b · e f · c", "", ledger.Plan{Bound: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := read(test.log, ledger.Point{}).Reanalyse(newLook(test.look))
			var lines []string
			for _, ev := range got.Events {
				if ev.Kind == longear.EventRelate {
					continue
				}
				words := []string{string(ev.Kind), string(ev.Narrative), string(ev.Other)}
				for _, c := range ev.Clusters {
					words = append(words, string(c))
				}
				lines = append(lines, strings.Join(words, " "))
			}
			if diff := cmp.Diff(test.events, strings.Join(lines, "\n")); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			got.Events, got.Touch = nil, nil
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("counts (-want +got):\n%s", diff)
			}
		})
	}
}
