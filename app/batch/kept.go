package batch

import "longear"

// kept is what is remembered of a decision until the end: only what a row needs, since a run keeps one for every post.
type kept struct {
	post, parent                   longear.PostID
	cluster                        longear.ClusterID
	narrative                      longear.NarrativeID
	score                          float64
	lang, script, relation, stance uint32 // numbers of words
	changed                        uint32 // number of a list; 0: none
}

// ledger keeps decisions in the order they were taken.
type ledger struct {
	chunks  [][]kept // so that growing copies nothing
	words   []string
	numbers map[string]uint32
	changed [][]string
}

const keptChunk = 4096

func newLedger() ledger { return ledger{numbers: map[string]uint32{}, changed: [][]string{nil}} }

// number of a word; there are few.
func (l *ledger) number(word string) uint32 {
	n, ok := l.numbers[word]
	if !ok {
		n = uint32(len(l.words))
		l.words, l.numbers[word] = append(l.words, word), n
	}
	return n
}

func (l *ledger) add(p *longear.Post, s *longear.Sighting) {
	k := kept{
		post: s.Post, parent: s.Parent, cluster: s.Cluster, narrative: s.Narrative, score: s.Score, lang: l.number(string(p.Lang)),
		script: l.number(string(p.Script)), relation: l.number(string(s.Relation)), stance: l.number(string(s.Stance)),
	}
	if s.Changed != nil {
		k.changed = uint32(len(l.changed))
		l.changed = append(l.changed, s.Changed)
	}
	if n := len(l.chunks); n == 0 || len(l.chunks[n-1]) == keptChunk {
		l.chunks = append(l.chunks, make([]kept, 0, keptChunk))
	}
	last := &l.chunks[len(l.chunks)-1]
	*last = append(*last, k)
}

// each calls do for all that was added, in order.
func (l *ledger) each(do func(longear.Lang, longear.Script, longear.Sighting) error) error {
	for _, chunk := range l.chunks {
		for _, k := range chunk {
			s := longear.Sighting{
				Post: k.post, Parent: k.parent, Cluster: k.cluster, Narrative: k.narrative, Score: k.score, Changed: l.changed[k.changed],
				Relation: longear.Relation(l.words[k.relation]), Stance: longear.Stance(l.words[k.stance]),
			}
			if err := do(longear.Lang(l.words[k.lang]), longear.Script(l.words[k.script]), s); err != nil {
				return err
			}
		}
	}
	return nil
}
