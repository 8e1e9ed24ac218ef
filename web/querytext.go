package web

import (
	"slices"
	"strings"
	"unicode"
)

// queryText is a query cut into its top-level terms, so that links can add a filter or take one away without reading
// more of the language than blanks, quotation marks and brackets.
type queryText []string

func splitQuery(text string) queryText {
	var terms queryText
	var term strings.Builder
	quoted, depth := false, 0
	flush := func() {
		if term.Len() > 0 {
			terms = append(terms, term.String())
			term.Reset()
		}
	}
	for _, r := range text {
		if unicode.IsSpace(r) && !quoted && depth <= 0 {
			flush()
			continue
		}
		switch r {
		case '"':
			quoted = !quoted
		case '(':
			depth++
		case ')':
			depth--
		}
		term.WriteRune(r)
	}
	flush()
	return terms
}

func (q queryText) String() string { return strings.Join(q, " ") }

// filter is one term such as -lang:kk.
type filter struct {
	Field, Value string
	Not          bool
}

// Term writes the filter as the language wants it.
func (f filter) Term() string {
	value := f.Value
	if strings.ContainsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' }) {
		value = `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	if f.Not {
		return "-" + f.Field + ":" + value
	}
	return f.Field + ":" + value
}

// filterFields are the fields that the pages offer as facets and chips.
func filterFields() []string {
	return []string{
		"lang", "script", "platform", "source", "country", "account", "owner", "relation", "stance", "state", "is",
		"after", "before", "since", "until", "narrative", "cluster",
	}
}

// readFilter reads a term as a filter; ok is false for words, phrases and brackets.
func readFilter(term string) (f filter, ok bool) {
	bare, not := strings.CutPrefix(term, "-")
	field, value, found := strings.Cut(bare, ":")
	if !found || value == "" || !slices.Contains(filterFields(), field) {
		return filter{}, false
	}
	return filter{Field: field, Value: strings.Trim(value, `"`), Not: not}, true
}

// filters are the terms that can be shown as chips.
func (q queryText) filters() []filter {
	var out []filter
	for _, term := range q {
		if f, ok := readFilter(term); ok {
			out = append(out, f)
		}
	}
	return out
}

func (q queryText) has(f filter) bool { return slices.Contains(q.filters(), f) }

// without takes a filter away.
func (q queryText) without(f filter) queryText {
	return slices.DeleteFunc(slices.Clone(q), func(term string) bool {
		have, ok := readFilter(term)
		return ok && have == f
	})
}

// with adds a filter. One value of a field is included at a time, since values are joined by "and".
func (q queryText) with(f filter) queryText {
	rest := slices.DeleteFunc(slices.Clone(q), func(term string) bool {
		have, ok := readFilter(term)
		if !ok || have.Field != f.Field {
			return false
		}
		return have.Value == f.Value || (!f.Not && !have.Not)
	})
	return append(rest, f.Term())
}
