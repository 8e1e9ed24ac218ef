// Package rooms holds the direction of dependencies as a test: cmd → app → rooms → lang → root (docs/adr/001).
package rooms

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed lists, per room, what it may import of this module; its own sub-packages are always allowed.
func allowed() map[string][]string {
	return map[string][]string{
		"":           {},
		"lang":       {"", "internal"},
		"crawler":    {"", "lang", "internal"},
		"pipeline":   {"", "lang", "internal"},
		"clustering": {"", "lang", "internal"},
		"index":      {"", "lang", "internal"},
		"digest":     {"", "lang", "internal"},
		"web":        {"", "lang", "internal"},
		"demo":       {"", "lang", "internal"},
		"docs":       {},
		"internal":   {""},
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

// list reads the imports of all packages, tests aside. It opens the files itself: what a child process reads is unknown to
// the cache of go test, which would go on saying that all is well.
func list(t *testing.T) []goPackage {
	t.Helper()
	const top = "../.."
	byPath := map[string]*goPackage{}
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != top && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		return addImports(byPath, top, name)
	})
	if err != nil {
		t.Fatal(err)
	}
	all := make([]goPackage, 0, len(byPath))
	for _, path := range slices.Sorted(maps.Keys(byPath)) {
		all = append(all, *byPath[path])
	}
	if len(all) < 50 {
		t.Fatalf("found %d packages", len(all))
	}
	return all
}

func addImports(byPath map[string]*goPackage, top, name string) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return err
	}
	dir, err := filepath.Rel(top, filepath.Dir(name))
	if err != nil {
		return err
	}
	path := strings.TrimSuffix("longear/"+filepath.ToSlash(dir), "/.")
	if byPath[path] == nil {
		byPath[path] = &goPackage{ImportPath: path}
	}
	for _, i := range file.Imports {
		imported, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return err
		}
		byPath[path].Imports = append(byPath[path].Imports, imported)
	}
	return nil
}
