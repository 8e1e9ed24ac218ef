package catalog

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"longear"
	"longear/internal/golden"
)

// TestParse reads every testdata/<fault>.yaml and compares with <fault>.json, the sources, or <fault>.txt, the faults.
func TestParse(t *testing.T) {
	for _, path := range golden.Cases(t, "testdata/*.yaml", 15) {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		t.Run(name, func(t *testing.T) {
			sources, err := Parse("feeds.yaml", golden.Read(t, path))
			if err != nil {
				if kind := longear.KindOf(err); kind != longear.KindInvalid {
					t.Errorf("kind: got %s", kind)
				}
				if len(Faults(err)) == 0 || sources != nil {
					t.Errorf("got %d faults beside %d sources", len(Faults(err)), len(sources))
				}
				golden.Line(t, "testdata/"+name+".txt", err.Error())
				return
			}
			golden.JSON(t, "testdata/"+name+".json", sources)
		})
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
