package lexicon

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

// familyFile lists families of concepts that a translator takes one for the other; people write it.
const familyFile = "families.txt"

// ReadFamilies reads the table of a data folder, which may lack it: member → the id that analyses write for it, which is
// match.Silent for words that say nothing about a story.
func ReadFamilies(data fs.FS) (map[string]string, error) {
	f, err := data.Open(familyFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	of := map[string]string{}
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		text := strings.TrimSpace(scan.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if msg := addFamily(of, text); msg != "" {
			return nil, &table.Error{Pos: table.Pos{File: familyFile, Line: line}, Msg: msg}
		}
	}
	return of, scan.Err()
}

// addFamily reads one line and says what is wrong with it.
func addFamily(of map[string]string, text string) string {
	head, members, ok := strings.Cut(text, "\t")
	if !ok || strings.TrimSpace(members) == "" {
		return "an id, a tab and the other members of its family are needed"
	}
	for id := range strings.FieldsSeq(members) {
		if before, twice := of[id]; twice {
			return fmt.Sprintf("%s is a member already, of %s", id, before)
		}
		if id == head {
			return id + " is in its own family"
		}
		of[id] = head
	}
	return ""
}

// family writes the ids of families into entries. Each form keeps the rank that it has in its own row.
func family(entries []match.Entry, of map[string]string) []match.Entry {
	for i := range entries {
		switch head, ok := of[entries[i].ID]; {
		case ok && head == match.Silent:
			entries[i].ID = head
		case ok:
			entries[i].Head = head
		}
	}
	return entries
}
