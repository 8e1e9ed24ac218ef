package web

import (
	"slices"
	"time"

	"longear"
)

// coverage is what is known about the collection of sources: "not found" says where we looked.
type coverage struct {
	byID    map[longear.SourceID]longear.Coverage
	catalog directory
}

func (v visit) coverage() (coverage, error) {
	all, err := v.opt.Reader.Coverage(v.r.Context())
	if err != nil {
		return coverage{}, err
	}
	return newCoverage(all, v.catalog), nil
}

func newCoverage(all []longear.Coverage, catalog directory) coverage {
	c := coverage{byID: map[longear.SourceID]longear.Coverage{}, catalog: catalog}
	for _, one := range all {
		c.byID[one.Source] = one
	}
	return c
}

// since is the first successful fetch of a source; ok is false for imports and for sources never fetched.
func (c coverage) since(id longear.SourceID) (time.Time, bool) {
	one, ok := c.byID[id]
	return one.Since, ok && !one.Since.IsZero()
}

// measurable tells whether a lag that begins at start may be measured with this source: not where it begins before we
// collected the source. Imported posts have no such date.
func (c coverage) measurable(start time.Time, ids ...longear.SourceID) bool {
	return !slices.ContainsFunc(ids, func(id longear.SourceID) bool {
		since, ok := c.since(id)
		return ok && start.Before(since)
	})
}

type lookedView struct {
	Lang    string
	Hue     string
	Sources int
	Last    whenView
	Failing []string
}

type coverageView struct {
	Sources  int
	Fetched  int
	Failing  []string // names
	Never    []string
	ByLang   []lookedView
	Earliest whenView // since when the first of them is collected
}

// view sums up where we looked.
func (c coverage) view(v visit) coverageView {
	out := coverageView{Sources: len(c.catalog.sorted)}
	langs := map[longear.Lang]*lookedView{}
	last := map[longear.Lang]time.Time{}
	var earliest time.Time
	for _, s := range c.catalog.sorted {
		one, ok := c.byID[s.ID]
		if !ok || one.LastFetch.IsZero() {
			out.Never = append(out.Never, s.Name)
			continue
		}
		out.Fetched++
		if one.Failing() {
			out.Failing = append(out.Failing, s.Name)
		}
		if !one.Since.IsZero() && (earliest.IsZero() || one.Since.Before(earliest)) {
			earliest = one.Since
		}
		for _, lang := range s.Languages {
			c.look(v, langs, last, lang, s, one)
		}
	}
	out.Earliest = v.instant(earliest)
	for _, lang := range sortedLangs(langs) {
		langs[lang].Last = v.instant(last[lang])
		out.ByLang = append(out.ByLang, *langs[lang])
	}
	return out
}

func (c coverage) look(v visit, langs map[longear.Lang]*lookedView, last map[longear.Lang]time.Time, lang longear.Lang, s longear.Source, one longear.Coverage) {
	if langs[lang] == nil {
		langs[lang] = &lookedView{Lang: v.t.name("lang", string(lang)), Hue: hue(lang)}
	}
	l := langs[lang]
	l.Sources++
	if one.Failing() {
		l.Failing = append(l.Failing, s.Name)
	}
	if one.LastOK.After(last[lang]) {
		last[lang] = one.LastOK
	}
}
