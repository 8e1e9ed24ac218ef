package fit

import (
	"hash/fnv"

	"longear"
	"longear/clustering"
	"longear/clustering/narrative"
	"longear/clustering/stance"
	"longear/clustering/weights"
	"longear/lang"
)

// folds of narratives: the second score must not see pair scores and doubts that were fitted on the same narratives.
const folds = 2

func foldOf(narrative string) int {
	h := fnv.New32a()
	h.Write([]byte(narrative))
	return int(h.Sum32() % folds)
}

// fitLabelled is a sample of the second score with its answer.
type fitLabelled struct {
	narrative.FitSample
	same  bool
	apart bool
}

// Fits fits the second scores on sets, with pair scores fitted on the other fold of their narratives.
func Fits(sets []*Set, vectors clustering.Vectors) map[string]narrative.Weights {
	var all []fitLabelled
	var pairs [][]labelled
	for _, s := range sets {
		pairs = append(pairs, samples(s, vectors))
	}
	for fold := range folds {
		var others [][]labelled
		for i, s := range sets {
			names := s.names()
			var kept []labelled
			for _, l := range pairs[i] {
				if foldOf(s.Truth[names[l.A]]) != fold {
					kept = append(kept, l)
				}
			}
			others = append(others, kept)
		}
		m := narrative.Model{Scores: scores(others, ridge)}
		denials := stance.New(Stances(sets, func(narrative string) bool { return foldOf(narrative) != fold }))
		for _, s := range sets {
			all = append(all, fitSamples(s, vectors, m, denials, fold)...)
		}
	}
	out := map[string]narrative.Weights{}
	_, kinds := narrative.Kinds()
	for _, kind := range kinds {
		var rows []example
		for i := range all {
			if all[i].Kind == kind || narrative.BaseKind(all[i].Kind) == kind && !all[i].apart {
				rows = append(rows, example{all[i].X[:], all[i].same, 1})
			}
		}
		if tooFew(rows) {
			continue
		}
		w := narrative.Weights{}
		for i, v := range logistic(rows, narrative.FitSigns(), priorOf(out, kind, narrative.FitNames()), ridge) {
			if v = longear.RoundScore(v); v != 0 {
				w[narrative.FitNames()[i]] = v
			}
		}
		out[kind] = w
	}
	return out
}

// fitSamples weighs the posts of one fold against narratives as they truly are.
func fitSamples(s *Set, vectors clustering.Vectors, m narrative.Model, denials *stance.Classifier, fold int) []fitLabelled {
	space := narrative.New(narrative.Options{Model: m, Background: weights.Background(), Doubt: denials.Doubt})
	var out []fitLabelled
	s.founders(vectors, func(doc *lang.Doc, c longear.ClusterID, v []float32, order uint64) {
		name := s.Truth[doc.Post.ExternalID]
		truth := longear.NarrativeID(name)
		for _, x := range space.FitSamples(doc, c, v, order, truth) {
			if foldOf(name) == fold {
				out = append(out, fitLabelled{x, x.Narrative == truth, s.Apart})
			}
		}
	})
	return out
}
