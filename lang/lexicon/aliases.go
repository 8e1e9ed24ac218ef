package lexicon

import (
	"bufio"
	"errors"
	"io/fs"
	"strings"

	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

// aliasFile says which concepts are one: the first id of a line is written as the second. The check command writes it.
const aliasFile = "aliases.txt"

// ReadAliases reads the table of a data folder; there may be none.
func ReadAliases(data fs.FS) (map[string]string, error) {
	f, err := data.Open(aliasFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	into := map[string]string{}
	scan := bufio.NewScanner(f)
	for line := 1; scan.Scan(); line++ {
		text := strings.TrimSpace(scan.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		from, to, ok := strings.Cut(text, "\t")
		if !ok {
			return nil, &table.Error{Pos: table.Pos{File: aliasFile, Line: line}, Msg: "two ids and a tab between them are needed"}
		}
		into[from] = to
	}
	return into, scan.Err()
}

// Resolve joins the rows of concepts that are one. Where the other row is not there any more, a row keeps its own id;
// the checker reports it.
func Resolve(rows []table.Row, into map[string]string) []table.Row {
	at := make(map[string]int, len(rows))
	var out, rest []table.Row
	for _, r := range rows {
		if _, alias := into[r.ID]; alias {
			rest = append(rest, r)
			continue
		}
		at[r.ID] = len(out)
		out = append(out, r)
	}
	for _, r := range rest {
		if i, ok := at[into[r.ID]]; ok {
			out[i] = match.Join(out[i], r)
		} else {
			out = append(out, r)
		}
	}
	return out
}

// WrittenAs gives the id that analyses write for a shipped concept: that of its family or twin, its own for most, "" for
// the words that say nothing about a story.
func (l *Lexicon) WrittenAs(id string) string {
	to, ok := l.written[id]
	switch {
	case !ok:
		return id
	case to == match.Silent:
		return ""
	}
	return to
}
