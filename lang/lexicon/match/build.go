package match

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang/automaton"
	"longear/lang/fold"
	"longear/lang/lexicon/function"
	"longear/lang/lexicon/inflect"
)

// numbered is an entry with the place of its id.
type numbered struct {
	Entry
	id int32
}

// newDictionary builds the words of one language.
func newDictionary(l longear.Lang, entries []numbered) *dictionary {
	return newDraft(l).all(l, entries).build()
}

// newBare builds the words of Kazakh or Russian by their skeletons.
func newBare(l longear.Lang, entries []numbered) *dictionary {
	d := newDraft(l)
	d.rules, d.bare = inflect.Bare(l), true
	return d.all(l, entries).build()
}

// all adds entries.
func (d *draft) all(l longear.Lang, entries []numbered) *draft {
	for _, e := range entries {
		t := target{id: e.id, rank: int16(min(e.Rank, 99)), ambiguous: e.Ambiguous, letters: e.Letters}
		for _, form := range variants(e.Form) {
			key := foldForm(form, l)
			switch {
			case key == "":
			case strings.ContainsFunc(key, isHan):
				d.addHan(key, t)
			case e.Letters == AnyLetters && abbreviation(form) && (l == longear.English && pronoun(key) || d.function[key]):
				t.letters = Capitals
				d.add(e.Entry, form, key, t)
			default:
				d.add(e.Entry, form, key, t)
			}
		}
	}
	return d
}

// pronoun tells the English abbreviations that are everyday words once the capitals are lost.
func pronoun(key string) bool {
	switch key {
	case "us", "who", "it", "is", "am", "an", "as", "at", "be", "do", "he", "if", "in", "me", "my", "no", "of", "on", "or", "so", "to", "up", "we", "may", "pm", "id":
		return true
	}
	return false
}

func (d *draft) addHan(key string, t target) {
	at, ok := d.where[key]
	if !ok {
		d.where[key] = int32(len(d.exact))
		d.han = append(d.han, automaton.Entry{Key: key, Value: int32(len(d.exact))})
		d.exact = append(d.exact, t)
		return
	}
	d.exact[at] = better(d.exact[at], t)
}

// better keeps the target that is sure, then the one that names the form earlier among its own, then the first.
func better(old, t target) target {
	switch {
	case t.id < 0:
		if old.id == missing {
			return t
		}
	case old.id < 0, old.ambiguous && !t.ambiguous, old.ambiguous == t.ambiguous && t.rank < old.rank:
		return t
	}
	return old
}

var withoutDots = strings.NewReplacer("·", "", "•", "", "・", "")

// variants of a form: joined names without the middle dot, types of weapons without the hyphen (Су-57, Су57).
func variants(form string) []string {
	out := []string{form}
	if strings.ContainsAny(form, "·•・") {
		out = append(out, withoutDots.Replace(form))
	}
	if i := strings.IndexByte(form, '-'); i > 0 && strings.ContainsAny(form, "0123456789") {
		out = append(out, form[:i]+form[i+1:])
	}
	return out
}

func foldForm(form string, l longear.Lang) string {
	return strings.TrimSpace(fold.Read(form, l, scriptOf(l)).Text)
}

func scriptOf(l longear.Lang) longear.Script {
	switch l {
	case longear.Chinese:
		return longear.Hans
	case longear.English:
		return longear.Latn
	}
	return longear.Cyrl
}

// isHan tells Han characters; of the few outside the big blocks only those that words are written with.
func isHan(r rune) bool {
	return r >= 0x3400 && (r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x323af) || r == '〇' || r == '々'
}

// draft is a dictionary that is being written.
type draft struct {
	rules   *inflect.Rules
	bare    bool // stems are skeletons
	lexemes map[lexeme]int32
	uses    []stemUse
	first   []int32 // lexeme → node, 0 is none
	next    map[step]int32
	ends    []target

	han   []automaton.Entry
	where map[string]int32 // Han form → index in exact
	exact []target

	function map[string]bool // function words, which no abbreviation may shadow: КТО
}

// lexeme is a word of the data in one role; its stems are the same wherever it stands.
type lexeme struct {
	text  string
	role  inflect.Role
	verb  bool
	fixed bool
}

// stemUse is a use before its stem has a number.
type stemUse struct {
	stem    string
	spelled string // where stem is its skeleton
	use
}

// use says that a stem belongs to a lexeme.
type use struct {
	lexeme   int32
	paradigm inflect.Paradigm
}

// step goes from a phrase's node over a lexeme.
type step struct{ node, lexeme int32 }

func newDraft(l longear.Lang) *draft {
	d := &draft{
		rules: inflect.For(l), lexemes: make(map[lexeme]int32, 1<<12), uses: make([]stemUse, 0, 1<<14), next: map[step]int32{},
		ends: []target{nothing}, where: map[string]int32{}, function: map[string]bool{},
	}
	for _, w := range function.Words(l) {
		d.function[w] = true
	}
	return d
}

func (d *draft) add(e Entry, form, key string, t target) {
	words := splitWords(key)
	written := strings.FieldsFunc(form, func(r rune) bool { return r == ' ' || r == '-' })
	node := int32(0)
	for i, w := range words {
		x := lexeme{text: w, role: roleOf(e, len(words)), verb: e.Verb}
		x.fixed = e.Fixed || len(written) == len(words) && abbreviation(written[i]) || utf8.RuneCountInString(w) < 2 || !unicode.IsLetter([]rune(w)[0])
		node = d.follow(node, d.lexeme(x))
	}
	if node > 0 {
		if len(words) > 1 {
			t.ambiguous, t.letters = false, AnyLetters
		}
		d.ends[node] = better(d.ends[node], t)
	}
}

func (d *draft) follow(node, lex int32) int32 {
	if node == 0 {
		if d.first[lex] == 0 {
			d.first[lex] = d.node()
		}
		return d.first[lex]
	}
	to, ok := d.next[step{node, lex}]
	if !ok {
		to = d.node()
		d.next[step{node, lex}] = to
	}
	return to
}

func (d *draft) node() int32 {
	d.ends = append(d.ends, nothing)
	return int32(len(d.ends) - 1)
}

func (d *draft) lexeme(x lexeme) int32 {
	if n, ok := d.lexemes[x]; ok {
		return n
	}
	n := int32(len(d.first))
	d.lexemes[x] = n
	d.first = append(d.first, 0)
	stems := []inflect.Stem{{Text: x.text, Paradigm: inflect.Exact}}
	if !x.fixed {
		stems = d.rules.Stems(x.text, x.role, x.verb)
	}
	for _, s := range stems {
		u := stemUse{stem: s.Text, use: use{n, s.Paradigm}}
		if d.bare {
			u.stem, u.spelled = fold.Skeleton(s.Text), s.Text
		}
		d.uses = append(d.uses, u)
	}
	return n
}

// dictionary is a language's frozen words.
type dictionary struct {
	rules    *inflect.Rules
	stems    *automaton.Trie // value: index in firstUse
	firstUse []int32         // where the uses of a stem start; one more entry for the end
	uses     []use
	spelled  []string // of a bare dictionary: the stem of each use; nil in others
	first    []int32
	next     steps
	more     []bool // nodes that next goes on from
	ends     []target
	han      *automaton.Trie // words with Han characters
	starts   []hanStart      // by character from firstStart on
	pairs    hanPairs
	exact    []target // by the values of han
}

func (d *draft) build() *dictionary {
	out := &dictionary{rules: d.rules, first: d.first, next: newSteps(d.next), ends: d.ends, more: make([]bool, len(d.ends)), exact: d.exact}
	for s := range d.next {
		out.more[s.node] = true
	}
	slices.SortFunc(d.uses, func(a, b stemUse) int {
		return cmp.Or(strings.Compare(a.stem, b.stem), cmp.Compare(a.lexeme, b.lexeme), cmp.Compare(a.paradigm, b.paradigm), strings.Compare(a.spelled, b.spelled))
	})
	var entries []automaton.Entry
	out.uses = make([]use, len(d.uses))
	for i, u := range d.uses {
		out.uses[i] = u.use
		if d.bare {
			out.spelled = append(out.spelled, u.spelled)
		}
		if i == 0 || u.stem != d.uses[i-1].stem {
			entries = append(entries, automaton.Entry{Key: u.stem, Value: int32(len(out.firstUse))})
			out.firstUse = append(out.firstUse, int32(i))
		}
	}
	out.firstUse = append(out.firstUse, int32(len(out.uses)))
	out.stems, out.han = index(entries), index(d.han)
	out.starts, out.pairs = startsOf(d.han, out.han), pairsOf(d.han, out.han)
	return out
}

// index builds a trie of keys that are all different and not empty, as those of a draft are.
func index(entries []automaton.Entry) *automaton.Trie {
	t, err := automaton.New(entries)
	if err != nil {
		panic("match: " + err.Error())
	}
	return t
}
