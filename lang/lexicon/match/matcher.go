package match

import (
	"cmp"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang"
	"longear/lang/internal/memo"
	"longear/lang/lexicon/inflect"
)

// Entry is one form of one id.
type Entry struct {
	ID        string // empty: the form only keeps others from matching inside it; Silent: found, but not told
	Head      string // the id that stands for its family; empty: it stands for itself
	Lang      longear.Lang
	Form      string // as written in the data
	Rank      int    // its place among the forms of the id; where ids share a form, the one that names it first has it
	Ambiguous bool
	Verb      bool
	Fixed     bool // takes no endings
	Name      bool // a proper name: surname endings, capital abbreviations
	Letters   Letters
}

// Silent is the id of words that are found like others, so that no other word is found in their place, and not told.
const Silent = "-"

// Matcher finds the ids of its entries in texts. It is safe for concurrent use.
type Matcher struct {
	ids    []string
	heads  []string // by the place in ids
	silent int32    // the number of Silent, missing if no entry has it
	words  map[longear.Lang]func() *dictionary
	chains map[longear.Lang]chain // by the language of the text; und for all others
	bare   map[writing]chain      // where the spelling leaves letters out
	spaces sync.Pool
}

// target is what a form stands for.
type target struct {
	id        int32
	rank      int16
	ambiguous bool
	letters   Letters
}

// What stands for no id: a form that only keeps others away, and a place where no form ends.
const (
	blocked = -1
	missing = -2
)

var nothing = target{id: missing}

// New returns a matcher. Where a form belongs to several ids, one that is not ambiguous wins, then the one that names
// the form first. The dictionary of a language is built when the first text needs it, or by Warm.
func New(entries []Entry) *Matcher {
	m := &Matcher{words: map[longear.Lang]func() *dictionary{}}
	numbers := map[string]int32{}
	drafts := map[longear.Lang][]numbered{}
	for _, e := range entries {
		drafts[e.Lang] = append(drafts[e.Lang], numbered{e, m.number(numbers, e)})
	}
	m.silent = missing
	if n, ok := numbers[Silent]; ok {
		m.silent = n
	}
	for _, l := range longear.FirstClass() {
		m.words[l] = sync.OnceValue(func() *dictionary { return newDictionary(l, drafts[l]) })
	}
	m.chains = map[longear.Lang]chain{longear.Undefined: m.chainOf(longear.Undefined)}
	for _, l := range longear.FirstClass() {
		m.chains[l] = m.chainOf(l)
	}
	m.bare = m.bareChains(drafts)
	m.spaces.New = func() any { return new(space) }
	return m
}

// number gives the place of an entry's id in ids.
func (m *Matcher) number(numbers map[string]int32, e Entry) int32 {
	if e.ID == "" {
		return blocked
	}
	n, ok := numbers[e.ID]
	if !ok {
		n = int32(len(m.ids))
		numbers[e.ID] = n
		m.ids, m.heads = append(m.ids, e.ID), append(m.heads, cmp.Or(e.Head, e.ID))
	}
	return n
}

// Warm builds all dictionaries now, at once.
func (m *Matcher) Warm() {
	var wait sync.WaitGroup
	for _, build := range m.words {
		wait.Go(func() { build() })
	}
	wait.Wait()
}

// Match finds the mentions of a text in order; none overlap.
func (m *Matcher) Match(t lang.Text) []lang.Mention {
	s := m.spaces.Get().(*space)
	defer m.spaces.Put(s)
	s.reset()
	s.chain = m.chains[longear.Undefined]
	if c, ok := m.chains[t.Lang]; ok {
		s.chain = c
	}
	if c, ok := m.bare[writing{t.Lang, t.Script}]; ok && !t.Spelled() {
		s.chain = c
	}
	han := s.scan(t.Read.Text)
	m.phrases(s, t)
	if han {
		words := len(s.found)
		m.segment(s, t.Read.Text)
		s.inOrder(words)
	}
	if len(s.found) == 0 {
		return nil
	}
	out := make([]lang.Mention, 0, len(s.found))
	last := int32(-1)
	for _, f := range s.found {
		if f.from < last {
			continue
		}
		last = f.to
		if f.id == m.silent {
			continue
		}
		mention := lang.Mention{ID: m.heads[f.id], Own: m.ids[f.id], Span: t.Read.Original(int(f.from), int(f.to)), Ambiguous: f.ambiguous}
		if f.letters != AnyLetters {
			stands, doubt := f.letters.judge(t.Source, mention.Span)
			if !stands {
				continue
			}
			mention.Ambiguous = doubt
		}
		out = append(out, mention)
	}
	return out
}

// inOrder merges what phrases found, in order, with what segment found from n on, last first. Of two that start at one
// place the phrase comes first.
func (s *space) inOrder(n int) {
	slices.Reverse(s.found[n:])
	if n == 0 {
		return
	}
	s.merged = s.merged[:0]
	words, han := s.found[:n], s.found[n:]
	for len(words) > 0 && len(han) > 0 {
		if words[0].from <= han[0].from {
			s.merged, words = append(s.merged, words[0]), words[1:]
		} else {
			s.merged, han = append(s.merged, han[0]), han[1:]
		}
	}
	s.merged = append(append(s.merged, words...), han...)
	s.found, s.merged = s.merged, s.found
}

// Key is the form under which a written form is found: folded, and without what folding does not keep.
func Key(form string, l longear.Lang) string { return foldForm(form, l) }

// chain holds the dictionaries that a word is looked for in, in this order, by its script.
type chain struct {
	cyrillic, latin []func() *dictionary
	script          longear.Script // of the text, where its spelling says less than Cyrillic
	known           *memo.Table[reading]
}

// knownBits is the size of the memory of a text language's words: 16,384.
const knownBits = 14

func (m *Matcher) chainOf(l longear.Lang) chain {
	cyr := []longear.Lang{longear.Russian, longear.Ukrainian, longear.Kazakh}
	switch l {
	case longear.Russian:
		cyr = cyr[:1]
	case longear.Ukrainian, longear.Kazakh:
		cyr = []longear.Lang{l, longear.Russian}
	}
	lat := []longear.Lang{longear.English}
	if d := m.words[l]; d != nil && l != longear.English {
		lat = []longear.Lang{l, longear.English}
	}
	return chain{cyrillic: m.dictionaries(cyr), latin: m.dictionaries(lat), known: memo.New[reading](knownBits)}
}

func (m *Matcher) dictionaries(langs []longear.Lang) []func() *dictionary {
	out := make([]func() *dictionary, len(langs))
	for i, l := range langs {
		out[i] = m.words[l]
	}
	return out
}

// abbreviation tells forms in capitals, which take no endings but after a hyphen: НАТО, ЕАЭС, БҰҰ.
func abbreviation(form string) bool {
	capitals := 0
	for _, r := range form {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 0 && utf8.RuneCountInString(form) <= 8
}

func roleOf(e Entry, words int) inflect.Role {
	switch {
	case e.Name && words > 1:
		return inflect.NamePart
	case e.Name:
		return inflect.Name
	case words > 1:
		return inflect.Part
	}
	return inflect.Word
}
