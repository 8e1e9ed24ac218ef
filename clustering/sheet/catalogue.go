package sheet

import (
	"cmp"
	"slices"
	"strings"

	"longear"
	"longear/clustering/spread"
	"longear/lang"
)

// Reader analyses a text; *lang.Analyzer is one.
type Reader interface {
	Analyse(text string, p longear.Post) *lang.Analysis
}

// Catalogue finds the sources that a text credits. It does not change and may be used by several goroutines.
type Catalogue struct {
	sources []longear.Source
	entity  map[string][]longear.SourceID // by the id of a medium of the gazetteer
	names   []called
}

// called is a name by which texts may call sources.
type called struct {
	folded string
	stems  map[longear.Lang][]string // as texts of a language inflect it
	ids    []longear.SourceID
}

// inflecting are the languages whose texts inflect names.
func inflecting() []longear.Lang {
	return []longear.Lang{longear.Russian, longear.Kazakh, longear.Ukrainian}
}

// NewCatalogue reads the names of sources.
func NewCatalogue(sources []longear.Source, r Reader) *Catalogue {
	c := &Catalogue{sources: sources, entity: map[string][]longear.SourceID{}}
	names := map[string][]longear.SourceID{}
	for _, s := range sources {
		for _, name := range []string{plain(s.Name), plain(s.Outlet), s.Account} {
			if f := spread.FoldName(name); f != "" {
				names[f] = add(names[f], s.ID)
			}
			for _, id := range media(name, s, r) {
				c.entity[id] = add(c.entity[id], s.ID)
			}
		}
	}
	for f, ids := range names {
		n := called{folded: f, stems: map[longear.Lang][]string{}, ids: ids}
		for _, l := range inflecting() {
			for _, t := range r.Analyse(f, longear.Post{Lang: l, Script: script(l)}).Tokens {
				n.stems[l] = append(n.stems[l], t.Stem)
			}
		}
		c.names = append(c.names, n)
	}
	slices.SortFunc(c.names, func(a, b called) int { // the longest first: it says most
		return cmp.Or(len(b.folded)-len(a.folded), cmp.Compare(a.folded, b.folded))
	})
	return c
}

// plain is a name without the edition that stands behind it in brackets: "Tengrinews (kk)".
func plain(name string) string {
	if i := strings.LastIndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
		name = name[:i]
	}
	return strings.TrimSpace(name)
}

func add(ids []longear.SourceID, id longear.SourceID) []longear.SourceID {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

// mediaPrefix begins the ids of media in the gazetteer.
const mediaPrefix = "media."

// media are the media of the gazetteer that a source's name is one of the forms of.
func media(name string, s longear.Source, r Reader) []string {
	var out []string
	for _, l := range append(slices.Clone(s.Languages), longear.English, longear.Russian) {
		if name == "" {
			continue
		}
		for _, m := range r.Analyse(name, longear.Post{Lang: l, Script: script(l)}).Entities {
			if strings.HasPrefix(m.ID, mediaPrefix) && !m.Weak && !m.Ambiguous && !slices.Contains(out, m.ID) {
				out = append(out, m.ID)
			}
		}
	}
	return out
}

func script(l longear.Lang) longear.Script {
	switch l {
	case longear.Chinese:
		return longear.Hans
	case longear.Russian, longear.Kazakh, longear.Ukrainian:
		return longear.Cyrl
	}
	return longear.Latn
}

// source finds a source of the catalogue.
func (c *Catalogue) source(id longear.SourceID) longear.Source {
	if i := slices.IndexFunc(c.sources, func(s longear.Source) bool { return s.ID == id }); i >= 0 {
		return c.sources[i]
	}
	return longear.Source{ID: id}
}

// others leaves out the sources that are the post's own, or editions of its outlet or owner: who names itself has it from
// nobody else.
func (c *Catalogue) others(p *longear.Post, fits func(longear.Source) bool) []longear.SourceID {
	own := c.source(p.Source)
	outlet, owner := cmp.Or(p.Outlet, own.Outlet), cmp.Or(p.Owner, own.Owner)
	var out []longear.SourceID
	for _, s := range c.sources {
		same := s.ID == p.Source || outlet != "" && s.Outlet == outlet || owner != "" && s.Owner == owner
		if !same && fits(s) {
			out = append(out, s.ID)
		}
	}
	slices.Sort(out)
	return out
}

// ofLangs are the other sources that publish in one of the languages.
func (c *Catalogue) ofLangs(p *longear.Post, langs []longear.Lang) []longear.SourceID {
	return c.others(p, func(s longear.Source) bool {
		return slices.ContainsFunc(s.Languages, func(l longear.Lang) bool { return slices.Contains(langs, l) })
	})
}

// abroad are the sources of other countries than the post's; where that is not known, those of other languages.
func (c *Catalogue) abroad(p *longear.Post) []longear.SourceID {
	country := cmp.Or(p.Country, c.source(p.Source).Country)
	return c.others(p, func(s longear.Source) bool {
		if country != "" && s.Country != "" {
			return s.Country != country
		}
		return !slices.Contains(s.Languages, p.Lang)
	})
}
