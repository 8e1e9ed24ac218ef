package coverage

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"longear"
	"longear/lang"
)

// Version is one text in one language; texts of one group say the same.
type Version struct {
	Group string
	Lang  longear.Lang
	Text  string
}

// Pair names two languages, in the order of table.Languages.
type Pair struct{ A, B longear.Lang }

// Shared is how much of their ids texts in two languages have in common: of the same group, and of different ones.
type Shared struct {
	Pairs      int
	Same, Else float64 // mean of shared ids / ids of the text that has fewer
}

// SharedIDs compares the ids of translations, and as a base line those of each text with the next group's.
func SharedIDs(texts []Version, concepts, entities lang.Matcher) map[Pair]Shared {
	groups := map[string]map[longear.Lang]map[string]bool{}
	for _, t := range texts {
		if groups[t.Group] == nil {
			groups[t.Group] = map[longear.Lang]map[string]bool{}
		}
		groups[t.Group][t.Lang] = idsOf(Text(t.Text, t.Lang), concepts, entities)
	}
	names := slices.Sorted(maps.Keys(groups))
	out := map[Pair]Shared{}
	for i, name := range names {
		other := groups[names[(i+1)%len(names)]]
		for a, idsA := range groups[name] {
			for b, idsB := range groups[name] {
				if order(a) < order(b) {
					s := out[Pair{a, b}]
					s.Pairs++
					s.Same += common(idsA, idsB)
					s.Else += common(idsA, other[b])
					out[Pair{a, b}] = s
				}
			}
		}
	}
	for p, s := range out {
		s.Same /= float64(s.Pairs)
		s.Else /= float64(s.Pairs)
		out[p] = s
	}
	return out
}

func order(l longear.Lang) int { return slices.Index(longear.FirstClass(), l) }

// idsOf gives what an analysis would write down, without weak names.
func idsOf(t lang.Text, concepts, entities lang.Matcher) map[string]bool {
	ids := map[string]bool{}
	names := entities.Match(t)
	for _, x := range slices.Concat(names, lang.Apart(concepts.Match(t), names)) {
		if !x.Weak {
			ids[x.ID] = true
		}
	}
	return ids
}

// common is the share of the smaller set that is in both.
func common(a, b map[string]bool) float64 {
	n := 0
	for id := range a {
		if b[id] {
			n++
		}
	}
	if least := min(len(a), len(b)); least > 0 {
		return float64(n) / float64(least)
	}
	return 0
}

// parallel are files of translations whose gold groups them.
var parallel = [...]string{"posts/ntrex_heads", "posts/ntrex_docs"}

func printShared(w io.Writer, dir string, concepts, entities lang.Matcher) error {
	for _, name := range parallel {
		texts, err := versions(filepath.Join(dir, name))
		if os.IsNotExist(err) {
			fmt.Fprintf(w, "%s: not there\n", name)
			continue
		}
		if err != nil {
			return err
		}
		shared := SharedIDs(texts, concepts, entities)
		pairs := slices.SortedFunc(maps.Keys(shared), func(a, b Pair) int {
			return cmp.Or(cmp.Compare(order(a.A), order(b.A)), cmp.Compare(order(a.B), order(b.B)))
		})
		fmt.Fprintf(w, "%s, shared ids of translations (of other texts):", name)
		for _, p := range pairs {
			fmt.Fprintf(w, " %s-%s %.0f %% (%.0f)", p.A, p.B, 100*shared[p].Same, 100*shared[p].Else)
		}
		fmt.Fprintln(w)
	}
	return nil
}

// versions reads name.jsonl with its groups from name.gold.jsonl.
func versions(name string) ([]Version, error) {
	records, err := readLines(name + ".jsonl")
	if err != nil {
		return nil, err
	}
	gold, err := readLines(name + ".gold.jsonl")
	if err != nil {
		return nil, err
	}
	group := map[string]string{}
	for _, g := range gold {
		group[g.ID] = g.Cluster
	}
	var out []Version
	for _, r := range records {
		if t := r.texts(); len(t) > 0 && order(r.Lang) >= 0 {
			out = append(out, Version{group[r.ID], r.Lang, t[0]})
		}
	}
	return out, nil
}
