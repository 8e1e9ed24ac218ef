package narrative

import (
	"longear"
	"longear/lang"
)

// Sample is a pair of clusters as the score sees it, for fitting.
type Sample struct {
	A, B longear.PostID // founders, A the newer
	Kind string
	X    Features
}

// Samples reads the post that founded a cluster, compares it with its candidates and keeps it apart from all of them:
// what fitting needs.
func (s *Space) Samples(doc *lang.Doc, cluster longear.ClusterID, vector []float32, order uint64) []Sample {
	if (order-1)%BlockSize == 0 {
		s.Boundary()
		s.Forget()
	}
	p := s.Read(doc, cluster, vector)
	hits := s.candidates(p, noProfile)
	out := make([]Sample, len(hits))
	for i := range hits {
		out[i] = Sample{A: p.Post, B: s.at(hits[i].n).Post, Kind: hits[i].pair.kind(), X: hits[i].pair.x}
	}
	s.Add(p, longear.NewNarrativeID(p.Post), nil)
	return out
}

// FitSample is a cluster and a narrative as the second score sees them.
type FitSample struct {
	Post      longear.PostID
	Narrative longear.NarrativeID
	Kind      string
	X         Fit
}

// FitSamples reads the post that founded a cluster, weighs the narratives that come near, and puts it into the one it
// is known to belong to.
func (s *Space) FitSamples(doc *lang.Doc, cluster longear.ClusterID, vector []float32, order uint64, truth longear.NarrativeID) []FitSample {
	if (order-1)%BlockSize == 0 {
		s.Boundary()
		s.Forget()
	}
	p := s.Read(doc, cluster, vector)
	fits := s.fits(p, noProfile)
	out := make([]FitSample, len(fits))
	for i, f := range fits {
		out[i] = FitSample{p.Post, s.groups[f.group].id, f.kind(), f.x}
	}
	s.Add(p, truth, nil)
	return out
}
