// Package countries knows the countries and territories of the world: their names in five languages (names.tsv, from
// Unicode CLDR) and the adjectives, inhabitants and short forms that news call them by (words.tsv, our own).
package countries

import (
	_ "embed" // for the tables
	"fmt"
	"strings"

	"longear"
	"longear/lang/lexicon/table"
)

//go:generate go run ./internal/names

//go:embed names.tsv
var names string

//go:embed words.tsv
var words string

// notStates are codes of ISO 3166 that are no states: dependencies, and territories whose status is disputed. They are
// places here, whatever anybody calls them.
const notStates = " TW HK MO XK EH AQ AX AS AI AW BM IO VG KY CX CC CK CW FK FO GF PF TF GI GL GP GU GG HM IM JE MQ YT MS NC NU NF MP PN PR RE BL SH MF PM SX GS SJ TK TC UM VI WF BV BQ AC CP CQ DG EA IC TA "

// ID is the entity of a code: country.kz, or place.taiwan for what is no state.
func ID(code string) string {
	switch code {
	case "TW":
		return "place.taiwan"
	case "HK":
		return "place.hong-kong"
	case "MO":
		return "place.macao"
	case "XK":
		return "place.kosovo"
	}
	if strings.Contains(notStates, " "+code+" ") {
		return "place." + strings.ToLower(code)
	}
	return "country." + strings.ToLower(code)
}

// Rows gives a row for each country and territory.
func Rows() ([]table.Row, error) {
	plain, err := table.Read(strings.NewReader(strings.Replace(names, "code\t", "id\t", 1)), "lang/gazetteer/countries/names.tsv")
	if err != nil {
		return nil, err
	}
	more, err := table.Read(strings.NewReader(strings.Replace(words, "code\t", "id\t", 1)), "lang/gazetteer/countries/words.tsv")
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, len(plain))
	for i := range plain {
		at[plain[i].ID] = i
		complete(&plain[i])
	}
	for _, r := range more {
		i, known := at[r.ID]
		if !known {
			return nil, fmt.Errorf("%s: no country has the code %s", r.Pos, r.ID)
		}
		for _, l := range table.Languages() {
			plain[i].Forms[l] = distinct(append(plain[i].Forms[l], r.Forms[l]...))
		}
	}
	for i := range plain {
		plain[i].ID = ID(plain[i].Country)
	}
	return plain, nil
}

// complete turns a row of names into an entity. CLDR writes some names with an explanation in brackets, which is left
// out of the forms.
func complete(r *table.Row) {
	r.Country, r.Provenance, r.Kind = r.ID, "CLDR (golang.org/x/text); own:2026-11", "country"
	if strings.HasPrefix(ID(r.ID), "place.") {
		r.Kind = "place"
	}
	for l, forms := range r.Forms {
		var out []table.Form
		for _, f := range forms {
			out = append(out, table.Form{Text: withoutBrackets(f.Text), Ambiguous: f.Ambiguous || ambiguous(r.ID, l)})
		}
		r.Forms[l] = out
	}
}

// ambiguous names that are everyday words once the capital is lost, or another place.
func ambiguous(code string, l longear.Lang) bool {
	switch {
	case code == "CD" || code == "CG" || code == "VI" || code == "VG":
		return true
	case l == longear.English:
		return code == "TR" || code == "GE" || code == "TD" || code == "JE" || code == "ML"
	case l == longear.Russian || l == longear.Kazakh || l == longear.Ukrainian:
		return code == "TD" || code == "TG"
	}
	return false
}

func withoutBrackets(name string) string {
	if i := strings.IndexAny(name, "(（"); i > 0 {
		name = name[:i]
	}
	return strings.TrimSpace(name)
}

func distinct(forms []table.Form) []table.Form {
	seen := make(map[string]bool, len(forms))
	out := forms[:0:0]
	for _, f := range forms {
		if !seen[f.Text] {
			seen[f.Text] = true
			out = append(out, f)
		}
	}
	return out
}
