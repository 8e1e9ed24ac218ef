// Package stance tells how a post stands to what it says: it asserts, reports with attribution, questions or denies.
package stance

import (
	"longear"
	"longear/lang"
)

// Of returns the stance of a post and the cue that decided.
func Of(doc *lang.Doc) (longear.Stance, string) {
	for _, c := range doc.Analysis.Cues {
		if c.Kind == lang.CueDenial {
			return longear.Denies, c.Text
		}
	}
	return longear.Asserts, ""
}
