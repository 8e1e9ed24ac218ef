package inflect

import (
	"strings"
	"unicode/utf8"

	"longear/lang/automaton"
)

// Paradigms of Kazakh.
const (
	kkNoun  Paradigm = iota + 1 // nominal chain: plural, possessive, case, predicate; and -лық -сыз -шы before it
	kkVerb                      // voice, negation, tense, then a person or a nominal chain
	kkShort                     // the same without voice
	kkName                      // nominal chain, with no more than -лық before it
)

// harmony holds the endings of back or front words, from the stem outwards.
type harmony struct {
	people, derive, plural, possessive, cases, tail string
	voice, negation, finite, nominal                string
}

var back = harmony{
	people:     "лық дық тық ша",
	derive:     "лық дық тық лы ды ты сыз шы шыл дай тай лай ша лау дау тау лан дан тан лас дас тас лан ла да та",
	plural:     "- лар дар тар",
	possessive: "- м ым ң ың ңыз ыңыз сы ы мыз ымыз",
	cases:      "- ның дың тың ға қа а на ны ды ты н да та нда дан тан нан мен бен пен нікі дікі тікі",
	tail:       "- ғы дағы тағы ндағы мын сың мыз сыз ша дай тай ғана",
	voice:      "- ыл л ын н т тыр дыр ғыз қыз ыс с тырыл дырыл ныл ылды",
	negation:   "- ма ба па",
	finite:     "ды ты дым тым дың тың дық тық п ып са сам саң сақ йды ады йсың асың айын йын сын ыңыз ңыз ыңдар қалы ғалы майынша а й мыз мын қанша ғанша",
	nominal:    "ған қан атын йтын ар р с у мақ пақ бақ ушы ылу уш ғыш қыш ым ма ыс ып дық",
}

var front = harmony{
	people:     "лік дік тік ше",
	derive:     "лік дік тік лі ді ті сіз ші шіл дей тей лей ше леу деу теу лен ден тен лес дес тес ле де те",
	plural:     "- лер дер тер",
	possessive: "- м ім ң ің ңіз іңіз сі і міз іміз",
	cases:      "- нің дің тің ге ке е не ні ді ті н де те нде ден тен нен мен бен пен нікі дікі тікі",
	tail:       "- гі дегі тегі ндегі мін сің міз сіз ше дей тей ғана",
	voice:      "- іл л ін н т тір дір гіз кіз іс с тіріл діріл ніл ілді",
	negation:   "- ме бе пе",
	finite:     "ді ті дім тім дің тің дік тік п іп се сем сең сек йді еді йсің есің ейін йін сін іңіз ңіз іңдер келі гелі мейінше е й міз мін кенше генше",
	nominal:    "ген кен етін йтін ер р с у мек пек уші ілу гіш кіш ім ме іс іп дік",
}

// Endings that are cut off, as lists.
var (
	kkVerbal     = []string{"у"}
	kkVerbalSoft = []string{"ю"}
	kkTenses     = strings.Fields("ды ді ты ті ған ген қан кен ып іп п ады еді йды йді")
	kkCases      = strings.Fields("ы і сы сі ның нің дың дің тың тің ға ге қа ке да де та те ды ді ты ті ны ні")
)

// kazakh reads chains of endings.
type kazakh struct {
	owned   *automaton.Trie // plural and possessive
	cased   *automaton.Trie // case and what follows it
	people  *automaton.Trie // what may stand before one in names
	derived *automaton.Trie // what may stand before one
	verbal  *automaton.Trie // voice + negation + tense; the value says whether a nominal chain may follow
}

// newKazakh reads the endings in a spelling.
func newKazakh(spell func(string) string) *Rules {
	k := kazakh{
		owned:   set(spell, func(h harmony) []string { return each(h.plural, h.possessive) }),
		cased:   set(spell, func(h harmony) []string { return each(h.cases, h.tail) }),
		people:  set(spell, func(h harmony) []string { return strings.Fields(h.people) }),
		derived: set(spell, func(h harmony) []string { return strings.Fields(h.derive) }),
		verbal:  verbal(spell),
	}
	return &Rules{stems: kazakhStems, chains: k.ending}
}

// join joins every left part with every right part.
func join(left []string, right string) []string {
	out := make([]string, 0, len(left)*8)
	for r := range strings.FieldsSeq(right) {
		out = append(out, withEnd(left, strings.TrimPrefix(r, "-"))...)
	}
	return out
}

// set indexes the endings of both harmonies.
func set(spell func(string) string, list func(harmony) []string) *automaton.Trie {
	keys := map[string]int32{}
	for _, h := range []harmony{back, front} {
		for _, e := range list(h) {
			keys[spell(e)] = 1
		}
	}
	return indexMap(keys)
}

func verbal(spell func(string) string) *automaton.Trie {
	keys := map[string]int32{}
	for _, h := range []harmony{back, front} {
		voiced, plain := each(h.voice, h.negation), strings.Fields(h.negation)
		add(keys, join(voiced, h.finite), 0)
		add(keys, join(voiced, h.nominal), nominalNext)
		add(keys, join(plain, h.finite), voiceless)
		add(keys, join(plain, h.nominal), voiceless|nominalNext)
	}
	spelled := map[string]int32{}
	for e, mark := range keys {
		spelled[spell(e)] |= mark
	}
	return indexMap(spelled)
}

// Marks of verbal endings.
const (
	nominalNext = 1 << iota // a nominal chain may follow
	voiceless               // can be read without a voice
)

func add(keys map[string]int32, endings []string, mark int32) {
	for _, e := range endings {
		e = strings.ReplaceAll(e, "-", "")
		keys[e] |= mark
	}
}

func indexMap(keys map[string]int32) *automaton.Trie {
	delete(keys, "")
	entries := make([]automaton.Entry, 0, len(keys))
	for k, v := range keys {
		entries = append(entries, automaton.Entry{Key: k, Value: v})
	}
	return index(entries)
}

func (k *kazakh) ending(e string) Set {
	if e == "" {
		return 1<<Exact | 1<<kkNoun | 1<<kkVerb | 1<<kkShort | 1<<kkName
	}
	var s Set
	if k.chain(e) {
		s |= 1<<kkNoun | 1<<kkName
	} else if k.after(k.derived, e) {
		s |= 1 << kkNoun
		if k.after(k.people, e) {
			s |= 1 << kkName
		}
	}
	return s | k.verb(e)
}

// after tells a nominal chain behind one of the derivations.
func (k *kazakh) after(derivations *automaton.Trie, e string) bool {
	var room [8]automaton.Hit
	for _, h := range derivations.Prefixes(room[:0], e) {
		if rest := e[h.Len:]; rest == "" || k.chain(rest) {
			return true
		}
	}
	return false
}

// chain tells plural, possessive, case and predicate in this order, each left out at will.
func (k *kazakh) chain(e string) bool {
	if has(k.cased, e) || has(k.owned, e) {
		return true
	}
	var room [8]automaton.Hit
	for _, h := range k.owned.Prefixes(room[:0], e) {
		if has(k.cased, e[h.Len:]) {
			return true
		}
	}
	return false
}

func has(t *automaton.Trie, e string) bool {
	_, ok := t.Get(e)
	return ok
}

func (k *kazakh) verb(e string) Set {
	var room [16]automaton.Hit
	var s Set
	for _, h := range k.verbal.Prefixes(room[:0], e) {
		if rest := e[h.Len:]; rest == "" || h.Value&nominalNext != 0 && k.chain(rest) {
			s |= 1 << kkVerb
			if h.Value&voiceless != 0 {
				s |= 1 << kkShort
			}
		}
	}
	return s
}

func kazakhStems(w word) []Stem {
	stems := kazakhAll(w)
	for i, s := range stems {
		if s.Paradigm == kkVerb && utf8.RuneCountInString(s.Text) < 3 {
			stems[i].Paradigm = kkShort
		}
	}
	return stems
}

func kazakhAll(w word) []Stem {
	text := w.text
	if w.role == Name {
		return append(consonant(text, kkName), Stem{text, kkName})
	}
	var stems []Stem
	if s, ok := cut(text, kkVerbal, 2); ok {
		stems = append(stems, Stem{s, kkVerb}, Stem{s + "ы", kkVerb}, Stem{s + "і", kkVerb}, Stem{s + "и", kkVerb})
		if b, l := lastRunes(s); l == 'б' || b != 0 && l == 'й' { // табу тапты, қою қойды
			stems = append(stems, Stem{chop(s, 1) + "п", kkVerb})
		}
	}
	if s, ok := cut(text, kkVerbalSoft, 1); ok {
		stems = append(stems, Stem{s + "й", kkVerb}, Stem{s + "и", kkVerb})
	}
	if w.verb || w.role == Part {
		if s, ok := cut(text, kkTenses, 2); ok {
			stems = append(stems, Stem{s, kkVerb})
		}
	}
	if w.role == Part {
		if s, ok := cut(text, kkCases, 3); ok {
			stems = append(stems, Stem{s, kkNoun})
		}
	}
	return append(append(stems, Stem{text, kkNoun}), voiced(text)...)
}

// voiced gives the stems before a vowel: халық халқы, кітап кітабы, қонақ қонағы, орын орны.
func voiced(text string) []Stem {
	b, l := lastRunes(text)
	if utf8.RuneCountInString(text) < 3 {
		return nil
	}
	stems := consonant(text, kkNoun)
	if isIn(b, "ыі") && isIn(l, "қкнзпрл") {
		stems = append(stems, Stem{chop(text, 2) + string(l), kkNoun})
	}
	return stems
}

// consonant gives the stem with its last consonant voiced.
func consonant(text string, p Paradigm) []Stem {
	_, l := lastRunes(text)
	switch l {
	case 'қ':
		return []Stem{{chop(text, 1) + "ғ", p}}
	case 'к':
		return []Stem{{chop(text, 1) + "г", p}}
	case 'п':
		return []Stem{{chop(text, 1) + "б", p}}
	}
	return nil
}
