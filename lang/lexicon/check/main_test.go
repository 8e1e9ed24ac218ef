package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const header = "id\tpos\tzh\tru\tkk\tuk\ten\tamb\tprovenance\n"

func TestRun(t *testing.T) {
	for _, test := range []struct {
		name, concepts string
		args           []string
		code           int
		want           string
	}{
		{"clean", "war.a\tn\t战争\tвойна\tсоғыс\tвійна\twar\t\town\n", nil, 0, "0 errors"},
		{"error", "war.a\tn\t战争\t\tсоғыс\tвійна\twar\t\town\n", []string{"-q"}, 1, "concepts.tsv:2: error: empty: war.a has no form in ru"},
		{"unreadable", "\tn\n", nil, 1, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, d := range []string{"lexicon/data/war", "gazetteer/data"} {
				if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(dir, "lexicon/data/war/concepts.tsv"), []byte(header+test.concepts), 0o600); err != nil {
				t.Fatal(err)
			}
			var out, errs strings.Builder
			code := run(append([]string{"-dir", dir}, test.args...), &out, &errs)
			if code != test.code || !strings.Contains(out.String(), test.want) {
				t.Errorf("code %d\n%s%s", code, out.String(), errs.String())
			}
		})
	}
}
