package lang

import (
	"crypto/sha256"
	"encoding/hex"

	"longear/lang/detect"
)

// Version names the code and data that analyses are made with; it is stored with every post and decision.
func (a *Analyzer) Version() string { return a.version }

func (a *Analyzer) hash() string {
	h := sha256.New()
	h.Write([]byte(codeVersion))
	h.Write(detect.Data())
	for _, m := range []Matcher{a.entities, a.concepts} {
		if m != nil {
			h.Write([]byte("\x00" + m.Version()))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
