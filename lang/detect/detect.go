package detect

import (
	"longear"
	"longear/lang/detect/internal/profile"
	"longear/lang/internal/memo"
)

// DefaultMinConfidence is the confidence below which a text's language is "und".
const DefaultMinConfidence = 0.7

// Detection is what is known about the language of a text.
type Detection struct {
	Lang       longear.Lang // longear.Undefined below the detector's least confidence
	Script     longear.Script
	Confidence float64         // calibrated: of detections with .8, about 80 % are right
	Mixed      []longear.Share // shares of the letters, largest first; nil for a text in one language
}

// Options of a detector. The zero value takes the defaults.
type Options struct {
	MinConfidence float64 // 0: DefaultMinConfidence; below 0: never "und" while there are letters
}

// Detector tells languages apart. It is safe for concurrent use.
type Detector struct {
	least  float64
	tables [profile.Scripts]*profile.Table
	kinds  [profile.Scripts]kinds
	known  [profile.Scripts]*memo.Table[word]
}

// New returns a detector. Its profiles are built into the program and loaded once.
func New(o Options) *Detector {
	if o.MinConfidence == 0 {
		o.MinConfidence = DefaultMinConfidence
	}
	d := &Detector{least: o.MinConfidence, tables: loadProfiles()}
	for s, t := range d.tables {
		d.kinds[s] = newKinds(profile.Script(s), t)
		d.known[s] = memo.New[word](knownBits)
	}
	return d
}

// Detect names the language of text. Hints are the languages that its source declares: a prior that short texts feel.
func (d *Detector) Detect(text string, hints ...longear.Lang) Detection {
	s := scan{d: d}
	s.text(text)
	got := s.decide(hints)
	if got.Confidence < d.least {
		got.Lang = longear.Undefined
	}
	return got
}
