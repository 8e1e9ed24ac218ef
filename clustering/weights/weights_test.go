package weights

import (
	"testing"

	"longear/clustering/narrative"
)

func TestShippedDataIsWhole(t *testing.T) {
	m := Default()
	for _, kind := range []string{narrative.Same, narrative.Cross, narrative.SameMeaning, narrative.CrossMeaning} {
		if len(m.Scores[kind]) == 0 {
			t.Errorf("no weights for %q", kind)
		}
	}
	for _, kind := range []string{narrative.FitPlain, narrative.FitMeaning} {
		if len(m.Fits[kind]) == 0 {
			t.Errorf("no weights for %q", kind)
		}
	}
	if m.Join[""].Join == 0 || m.Meaning[""].Join == 0 || len(Stance()) == 0 {
		t.Error("thresholds or stance weights are missing")
	}
	Background()
}
