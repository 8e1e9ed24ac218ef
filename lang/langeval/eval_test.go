package langeval

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear"
)

var evalDir = flag.String("evaldata", "", "folder of the development sets: print the tables")

// TestTables prints the tables: go test ./lang/langeval -v -run Tables -evaldata DIR.
func TestTables(t *testing.T) {
	if *evalDir == "" {
		t.Skip("needs -evaldata DIR")
	}
	if err := Run(*evalDir, os.Stdout); err != nil {
		t.Fatal(err)
	}
}

// TestRun measures on a tiny set of its own.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"langid/ntrex_lines.tsv": "Сегодня в столице прошло заседание правительства\tru\tsentence\nБүгін елордада отырыс өтті\tkk\tsentence\n",
		"langid/lingua.tsv":      "The government met today\ten\tsentence\nкниг\tmk\tword\n",
		"kk/kaznerd.jsonl":       `{"text": "Бүгін елордада үкімет отырысы өтті ."}` + "\n",
		"kk/ud_kazakh.tsv":       "қалада\tқала\tNOUN\nқаланың\tқала\tNOUN\nүй\tүй\tNOUN\n.\t.\tPUNCT\n",
		"fold/TSCharacters.txt":  "# c\n國\t国\n",
		"fold/STCharacters.txt":  "国\t國\n",
		"fold/country_names.tsv": "CN\tzh-Hans\t中国\nCN\tzh-Hant\t中國\n",
	} {
		write(t, filepath.Join(dir, name), text)
	}
	var out bytes.Buffer
	if err := Run(dir, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"sentence  kk", "recall 1.000", "country names that meet 1.000", "detect "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	err := Run(t.TempDir(), &out)
	if !errors.Is(err, fs.ErrNotExist) || longear.KindOf(err) != longear.KindNotFound {
		t.Errorf("Run without files gives %v", err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
