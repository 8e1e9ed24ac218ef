// Package lexicon knows the news concepts of the project: ids that a Chinese, a Russian and a Kazakh text share, each
// with its words in five languages (data/<field>/concepts.tsv, one row a concept). It finds them in texts and says what
// they are called.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"longear"
	"longear/lang"
	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

//go:embed data
var shipped embed.FS

// codeVersion changes whenever the code of matching finds something else in the same text.
const codeVersion = "concepts 2"

// Options of a lexicon. The zero value works.
type Options struct {
	Extra  []table.Row // a user's own rows, see table.Read
	Blocks []table.Row // entities whose Chinese names are not searched for concepts
}

// Lexicon finds concepts in texts. It is safe for concurrent use.
type Lexicon struct {
	*match.Glossary
	matcher *match.Matcher
	written map[string]string // see WrittenAs
	version string
}

var _ lang.Matcher = (*Lexicon)(nil)

// New builds the lexicon of the shipped concepts and the user's own.
func New(o Options) (*Lexicon, error) {
	shipped := raw()
	if shipped.err != nil {
		return nil, shipped.err
	}
	rows, err := match.Merge(Resolve(shipped.rows, shipped.aliases), o.Extra)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	words := family(match.Irregular(match.Entries(rows, false)), shipped.families)
	entries := slices.Concat(words, match.Blocks(o.Blocks), match.FunctionWords())
	return &Lexicon{
		Glossary: match.NewGlossary(rows), matcher: match.New(entries), written: shipped.written(), version: match.Version(codeVersion, entries),
	}, nil
}

// Raw gives the shipped concepts in the order of their files, before those that are one are joined, and the table that
// joins them.
func Raw() (rows []table.Row, aliases map[string]string, err error) {
	r := raw()
	return r.rows, r.aliases, r.err
}

type rawData struct {
	rows              []table.Row
	aliases, families map[string]string
	err               error
}

// raw reads the files once; what it gives is never changed.
var raw = sync.OnceValue(func() (r rawData) {
	data, err := fs.Sub(shipped, "data")
	if err != nil {
		return rawData{err: err}
	}
	if r.aliases, r.err = ReadAliases(data); r.err != nil {
		return r
	}
	if r.families, r.err = ReadFamilies(data); r.err != nil {
		return r
	}
	r.rows, r.err = table.ReadFS(data, "lang/lexicon/data/")
	return r
})

// written joins aliases and families: id → the id that analyses write.
func (r *rawData) written() map[string]string {
	all := maps.Clone(r.families)
	for from, to := range r.aliases {
		all[from] = to
		if head, ok := r.families[to]; ok {
			all[from] = head
		}
	}
	return all
}

// Rows gives the shipped concepts.
func Rows() ([]table.Row, error) {
	raw, aliases, err := Raw()
	if err != nil {
		return nil, err
	}
	return Resolve(raw, aliases), nil
}

// Match finds the concepts of a text in order; none overlap.
func (l *Lexicon) Match(t lang.Text) []lang.Mention { return l.matcher.Match(t) }

// Spell gives the stem of a word whose spelling leaves letters out, see match.Matcher.
func (l *Lexicon) Spell(word string, in longear.Lang, script longear.Script) string {
	return l.matcher.Spell(word, in, script)
}

// Warm builds what is otherwise built when the first text of a language comes.
func (l *Lexicon) Warm() { l.matcher.Warm() }

// Version names the code and data.
func (l *Lexicon) Version() string { return l.version }

// Field is the part of an id before the dot: "politics".
func Field(id string) string {
	field, _, _ := strings.Cut(id, ".")
	return field
}

// Words gives the words of a concept in a language, the usual one first.
func (l *Lexicon) Words(id string, in longear.Lang) []string { return l.Forms(id, in) }
