package spread

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"longear"
)

//go:embed weights.json
var shipped []byte

// Weights of the parent model: a softmax over the candidates of a sighting. They are data, made by Fit.
type Weights struct {
	Version string             `json:"version"`
	Recipe  string             `json:"recipe"` // what they were fitted on
	Text    map[string]float64 `json:"text"`   // for sightings whose text can be compared
	Bare    map[string]float64 `json:"bare"`   // for bare reposts and remarks
	Likely  float64            `json:"likely"` // from this share on a parent is likely; of all that the candidates hold
	Maybe   float64            `json:"possible"`
	Least   float64            `json:"least"` // below it the parent is unknown
}

// Default returns the weights that are shipped.
func Default() Weights {
	w, err := ReadWeights(shipped)
	if err != nil {
		panic("spread/weights.json: " + err.Error()) // a test reads the file
	}
	return w
}

// ReadWeights reads weights and refuses names of features that this program does not compute.
func ReadWeights(raw []byte) (Weights, error) {
	var w Weights
	if err := json.Unmarshal(raw, &w); err != nil {
		return w, fmt.Errorf("read weights of spread: %w", err)
	}
	for _, m := range []map[string]float64{w.Text, w.Bare} {
		for name := range m {
			if !slices.Contains(featureNames(), name) {
				return w, longear.Errorf(longear.KindInvalid, "weights of spread: no feature is called %q", name)
			}
		}
	}
	return w, nil
}

// vector is a value, or a weight, per feature.
type vector [features]float64

func toVector(m map[string]float64) vector {
	var v vector
	for i, name := range featureNames() {
		v[i] = m[name]
	}
	return v
}

func (v vector) dot(o *vector) float64 {
	s := 0.
	for i := range v {
		s += v[i] * o[i]
	}
	return s
}

// softmax turns scores into shares that sum to one, in place.
func softmax(scores []float64) {
	if len(scores) == 0 {
		return
	}
	top, sum := slices.Max(scores), 0.
	for i, s := range scores {
		scores[i] = math.Exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] = longear.RoundScore(scores[i] / sum)
	}
}

// Word says how sure a parent is.
type Word string

// Words of confidence.
const (
	Likely   Word = "likely"
	Possible Word = "possible"
	Weak     Word = "weak"
	Unknown  Word = "unknown origin"
)

func (w *Weights) word(share float64) Word {
	switch {
	case share >= w.Likely:
		return Likely
	case share >= w.Maybe:
		return Possible
	case share >= w.Least:
		return Weak
	}
	return Unknown
}
