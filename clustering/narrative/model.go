package narrative

import (
	"encoding/json"
	"math"
	"slices"

	"longear"
)

// Model is a set of fitted weights and thresholds. It is data: `longear eval fit` writes it.
type Model struct {
	Version string `json:"version"`
	// Scores by kind of pair: "same" and "cross" (language), each without and with vectors ("same+meaning").
	Scores map[string]Weights `json:"scores"`
	// Fits are the scores of a profile and a narrative: "plain" and "meaning".
	Fits    map[string]Weights `json:"fits"`
	Join    Threshold          `json:"join"`
	Meaning Threshold          `json:"join_with_meaning"`
}

// Threshold is where joining begins.
type Threshold struct {
	// Fits are the scores of a profile and a narrative: "plain" and "meaning".
	Fits    map[string]Weights `json:"fits"`
	Join    float64            `json:"join"`    // mean of the three best scores
	Merge   float64            `json:"merge"`   // of two narratives
	Split   float64            `json:"split"`   // below it a member is let go
	Suggest float64            `json:"suggest"` // from here on a pair is shown to a person
}

// Weights are those of one logistic score, by feature name.
type Weights map[string]float64

// Kinds of pair, the keys of Model.Scores.
const (
	Same         = "same"
	Cross        = "cross"
	SameMeaning  = "same+meaning"
	CrossMeaning = "cross+meaning"
)

// Kinds of fit, the keys of Model.Fits.
const (
	FitPlain   = "plain"
	FitMeaning = "meaning"
)

// ReadModel reads weights from JSON and refuses names that are no features.
func ReadModel(data []byte) (Model, error) {
	var m Model
	if err := json.Unmarshal(data, &m); err != nil {
		return m, longear.E("read weights", longear.KindInvalid, err)
	}
	if err := named(m.Scores, FeatureNames()); err != nil {
		return m, err
	}
	if err := named(m.Fits, FitNames()); err != nil {
		return m, err
	}
	return m, nil
}

func named(scores map[string]Weights, names []string) error {
	for kind, w := range scores {
		for name := range w {
			if !slices.Contains(names, name) {
				return longear.Errorf(longear.KindInvalid, "read weights %s: %q is no feature", kind, name)
			}
		}
	}
	return nil
}

// scorer is a model with its weights in feature order.
type scorer struct {
	model Model
	rows  map[string]Features
	fits  map[string]Fit
}

func newScorer(m Model) scorer {
	s := scorer{model: m, rows: map[string]Features{}, fits: map[string]Fit{}}
	for kind, w := range m.Scores {
		var row Features
		for i, name := range FeatureNames() {
			row[i] = w[name]
		}
		s.rows[kind] = row
	}
	for kind, w := range m.Fits {
		var row Fit
		for i, name := range FitNames() {
			row[i] = w[name]
		}
		s.fits[kind] = row
	}
	return s
}

func (p *pair) kind() string {
	switch {
	case p.same && p.meaning:
		return SameMeaning
	case p.same:
		return Same
	case p.meaning:
		return CrossMeaning
	}
	return Cross
}

// score is the probability that a pair carries one claim, rounded so that machines agree.
func (s *scorer) score(p *pair) float64 {
	row := s.rows[p.kind()]
	z := 0.
	for i, w := range row {
		z += w * p.x[i]
	}
	return longear.RoundScore(1 / (1 + math.Exp(-z)))
}

func (s *scorer) threshold(meaning bool) Threshold {
	if meaning {
		return s.model.Meaning
	}
	return s.model.Join
}
