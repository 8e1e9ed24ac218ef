package table

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
)

const sample = "id\ttype\tcountry\tzh\tru\tkk\tuk\ten\tamb\tprovenance\n" +
	"person.a\tperson\tKZ\t甲|乙~\tА\tА\tА\tA\t\town\n# note\n\nperson.b\tperson\t\t丙\tБ|В\tБ\tБ\tB\t~\town\n"

func TestRead(t *testing.T) {
	rows, err := Read(strings.NewReader(sample), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	if diff := cmp.Diff([]Form{{"甲", "person", false}, {"乙", "person", true}}, rows[0].Forms[longear.Chinese]); diff != "" {
		t.Error(diff)
	}
	if !rows[1].Ambiguous || !rows[1].Forms[longear.Russian][1].Ambiguous || rows[1].Pos.String() != "x.tsv:5" {
		t.Errorf("%+v", rows[1])
	}
}

func TestReadRejects(t *testing.T) {
	for _, test := range []struct{ name, input, want string }{
		{"no id column", "name\tru\n", "x.tsv:1: the header has no column id"},
		{"too many cells", "id\tru\nperson.a\tА\tБ\n", "x.tsv:2: 3 cells in a table of 2 columns"},
		{"no id", "id\tru\n\tА\n", "x.tsv:2: no id"},
	} {
		if _, err := Read(strings.NewReader(test.input), "x.tsv"); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// TestWrite holds that what is written is read back, by Write and by Append.
func TestWrite(t *testing.T) {
	rows, err := Read(strings.NewReader(sample), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(sample, "# note\n\n", "", 1)
	var b strings.Builder
	if err := Write(&b, rows); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	name := filepath.Join(t.TempDir(), "own.tsv")
	for _, r := range rows {
		if err := Append(name, r); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}
