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

// builder gathers entries before the dictionaries are frozen.
type builder struct {
	ids   []string
	known map[string]int32
	words map[longear.Lang]*draft
	han   []automaton.Entry
	where map[string]int32 // Han form → index in exact
	exact []target

	function map[longear.Lang]map[string]bool // function words, which no abbreviation may shadow: КТО
}

func newBuilder() *builder {
	b := &builder{function: map[longear.Lang]map[string]bool{}, known: map[string]int32{}, words: map[longear.Lang]*draft{}, where: make(map[string]int32, 1<<14)}
	for _, l := range longear.FirstClass() {
		b.words[l] = newDraft(l)
		b.function[l] = map[string]bool{}
		for _, w := range function.Words(l) {
			b.function[l][w] = true
		}
	}
	return b
}

func (b *builder) add(e Entry) {
	t := target{id: blocked, rank: int16(min(e.Rank, 99)), ambiguous: e.Ambiguous}
	if e.ID != "" {
		t.id = b.number(e.ID)
	}
	for _, form := range variants(e.Form) {
		key := foldForm(form, e.Lang)
		switch {
		case key == "":
		case strings.ContainsFunc(key, isHan):
			b.addHan(key, t)
		case abbreviation(form) && (e.Lang == longear.English && pronoun(key) || b.function[e.Lang][key]):
		default:
			b.words[e.Lang].add(e, form, key, t)
		}
	}
}

// pronoun tells the English abbreviations that are everyday words once the capitals are lost.
func pronoun(key string) bool {
	switch key {
	case "us", "who", "it", "is", "am", "an", "as", "at", "be", "do", "he", "if", "in", "me", "my", "no", "of", "on", "or", "so", "to", "up", "we", "may", "pm", "id":
		return true
	}
	return false
}

func (b *builder) number(id string) int32 {
	n, ok := b.known[id]
	if !ok {
		n = int32(len(b.ids))
		b.known[id] = n
		b.ids = append(b.ids, id)
	}
	return n
}

func (b *builder) addHan(key string, t target) {
	at, ok := b.where[key]
	if !ok {
		b.where[key] = int32(len(b.exact))
		b.han = append(b.han, automaton.Entry{Key: key, Value: int32(len(b.exact))})
		b.exact = append(b.exact, t)
		return
	}
	b.exact[at] = better(b.exact[at], t)
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
	lexemes map[lexeme]int32
	uses    []stemUse
	first   []int32 // lexeme → node, 0 is none
	next    map[step]int32
	ends    []target
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
	stem string
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
	return &draft{rules: inflect.For(l), lexemes: make(map[lexeme]int32, 1<<13), uses: make([]stemUse, 0, 1<<15), next: map[step]int32{}, ends: []target{{id: -1}}}
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
			t.ambiguous = false
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
		d.uses = append(d.uses, stemUse{s.Text, use{n, s.Paradigm}})
	}
	return n
}

// dictionary is a language's frozen words.
type dictionary struct {
	rules    *inflect.Rules
	stems    *automaton.Trie // value: index in firstUse
	firstUse []int32         // where the uses of a stem start; one more entry for the end
	uses     []use
	first    []int32
	next     map[step]int32
	more     []bool // nodes that next goes on from
	ends     []target
}

func (d *draft) build() (*dictionary, error) {
	out := &dictionary{rules: d.rules, first: d.first, next: d.next, ends: d.ends, more: make([]bool, len(d.ends))}
	for s := range d.next {
		out.more[s.node] = true
	}
	slices.SortFunc(d.uses, func(a, b stemUse) int {
		return cmp.Or(strings.Compare(a.stem, b.stem), cmp.Compare(a.lexeme, b.lexeme), cmp.Compare(a.paradigm, b.paradigm))
	})
	var entries []automaton.Entry
	out.uses = make([]use, len(d.uses))
	for i, u := range d.uses {
		out.uses[i] = u.use
		if i == 0 || u.stem != d.uses[i-1].stem {
			entries = append(entries, automaton.Entry{Key: u.stem, Value: int32(len(out.firstUse))})
			out.firstUse = append(out.firstUse, int32(i))
		}
	}
	out.firstUse = append(out.firstUse, int32(len(out.uses)))
	var err error
	out.stems, err = automaton.New(entries)
	return out, err
}
