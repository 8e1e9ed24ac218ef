package lint

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

// Finding is something wrong in the data.
type Finding struct {
	At      table.Pos
	Rule    string // "letters", "clash", …
	Warning bool   // may be as it should be; errors never are
	Text    string
}

// String is one line of a report.
func (f Finding) String() string {
	kind := "error"
	if f.Warning {
		kind = "warning"
	}
	return fmt.Sprintf("%s: %s: %s: %s", f.At, kind, f.Rule, f.Text)
}

// Data is everything that is checked together. Concepts are raw: before those that are one are joined.
type Data struct {
	Concepts, Entities []table.Row
	Aliases            map[string]string
	Families           map[string]string // member → head, see lexicon.ReadFamilies
}

// Check gives the findings in the order of files and lines.
func Check(d Data) []Finding {
	var c checker
	for _, rows := range [][]table.Row{d.Concepts, d.Entities} {
		for _, r := range rows {
			c.row(r)
		}
	}
	c.ids(d.Concepts)
	c.ids(d.Entities)
	c.aliases(d)
	c.families(d)
	c.clashes(d)
	c.twins(d)
	c.naming(d.Entities)
	slices.SortStableFunc(c.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line))
	})
	return c.found
}

// Errors counts the findings that are no warnings.
func Errors(found []Finding) int {
	n := 0
	for _, f := range found {
		if !f.Warning {
			n++
		}
	}
	return n
}

type checker struct{ found []Finding }

func (c *checker) fail(at table.Pos, rule, format string, args ...any) {
	c.found = append(c.found, Finding{At: at, Rule: rule, Text: fmt.Sprintf(format, args...)})
}

func (c *checker) warn(at table.Pos, rule, format string, args ...any) {
	c.found = append(c.found, Finding{At: at, Rule: rule, Warning: true, Text: fmt.Sprintf(format, args...)})
}

// ids finds ids that are there twice. The table of countries may name a place of another file: the rows are joined.
func (c *checker) ids(rows []table.Row) {
	first := map[string]table.Pos{}
	for _, r := range rows {
		if before, twice := first[r.ID]; twice {
			if strings.Contains(before.File, "countries/") {
				continue
			}
			c.fail(r.Pos, "id", "%s is there already: %s", r.ID, before)
			continue
		}
		first[r.ID] = r.Pos
	}
}

func (c *checker) aliases(d Data) {
	known := map[string]table.Pos{}
	for _, r := range d.Concepts {
		known[r.ID] = r.Pos
	}
	for _, from := range slices.Sorted(maps.Keys(d.Aliases)) {
		to := d.Aliases[from]
		_, chain := d.Aliases[to]
		if _, ok := known[to]; !ok || chain {
			c.fail(cmp.Or(known[from], table.Pos{File: "aliases.txt"}), "alias", "%s is read as %s, which is no concept of its own", from, to)
		}
	}
}

// families finds members and heads that are no concepts of their own, and heads that are members elsewhere.
func (c *checker) families(d Data) {
	known := map[string]table.Pos{}
	for _, r := range d.Concepts {
		if _, alias := d.Aliases[r.ID]; !alias {
			known[r.ID] = r.Pos
		}
	}
	for _, member := range slices.Sorted(maps.Keys(d.Families)) {
		head := d.Families[member]
		at, ok := known[member]
		if !ok {
			c.fail(table.Pos{File: "families.txt"}, "family", "%s is no concept of its own", member)
		}
		if head == match.Silent {
			continue
		}
		if _, ok := known[head]; !ok {
			c.fail(at, "family", "%s is in the family of %s, which is no concept of its own", member, head)
		}
		if over, chain := d.Families[head]; chain {
			c.fail(at, "family", "%s is in the family of %s, which is itself in that of %s", member, head, over)
		}
	}
}
