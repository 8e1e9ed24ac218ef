package ledger_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/ledger"
)

type (
	nid  = longear.NarrativeID
	cids = []longear.ClusterID
)

func at(hour int) time.Time { return time.Date(2024, 5, 1, hour, 0, 0, 0, time.UTC) }

// posted is a commit of one post that founds cluster c-X of narrative n-X, or that joins a narrative as a new cluster.
func posted(name string, into nid) longear.Commit {
	p, c := longear.PostID("p-"+name), longear.ClusterID("c-"+name)
	ev := longear.Event{Kind: longear.EventAssign, Narrative: into, Post: p, Clusters: cids{c}, By: longear.Machine}
	if into == "" {
		ev.Kind, ev.Narrative = longear.EventCreate, nid("n-"+name)
	}
	d := longear.Decision{Sighting: longear.Sighting{Post: p, Cluster: c, Narrative: ev.Narrative}}
	return longear.Commit{Decisions: []longear.Decision{d}, Events: []longear.Event{ev}}
}

func machine(ev longear.Event) longear.Commit {
	ev.By = longear.Machine
	return longear.Commit{Events: []longear.Event{ev}}
}

func person(ev longear.Event) longear.Commit {
	ev.By = "dana"
	return longear.Commit{Edit: true, Events: []longear.Event{ev}}
}

// history numbers commits from 1, one hour after the other.
func history(commits ...longear.Commit) []longear.Commit {
	for i := range commits {
		c := &commits[i]
		c.Seq, c.At = uint64(i+1), at(i+1)
		for j := range c.Decisions {
			c.Decisions[j].Order, c.Decisions[j].Seq = c.Seq, c.Seq
		}
		for j := range c.Events {
			c.Events[j].ID, c.Events[j].Seq, c.Events[j].At = fmt.Sprintf("e-%d-%d", c.Seq, j), c.Seq, c.At
		}
	}
	return commits
}

func read(commits []longear.Commit, until ledger.Point) *ledger.Log {
	log := ledger.NewLog(until)
	for _, c := range commits {
		if !log.Add(c) {
			break
		}
	}
	return log
}

// abc are three narratives; d joins n-a as a second wording.
func abc(more ...longear.Commit) []longear.Commit {
	return history(append([]longear.Commit{posted("a", ""), posted("b", ""), posted("c", ""), posted("d", "n-a")}, more...)...)
}

func merge(into, from nid) longear.Event {
	return longear.Event{Kind: longear.EventMerge, Narrative: into, Other: from}
}

// undoCase is an event of a log, and the undo of it or why there is none.
type undoCase struct {
	name  string
	log   []longear.Commit
	event string
	want  longear.Event
	fails string
}

func (c undoCase) check(t *testing.T) {
	got, err := read(c.log, ledger.Point{}).Undo(c.event, read(c.log, ledger.Before(c.event)))
	if !checked(t, c.name, err, c.fails) {
		return
	}
	c.want.Kind, c.want.Undoes = longear.EventUndo, c.event
	if diff := cmp.Diff([]longear.Event{c.want}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUndo(t *testing.T) {
	split := longear.Event{Kind: longear.EventSplit, Narrative: "n-a", Other: "n-d", Clusters: cids{"c-d"}}
	move := longear.Event{Kind: longear.EventAssign, Narrative: "n-b", Other: "n-a", Clusters: cids{"c-d"}}
	watched := longear.Event{Kind: longear.EventState, Narrative: "n-a", To: "watched"}
	for _, c := range []undoCase{
		{
			"merge", abc(machine(merge("n-a", "n-b"))), "e-5-0",
			longear.Event{As: longear.EventSplit, Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}},
			"",
		},
		{
			"merge of what had merged before", abc(machine(merge("n-b", "n-c")), machine(merge("n-a", "n-b"))), "e-6-0",
			longear.Event{As: longear.EventSplit, Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b", "c-c"}},
			"",
		},
		{"merge, merged on", abc(machine(merge("n-b", "n-c")), machine(merge("n-a", "n-b"))), "e-5-0", longear.Event{}, "e-6-0 depends on e-5-0"},
		{
			"merge, a wording left since", abc(machine(merge("n-b", "n-a")), machine(longear.Event{Kind: longear.EventSplit, Narrative: "n-b", Other: "n-x", Clusters: cids{"c-d"}})),
			"e-5-0",
			longear.Event{},
			"e-6-0 depends on e-5-0",
		},
		{
			"merge, wordings found to be one since",
			abc(machine(merge("n-a", "n-b")), machine(longear.Event{Kind: longear.EventClusterMerge, Narrative: "n-a", From: "c-b", To: "c-a"})),
			"e-5-0",
			longear.Event{},
			"e-6-0 depends on e-5-0",
		},
		{
			"merge, wordings of the one merged in found to be one",
			abc(machine(merge("n-b", "n-a")), machine(longear.Event{Kind: longear.EventClusterMerge, Narrative: "n-b", From: "c-d", To: "c-a"})),
			"e-5-0",
			longear.Event{As: longear.EventSplit, Narrative: "n-b", Other: "n-a", Clusters: cids{"c-a"}},
			"",
		},
		{"split", abc(machine(split)), "e-5-0", longear.Event{As: longear.EventMerge, Narrative: "n-a", Other: "n-d", Clusters: cids{"c-d"}}, ""},
		{
			"split, judged since", abc(machine(split), person(longear.Event{Kind: longear.EventState, Narrative: "n-d", To: "watched"})),
			"e-5-0",
			longear.Event{},
			"e-6-0 depends on e-5-0",
		},
		{"move", abc(machine(move)), "e-5-0", longear.Event{As: longear.EventAssign, Narrative: "n-a", Other: "n-b", Clusters: cids{"c-d"}}, ""},
		{"move, left since", abc(machine(move), machine(merge("n-c", "n-a"))), "e-5-0", longear.Event{}, "e-6-0 depends on e-5-0"},
		{
			"join of a new wording", abc(), "e-4-0",
			longear.Event{As: longear.EventSplit, Narrative: "n-a", Other: longear.NewNarrativeID("p-d"), Clusters: cids{"c-d"}},
			"",
		},
		{"join, moved since", abc(machine(move)), "e-4-0", longear.Event{}, "e-5-0 depends on e-4-0"},
		{"state", abc(person(watched)), "e-5-0", longear.Event{As: longear.EventState, Narrative: "n-a", From: "watched"}, ""},
		{
			"state, set anew since", abc(person(watched), person(longear.Event{Kind: longear.EventVerdict, Narrative: "n-a", From: "watched", To: "verdict:false"})),
			"e-5-0",
			longear.Event{},
			"e-6-0 depends on e-5-0",
		},
		{"create", abc(), "e-1-0", longear.Event{}, "cannot be undone"},
		{"twice", abc(person(watched), person(longear.Event{Kind: longear.EventUndo, As: longear.EventState, Undoes: "e-5-0", Narrative: "n-a", From: "watched"})), "e-5-0", longear.Event{}, "undone already, by e-6-0"},
		{
			"an undo", abc(person(watched), person(longear.Event{Kind: longear.EventUndo, As: longear.EventState, Undoes: "e-5-0", Narrative: "n-a", From: "watched"})), "e-6-0",
			longear.Event{As: longear.EventState, Narrative: "n-a", To: "watched"},
			"",
		},
		{"unknown", abc(), "e-9-0", longear.Event{}, "no event is called e-9-0"},
	} {
		t.Run(c.name, c.check)
	}
}

// TestUndoRestoresRelations merges two narratives, which makes the founder of one a paraphrase, and parts them again.
func TestUndoRestoresRelations(t *testing.T) {
	relate := func(post longear.PostID, id nid, from, to longear.Relation, parent string) longear.Event {
		ev := longear.Event{Kind: longear.EventRelate, Narrative: id, Post: post, From: string(from), To: string(to), By: longear.Machine}
		if parent != "" {
			ev.Evidence = []longear.Evidence{{Channel: longear.ChannelParent, Note: parent}}
		}
		return ev
	}
	child := posted("e", "n-a") // joins after the merge, as a paraphrase of what was merged in
	child.Decisions[0].Relation, child.Decisions[0].Parent = longear.Paraphrase, "p-b"
	log := abc(
		longear.Commit{Events: []longear.Event{
			{Kind: longear.EventMerge, Narrative: "n-a", Other: "n-b", By: longear.Machine},
			relate("p-b", "n-a", longear.Original, longear.Translation, "p-a"),
		}}, child,
	)
	for i := range 4 {
		log[i].Decisions[0].Relation = longear.Original
	}
	got, err := read(log, ledger.Point{}).Undo("e-5-0", read(log, ledger.Before("e-5-0")))
	if err != nil {
		t.Fatal(err)
	}
	want := []longear.Event{
		relate("p-b", "n-b", longear.Translation, longear.Original, ""),
		relate("p-e", "n-a", longear.Paraphrase, longear.Original, ""),
	}
	if diff := cmp.Diff(want, got[1:]); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
}

func TestAsOf(t *testing.T) {
	log := abc(machine(merge("n-a", "n-b")),
		person(longear.Event{Kind: longear.EventUndo, As: longear.EventSplit, Undoes: "e-5-0", Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}),
		machine(longear.Event{Kind: longear.EventAssign, Narrative: "n-c", Other: "n-a", Clusters: cids{"c-d"}}))
	tests := []struct {
		point string
		want  string // narratives with their posts
	}{
		{"e-1-0", "n-a: a"},
		{"3", "n-a: a · n-b: b · n-c: c"},
		{at(4).Format(time.RFC3339), "n-a: a d · n-b: b · n-c: c"},
		{"e-5-0", "n-a: a b d · n-c: c"},
		{"6", "n-a: a d · n-b: b · n-c: c"},
		{"2024-05-01", "n-a: a · n-b: b · n-c: c d"},
	}
	for _, test := range tests {
		point, err := ledger.ParsePoint(test.point, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		l := read(log, point)
		var got []string
		for _, id := range l.Narratives() {
			words := []string{string(id) + ":"}
			for _, s := range l.Members(id) {
				words = append(words, strings.TrimPrefix(string(s.Post), "p-"))
			}
			got = append(got, strings.Join(words, " "))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " · ")); diff != "" {
			t.Errorf("as of %s (-want +got):\n%s", test.point, diff)
		}
	}
}

func TestPeopleBind(t *testing.T) {
	undone := longear.Event{Kind: longear.EventUndo, As: longear.EventSplit, Undoes: "e-5-0", Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}
	state := func(id nid, to string) longear.Commit {
		return person(longear.Event{Kind: longear.EventState, Narrative: id, To: to})
	}
	tests := []struct {
		name   string
		log    []longear.Commit
		x, y   nid
		apart  bool
		pinned bool // c-b
	}{
		{"nothing was decided", abc(), "n-a", "n-b", false, false},
		{"a join was undone", abc(machine(merge("n-a", "n-b")), person(undone)), "n-b", "n-a", true, true},
		{"and the survivor merged on", abc(machine(merge("n-a", "n-b")), person(undone), machine(merge("n-c", "n-a"))), "n-c", "n-b", true, true},
		{
			"the undo was undone",
			abc(machine(merge("n-a", "n-b")), person(undone), person(longear.Event{Kind: longear.EventUndo, As: longear.EventMerge, Undoes: "e-6-0", Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}})),
			"n-a", "n-b", false, true,
		},
		{"one state", abc(state("n-a", "watched")), "n-a", "n-b", false, false},
		{"the same state", abc(state("n-a", "watched"), state("n-b", "watched")), "n-a", "n-b", false, false},
		{"two states", abc(state("n-a", "watched"), state("n-b", "verdict:false")), "n-a", "n-b", true, false},
		{"two states, one of them by merge", abc(state("n-a", "watched"), machine(merge("n-c", "n-a")), state("n-b", "verdict:false")), "n-c", "n-b", true, false},
	}
	for _, test := range tests {
		l := read(test.log, ledger.Point{})
		if l.Apart(test.x, test.y) != test.apart || l.Pinned("c-b") != test.pinned {
			t.Errorf("%s: apart %v, pinned %v; want %v, %v", test.name, l.Apart(test.x, test.y), l.Pinned("c-b"), test.apart, test.pinned)
		}
	}
}

func TestStateOverMerges(t *testing.T) {
	log := abc(person(longear.Event{Kind: longear.EventVerdict, Narrative: "n-b", To: "verdict:false"}), machine(merge("n-a", "n-b")),
		person(longear.Event{Kind: longear.EventUndo, As: longear.EventSplit, Undoes: "e-6-0", Narrative: "n-a", Other: "n-b", Clusters: cids{"c-b"}}))
	for point, want := range map[string]string{"5": "unreviewed", "6": "verdict:false", "7": "unreviewed"} {
		p, err := ledger.ParsePoint(point, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if got := longear.StateText(read(log, p).State("n-a")); got != want {
			t.Errorf("as of %s n-a is %q, want %q", point, got, want)
		}
	}
}

func TestHistoryFollowsRedirects(t *testing.T) {
	log := read(abc(machine(merge("n-b", "n-c")), machine(merge("n-a", "n-b"))), ledger.Point{})
	for _, id := range []nid{"n-a", "n-b", "n-c"} {
		var got []string
		for _, e := range log.History(id) {
			got = append(got, e.ID)
		}
		if diff := cmp.Diff([]string{"e-1-0", "e-2-0", "e-3-0", "e-4-0", "e-5-0", "e-6-0"}, got); diff != "" {
			t.Errorf("history of %s (-want +got):\n%s", id, diff)
		}
	}
}
