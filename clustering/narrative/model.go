package narrative

import (
	"encoding/json"
	"math"
	"slices"
	"strings"

	"longear"
)

// Model is a set of fitted weights and thresholds. It is data: `longear eval fit` writes it.
type Model struct {
	Version string `json:"version"`
	// Scores by kind of pair: "same" and "cross" (language), each without and with vectors ("same+meaning").
	Scores map[string]Weights `json:"scores"`
	// Fits are the scores of a profile and a narrative: "plain" and "meaning".
	Fits map[string]Weights `json:"fits"`
	// Thresholds by length ("", "+brief", "+long"), without and with vectors.
	Join    map[string]Threshold `json:"join"`
	Meaning map[string]Threshold `json:"join_with_meaning"`
}

// Threshold is where joining begins.
type Threshold struct {
	Join    float64 `json:"join"`    // fit of a cluster with a narrative
	Merge   float64 `json:"merge"`   // of two narratives
	Split   float64 `json:"split"`   // below it a member is let go
	Suggest float64 `json:"suggest"` // from here on a narrative is shown to a person as possibly the same
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
	rows  [kinds]Features // by pair.number
	fits  map[string]Fit
}

// kinds of pair: two languages or one, without and with vectors, of three lengths.
const kinds = 2 * 2 * 3

// number of the kind of a pair.
func (p *pair) number() int {
	n := 0
	switch p.length {
	case Brief:
		n = 1
	case Long:
		n = 2
	}
	if p.same {
		n += 3
	}
	if p.meaning {
		n += 6
	}
	return n
}

func newScorer(m Model) scorer {
	s := scorer{model: m, fits: map[string]Fit{}}
	for _, length := range []string{"", Brief, Long} {
		for _, p := range []pair{{}, {same: true}, {meaning: true}, {same: true, meaning: true}} {
			p.length = length
			w, ok := m.Scores[p.kind()]
			if !ok {
				w = m.Scores[BaseKind(p.kind())]
			}
			for i, name := range FeatureNames() {
				s.rows[p.number()][i] = w[name]
			}
		}
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

// Lengths tell kinds of pair apart: what headlines share by chance is little, and what articles share is much.
const (
	Brief = "+brief" // suffix of a kind: both are headlines
	Long  = "+long"  // both are articles

	briefBytes = 220
	longBytes  = 1000
)

// kind names the weights for a pair: language, meaning, length.
func (p *pair) kind() string {
	base := Cross
	switch {
	case p.same && p.meaning:
		base = SameMeaning
	case p.same:
		base = Same
	case p.meaning:
		base = CrossMeaning
	}
	return base + p.length
}

func lengthOf(a, b *Profile) string {
	switch {
	case max(a.Length, b.Length) <= briefBytes:
		return Brief
	case min(a.Length, b.Length) >= longBytes:
		return Long
	}
	return ""
}

// BaseKind is a kind without its length: its weights serve where those of the length were not fitted.
func BaseKind(kind string) string {
	return strings.TrimSuffix(strings.TrimSuffix(kind, Brief), Long)
}

// Kinds lists the kinds of pair and of fit.
func Kinds() (pairs, fits []string) {
	for _, length := range []string{"", Brief, Long} {
		for _, base := range []string{Same, Cross, SameMeaning, CrossMeaning} {
			pairs = append(pairs, base+length)
		}
		fits = append(fits, FitPlain+length, FitMeaning+length)
	}
	return pairs, fits
}

// score is the probability that a pair carries one claim, rounded so that machines agree.
func (s *scorer) score(p *pair) float64 {
	row := &s.rows[p.number()]
	z := 0.
	for i, w := range row {
		z += w * p.x[i]
	}
	return longear.RoundScore(1 / (1 + math.Exp(-z)))
}

func (s *scorer) threshold(meaning bool, length string) Threshold {
	all := s.model.Join
	if meaning {
		all = s.model.Meaning
	}
	if t, ok := all[length]; ok {
		return t
	}
	return all[""]
}
