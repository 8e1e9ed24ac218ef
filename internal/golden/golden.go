// Package golden compares what code makes with the files that a test keeps; run with -update the test writes them anew.
package golden

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files from what the code does now")

// Text compares got with the file, byte for byte.
func Text(t testing.TB, path, got string) {
	t.Helper()
	if *update {
		write(t, path, got)
	}
	if diff := cmp.Diff(string(Read(t, path)), got); diff != "" {
		t.Errorf("%s (-want +got; go test -update writes it anew):\n%s", path, diff)
	}
}

// Line compares got and the end of a line with the file.
func Line(t testing.TB, path, got string) {
	t.Helper()
	Text(t, path, got+"\n")
}

// JSON compares a value, indented, with the file.
func JSON(t testing.TB, path string, value any) {
	t.Helper()
	got, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	Line(t, path, string(got))
}

// Read is os.ReadFile that ends the test where the file is not there.
func Read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Cases lists the files of a pattern. Fewer than least are a mistake in the pattern.
func Cases(t testing.TB, pattern string, least int) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) < least {
		t.Fatalf("%s: found %d cases (%v), want %d at least", pattern, len(paths), err, least)
	}
	return paths
}

func write(t testing.TB, path, got string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}
