// Package catalog reads feeds.yaml, the catalogue of sources. It is strict: unknown keys, wrong types, duplicate ids
// and impossible values are refused, all of them at once, each with file, line, column and field.
package catalog

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"longear"
	"longear/internal/yamltree"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// maxSize bounds a catalogue file.
const maxSize = 8 << 20

// FaultError is one mistake in the file.
type FaultError struct {
	File   string
	Line   int
	Column int
	Field  string // "sources[3].languages"
	Why    string
}

// Error prints "feeds.yaml:12:5: sources[3].languages: why".
func (f *FaultError) Error() string {
	where := fmt.Sprintf("%s:%d:%d: ", f.File, f.Line, f.Column)
	if f.Field == "" {
		return where + f.Why
	}
	return where + f.Field + ": " + f.Why
}

// Faults lists the mistakes that an error of Parse holds.
func Faults(err error) []*FaultError {
	if all, ok := errors.AsType[faultsError](err); ok {
		return all.faults
	}
	return nil
}

// Parse reads a catalogue: a mapping with the one key "sources", a list of sources with the keys of longear.Source.
// The error, of kind invalid, holds every fault in the order of the file; Faults takes it apart.
func Parse(name string, data []byte) ([]longear.Source, error) {
	r := reader{file: name}
	sources := r.read(data)
	if len(r.faults) == 0 {
		return sources, nil
	}
	slices.SortStableFunc(r.faults, func(a, b *FaultError) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return nil, longear.E("", longear.KindInvalid, faultsError{r.faults})
}

// faultsError is all mistakes of a file.
type faultsError struct{ faults []*FaultError }

// Error prints one fault per line.
func (e faultsError) Error() string {
	lines := make([]string, len(e.faults))
	for i, f := range e.faults {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// reader collects faults while it walks the file.
type reader struct {
	file   string
	faults []*FaultError
}

func (r *reader) fail(line, column int, field, why string) {
	r.faults = append(r.faults, &FaultError{File: r.file, Line: line, Column: column, Field: field, Why: why})
}

func (r *reader) failAt(n ast.Node, field, why string) {
	p := n.GetToken().Position
	r.fail(p.Line, p.Column, field, why)
}

func (r *reader) read(data []byte) []longear.Source {
	if len(data) > maxSize {
		r.fail(1, 1, "", fmt.Sprintf("the file is larger than %d bytes", maxSize))
		return nil
	}
	file, err := yamltree.Parse(data)
	if err != nil {
		r.failYAML(err, "", 1, 1)
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		r.fail(1, 1, "", fmt.Sprintf("one YAML document is expected, with the key sources (found %d)", bodies(file)))
		return nil
	}
	if r.refuseReferences(file.Docs[0].Body) {
		return nil
	}
	var sources []longear.Source
	for _, pair := range r.mapping(file.Docs[0].Body, "") {
		if keyOf(pair) != "sources" {
			r.failAt(pair.Key, keyOf(pair), "unknown key; the only one here is sources")
			continue
		}
		sources = r.list(pair.Value)
	}
	if sources == nil && len(r.faults) == 0 {
		r.failAt(file.Docs[0].Body, "sources", "is required")
	}
	return sources
}

func bodies(file *ast.File) int {
	n := 0
	for _, d := range file.Docs {
		if d.Body != nil {
			n++
		}
	}
	return n
}

// failYAML reports what the YAML library found, at its place and in its words.
func (r *reader) failYAML(err error, field string, line, column int) {
	why := err.Error()
	if typed, ok := errors.AsType[yaml.Error](err); ok {
		why = typed.GetMessage()
		if tk := typed.GetToken(); tk != nil && tk.Position != nil {
			line, column = tk.Position.Line, tk.Position.Column
		}
	}
	r.fail(line, column, field, why)
}

// refuseReferences keeps anchors, aliases, merges and tags out: each source stands on its own, and no file can grow.
func (r *reader) refuseReferences(root ast.Node) bool {
	before := len(r.faults)
	for _, kind := range []ast.NodeType{ast.AnchorType, ast.AliasType, ast.MergeKeyType, ast.TagType} {
		for _, n := range ast.Filter(kind, root) {
			r.failAt(n, "", "anchors, aliases, merge keys and tags are not supported")
		}
	}
	return len(r.faults) > before
}

// mapping returns the pairs of a mapping and refuses repeated keys.
func (r *reader) mapping(n ast.Node, field string) []*ast.MappingValueNode {
	var pairs []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		pairs = m.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{m}
	default:
		r.failAt(n, field, "a mapping of keys to values is expected, found "+describe(n))
		return nil
	}
	known := make(map[string]bool)
	return slices.DeleteFunc(slices.Clone(pairs), func(p *ast.MappingValueNode) bool {
		key := keyOf(p)
		if known[key] {
			r.failAt(p.Key, join(field, key), "the key stands here twice")
		}
		repeated := known[key]
		known[key] = true
		return repeated
	})
}

func describe(n ast.Node) string { return strings.ToLower(n.Type().String()) }

func keyOf(p *ast.MappingValueNode) string { return strings.Trim(p.Key.String(), `"'`) }

func join(field, key string) string {
	if field == "" || key == "" {
		return field + key
	}
	return field + "." + key
}

// list reads the sources; ids must differ.
func (r *reader) list(n ast.Node) []longear.Source {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		r.failAt(n, "sources", "a list of sources is expected, found "+describe(n))
		return nil
	}
	sources := make([]longear.Source, 0, len(seq.Values))
	lines := make(map[longear.SourceID]int)
	for i, item := range seq.Values {
		field := fmt.Sprintf("sources[%d]", i)
		source, at := r.source(item, field)
		if line, taken := lines[source.ID]; taken && source.ID != "" {
			at.fail(r, "id", fmt.Sprintf("the id %q is taken by the source at line %d", source.ID, line))
		} else {
			lines[source.ID] = at.line("id")
		}
		sources = append(sources, source)
	}
	return sources
}

// keysOf lists the yaml names of a struct's fields.
func keysOf(t reflect.Type) map[string]int {
	keys := make(map[string]int, t.NumField())
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); name != "" && name != "-" {
			keys[name] = i
		}
	}
	return keys
}
