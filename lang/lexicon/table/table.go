// Package table reads the tab-separated data of the lexicon and the gazetteer and knows the file and line of each row.
package table

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"longear"
)

// Languages are the columns of forms, in file order.
func Languages() []longear.Lang {
	return []longear.Lang{longear.Chinese, longear.Russian, longear.Kazakh, longear.Ukrainian, longear.English}
}

// Row is one concept or entity.
type Row struct {
	ID         string
	Kind       string // the part of speech of a concept, the type of an entity
	Country    string // of an entity
	Forms      map[longear.Lang][]Form
	Ambiguous  bool
	Provenance string
	Pos        Pos
}

// Form is one word or phrase as the file writes it.
type Form struct {
	Text      string
	Kind      string // of the row that it was written in
	Ambiguous bool   // marked with ~, or the whole row is
}

// Pos is where a row stands.
type Pos struct {
	File string
	Line int
}

// String is file:line, as editors read it.
func (p Pos) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// Error is a row that cannot be read.
type Error struct {
	Pos Pos
	Msg string
}

// Error names file and line.
func (e *Error) Error() string { return e.Pos.String() + ": " + e.Msg }

// Read reads a file. The header names the columns; id and at least one language are needed, lines that start with #
// are comments.
func Read(r io.Reader, name string) ([]Row, error) {
	var rows []Row
	var columns []string
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		text := strings.TrimRight(strings.TrimPrefix(scan.Text(), "\ufeff"), "\r")
		switch {
		case strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#"):
		case columns == nil:
			columns = strings.Split(text, "\t")
			if !slices.Contains(columns, "id") {
				return nil, &Error{Pos{name, line}, "the header has no column id"}
			}
		default:
			row, err := parse(columns, strings.Split(text, "\t"), Pos{name, line})
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows, nil
}

func parse(columns, cells []string, at Pos) (Row, error) {
	if len(cells) > len(columns) {
		return Row{}, &Error{at, fmt.Sprintf("%d cells in a table of %d columns", len(cells), len(columns))}
	}
	row := Row{Forms: make(map[longear.Lang][]Form, 5), Pos: at}
	for i, cell := range cells {
		row.set(columns[i], strings.TrimSpace(cell))
	}
	if row.ID == "" {
		return Row{}, &Error{at, "no id"}
	}
	for _, forms := range row.Forms {
		for i := range forms {
			forms[i].Kind = row.Kind
			forms[i].Ambiguous = forms[i].Ambiguous || row.Ambiguous
		}
	}
	return row, nil
}

func (r *Row) set(column, cell string) {
	switch column {
	case "id":
		r.ID = cell
	case "pos", "type":
		r.Kind = cell
	case "country":
		r.Country = cell
	case "amb":
		r.Ambiguous = cell == "~"
	case "provenance":
		r.Provenance = cell
	default:
		if slices.Contains(Languages(), longear.Lang(column)) {
			r.Forms[longear.Lang(column)] = forms(cell)
		}
	}
}

// forms splits a cell at |; a form may end with ~ for ambiguous.
func forms(cell string) []Form {
	var out []Form
	for text := range strings.SplitSeq(cell, "|") {
		text = strings.TrimSpace(text)
		plain := strings.TrimSpace(strings.Trim(text, "~"))
		if plain != "" {
			out = append(out, Form{Text: plain, Ambiguous: plain != text})
		}
	}
	return out
}

// ReadFS reads every .tsv file of a file system, in the order of their names.
func ReadFS(files fs.FS, prefix string) ([]Row, error) {
	var rows []Row
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".tsv") {
			return err
		}
		f, err := files.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		more, err := Read(f, prefix+path)
		rows = append(rows, more...)
		return err
	})
	return rows, err
}
