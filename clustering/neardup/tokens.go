package neardup

import "longear"

const (
	maxTokens = 512 // kept of a text for aligning it with another; news puts what matters first
	maxTags   = 128
)

// side is a text as align reads it: a token for each word, in Chinese for each character, and which of them are names
// and numbers.
// Chinese characters are their own tokens; anything else is a hash.
type side struct {
	tokens []uint16
	tags   []tag
	lang   longear.Lang
	han    bool
}

// tag is a name or a number by the tokens it fills.
type tag struct {
	from, to uint16
	value    uint32 // that of a place
	root     uint16 // hash of the first letters, which the forms of a name share; 0 in Chinese
	kind     kind
	opens    bool // a sentence
}

func (t tag) listed() bool { return t.kind == nameKind && t.value&listedName != 0 }

// tokenise cuts the folded text into tokens and tags the names and numbers among them.
func (r *reading) tokenise(d *Doc) {
	names := d.Names
	r.side = side{tokens: r.side.tokens[:0], tags: r.side.tags[:0], lang: d.Lang, han: r.han}
	r.spans, r.tagged = r.spans[:0], r.tagged[:0]
	if r.han {
		r.cutCharacters()
	} else {
		r.cutWords()
	}
	next := 0
	for i, s := range r.spans {
		for ; next < len(r.marks) && r.marks[next].to <= s.from; next++ {
		}
		if next < len(r.marks) && r.marks[next].from < s.to {
			r.tag(i, &r.marks[next], names)
		} else if b := r.folded[s.from:s.to]; b[0] <= '9' && digits(b) == len(b) {
			r.tagNumber(i, b)
		}
	}
}

// cutWords cuts at blanks. It hashes on the way, which is cheaper than to look at each word again.
func (r *reading) cutWords() {
	h, from, at := uint64(0), int32(0), int32(0)
	for _, c := range r.chars {
		if c != ' ' {
			h = (h ^ uint64(c)) * base
			at += int32(runeBytes(c))
			continue
		}
		if at > from {
			if r.add(uint16(h>>48), from, at); len(r.spans) == maxTokens {
				return
			}
		}
		at++
		h, from = 0, at
	}
	if at > from {
		r.add(uint16(h>>48), from, at)
	}
}

func runeBytes(c rune) int {
	switch {
	case c < 0x80:
		return 1
	case c < 0x800:
		return 2
	case c < 0x10000:
		return 3
	}
	return 4
}

// cutCharacters makes a token of each Han character and of each run of others.
func (r *reading) cutCharacters() {
	h, from, at := uint64(0), int32(0), int32(0)
	for i := 0; i <= len(r.chars) && len(r.spans) < maxTokens; i++ {
		c := ' '
		if i < len(r.chars) {
			c = r.chars[i]
		}
		han := isHan(c)
		if (han || c == ' ') && at > from {
			r.add(afterHan+uint16(h>>32%beyondHan), from, at)
			from = at
		}
		at += int32(runeBytes(c))
		switch {
		case !han && c != ' ':
			h = (h ^ uint64(c)) * base
			continue
		case han && c < 1<<16:
			r.add(uint16(c), from, at)
		case han:
			r.add(afterHan+uint16(uint64(c)%beyondHan), from, at)
		}
		h, from = 0, at
	}
}

func (r *reading) add(token uint16, from, to int32) {
	if len(r.spans) < maxTokens {
		r.side.tokens = append(r.side.tokens, token)
		r.spans = append(r.spans, span{from, to})
	}
}

// Hashes in Chinese texts lie between the Han characters and their compatibility forms.
const afterHan, beyondHan = 0xa000, 0xf900 - 0xa000

// tag notes that token i belongs to a name. In Chinese only listed names are tagged: the others are guesses.
func (r *reading) tag(i int, m *mark, names []Name) {
	n := uint16(i)
	if last := len(r.side.tags) - 1; last >= 0 && r.tagged[last] == m.name && r.side.tags[last].to == n {
		r.side.tags[last].to++
		return
	}
	id := names[m.name].ID
	if r.han && id == "" || len(r.side.tags) == maxTags {
		return
	}
	name, root := r.folded[m.from:m.to], uint16(0)
	if !r.han {
		root = uint16(hashBytes(letters(name, rootLetters)))
	}
	r.side.tags = append(r.side.tags, tag{n, n + 1, r.nameValue(name, id), root, nameKind, names[m.name].Opens})
	r.tagged = append(r.tagged, m.name)
}

// tagNumber does so for a number.
func (r *reading) tagNumber(i int, b []byte) {
	if len(r.side.tags) == maxTags {
		return
	}
	n := uint16(i)
	r.side.tags = append(r.side.tags, tag{n, n + 1, uint32(hashBytes(b)), 0, numberKind, false})
	r.tagged = append(r.tagged, noName)
}

// noName stands for the name of a tag that is a number.
const noName = -1

// rootLetters is the number of letters, of the skeleton, that the forms of one name have in common.
const rootLetters = 4

// tagsOver gives the tags, [i, j), that touch the tokens [from, to).
func (s *side) tagsOver(from, to int) (i, j int) {
	for i < len(s.tags) && int(s.tags[i].to) <= from {
		i++
	}
	for j = i; j < len(s.tags) && int(s.tags[j].from) < to; {
		j++
	}
	return i, j
}

// characters gives Chinese tokens as text.
func (s *side) characters(from, to int) []rune {
	out := make([]rune, 0, to-from)
	for _, t := range s.tokens[from:to] {
		out = append(out, rune(t))
	}
	return out
}

// names tells whether the text holds the words that the tags of another text fill, as a name.
func (s *side) names(other *side, tags []tag) bool {
	run := other.tokens[tags[0].from:tags[len(tags)-1].to]
	for _, t := range s.tags {
		if end := int(t.from) + len(run); t.kind == nameKind && end <= len(s.tokens) && equalTokens(s.tokens[t.from:end], run) {
			return true
		}
	}
	return false
}

// holds tells whether the run of tokens stands anywhere in the text.
func (s *side) holds(run []uint16) bool {
	for i := range len(s.tokens) - len(run) + 1 {
		if s.tokens[i] == run[0] && equalTokens(s.tokens[i:i+len(run)], run) {
			return true
		}
	}
	return false
}

func equalTokens(a, b []uint16) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
