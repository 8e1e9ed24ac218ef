package table

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

// Write writes rows as a file of entities or, where their kind is a part of speech, of concepts.
func Write(w io.Writer, rows []Row) error {
	b := bufio.NewWriter(w)
	if len(rows) > 0 {
		fmt.Fprintln(b, header(rows[0]))
	}
	for _, r := range rows {
		fmt.Fprintln(b, line(r))
	}
	return b.Flush()
}

// Append adds a row to a file, which is made if it is not there.
func Append(name string, r Row) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("own words: %w", err)
	}
	text := line(r) + "\n"
	if info, err := f.Stat(); err == nil && info.Size() == 0 {
		text = header(r) + "\n" + text
	}
	if _, err := f.WriteString(text); err != nil {
		f.Close()
		return fmt.Errorf("own words: %w", err)
	}
	return f.Close()
}

func header(r Row) string {
	if isConcept(r) {
		return "id\tpos\tzh\tru\tkk\tuk\ten\tamb\tprovenance"
	}
	return "id\ttype\tcountry\tzh\tru\tkk\tuk\ten\tamb\tprovenance"
}

// isConcept tells a part of speech (n, v, a, x) from a type of entity.
func isConcept(r Row) bool { return len(r.Kind) == 1 }

func line(r Row) string {
	cells := []string{r.ID, r.Kind}
	if !isConcept(r) {
		cells = append(cells, r.Country)
	}
	for _, l := range Languages() {
		var forms []string
		for _, f := range r.Forms[l] {
			text := f.Text
			if f.Ambiguous && !r.Ambiguous {
				text += "~"
			}
			forms = append(forms, text)
		}
		cells = append(cells, strings.Join(forms, "|"))
	}
	amb := ""
	if r.Ambiguous {
		amb = "~"
	}
	return strings.Join(append(cells, amb, r.Provenance), "\t")
}
