package coverage

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"longear"
	"longear/lang"
)

// set is a file of texts of one language.
type set struct {
	lang    longear.Lang
	file    string
	marked  bool // with names
	rewrite bool // measure other writings, too
}

// sets are the files that Dir looks for.
var sets = [...]set{
	{longear.Kazakh, "kk/kaznerd.jsonl.gz", true, true},
	{longear.Chinese, "posts/ced_originals.jsonl", false, false},
	{longear.Russian, "pairs/paraphraser.jsonl.gz", false, true},
	{longear.Russian, "pairs/rupaws.jsonl.gz", false, false},
}

// Dir measures the files of an evaluation directory and writes a table; files that are not there are named as such.
func Dir(w io.Writer, dir string, concepts, entities lang.Matcher) error {
	for _, s := range sets {
		records, err := readLines(filepath.Join(dir, s.file))
		if os.IsNotExist(err) {
			fmt.Fprintf(w, "%s %s: not there\n", s.lang, s.file)
			continue
		}
		if err != nil {
			return err
		}
		m := NewMeter(s.lang, concepts, entities)
		var marked []Marked
		var texts []string
		for _, r := range records {
			for _, text := range r.texts() {
				m.Add(text)
				texts = append(texts, text)
			}
			marked = append(marked, Marked{r.Text, r.Entities})
		}
		m.report.print(w, s.file)
		if s.rewrite {
			printWritings(w, s.lang, texts, concepts, entities)
		}
		if s.marked {
			printNames(w, Names(marked, s.lang, entities))
		}
	}
	return printShared(w, dir, concepts, entities)
}

// record is a line of any of the files.
type record struct {
	ID, Cluster string
	Lang        longear.Lang
	Title, Text string
	A, B        json.RawMessage
	Entities    []struct{ Text, Type string }
}

func (r record) texts() []string {
	var out []string
	for _, raw := range []json.RawMessage{r.A, r.B} {
		out = append(out, sides(raw)...)
	}
	if s := strings.TrimSpace(r.Title + " " + r.Text); s != "" {
		out = append(out, s)
	}
	return out
}

// sides reads one text of a pair, a string or a post.
func sides(raw json.RawMessage) []string {
	if raw == nil {
		return nil
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return []string{s}
	}
	var p struct{ Title, Text string }
	if json.Unmarshal(raw, &p) == nil {
		return []string{strings.TrimSpace(p.Title + " " + p.Text)}
	}
	return nil
}

func readLines(name string) ([]record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	var out []record
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 16<<20)
	for line := 1; scan.Scan(); line++ {
		var r record
		if err := json.Unmarshal(scan.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		out = append(out, r)
	}
	return out, scan.Err()
}

func (r Report) print(w io.Writer, file string) {
	fmt.Fprintf(w, "%s %s: %d texts, %d content units, concept %.1f %%, concept or entity %.1f %%\n", r.Lang, file, r.Texts, r.Content,
		percent(r.Concept, r.Content), percent(r.Either, r.Content))
	fmt.Fprint(w, "  by field:")
	for _, f := range slices.Sorted(maps.Keys(r.Fields)) {
		fmt.Fprintf(w, " %s %.1f", f, percent(r.Fields[f], r.Content))
	}
	fmt.Fprint(w, "\n  missed:")
	for _, b := range r.Bands() {
		fmt.Fprintf(w, " ≥%d× %d words %.1f %%;", b.Least, b.Words, percent(b.Tokens, r.Content))
	}
	fmt.Fprintln(w)
}

func printNames(w io.Writer, names map[string]Found) {
	for _, t := range slices.Sorted(maps.Keys(names)) {
		if t == "PERSON" || t == "GPE" || t == "ORGANISATION" {
			fmt.Fprintf(w, "  %s: %d of %d found (%.1f %%)\n", t, names[t].Found, names[t].Marked, percent(names[t].Found, names[t].Marked))
		}
	}
}

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}
