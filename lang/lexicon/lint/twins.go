package lint

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

// A pair of concepts is one concept if in at least twinLangs languages they share a form, at least twinLeast of all their
// forms, and either two first forms are
// the same or the share is twinShare.
const (
	twinLangs  = 4
	twinFirsts = 2
	twinShare  = 0.35
	twinLeast  = 0.2
)

// fieldOrder says which of two fields keeps a concept that both have: the narrower one.
var fieldOrder = strings.Fields("war law politics diplomacy information economy business finance energy health environment science disaster migration crime technology transport agriculture claims people place society everyday time quantity qualities verbs common")

// twins warns of concepts that are written twice and not joined.
func (c *checker) twins(d Data) {
	fresh := Aliases(d.Concepts)
	at := map[string]table.Pos{}
	for _, r := range d.Concepts {
		at[r.ID] = r.Pos
	}
	for _, from := range slices.Sorted(maps.Keys(fresh)) {
		if _, known := d.Aliases[from]; !known {
			c.warn(at[from], "twin", "%s looks like %s (%s): -aliases joins them", from, fresh[from], at[fresh[from]])
		}
	}
}

// Aliases finds concepts that are written twice and says which id each is read as.
func Aliases(rows []table.Row) map[string]string {
	order := slices.Clone(rows)
	slices.SortStableFunc(order, func(a, b table.Row) int {
		return cmp.Or(cmp.Compare(rankOf(a.ID), rankOf(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	keys := make([]formSets, len(order))
	holders := map[formKey][]int{}
	into := map[string]string{}
	for i, r := range order {
		keys[i] = setsOf(r)
		if to := twinOf(keys, holders, i); to >= 0 {
			into[r.ID] = order[to].ID
			continue
		}
		for k := range keys[i].all {
			holders[k] = append(holders[k], i)
		}
	}
	return into
}

// twinOf gives the row before i that says the same as row i and shares most with it; -1 is none.
func twinOf(keys []formSets, holders map[formKey][]int, i int) int {
	candidates := map[int]bool{}
	for k := range keys[i].all {
		for _, j := range holders[k] {
			candidates[j] = true
		}
	}
	best, most := -1, 0.0
	for _, j := range slices.Sorted(maps.Keys(candidates)) {
		if score := keys[i].twin(keys[j]); score > most {
			best, most = j, score
		}
	}
	return best
}

func rankOf(id string) int {
	field, _, _ := strings.Cut(id, ".")
	if i := slices.Index(fieldOrder, field); i >= 0 {
		return i
	}
	return len(fieldOrder)
}

// formSets are a row's folded forms; all values are the rank in the cell.
type formSets struct{ all map[formKey]int }

func setsOf(r table.Row) formSets {
	s := formSets{map[formKey]int{}}
	for _, l := range table.Languages() {
		for i, f := range r.Forms[l] {
			s.all[formKey{l, match.Key(f.Text, l)}] = i
		}
	}
	return s
}

// twin is the share of forms that two rows have in common if they are one concept, else 0.
func (s formSets) twin(o formSets) float64 {
	common, firsts := 0, 0
	langs := map[string]bool{}
	for k, rank := range s.all {
		if other, ok := o.all[k]; ok {
			common++
			langs[string(k.lang)] = true
			if rank == 0 && other == 0 {
				firsts++
			}
		}
	}
	share := float64(common) / float64(len(s.all)+len(o.all)-common)
	if len(langs) < twinLangs || share < twinLeast || firsts < twinFirsts && share < twinShare {
		return 0
	}
	return share
}
