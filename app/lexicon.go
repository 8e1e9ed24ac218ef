package app

import (
	"fmt"
	"io"

	"longear"
	"longear/lang/gazetteer/imports"
	"longear/lang/lexicon/lint"
	"longear/lang/lexicon/table"
	"longear/lang/lexicon/vocab"
)

// CheckLexicon reads a user's files and writes what is wrong with them, each finding with file and line; it returns the
// number of errors.
func CheckLexicon(files []string, w io.Writer) (rows, faults int, err error) {
	entities, concepts, err := vocab.ReadFiles(files)
	if err != nil {
		return 0, 0, longear.E("", longear.KindInvalid, err)
	}
	for _, f := range lint.Check(lint.Data{Concepts: concepts, Entities: entities}) {
		fmt.Fprintln(w, f)
		if !f.Warning {
			faults++
		}
	}
	if _, err := vocab.Open(vocab.Options{Files: files}); err != nil { // conflicts with what is shipped
		fmt.Fprintln(w, err)
		faults++
	}
	return len(entities) + len(concepts), faults, nil
}

// AddWord appends a concept or an entity to a user's file, which is made if it is not there.
func AddWord(file string, id, kind, country string, forms map[longear.Lang]string) error {
	row := table.Row{ID: id, Kind: kind, Country: country, Forms: map[longear.Lang][]table.Form{}, Provenance: "user"}
	for l, text := range forms {
		row.Forms[l] = []table.Form{{Text: text, Kind: kind}}
	}
	return longear.E("add "+id, longear.KindInvalid, table.Append(file, row))
}

// ImportNames reads other people's list of names and writes it as a file of entities; it returns how many were kept.
func ImportNames(r io.Reader, format string, countries, classes []string, w io.Writer) (int, error) {
	rows, err := imports.Import(r, format, imports.Filter{Countries: countries, Classes: classes})
	if err != nil {
		return 0, longear.E("import names", longear.KindInvalid, err)
	}
	return len(rows), table.Write(w, rows)
}
