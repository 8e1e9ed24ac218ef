package index

import (
	"strings"
	"unicode"

	"longear"
	"longear/lang"
	"longear/lang/fold"
)

// Columns are the ready-made tokens of one post, separated by blanks. Both stores index them as they are: SQLite's
// FTS5 with its ascii tokenizer, Elasticsearch with a whitespace analyzer, so hit sets are equal by construction.
type Columns struct {
	Surface string // folded words in text order: phrases and NEAR
	Stems   string // their stems
	IDs     string // entity and concept ids
	Han1    string // Han characters
	Han2    string // Han bigrams; runs are parted by Gap
}

// Gap is a token that no query contains; it keeps phrases from crossing the end of a run.
const Gap = "_"

// ColumnsOf derives the columns from a document's analysis.
func ColumnsOf(d lang.Doc) Columns {
	var surface, stems, ids tokenList
	for _, t := range d.Analysis.Tokens {
		if isHan(t.Surface) {
			continue
		}
		surface.add(t.Surface)
		stems.add(Stem(t.Stem, d.Post.Lang))
	}
	for _, m := range d.Analysis.Entities {
		ids.add(m.ID)
	}
	for _, m := range d.Analysis.Concepts {
		ids.add(m.ID)
	}
	one, two := HanTokens(d.Folded)
	return Columns{Surface: surface.String(), Stems: stems.String(), IDs: ids.String(), Han1: one, Han2: two}
}

// HanTokens returns the Han characters and bigrams of a folded text as columns.
func HanTokens(folded string) (ones, twos string) {
	var one, two tokenList
	for run := range strings.FieldsFuncSeq(folded, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		chars := []rune(run)
		for i, r := range chars {
			one.add(string(r))
			if i+1 < len(chars) {
				two.add(string(chars[i : i+2]))
			}
		}
		one.add(Gap)
		two.add(Gap)
	}
	return one.String(), two.String()
}

// Stem is the form under which a stem is indexed and looked up. Kazakh is written in three scripts and often without its
// own letters, so its stems meet in the lossy skeleton.
func Stem(stem string, l longear.Lang) string {
	if l == longear.Kazakh {
		return fold.Skeleton(stem)
	}
	return stem
}

func isHan(s string) bool {
	for _, r := range s {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

type tokenList struct{ b strings.Builder }

func (l *tokenList) add(token string) {
	token = Token(token)
	if token == "" {
		return
	}
	if l.b.Len() > 0 {
		l.b.WriteByte(' ')
	}
	l.b.WriteString(token)
}

func (l *tokenList) String() string { return l.b.String() }

// Token makes a word safe for both tokenizers: ASCII punctuation inside it would split it in one and not in the other,
// so everything that is ASCII but no letter or digit becomes "_". An id such as person.tokayev becomes person_tokayev.
func Token(word string) string {
	if !needsTokenFix(word) {
		return word
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x80 && !unicode.IsSpace(r), r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + ('a' - 'A')
		default:
			return '_'
		}
	}, word)
}

func needsTokenFix(word string) bool {
	for _, r := range word {
		if r < 0x80 && (r < 'a' || r > 'z') && (r < '0' || r > '9') || r >= 0x80 && unicode.IsSpace(r) {
			return true
		}
	}
	return false
}
