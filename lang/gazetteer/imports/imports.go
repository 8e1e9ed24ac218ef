// Package imports reads other people's lists of names into rows of the gazetteer: ParaNames (TSV; CC BY 4.0) and dumps
// of Wikidata (JSON, one entity a line; CC0), of which only the chosen countries and classes are kept.
package imports

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"longear"
	"longear/lang/lexicon/table"
)

// Formats that Import reads.
const (
	ParaNames = "paranames"
	Wikidata  = "wikidata"
)

// Filter says what is kept. The zero value keeps everything that has a name in two of the five languages.
type Filter struct {
	Countries []string // ISO 3166 codes or Wikidata ids (Q232); only Wikidata tells
	Classes   []string // person, place, organisation
}

// ErrFormat says that a format is not known.
var ErrFormat = errors.New("the formats are paranames and wikidata")

// Import reads a list. Rows come in the order of the input; their ids are wikidata.q232.
func Import(r io.Reader, format string, f Filter) ([]table.Row, error) {
	switch format {
	case ParaNames:
		if len(f.Countries) > 0 {
			return nil, errors.New("paranames does not say of which country a name is: filter by class, or take a Wikidata dump")
		}
		return readParaNames(r, f)
	case Wikidata:
		return readWikidata(r, f)
	}
	return nil, fmt.Errorf("%q: %w", format, ErrFormat)
}

func (f Filter) class(kind string) bool {
	return len(f.Classes) == 0 || slices.Contains(f.Classes, kind)
}

// languageOf gives the column of a language tag; false for languages that are not kept.
func languageOf(tag string) (longear.Lang, bool) {
	switch tag {
	case "zh", "zh-hans", "zh-cn", "zh-hant", "zh-tw", "zh-hk":
		return longear.Chinese, true
	case "ru", "uk", "en":
		return longear.Lang(tag), true
	case "kk", "kk-cyrl", "kk-kz":
		return longear.Kazakh, true
	}
	return "", false
}

func newRow(id, kind, source string, at table.Pos) table.Row {
	return table.Row{ID: "wikidata." + strings.ToLower(id), Kind: kind, Forms: map[longear.Lang][]table.Form{}, Provenance: source, Pos: at}
}

// addForm appends a form that the row lacks.
func addForm(r *table.Row, l longear.Lang, text string) {
	text = strings.TrimSpace(strings.NewReplacer("|", " ", "\t", " ", "\n", " ").Replace(text))
	has := func(f table.Form) bool { return f.Text == text }
	if text != "" && !slices.ContainsFunc(r.Forms[l], has) {
		r.Forms[l] = append(r.Forms[l], table.Form{Text: text})
	}
}

// readParaNames groups lines of wikidata_id, eng, label, language, type by their id, which stand together.
func readParaNames(r io.Reader, f Filter) ([]table.Row, error) {
	var out []table.Row
	var row table.Row
	flush := func() {
		if len(row.Forms) > 1 && f.class(row.Kind) {
			out = append(out, row)
		}
	}
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		c := strings.Split(scan.Text(), "\t")
		if line == 1 && c[0] == "wikidata_id" {
			continue
		}
		at := table.Pos{File: ParaNames, Line: line}
		if len(c) < 5 {
			return nil, &table.Error{Pos: at, Msg: "five columns are needed: wikidata_id, eng, label, language, type"}
		}
		if id := "wikidata." + strings.ToLower(c[0]); id != row.ID {
			flush()
			row = newRow(c[0], paraClass(c[4]), "ParaNames (CC BY 4.0)", at)
			addForm(&row, longear.English, c[1])
		}
		if l, ok := languageOf(c[3]); ok {
			addForm(&row, l, c[2])
		}
	}
	flush()
	return out, scan.Err()
}

func paraClass(t string) string {
	switch t {
	case "PER":
		return "person"
	case "LOC":
		return "place"
	case "ORG":
		return "organisation"
	}
	return "other"
}
