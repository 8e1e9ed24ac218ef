package imports

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"longear/lang/lexicon/table"
)

// maxEntity bounds one entity of a dump, in bytes.
const maxEntity = 64 << 20

// item is what is read of an entity.
type item struct {
	ID      string
	Labels  map[string]struct{ Value string }
	Aliases map[string][]struct{ Value string }
	Claims  map[string][]struct {
		Mainsnak struct {
			Datavalue struct{ Value json.RawMessage }
		}
	}
}

// readWikidata reads a dump: a JSON array with one entity a line, or JSON lines.
func readWikidata(r io.Reader, f Filter) ([]table.Row, error) {
	wanted := make(map[string]bool, len(f.Countries))
	for _, c := range f.Countries {
		wanted[countryItem(c)] = true
	}
	var out []table.Row
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, maxEntity)
	for line := 1; scan.Scan(); line++ {
		text := bytes.TrimSuffix(bytes.TrimSpace(scan.Bytes()), []byte(","))
		if len(text) < 2 || text[0] != '{' {
			continue
		}
		at := table.Pos{File: Wikidata, Line: line}
		var it item
		if err := json.Unmarshal(text, &it); err != nil {
			return nil, &table.Error{Pos: at, Msg: err.Error()}
		}
		if row, ok := it.row(at, f, wanted); ok {
			out = append(out, row)
		}
	}
	return out, scan.Err()
}

// row turns an entity into a row if the filter keeps it.
func (it item) row(at table.Pos, f Filter, wanted map[string]bool) (table.Row, bool) {
	kind := it.class()
	countries := append(it.values("P17"), it.values("P27")...)
	if !f.class(kind) || len(wanted) > 0 && !slices.ContainsFunc(countries, func(c string) bool { return wanted[c] }) {
		return table.Row{}, false
	}
	row := newRow(it.ID, kind, "Wikidata (CC0)", at)
	for _, tag := range slices.Sorted(maps.Keys(it.Labels)) {
		if l, ok := languageOf(tag); ok {
			addForm(&row, l, it.Labels[tag].Value)
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(it.Aliases)) {
		if l, ok := languageOf(tag); ok {
			for _, a := range it.Aliases[tag] {
				addForm(&row, l, a.Value)
			}
		}
	}
	return row, len(row.Forms) > 1
}

// values gives the items that a property points to.
func (it item) values(property string) []string {
	var out []string
	for _, c := range it.Claims[property] {
		var v struct{ ID string }
		if json.Unmarshal(c.Mainsnak.Datavalue.Value, &v) == nil && v.ID != "" {
			out = append(out, v.ID)
		}
	}
	return out
}

// class tells persons, then organisations by their usual classes, then everything with coordinates or a country of its
// own as a place.
func (it item) class() string {
	is := it.values("P31")
	switch {
	case slices.Contains(is, "Q5"):
		return "person"
	case slices.ContainsFunc(is, isOrganisation):
		return "organisation"
	case len(it.Claims["P625"]) > 0 || slices.Contains(is, "Q6256") || slices.Contains(is, "Q3624078"):
		return "place"
	}
	return "other"
}

// isOrganisation tells organisations, companies, parties, ministries, agencies, media, universities, banks, units.
func isOrganisation(class string) bool {
	return slices.Contains(strings.Fields("Q43229 Q4830453 Q783794 Q6881511 Q891723 Q7278 Q192350 Q327333 Q2659904 Q11032 Q1153191 Q1616075 "+
		"Q3918 Q22687 Q176799 Q163740 Q484652 Q245065 Q4287745 Q1110794 Q15265344 Q41710 Q79913 Q15911314 Q17149090"), class)
}

// countryItem gives the Wikidata item of an ISO code; items and unknown codes stay.
func countryItem(code string) string {
	pairs := strings.Fields("KZ Q232 RU Q159 CN Q148 UA Q212 US Q30 BY Q184 KG Q813 UZ Q265 TJ Q863 TM Q874 TR Q43 DE Q183 FR Q142 GB Q145 " +
		"JP Q17 KR Q884 KP Q423 IN Q668 PK Q843 IR Q794 AF Q889 MN Q711 AM Q399 AZ Q227 GE Q230 MD Q217 PL Q36 LT Q37 LV Q211 EE Q191 TW Q865 " +
		"IL Q801 SY Q858 SA Q851 HU Q28 RS Q403 IT Q38 ES Q29 CA Q16 AU Q408 BR Q155 VN Q881 FI Q33 SE Q34 NO Q20")
	if i := slices.Index(pairs, strings.ToUpper(code)); i >= 0 && i%2 == 0 {
		return pairs[i+1]
	}
	return code
}
