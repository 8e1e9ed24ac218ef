package stance

import (
	"testing"

	"longear/lang/lexicon"
)

// TestGroupsAreWritten holds that concepts are named as analyses write them; a member of a family is never seen.
func TestGroupsAreWritten(t *testing.T) {
	l, err := lexicon.New(lexicon.Options{})
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]int{}
	for _, id := range l.IDs() {
		if g := Group(id); g != "" {
			groups[g]++
			if written := l.WrittenAs(id); written != id {
				t.Errorf("%s is named in %q, and written as %q", id, g, written)
			}
		}
	}
	if len(groups) != 5 {
		t.Errorf("groups of known concepts: %v", groups)
	}
}
