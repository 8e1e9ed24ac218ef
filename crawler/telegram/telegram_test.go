package telegram

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the want files from what the code does now")

// TestParse reads every testdata/<case>/in.html, fetched from url.txt, and compares with want.json, or with the kind and
// words of the error in want.txt. A new case needs no Go.
func TestParse(t *testing.T) {
	cases, err := filepath.Glob("testdata/*/in.html")
	if err != nil || len(cases) < 10 {
		t.Fatalf("found %d cases (%v)", len(cases), err)
	}
	for _, path := range cases {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			url := strings.TrimSpace(string(read(t, filepath.Join(dir, "url.txt"))))
			page, err := Parse(longear.Capture{URL: url, Body: read(t, path)})
			if err != nil {
				golden(t, filepath.Join(dir, "want.txt"), []byte(string(longear.KindOf(err))+": "+err.Error()))
				return
			}
			got, err := json.MarshalIndent(page, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(dir, "want.json"), got)
		})
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(strings.TrimSpace(string(read(t, path))), string(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
