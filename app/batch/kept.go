package batch

import (
	"errors"

	"longear"
)

// kept is what is remembered of a decision until the end: only what a row needs, since a run keeps one for every post.
type kept struct {
	parent, cluster, narrative     longear.IDKey
	score                          float32 // exact, as scores are rounded to 1/4096
	lang, script, relation, stance uint8   // numbers of words
	changed                        uint32  // number of a list; 0: none
}

// ledger keeps decisions in the order they were taken.
type ledger struct {
	chunks  [][]kept // so that growing copies nothing
	words   []string
	numbers map[string]uint8
	changed [][]string
}

const keptChunk = 4096

func newLedger() ledger { return ledger{numbers: map[string]uint8{}, changed: [][]string{nil}} }

// number of a word; there are few.
func (l *ledger) number(word string) uint8 {
	n, ok := l.numbers[word]
	if !ok {
		n = uint8(len(l.words))
		l.words, l.numbers[word] = append(l.words, word), n
	}
	return n
}

func (l *ledger) add(p *longear.Post, s *longear.Sighting) error {
	parent, err1 := longear.KeyOf(s.Parent)
	cluster, err2 := longear.KeyOf(s.Cluster)
	narrative, err3 := longear.KeyOf(s.Narrative)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	k := kept{
		parent: parent, cluster: cluster, narrative: narrative, score: float32(s.Score), lang: l.number(string(p.Lang)),
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
	return nil
}

// each calls do for all that was added, in order, with the post that n gives it.
func (l *ledger) each(n *names, do func(longear.Lang, longear.Script, longear.Sighting) error) error {
	for i, chunk := range l.chunks {
		for j, k := range chunk {
			s := longear.Sighting{
				Post: n.key(uint32(i*keptChunk + j)).Post(), Parent: k.parent.Post(), Cluster: k.cluster.Cluster(),
				Narrative: k.narrative.Narrative(), Score: float64(k.score), Changed: l.changed[k.changed],
				Relation: longear.Relation(l.words[k.relation]), Stance: longear.Stance(l.words[k.stance]),
			}
			if err := do(longear.Lang(l.words[k.lang]), longear.Script(l.words[k.script]), s); err != nil {
				return err
			}
		}
	}
	return nil
}
