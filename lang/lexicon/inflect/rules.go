package inflect

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"longear"
	"longear/lang/automaton"
	"longear/lang/fold"
)

// Paradigm is a closed list of endings. Exact, the first one, takes none.
type Paradigm uint8

// Exact is the paradigm of words that do not change.
const Exact Paradigm = 0

// Set holds paradigms as bits.
type Set uint64

// Has tells whether a paradigm is in the set.
func (s Set) Has(p Paradigm) bool { return s>>p&1 == 1 }

// Stem is what stays of a form in all the words of one paradigm.
type Stem struct {
	Text     string
	Paradigm Paradigm
}

// Role says what a word is where it stands, which narrows the paradigms.
type Role uint8

// Roles.
const (
	Word     Role = iota // a word of the lexicon in its dictionary form
	Name                 // a part of a name: also the endings of surnames
	Part                 // a word inside a phrase, which may be inflected already
	NamePart             // a word of a name that has several, so that short words and looser endings do no harm
)

// Rules are the endings of one language.
type Rules struct {
	endings *automaton.Trie
	sets    []Set
	stems   func(w word) []Stem
	chains  func(ending string) Set // where endings are too many to list; nil otherwise
}

// word is a folded form that is cut into stems.
type word struct {
	text string
	role Role
	verb bool // the lexicon says that it is a verb
}

// The rules are made when they are first asked for and never changed.
var (
	russian     = sync.OnceValue(func() *Rules { return newRules(russianEndings(), russianStems) })
	ukrainian   = sync.OnceValue(func() *Rules { return newRules(ukrainianEndings(), ukrainianStems) })
	english     = sync.OnceValue(func() *Rules { return newRules(englishEndings(), englishStems) })
	kazakhs     = sync.OnceValue(func() *Rules { return newKazakh(strings.Clone) })
	bareKazakh  = sync.OnceValue(func() *Rules { return newKazakh(fold.Skeleton) })
	bareRussian = sync.OnceValue(func() *Rules { return newRules(spelled(russianEndings(), fold.Skeleton), russianStems) })
	none        = sync.OnceValue(func() *Rules { return newRules(nil, func(word) []Stem { return nil }) })
)

// For gives the rules of a language; languages without rules match word for word.
func For(lang longear.Lang) *Rules {
	switch lang {
	case longear.Russian:
		return russian()
	case longear.Ukrainian:
		return ukrainian()
	case longear.English:
		return english()
	case longear.Kazakh:
		return kazakhs()
	}
	return none()
}

// Bare gives the endings of Kazakh or Russian as fold.Skeleton writes them, for words whose spelling says no more. It cuts
// spelled words into spelled stems all the same: whoever looks the stems up takes their skeletons.
func Bare(lang longear.Lang) *Rules {
	if lang == longear.Russian {
		return bareRussian()
	}
	return bareKazakh()
}

// spelled writes lists of endings in another spelling.
func spelled(lists map[Paradigm][]string, spell func(string) string) map[Paradigm][]string {
	out := map[Paradigm][]string{}
	for p, list := range lists {
		for _, e := range list {
			out[p] = append(out[p], spell(e))
		}
	}
	return out
}

// Stems cuts a folded word into stems. The first is the word itself, exact.
func (r *Rules) Stems(text string, role Role, verb bool) []Stem {
	stems := []Stem{{text, Exact}}
	if utf8.RuneCountInString(text) < 3 && role != Word && role != NamePart {
		return stems
	}
	for _, s := range r.of(text, role, verb) {
		if r.long(s) && !slices.Contains(stems, s) {
			stems = append(stems, s)
		}
	}
	return stems
}

// of gives the stems of a role. In names of several words Ukrainian adjectives decline whatever their form: Біла Церква,
// у Білій Церкві.
func (r *Rules) of(text string, role Role, verb bool) []Stem {
	if role != NamePart {
		return r.stems(word{text, role, verb})
	}
	stems := r.stems(word{text, Name, verb})
	if stem, cutOff := cut(text, ukPart, 3); r == ukrainian() && cutOff {
		stems = append(stems, Stem{stem, slAny})
	}
	return stems
}

// long tells whether a stem has enough letters for its endings: two for the cases of a noun, else three.
func (r *Rules) long(s Stem) bool {
	switch n := utf8.RuneCountInString(s.Text); {
	case n > 2:
		return true
	case n < 2:
		return false
	case r.chains != nil:
		return s.Paradigm != kkVerb
	}
	return s.Paradigm == slNoun && r != english() || s.Paradigm == slVowel
}

// Ending tells which paradigms have an ending; the empty one belongs to more than Exact.
func (r *Rules) Ending(ending string) Set {
	if r.chains != nil {
		return r.chains(ending)
	}
	if ending == "" {
		return r.sets[0]
	}
	if v, ok := r.endings.Get(ending); ok {
		return r.sets[v]
	}
	return 0
}

// Declines tells words that take endings whatever the lexicon says of them: Slavic adjectives and infinitives.
func Declines(form string, l longear.Lang) bool {
	if l != longear.Russian && l != longear.Ukrainian {
		return false
	}
	for _, e := range [...]string{"ый", "ий", "ій", "ой", "ть", "ти", "ться", "тися"} {
		if strings.HasSuffix(form, e) && utf8.RuneCountInString(form) > 5 {
			return true
		}
	}
	return false
}

// Sure is how much of a word a reading explains: two for each byte of the stem, one more for the form itself, and in
// Kazakh less for a stem that borrows the vowel of the ending (қалады is қал-ады, remains, before қала-ды, wanted).
func (r *Rules) Sure(stem, ending string, p Paradigm) int32 {
	n := int32(len(stem) * 2)
	switch {
	case p == Exact:
		n += 2
	case r.chains == nil:
	case p == kkNoun || p == kkName:
		n++
	case ending != "" && strings.HasPrefix(ending, "д") && (strings.HasSuffix(stem, "а") || strings.HasSuffix(stem, "е")):
		n -= 5
	}
	return n
}

// newRules indexes lists of endings by paradigm; "-" is the empty ending.
func newRules(lists map[Paradigm][]string, stems func(word) []Stem) *Rules {
	sets := map[string]Set{"": 1 << Exact}
	for p, list := range lists {
		for _, e := range list {
			sets[strings.TrimPrefix(e, "-")] |= 1 << p
		}
	}
	r := &Rules{sets: []Set{sets[""]}, stems: stems}
	delete(sets, "")
	var entries []automaton.Entry
	for e, set := range sets {
		entries = append(entries, automaton.Entry{Key: e, Value: int32(len(r.sets))})
		r.sets = append(r.sets, set)
	}
	r.endings = index(entries)
	return r
}

// index builds a trie of keys that are known to be good.
func index(entries []automaton.Entry) *automaton.Trie {
	t, err := automaton.New(entries)
	if err != nil {
		panic("inflect: " + err.Error()) // a mistake in the tables below, found by any test
	}
	return t
}

// each joins every left part with every right part; "-" on the left is nothing.
func each(left, right string) []string {
	var out []string
	for l := range strings.FieldsSeq(left) {
		for r := range strings.FieldsSeq(right) {
			out = append(out, strings.TrimPrefix(l, "-")+strings.TrimPrefix(r, "-"))
		}
	}
	return out
}

// cut takes the longest of the endings off a word, if at least keep letters stay.
func cut(text string, endings []string, keep int) (stem string, ok bool) {
	best := ""
	for _, e := range endings {
		if len(e) > len(best) && strings.HasSuffix(text, e) && utf8.RuneCountInString(text)-utf8.RuneCountInString(e) >= keep {
			best = e
		}
	}
	return strings.TrimSuffix(text, best), best != ""
}

// lastRunes gives the last two letters of a word, 0 where there are fewer.
func lastRunes(text string) (before, last rune) {
	last, n := utf8.DecodeLastRuneInString(text)
	if n == 0 {
		return 0, 0
	}
	before, m := utf8.DecodeLastRuneInString(text[:len(text)-n])
	if m == 0 {
		before = 0
	}
	return before, last
}

// chop takes the last n letters off a word.
func chop(text string, n int) string {
	for range n {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return text
}

func isIn(r rune, set string) bool { return r != 0 && strings.ContainsRune(set, r) }
