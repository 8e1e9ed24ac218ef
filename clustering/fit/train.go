package fit

import (
	"longear"
	"longear/clustering"
	"longear/clustering/narrative"
	"longear/clustering/neardup"
	"longear/clustering/weights"
	"longear/lang"
)

// labelled is a sample with its answer.
type labelled struct {
	narrative.Sample
	same  bool
	apart bool // of a set that counts for its own lengths only
}

// samples runs level 1 over a set and compares every new cluster with its candidates.
func samples(s *Set, vectors clustering.Vectors) []labelled {
	space := narrative.New(narrative.Options{Background: weights.Background()})
	names := s.names()
	var out []labelled
	s.founders(vectors, func(doc *lang.Doc, c longear.ClusterID, v []float32, order uint64) {
		for _, x := range space.Samples(doc, c, v, order) {
			out = append(out, labelled{x, s.Truth[names[x.A]] == s.Truth[names[x.B]], s.Apart})
		}
	})
	return out
}

// names gives external ids by post.
func (s *Set) names() map[longear.PostID]string {
	names := map[longear.PostID]string{}
	for i := range s.Docs {
		names[s.Docs[i].Post.ID] = s.Docs[i].Post.ExternalID
	}
	return names
}

// founders runs level 1 over a set and calls do for the posts that found a cluster.
func (s *Set) founders(vectors clustering.Vectors, do func(*lang.Doc, longear.ClusterID, []float32, uint64)) {
	near := neardup.New(neardup.Options{})
	for i := range s.Docs {
		doc := &s.Docs[i]
		order := uint64(i + 1)
		r := near.Assign(neardup.FromDoc(doc, order))
		if !r.Founded {
			continue
		}
		var v []float32
		if vectors != nil {
			v = vectors.Vectors([]*longear.Post{&doc.Post})[0]
		}
		do(doc, r.Cluster, v, order)
	}
}

// ridge is the shrinkage of weights: few labelled narratives, many features.
const ridge = 8.

// scores fits one logistic score per kind of pair. Each set weighs the same, whatever its size.
func scores(sets [][]labelled, lambda float64) map[string]narrative.Weights {
	out := map[string]narrative.Weights{}
	names := narrative.FeatureNames()
	kinds, _ := narrative.Kinds()
	for _, kind := range kinds {
		var rows []example
		for _, set := range sets {
			for _, l := range set {
				if l.Kind == kind || narrative.BaseKind(l.Kind) == kind && !l.apart {
					rows = append(rows, example{l.X[:], l.same, 1})
				}
			}
		}
		if tooFew(rows) {
			continue
		}
		w := narrative.Weights{}
		for i, v := range logistic(rows, narrative.Signs(), priorOf(out, kind, names), lambda) {
			if v != 0 {
				w[names[i]] = longear.RoundScore(v)
			}
		}
		if len(w) > 0 {
			out[kind] = w
		}
	}
	return out
}

// leastOfEither is how many answers of either kind a fit needs.
const leastOfEither = 25

func tooFew(rows []example) bool {
	yes := 0
	for _, r := range rows {
		if r.y {
			yes++
		}
	}
	return min(yes, len(rows)-yes) < leastOfEither
}

// priorOf are the weights that those of a kind are pulled towards: of one length, those of all lengths. What articles and
// headlines teach is little, and much of it is what any text teaches.
func priorOf(fitted map[string]narrative.Weights, kind string, names []string) []float64 {
	base, held := fitted[narrative.BaseKind(kind)]
	if !held || narrative.BaseKind(kind) == kind {
		return nil
	}
	out := make([]float64, len(names))
	for i, name := range names {
		out[i] = base[name]
	}
	return out
}
