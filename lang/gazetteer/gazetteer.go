// Package gazetteer knows the names of the project: people, places, organisations, weapons, media, each with its forms in
// five languages (data/<field>/entities.tsv, one row an entity; countries from package countries). It finds them in
// texts, inflected or not, and says what they are called elsewhere.
package gazetteer

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"longear"
	"longear/lang"
	"longear/lang/gazetteer/countries"
	"longear/lang/gazetteer/translit"
	"longear/lang/lexicon/match"
	"longear/lang/lexicon/table"
)

//go:embed data
var shipped embed.FS

// codeVersion changes whenever the code of matching finds something else in the same text.
const codeVersion = "entities 2"

// Options of a gazetteer. The zero value works.
type Options struct {
	Extra  []table.Row // a user's own rows, see table.Read and Import
	Blocks []table.Row // concepts whose Chinese words are not searched for names
	Unseen bool        // also weak mentions, "name:…", of names that are in no table
}

// Gazetteer finds entities in texts. It is safe for concurrent use.
type Gazetteer struct {
	*match.Glossary
	matcher *match.Matcher
	unseen  *translit.Finder // nil: not asked for
	version string
}

var _ lang.Matcher = (*Gazetteer)(nil)

// New builds the gazetteer of the shipped entities and the user's own.
func New(o Options) (*Gazetteer, error) {
	rows, err := Rows()
	if err != nil {
		return nil, err
	}
	rows, err = match.Merge(rows, o.Extra)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	names := match.Doubt(match.Entries(rows, true), match.Entries(o.Blocks, false))
	entries := slices.Concat(match.FunctionWords(), names, match.Blocks(o.Blocks))
	m := match.New(entries)
	g := &Gazetteer{Glossary: match.NewGlossary(rows), matcher: m, version: match.Version(codeVersion, entries)}
	if o.Unseen {
		g.unseen = translit.NewFinder()
		g.version += "+unseen"
	}
	return g, nil
}

// Rows gives the shipped entities: countries, then the others in the order of their files.
func Rows() ([]table.Row, error) { return rows() }

// rows reads the files once; what it gives is never changed.
var rows = sync.OnceValues(func() ([]table.Row, error) {
	states, err := countries.Rows()
	if err != nil {
		return nil, err
	}
	data, err := fs.Sub(shipped, "data")
	if err != nil {
		return nil, err
	}
	others, err := table.ReadFS(data, "lang/gazetteer/data/")
	return Combine(states, others), err
})

// Combine puts the rows of countries before the others. A territory that another row describes, by its English or its
// Chinese name, takes that row's id, so that both are joined.
func Combine(states, others []table.Row) []table.Row {
	known := map[string]string{}
	for _, r := range others {
		for _, l := range []longear.Lang{longear.English, longear.Chinese} {
			if r.Kind == "place" && len(r.Forms[l]) > 0 {
				known[match.Key(r.Forms[l][0].Text, l)] = r.ID
			}
		}
	}
	out := make([]table.Row, 0, len(states)+len(others))
	for _, r := range states {
		for _, l := range []longear.Lang{longear.English, longear.Chinese} {
			if id := known[match.Key(r.Forms[l][0].Text, l)]; id != "" && r.Kind == "place" {
				r.ID = id
			}
		}
		out = append(out, r)
	}
	return append(out, others...)
}

// Match finds the entities of a text in order; none overlap.
func (g *Gazetteer) Match(t lang.Text) []lang.Mention {
	found := g.matcher.Match(t)
	if g.unseen == nil {
		return found
	}
	found = append(found, g.unseen.Match(t, found)...)
	slices.SortStableFunc(found, func(a, b lang.Mention) int { return a.Span.From - b.Span.From })
	return found
}

// Spell gives the stem of a word whose spelling leaves letters out, see match.Matcher.
func (g *Gazetteer) Spell(word string, l longear.Lang, script longear.Script) string {
	return g.matcher.Spell(word, l, script)
}

// Warm builds what is otherwise built when the first text of a language comes.
func (g *Gazetteer) Warm() { g.matcher.Warm() }

// Version names the code and data.
func (g *Gazetteer) Version() string { return g.version }
