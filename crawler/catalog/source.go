package catalog

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"longear"
	"longear/internal/yamltree"

	"github.com/andybalholm/cascadia"
	"github.com/goccy/go-yaml/ast"
)

// places remembers where the fields of one source stand.
type places struct {
	field string
	node  ast.Node
	byKey map[string]ast.Node
}

// place finds the node of "ownership.class", else the one it would stand in.
func (p places) place(key string) ast.Node {
	for ; key != ""; key = parent(key) {
		if n, ok := p.byKey[key]; ok {
			return n
		}
	}
	return p.node
}

func parent(key string) string {
	i := strings.LastIndexByte(key, '.')
	return key[:max(i, 0)]
}

func (p places) line(key string) int { return p.place(key).GetToken().Position.Line }

func (p places) fail(r *reader, key, why string) { r.failAt(p.place(key), join(p.field, key), why) }

// source reads one source, field by field, and validates it when it could be read.
func (r *reader) source(n ast.Node, field string) (longear.Source, places) {
	var s longear.Source
	at := places{field: field, node: n, byKey: make(map[string]ast.Node)}
	before := len(r.faults)
	r.fill(n, reflect.ValueOf(&s).Elem(), "", at)
	if len(r.faults) == before {
		r.validate(s, at)
	}
	return s, at
}

// fill sets the fields of a struct from a mapping. Structs inside are filled in the same way, so that a fault in one
// key hides none in another.
func (r *reader) fill(n ast.Node, target reflect.Value, prefix string, at places) {
	keys := keysOf(target.Type())
	for _, pair := range r.mapping(n, join(at.field, prefix)) {
		name := keyOf(pair)
		key := join(prefix, name)
		i, known := keys[name]
		if !known {
			r.failAt(pair.Key, join(at.field, key), "unknown key"+nearest(name, keys))
			continue
		}
		at.byKey[key] = pair.Key
		r.value(pair.Value, target.Field(i), key, at)
	}
}

func (r *reader) value(n ast.Node, target reflect.Value, key string, at places) {
	position := n.GetToken().Position
	if target.Kind() == reflect.Pointer {
		target.Set(reflect.New(target.Type().Elem()))
		target = target.Elem()
	}
	switch {
	case n.Type() == ast.NullType:
		r.failAt(n, join(at.field, key), "has no value; leave the key out")
	case target.Kind() == reflect.Struct:
		r.fill(n, target, key, at)
	case target.Type() == reflect.TypeFor[time.Duration]() && n.Type() != ast.StringType:
		r.failAt(n, join(at.field, key), "a duration with its unit is expected, such as 15m or 6h")
	case target.Kind() == reflect.String && n.Type() != ast.StringType && n.Type() != ast.LiteralType:
		r.failAt(n, join(at.field, key), "a text is expected, found "+describe(n)+"; put it in quotes")
	default:
		if err := yamltree.Decode(n, target.Addr().Interface()); err != nil {
			r.failYAML(err, join(at.field, key), position.Line, position.Column)
		}
	}
}

// nearest suggests the key that was probably meant.
func nearest(name string, keys map[string]int) string {
	var names []string
	for k := range keys {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, k := range names {
		if strings.HasPrefix(k, name) || strings.HasPrefix(name, k) || strings.EqualFold(strings.ReplaceAll(name, "-", "_"), k) {
			return "; did you mean " + k + "?"
		}
	}
	return "; known are " + strings.Join(names, ", ")
}

// validate applies the root's rules, and those of the adapters.
func (r *reader) validate(s longear.Source, at places) {
	for _, err := range flatten(s.Validate()) {
		var fault *longear.FieldError
		if !errors.As(err, &fault) {
			at.fail(r, "", err.Error())
			continue
		}
		why := fault.Why
		if fault.Value != "" {
			why = fmt.Sprintf("%s (got %q)", why, longear.Shorten(fault.Value, 60))
		}
		at.fail(r, fault.Field, why)
	}
	for key, selector := range map[string]string{
		"item": s.Selectors.Item, "link": s.Selectors.Link, "title": s.Selectors.Title,
		"date": s.Selectors.Date, "text": s.Selectors.Text, "next": s.Selectors.Next,
	} {
		if _, err := cascadia.ParseGroup(selector); selector != "" && err != nil {
			at.fail(r, "selectors."+key, fmt.Sprintf("no CSS selector: %v", err))
		}
	}
}

// flatten takes a joined error apart.
func flatten(err error) []error {
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}
