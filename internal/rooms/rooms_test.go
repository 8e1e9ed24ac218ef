// Package rooms holds the direction of dependencies as a test: cmd → app → rooms → lang → root (docs/adr/001).
package rooms

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed lists, per room, what it may import of this module; its own sub-packages are always allowed.
func allowed() map[string][]string {
	return map[string][]string{
		"":           {},
		"lang":       {""},
		"crawler":    {"", "lang"},
		"pipeline":   {"", "lang"},
		"clustering": {"", "lang"},
		"index":      {"", "lang"},
		"digest":     {"", "lang"},
		"web":        {"", "lang"},
		"demo":       {"", "lang"},
		"docs":       {},
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestDirection(t *testing.T) {
	for _, p := range list(t) {
		room := roomOf(p.ImportPath)
		may, known := allowed()[room]
		if !known {
			continue // app, cmd, bench and tools may import every room
		}
		for _, imported := range p.Imports {
			if !strings.HasPrefix(imported, "longear") {
				continue
			}
			if to := roomOf(imported); to != room && !slices.Contains(may, to) {
				t.Errorf("%s imports %s: room %q may only import %q", p.ImportPath, imported, room, may)
			}
		}
	}
}

func TestRootImportsOnlyTheStandardLibrary(t *testing.T) {
	for _, p := range list(t) {
		if p.ImportPath != "longear" {
			continue
		}
		for _, imported := range p.Imports {
			if strings.Contains(strings.Split(imported, "/")[0], ".") {
				t.Errorf("the root imports %s", imported)
			}
		}
	}
}

func roomOf(path string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(path, "longear"), "/")
	room, _, _ := strings.Cut(rest, "/")
	return room
}

func list(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "longear/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
