package ledger_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/ledger"
)

func TestMergeByHand(t *testing.T) {
	state := func(id nid, to string) longear.Commit {
		return person(longear.Event{Kind: longear.EventState, Narrative: id, To: to})
	}
	tests := []struct {
		name  string
		log   []longear.Commit
		x, y  nid
		want  longear.Event
		fails string
	}{
		{"two", abc(), "n-a", "n-b", longear.Event{Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}, ""},
		{"the elder survives", abc(), "n-b", "n-a", longear.Event{Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}, ""},
		{"a merged id leads on", abc(machine(merge("n-b", "n-c"))), "n-a", "n-c", longear.Event{Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b", "c-c"}}, ""},
		{"one state", abc(state("n-b", "watched")), "n-a", "n-b", longear.Event{Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}, ""},
		{"two states", abc(state("n-a", "watched"), state("n-b", "verdict:false")), "n-a", "n-b", longear.Event{}, `n-a is "watched" and n-b is "verdict:false"`},
		{"the same id", abc(), "n-a", "n-a", longear.Event{}, "n-a is named twice"},
		{"merged already", abc(machine(merge("n-a", "n-b"))), "n-b", "n-a", longear.Event{}, "n-b and n-a are one already, n-a"},
		{"unknown", abc(), "n-a", "n-z", longear.Event{}, "no narrative has the id n-z"},
	}
	for _, test := range tests {
		got, err := read(test.log, ledger.Point{}).Merge(test.x, test.y)
		if checked(t, test.name, err, test.fails) {
			test.want.Kind = longear.EventMerge
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.name, diff)
			}
		}
	}
}

func TestSplitByHand(t *testing.T) {
	away := func(founder longear.PostID, clusters ...longear.ClusterID) longear.Event {
		return longear.Event{Narrative: "n-a", Other: longear.NewNarrativeID(founder), Clusters: clusters}
	}
	one := longear.Event{Kind: longear.EventClusterMerge, Narrative: "n-a", From: "c-b", To: "c-d"}
	tests := []struct {
		name     string
		log      []longear.Commit
		from     nid
		clusters cids
		want     longear.Event
		fails    string
	}{
		{"one of two", abc(), "n-a", cids{"c-d"}, away("p-d", "c-d"), ""},
		{"two of three, from a merged id", abc(machine(merge("n-a", "n-b"))), "n-b", cids{"c-d", "c-b"}, away("p-b", "c-b", "c-d"), ""},
		{"by what it was called", abc(machine(merge("n-a", "n-b")), machine(one)), "n-a", cids{"c-b"}, away("p-b", "c-d"), ""},
		{"all", abc(), "n-a", cids{"c-a", "c-d"}, longear.Event{}, "these are all wordings of n-a"},
		{"none", abc(), "n-a", nil, longear.Event{}, "no wording is named"},
		{"twice", abc(), "n-a", cids{"c-d", "c-d"}, longear.Event{}, "the wording c-d is named twice"},
		{"another's", abc(), "n-a", cids{"c-b"}, longear.Event{}, "the wording c-b belongs to n-b, not to n-a"},
		{"unknown wording", abc(), "n-a", cids{"c-z"}, longear.Event{}, "no wording has the id c-z"},
		{"unknown narrative", abc(), "n-z", cids{"c-d"}, longear.Event{}, "no narrative has the id n-z"},
	}
	for _, test := range tests {
		got, err := read(test.log, ledger.Point{}).Split(test.from, test.clusters)
		if checked(t, test.name, err, test.fails) {
			test.want.Kind = longear.EventSplit
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.name, diff)
			}
		}
	}
}

// checked tells whether there is a result to compare; it reports an error that should not be, or is missing.
func checked(t *testing.T, name string, err error, fails string) bool {
	t.Helper()
	if fails == "" && err == nil {
		return true
	}
	if fails == "" || err == nil || !strings.Contains(err.Error(), fails) {
		t.Errorf("%s: got %v, want an error with %q", name, err, fails)
	}
	return false
}

// TestKin merges or splits by hand, reads who is the first of which claim, and undoes it: all is as before.
func TestKin(t *testing.T) {
	log := abc(posted("e", "n-a"), posted("f", "n-b"))
	related := func(i int, r longear.Relation, parent longear.PostID) {
		log[i].Decisions[0].Relation, log[i].Decisions[0].Parent = r, parent
		if parent != "" {
			log[i].Decisions[0].Score = .5
		}
	}
	for i := range 3 {
		related(i, longear.Original, "")
	}
	related(3, longear.Translation, "p-a") // d
	related(4, longear.Paraphrase, "p-d")  // e
	related(5, longear.Debunk, "p-b")      // f
	log[2].Decisions[0].Stance = longear.Denies
	posts := map[longear.PostID]longear.Post{}
	for name, l := range map[string]longear.Lang{"a": longear.Russian, "b": longear.Russian, "c": longear.Chinese, "d": longear.Kazakh, "e": longear.Russian, "f": longear.Russian} {
		hour := 10 - int(name[0]-'a') // the later they came in, the earlier they were published
		clocks := longear.Clocks{Published: longear.Claim{At: at(hour), Precision: longear.Second}, Observed: at(23)}
		posts[longear.PostID("p-"+name)] = longear.Post{ID: longear.PostID("p-" + name), Lang: l, Clocks: clocks}
	}
	tests := []struct {
		name string
		make func(l *ledger.Log) (longear.Event, error)
		want string
	}{
		{"merge", func(l *ledger.Log) (longear.Event, error) { return l.Merge("n-a", "n-b") }, "a paraphrase of p-b"},
		{"merge of a denial", func(l *ledger.Log) (longear.Event, error) { return l.Merge("n-c", "n-b") }, "b translation of p-c"},
		{"split of a child", func(l *ledger.Log) (longear.Event, error) { return l.Split("n-a", cids{"c-d"}) }, "d original of , e original of "},
		{"split of the first", func(l *ledger.Log) (longear.Event, error) { return l.Split("n-a", cids{"c-a"}) }, "d original of "},
		{"split of both", func(l *ledger.Log) (longear.Event, error) { return l.Split("n-a", cids{"c-d", "c-e"}) }, "d original of "},
		{"split of a debunk", func(l *ledger.Log) (longear.Event, error) { return l.Split("n-b", cids{"c-f"}) }, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := read(log, ledger.Point{})
			ev, err := test.make(l)
			if err != nil {
				t.Fatal(err)
			}
			ev.By = "dana"
			edit := longear.Commit{Seq: 7, Edit: true, Events: append([]longear.Event{ev}, l.Kin(ev, posts)...)}
			var got []string
			for i, x := range edit.Events {
				edit.Events[i].ID = "e-7-" + string(rune('0'+i))
				if i > 0 {
					s := x.Relate(longear.Sighting{})
					got = append(got, strings.TrimPrefix(string(x.Post), "p-")+" "+string(s.Relation)+" of "+string(s.Parent))
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("relations (-want +got):\n%s", diff)
			}
			all := append(log[:6:6], edit)
			undo, err := read(all, ledger.Point{}).Undo("e-7-0", read(all, ledger.Before("e-7-0")))
			if err != nil {
				t.Fatal(err)
			}
			undo[0].By = "dana"
			all = append(all, longear.Commit{Seq: 8, Edit: true, Events: undo})
			want, back := read(log, ledger.Point{}), read(all, ledger.Point{})
			for _, id := range []nid{"n-a", "n-b", "n-c"} {
				if diff := cmp.Diff(want.Members(id), back.Members(id)); diff != "" {
					t.Errorf("%s after the undo (-before +after):\n%s", id, diff)
				}
			}
		})
	}
}

// TestHandsBind reads what the machine may not do after a merge or split by hand.
func TestHandsBind(t *testing.T) {
	tests := []struct {
		name   string
		edit   longear.Event
		pinned string
		apart  bool // n-a and n-b
	}{
		{"merge", longear.Event{Kind: longear.EventMerge, Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}, "a b d", false},
		{"split", longear.Event{Kind: longear.EventSplit, Narrative: "n-a", Other: "n-b", Clusters: cids{"c-d"}}, "a d", true},
	}
	for _, test := range tests {
		for by, want := range map[string]string{"dana": test.pinned, longear.Machine: ""} {
			test.edit.By = by
			l := read(abc(longear.Commit{Events: []longear.Event{test.edit}, At: time.Time{}}), ledger.Point{})
			var pinned []string
			for _, c := range []string{"a", "b", "c", "d"} {
				if l.Pinned(longear.ClusterID("c-" + c)) {
					pinned = append(pinned, c)
				}
			}
			if got := strings.Join(pinned, " "); got != want {
				t.Errorf("%s by %s pins %q, want %q", test.name, by, got, want)
			}
			if want := test.apart && by == "dana"; l.Apart("n-a", "n-b") != want {
				t.Errorf("%s by %s: apart is %v, want %v", test.name, by, !want, want)
			}
		}
	}
}
