// Package yamltree parses YAML into trees that know their lines, and keeps panics of the library on broken input from
// ending the program.
package yamltree

import (
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"longear"
)

// Parse reads a file.
func Parse(data []byte) (file *ast.File, err error) {
	defer recovered(&err)
	return parser.ParseBytes(data, 0)
}

// Decode writes a node into target; unknown keys are refused.
func Decode(n ast.Node, target any) (err error) {
	defer recovered(&err)
	return yaml.NodeToValue(n, target, yaml.Strict())
}

func recovered(err *error) {
	if r := recover(); r != nil {
		*err = longear.Errorf(longear.KindInvalid, "cannot be read as YAML: %v", r)
	}
}
