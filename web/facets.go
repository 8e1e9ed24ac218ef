package web

import (
	"cmp"
	"slices"
	"strings"

	"longear"
)

type facetView struct {
	Head   string
	Values []facetValue
	More   []facetValue // beyond the first few
}

type facetValue struct {
	Text     string
	Hue      string // of a language
	Count    string
	On       bool
	Include  string // adds the filter, or takes it away when it is on
	Exclude  string
	Excluded bool
}

// shownValues is how many values of a facet are shown at once.
const shownValues = 6

// facetFields are the facets in the order of the page.
func facetFields() []string {
	return []string{"lang", "country", "platform", "source", "relation", "stance"}
}

func (v visit) facets(req request, counts map[string][]longear.Count) []facetView {
	var out []facetView
	for _, field := range facetFields() {
		f := facetView{Head: v.t.T("facet." + field)}
		for _, value := range v.facetValues(req, field, counts[field]) {
			if len(f.Values) < shownValues || value.On || value.Excluded {
				f.Values = append(f.Values, value)
			} else {
				f.More = append(f.More, value)
			}
		}
		if len(f.Values) > 0 {
			out = append(out, f)
		}
	}
	return append(out, v.debunkFacet(req))
}

func (v visit) facetValues(req request, field string, counts []longear.Count) []facetValue {
	counts = slices.Clone(counts)
	slices.SortStableFunc(counts, func(a, b longear.Count) int { return -cmp.Compare(a.Count, b.Count) })
	var out []facetValue
	for _, c := range counts {
		if c.Value == "" {
			continue
		}
		value := v.facetValue(req, filter{Field: field, Value: c.Value})
		value.Count = v.t.number(c.Count)
		if field == "lang" {
			value.Hue = hue(longear.Lang(c.Value))
		}
		out = append(out, value)
	}
	return append(out, v.excludedValues(req, field, counts)...)
}

// excludedValues are values that the query excludes, and that the answer therefore does not count.
func (v visit) excludedValues(req request, field string, counts []longear.Count) []facetValue {
	var out []facetValue
	for _, f := range req.text.filters() {
		counted := slices.ContainsFunc(counts, func(c longear.Count) bool { return c.Value == f.Value })
		if f.Field == field && f.Not && !counted {
			out = append(out, v.facetValue(req, filter{Field: field, Value: f.Value}))
		}
	}
	return out
}

func (v visit) facetValue(req request, f filter) facetValue {
	not := filter{Field: f.Field, Value: f.Value, Not: true}
	value := facetValue{Text: v.valueName(f.Field, f.Value), On: req.text.has(f), Excluded: req.text.has(not)}
	switch {
	case value.On:
		value.Include = req.withText(req.text.without(f))
	case value.Excluded:
		value.Include = req.withText(req.text.without(not))
	default:
		value.Include, value.Exclude = req.withText(req.text.with(f)), req.withText(req.text.with(not))
	}
	return value
}

func (v visit) debunkFacet(req request) facetView {
	value := v.facetValue(req, filter{Field: "is", Value: "debunked"})
	return facetView{Head: v.t.T("facet.is"), Values: []facetValue{value}}
}

// valueName is how a value of a filter is said.
func (v visit) valueName(field, value string) string {
	switch field {
	case "source":
		return v.catalog.name(longear.SourceID(value))
	case "country":
		return v.t.name(field, strings.ToUpper(value))
	default:
		return v.t.name(field, strings.ReplaceAll(value, " ", "_"))
	}
}

type chipView struct {
	Text   string
	Remove string
}

// chips are the filters of the query, each with a link that takes it away.
func (v visit) chips(req request) []chipView {
	var out []chipView
	for _, f := range req.text.filters() {
		text := v.t.T("chip."+f.Field, v.valueName(f.Field, f.Value))
		if f.Not {
			text = v.t.T("chip.not", text)
		}
		out = append(out, chipView{Text: text, Remove: req.withText(req.text.without(f))})
	}
	return out
}
