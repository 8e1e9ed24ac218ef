package match

import (
	"slices"
	"sync"
	"unicode/utf8"

	"longear"
	"longear/lang/fold"
	"longear/lang/internal/memo"
)

// writing is a language in a script that leaves out some of its spelling.
type writing struct {
	lang   longear.Lang
	script longear.Script
}

// bareChains are those of each writing; the writings of a language share the dictionary.
func (m *Matcher) bareChains(entries map[longear.Lang][]numbered) map[writing]chain {
	kazakh := sync.OnceValue(func() *dictionary { return newBare(longear.Kazakh, entries[longear.Kazakh]) })
	russian := sync.OnceValue(func() *dictionary { return newBare(longear.Russian, entries[longear.Russian]) })
	english := m.dictionaries([]longear.Lang{longear.English})
	out := map[writing]chain{}
	for _, script := range []longear.Script{longear.Cyrl, longear.Latn, longear.Arab} {
		out[writing{longear.Kazakh, script}] = chain{
			cyrillic: []func() *dictionary{kazakh, m.words[longear.Russian]}, latin: english, script: script, known: memo.New[reading](knownBits),
		}
	}
	out[writing{longear.Russian, longear.Latn}] = chain{
		cyrillic: []func() *dictionary{russian}, latin: english, script: longear.Latn, known: memo.New[reading](knownBits),
	}
	return out
}

// bareCandidates appends the lexemes of a word by its skeleton, those with the longest stem first, and returns the
// spelling of the stem that is the likeliest.
func (d *dictionary) bareCandidates(s *space, word string) (stem string) {
	bones, most := fold.Skeleton(word), int32(0)
	s.hits = d.stems.Prefixes(s.hits[:0], bones)
	for _, hit := range slices.Backward(s.hits) {
		ending := bones[hit.Len:]
		set := d.rules.Ending(ending)
		for i := d.firstUse[hit.Value]; set != 0 && i < d.firstUse[hit.Value+1]; i++ {
			u := d.uses[i]
			may, exact := fold.MaySpell(word, d.spelled[i], s.chain.script)
			if !set.Has(u.paradigm) || !may {
				continue
			}
			sure := d.rules.Sure(bones[:hit.Len], ending, u.paradigm)
			if !exact && s.chain.script != longear.Cyrl { // where letters are left out, the same letters say nothing
				sure--
			}
			s.cands = append(s.cands, cand{u.lexeme, sure, d.first[u.lexeme]})
			if sure > most {
				stem, most = d.spelled[i], sure
			}
		}
	}
	return stem
}

// Spell gives the stem of a word of a text whose spelling leaves letters out, as the Cyrillic alphabet spells it; "" where
// none is known.
func (m *Matcher) Spell(word string, l longear.Lang, script longear.Script) string {
	c, ok := m.bare[writing{l, script}]
	if !ok || word == "" || word[0] < utf8.RuneSelf {
		return ""
	}
	r, ok := c.known.Get(word)
	if !ok {
		s := m.spaces.Get().(*space)
		defer m.spaces.Put(s)
		s.chain = c
		r = c.known.Put(word, s.read(word))
	}
	return r.stem
}
