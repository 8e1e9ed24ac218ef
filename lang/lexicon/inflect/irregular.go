package inflect

import (
	_ "embed" // for the table
	"strings"

	"longear"
)

//go:embed irregular.txt
var irregular string

// Irregular is a form that no rule finds.
type Irregular struct {
	Lang       longear.Lang
	Form, Word string // as written
}

// Irregulars lists the irregular forms.
func Irregulars() []Irregular {
	var out []Irregular
	for line := range strings.Lines(irregular) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if len(c) == 3 {
			out = append(out, Irregular{longear.Lang(c[0]), c[1], c[2]})
		}
	}
	return out
}
