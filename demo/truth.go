package demo

import (
	"io"
	"strings"
)

// TruthRow is one line of truth.tsv.
type TruthRow struct {
	Post, URL, Narrative, Relation, Parent string
}

// Truth lists what is true about every post, by time, then id.
func (w *World) Truth() []TruthRow {
	rows := make([]TruthRow, 0, len(w.Posts))
	for _, p := range w.Posts {
		rows = append(rows, TruthRow{p.ID, p.URL(), p.Truth.Narrative, p.Truth.Relation, p.Truth.Parent})
	}
	return rows
}

// WriteTruth writes the rows with a head line, separated by tabs.
func WriteTruth(to io.Writer, rows []TruthRow) error {
	var out strings.Builder
	out.WriteString("post\turl\tnarrative\trelation\tparent\n")
	for _, r := range rows {
		out.WriteString(strings.Join([]string{r.Post, r.URL, r.Narrative, r.Relation, r.Parent}, "\t") + "\n")
	}
	_, err := io.WriteString(to, out.String())
	return err
}
