package lint

import (
	"slices"
	"strings"

	"longear"
	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

// claim is a row that claims a form.
type claim struct {
	row       table.Row
	entity    bool
	ambiguous bool
	rank      int
}

type formKey struct {
	lang longear.Lang
	key  string
}

// clashes finds forms that several ids claim. If all but one mark it as ambiguous there is no doubt; if the first form of
// one id is a further form of another, the first has it, and the other is warned.
func (c *checker) clashes(d Data) {
	claims := map[formKey][]claim{}
	gather(claims, d.Concepts, d.written, false)
	gather(claims, d.Entities, func(id string) string { return id }, true)
	for k, list := range claims {
		if len(list) > 1 {
			c.clash(k, list)
		}
	}
}

// written is the id that analyses write for a concept.
func (d Data) written(id string) string {
	if to, ok := d.Aliases[id]; ok {
		id = to
	}
	if head, ok := d.Families[id]; ok && head != match.Silent {
		id = head
	}
	return id
}

func gather(claims map[formKey][]claim, rows []table.Row, written func(string) string, entity bool) {
	for _, r := range rows {
		r.ID = written(r.ID)
		for _, l := range table.Languages() {
			for rank, f := range r.Forms[l] {
				k := formKey{l, match.Key(f.Text, l)}
				same := func(o claim) bool { return o.row.ID == r.ID }
				if !slices.ContainsFunc(claims[k], same) {
					claims[k] = append(claims[k], claim{r, entity, f.Ambiguous, rank})
				}
			}
		}
	}
}

// clash reports a form of several ids at each row but the one that has it.
func (c *checker) clash(k formKey, list []claim) {
	owner := 0
	for i, o := range list {
		if list[owner].ambiguous && !o.ambiguous || list[owner].ambiguous == o.ambiguous && o.rank < list[owner].rank {
			owner = i
		}
	}
	for i, o := range list {
		switch has := list[owner]; {
		case i == owner || o.ambiguous || has.ambiguous:
		case o.entity != has.entity:
			c.warn(o.row.Pos, "entity-concept", "%s %q is also %s (%s)", k.lang, k.key, has.row.ID, has.row.Pos)
		case o.entity && (strings.Contains(k.key, " ") || k.lang == longear.Chinese && len(k.key) > 12):
			c.fail(o.row.Pos, "clash", "%s %q of %s is also %s (%s)", k.lang, k.key, o.row.ID, has.row.ID, has.row.Pos)
		case o.entity:
			c.fail(o.row.Pos, "clash", "%s %q of %s is also %s (%s): mark both with ~", k.lang, k.key, o.row.ID, has.row.ID, has.row.Pos)
		case has.rank == 0 && o.rank > 0:
			c.warn(o.row.Pos, "clash", "%s %q of %s is the first form of %s (%s)", k.lang, k.key, o.row.ID, has.row.ID, has.row.Pos)
		default:
			c.warn(o.row.Pos, "clash", "%s %q of %s is read as %s (%s): mark it with ~ here or there", k.lang, k.key, o.row.ID, has.row.ID, has.row.Pos)
		}
	}
}
