package match

import (
	"longear"
	"longear/lang/lexicon/table"
)

// Glossary says what ids are called.
type Glossary struct {
	rows  map[string]*table.Row
	order []string
}

// NewGlossary indexes rows; of two rows with one id the forms are joined.
func NewGlossary(rows []table.Row) *Glossary {
	g := &Glossary{rows: make(map[string]*table.Row, len(rows))}
	for i := range rows {
		if g.rows[rows[i].ID] == nil {
			g.rows[rows[i].ID] = &rows[i]
			g.order = append(g.order, rows[i].ID)
		}
	}
	return g
}

// IDs lists all ids in the order of the data.
func (g *Glossary) IDs() []string { return g.order }

// Row gives the row of an id, nil if there is none.
func (g *Glossary) Row(id string) *table.Row { return g.rows[id] }

// Forms gives the written forms of an id in a language, the usual one first.
func (g *Glossary) Forms(id string, in longear.Lang) []string {
	row := g.rows[id]
	if row == nil {
		return nil
	}
	out := make([]string, len(row.Forms[in]))
	for i, f := range row.Forms[in] {
		out[i] = f.Text
	}
	return out
}

// Gloss is the usual form of an id in a language, or else in English, Russian or any other; "" for unknown ids.
func (g *Glossary) Gloss(id string, in longear.Lang) string {
	row := g.rows[id]
	if row == nil {
		return ""
	}
	for _, l := range append([]longear.Lang{in, longear.English, longear.Russian}, table.Languages()...) {
		if f := row.Forms[l]; len(f) > 0 {
			return f[0].Text
		}
	}
	return ""
}

// Names gives the usual form of an id in each language, in the order of table.Languages, without repeats.
func (g *Glossary) Names(id string) []string {
	row := g.rows[id]
	if row == nil {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	for _, l := range table.Languages() {
		if f := row.Forms[l]; len(f) > 0 && !seen[f[0].Text] {
			seen[f[0].Text] = true
			out = append(out, f[0].Text)
		}
	}
	return out
}
