package catalog

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

// TestParse reads every testdata/<fault>.yaml and compares with <fault>.json, the sources, or <fault>.txt, the faults.
func TestParse(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(cases) < 15 {
		t.Fatalf("found %d cases (%v)", len(cases), err)
	}
	for _, path := range cases {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			sources, err := Parse("feeds.yaml", data)
			if err != nil {
				if kind := longear.KindOf(err); kind != longear.KindInvalid {
					t.Errorf("kind: got %s", kind)
				}
				if len(Faults(err)) == 0 || sources != nil {
					t.Errorf("got %d faults beside %d sources", len(Faults(err)), len(sources))
				}
				golden(t, "testdata/"+name+".txt", []byte(err.Error()))
				return
			}
			got, err := json.MarshalIndent(sources, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "testdata/"+name+".json", got)
		})
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.TrimSpace(string(want)), string(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func FuzzParse(f *testing.F) {
	paths, err := filepath.Glob("testdata/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		sources, err := Parse("feeds.yaml", data)
		for _, fault := range Faults(err) {
			if fault.Line < 1 || fault.Column < 1 || fault.Why == "" {
				t.Errorf("fault without a place or a reason: %+v", fault)
			}
		}
		for _, s := range sources {
			if err := s.Validate(); err != nil {
				t.Errorf("an invalid source passed: %v", err)
			}
		}
	})
}
