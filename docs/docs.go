// Package docs embeds the manual pages that the program itself shows.
package docs

import _ "embed"

//go:embed responsible-use.md
var responsibleUse string

// ResponsibleUse is the Markdown of the page that every footer links to.
func ResponsibleUse() []byte { return []byte(responsibleUse) }
