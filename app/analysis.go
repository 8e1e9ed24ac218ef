package app

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"longear/clustering"
	"longear/lang"
)

// preparer is the analyzer with the version of everything that a decision depends on (DESIGN §4.11): code and data of the
// languages, the user's files, the weights, and the model that vectors come from.
type preparer struct {
	*lang.Analyzer
	version string
}

func newPreparer(a *lang.Analyzer, opt Options) preparer {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%+v\x00%s", release, a.Version(), clustering.DefaultModel(), opt.Embed.Model)
	return preparer{a, hex.EncodeToString(h.Sum(nil)[:8])}
}

// Version names the analysis.
func (p preparer) Version() string { return p.version }
