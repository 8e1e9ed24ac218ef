package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/ledger"
)

// naming is a person's choice of a sentence, in Russian.
func naming(id nid, post longear.PostID, from, to string) longear.Event {
	return longear.Event{
		Kind: longear.EventRename, Narrative: id, Post: post, From: from, To: to,
		Evidence: []longear.Evidence{{Channel: longear.ChannelLanguage, Note: "ru"}},
	}
}

func TestRenameByHand(t *testing.T) {
	tests := []struct {
		name  string
		log   []longear.Commit
		id    nid
		post  longear.PostID
		to    string
		want  longear.Event
		fails string
	}{
		{"its own post", abc(), "n-a", "p-a", "A", naming("n-a", "p-a", "", "A"), ""},
		{"again", abc(person(naming("n-a", "p-a", "", "A"))), "n-a", "p-d", "D", naming("n-a", "p-d", "A", "D"), ""},
		{"a post of what was merged in, by its id", abc(machine(merge("n-a", "n-b"))), "n-b", "p-b", "B", naming("n-a", "p-b", "", "B"), ""},
		{"the same", abc(person(naming("n-a", "p-a", "", "A"))), "n-a", "p-a", "A", longear.Event{}, "n-a is named by that sentence of p-a already"},
		{"another's post", abc(), "n-a", "p-b", "B", longear.Event{}, "the post p-b belongs to n-b, not to n-a"},
		{"unknown post", abc(), "n-a", "p-z", "Z", longear.Event{}, "no post has the id p-z"},
		{"unknown narrative", abc(), "n-z", "p-a", "A", longear.Event{}, "no narrative has the id n-z"},
	}
	for _, test := range tests {
		got, err := read(test.log, ledger.Point{}).Rename(test.id, test.post, "ru", test.to)
		if checked(t, test.name, err, test.fails) {
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.name, diff)
			}
		}
	}
}

func TestChosen(t *testing.T) {
	a, b := person(naming("n-a", "p-a", "", "A")), person(naming("n-b", "p-b", "", "B"))
	tests := []struct {
		name string
		log  []longear.Commit
		want string
	}{
		{"nobody chose", abc(), ""},
		{"chosen", abc(a), "A"},
		{"with what was merged in", abc(b, machine(merge("n-a", "n-b"))), "B"},
		{"its own before that of what was merged in", abc(b, machine(merge("n-a", "n-b")), a), "A"},
		{"taken back", abc(a, person(naming("n-a", "", "A", ""))), ""},
	}
	for _, test := range tests {
		if got := read(test.log, ledger.Point{}).Chosen("n-a")["ru"].Name; got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestUndoRename takes back the second of two choices, which brings back the first with its post; the first cannot be
// taken back before.
func TestUndoRename(t *testing.T) {
	log := abc(person(naming("n-a", "p-a", "", "A")), person(naming("n-a", "p-d", "A", "D")))
	first, second := log[len(log)-2].Events[0].ID, log[len(log)-1].Events[0].ID
	all := read(log, ledger.Point{})
	if _, err := all.Undo(first, read(log, ledger.Before(first))); longear.KindOf(err) != longear.KindConflict {
		t.Errorf("the first before the second: %v, want a conflict", err)
	}
	undo, err := all.Undo(second, read(log, ledger.Before(second)))
	if err != nil {
		t.Fatal(err)
	}
	all.Apply(undo[0], 0)
	if diff := cmp.Diff(ledger.Choice{Post: "p-a", Name: "A"}, all.Chosen("n-a")["ru"]); diff != "" {
		t.Errorf("after the undo (-want +got):\n%s", diff)
	}
}
