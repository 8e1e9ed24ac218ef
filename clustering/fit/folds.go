package fit

import (
	"fmt"

	"longear/lang"
)

// fold is a part of the labelled posts that is kept out, and the rest that weights are fitted on.
type fold struct {
	name string
	out  *Set
	rest []*Set
	all  *Set // the set that out is a part of: with all that it can be taken for
}

// foldsOf keeps out each narrative set in turn, and each half of the sets that teach lengths: what is measured on a fold
// was not fitted on it.
func foldsOf(sets map[string]*Set) []fold {
	var all []fold
	for _, name := range teaching(sets) {
		s := sets[name]
		if !s.Apart {
			all = append(all, fold{name: "others → " + name, out: s, rest: others(sets, name), all: s})
			continue
		}
		for half := range folds {
			rest := append(others(sets, name), s.half(1-half))
			all = append(all, fold{name: fmt.Sprintf("½ → %s %d", name, half+1), out: s.half(half), rest: rest, all: s})
		}
	}
	return all
}

// seenOf are the narrative sets with weights that were fitted on all: a threshold must suit those that are shipped, too.
func seenOf(sets map[string]*Set) []fold {
	var every []*Set
	for _, name := range teaching(sets) {
		every = append(every, sets[name])
	}
	var out []fold
	for _, s := range every {
		if !s.Apart {
			out = append(out, fold{name: s.Name, out: s, rest: every, all: s})
		}
	}
	return out
}

// teaching names the sets that weights may be fitted on. One account's serials teach the wrong thing.
func teaching(sets map[string]*Set) []string {
	var out []string
	for _, name := range setNames() {
		if sets[name] != nil && name != "checked" {
			out = append(out, name)
		}
	}
	return out
}

// others are the teaching sets without one, and without the other form of the same texts.
func others(sets map[string]*Set, name string) []*Set {
	var out []*Set
	for _, n := range teaching(sets) {
		if n != name && (!sets[name].Apart || !sets[n].Apart) {
			out = append(out, sets[n])
		}
	}
	return out
}

// half is the part of a set whose narratives fall into one of two folds.
func (s *Set) half(which int) *Set {
	part := &Set{Name: s.Name, Apart: s.Apart, Gold: map[string]Gold{}, Truth: map[string]string{}, Langs: s.Langs, First: map[string]string{}}
	part.Docs = make([]lang.Doc, 0, len(s.Docs))
	for _, d := range s.Docs {
		id := d.Post.ExternalID
		truth := s.Truth[id]
		if foldOf("half "+truth) != which {
			continue
		}
		part.Docs = append(part.Docs, d)
		part.Gold[id], part.Truth[id] = s.Gold[id], truth
		if first, held := s.First[truth]; held {
			part.First[truth] = first
		}
	}
	return part
}
