package query

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"longear"
)

// textFields are the filters that compare a text, with the values allowed (none: any) and how they are said.
func textFields() map[string]struct {
	field   Field
	allowed []string
	say     string
} {
	type row = struct {
		field   Field
		allowed []string
		say     string
	}
	return map[string]row{
		"lang":      {ByLang, nil, "in language %s"},
		"script":    {ByScript, []string{"Hans", "Hant", "Hani", "Cyrl", "Latn", "Arab"}, "in script %s"},
		"source":    {BySource, nil, "from source %s"},
		"platform":  {ByPlatform, nil, "on %s"},
		"country":   {ByCountry, nil, "published by sources in %s"},
		"account":   {ByAccount, nil, "by account %s"},
		"owner":     {ByOwner, nil, "by owner %s"},
		"relation":  {ByRelation, relationNames(), "that are a %s"},
		"stance":    {ByStance, []string{"asserts", "reports", "questions", "denies", "unclear"}, "whose stance is %s"},
		"narrative": {ByNarrative, nil, "in narrative %s"},
		"cluster":   {ByCluster, nil, "in cluster %s"},
		"state":     {ByState, []string{"unreviewed", "watched", "under check", "not a claim", "verdict"}, "whose narrative is %s"},
	}
}

func relationNames() []string {
	return []string{
		"original", "copy", "edit", "truncated", "superset", "quote", "paraphrase", "translation", "forward", "debunk",
	}
}

func parseFilter(t token) (Node, string, error) {
	if t.text == "" {
		return nil, "", longear.Errorf(longear.KindInvalid, "column %d: a value is missing after %s:", t.at, t.field)
	}
	switch t.field {
	case "is":
		if t.text != "debunked" {
			return nil, "", longear.Errorf(longear.KindInvalid, "column %d: is: knows only “debunked”", t.at)
		}
		return Filter{Field: ByDebunked}, "in a narrative with a debunk", nil
	case "after", "before", "since", "until":
		return parseTimeFilter(t)
	}
	row, ok := textFields()[t.field]
	if !ok {
		return nil, "", longear.Errorf(longear.KindInvalid, "column %d: no filter is called %q; there are %s",
			t.at, t.field, strings.Join(FilterNames(), ", "))
	}
	if len(row.allowed) > 0 && !slices.Contains(row.allowed, t.text) {
		return nil, "", longear.Errorf(longear.KindInvalid, "column %d: %s: is one of %s", t.at, t.field, strings.Join(row.allowed, ", "))
	}
	return Filter{Field: row.field, Value: t.text}, fmt.Sprintf(row.say, t.text), nil
}

// FilterNames lists the filters of the language, sorted.
func FilterNames() []string {
	names := []string{"after", "before", "is"}
	for name := range textFields() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// parseTimeFilter reads a day (midnight UTC) or an RFC 3339 instant. After is inclusive, before exclusive.
func parseTimeFilter(t token) (Node, string, error) {
	at, err := time.Parse(time.DateOnly, t.text)
	if err != nil {
		if at, err = time.Parse(time.RFC3339, strings.ToUpper(t.text)); err != nil {
			return nil, "", longear.Errorf(longear.KindInvalid, "column %d: %s: wants a day such as 2024-04-01 or an RFC 3339 time", t.at, t.field)
		}
	}
	said := at.UTC().Format("2 January 2006 15:04 UTC")
	if t.field == "after" || t.field == "since" {
		return Filter{Field: After, At: at.UTC()}, "since " + said, nil
	}
	return Filter{Field: Before, At: at.UTC()}, "before " + said, nil
}
