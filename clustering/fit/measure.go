package fit

import (
	"slices"
	"strings"

	"longear"
	"longear/clustering"
	"longear/clustering/narrative"
	"longear/clustering/score"
	"longear/clustering/stance"
	"longear/lang"
)

// Outcome is what a set became.
type Outcome struct {
	Predicted map[string]string // external id → narrative
	Decisions map[string]longear.Decision
	Report    score.Report
	Across    score.PRF

	Distractors            int // posts of no narrative
	Joined, Among          int // of them, joined with a claim; with one another only, such as two reports of one true event
	Narratives, FirstWrong int
	Related, RelationRight int
	Stances, CarryRight    int
	Debunks, DebunksFound  int
	Confusion              map[[2]string]int // gold kind, relation
}

// Config is what a run may vary.
type Config struct {
	Model   narrative.Model // zero: the one shipped
	Vectors clustering.Vectors
	Stances stance.Weights // nil: those shipped
}

const groupSize = 100 // posts per commit, as the runner would

// Measure clusters a set and compares with its labels.
func Measure(s *Set, c Config) *Outcome {
	e := clustering.NewEngine(clustering.Options{
		Narrative: narrative.Options{Model: c.Model}, Vectors: c.Vectors, Stances: c.Stances, NoProjections: true,
	})
	o := &Outcome{Predicted: map[string]string{}, Decisions: map[string]longear.Decision{}, Confusion: map[[2]string]int{}}
	for from := 0; from < len(s.Docs); from += groupSize {
		docs := s.Docs[from:min(len(s.Docs), from+groupSize)]
		ds, _, _ := e.Assign(uint64(from/groupSize+1), docs)
		for i, d := range ds {
			o.Decisions[docs[i].Post.ExternalID] = d
		}
	}
	e.Settle(uint64(len(s.Docs)/groupSize + 2))
	for id, d := range o.Decisions {
		d.Sighting = e.Final(d.Sighting)
		o.Decisions[id], o.Predicted[id] = d, string(d.Narrative)
	}
	o.Report = score.Measure(s.Truth, o.Predicted)
	o.Across = score.Across(s.Truth, o.Predicted, s.Langs)
	o.distractors(s)
	o.firsts(s)
	o.labels(s)
	return o
}

func (o *Outcome) distractors(s *Set) {
	sizes, claims := map[string]int{}, map[string]int{}
	for id, n := range o.Predicted {
		sizes[n]++
		if !s.stray(id) {
			claims[n]++
		}
	}
	for id := range s.Truth {
		if !s.stray(id) {
			continue
		}
		o.Distractors++
		switch n := o.Predicted[id]; {
		case claims[n] > 0:
			o.Joined++
		case sizes[n] > 1:
			o.Among++
		}
	}
}

// stray tells a post that belongs to no narrative.
func (s *Set) stray(id string) bool { return strings.HasPrefix(s.Truth[id], "none-") }

// firsts compares the earliest post of the narrative that holds most of a true one with the true first.
func (o *Outcome) firsts(s *Set) {
	type vote struct{ truth, predicted string }
	votes := map[vote]int{}
	earliest := map[string]lang.Doc{}
	for _, v := range slices.Backward(s.Docs) {
		id := v.Post.ExternalID
		votes[vote{s.Truth[id], o.Predicted[id]}]++
		if o.Decisions[id].Stance != longear.Denies {
			earliest[o.Predicted[id]] = v
		}
	}
	for n, first := range s.First {
		best, most := "", 0
		for v, count := range votes {
			if v.truth == n && (count > most || count == most && v.predicted < best) {
				best, most = v.predicted, count
			}
		}
		o.Narratives++
		if earliest[best].Post.ExternalID != first {
			o.FirstWrong++
		}
	}
}

// labels counts relations and stances that agree with the labels.
func (o *Outcome) labels(s *Set) {
	for id, g := range s.Gold {
		if g.Kind == "" {
			continue
		}
		d := o.Decisions[id]
		want := g.Kind
		if want == "distractor" {
			want = string(longear.Original)
		}
		o.Related++
		o.Confusion[[2]string{want, string(d.Relation)}]++
		if string(d.Relation) == want {
			o.RelationRight++
		}
		if g.Kind == "quote" || s.stray(id) {
			continue // what quotes a claim may carry it or report it
		}
		o.Stances++
		if (d.Stance == longear.Asserts) == (g.Kind != string(longear.Debunk)) {
			o.CarryRight++
		}
	}
}
