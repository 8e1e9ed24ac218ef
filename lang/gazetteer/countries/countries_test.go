package countries

import (
	"strings"
	"testing"

	"longear"
	"longear/lang/lexicon/table"
)

func TestRows(t *testing.T) {
	rows, err := Rows()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]table.Row{}
	words := 0
	for _, r := range rows {
		at[r.ID] = r
		for _, l := range table.Languages() {
			if len(r.Forms[l]) == 0 {
				t.Errorf("%s has no name in %s", r.ID, l)
			}
		}
		if len(r.Forms[longear.Russian]) > 1 {
			words++
		}
	}
	if len(rows) < 240 || words < 120 {
		t.Errorf("%d countries and territories, %d with words of their own", len(rows), words)
	}
	for _, test := range []struct{ id, kind, form string }{
		{"country.kz", "country", "казахстанский"},
		{"country.cn", "country", "中方"},
		{"country.us", "country", "АҚШ"},
		{"place.taiwan", "place", "Тайвань"},
		{"place.kosovo", "place", "косовский"},
	} {
		r := at[test.id]
		if r.Kind != test.kind || !has(r, test.form) {
			t.Errorf("%s: %+v", test.id, r)
		}
	}
}

// TestTaiwan holds a promise: whose country Taiwan is, is not for this table to say.
func TestTaiwan(t *testing.T) {
	rows, err := Rows()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Kind == "country" && (has(r, "台湾") || has(r, "Taiwan") || strings.HasSuffix(r.ID, ".tw")) {
			t.Errorf("%s is a country", r.ID)
		}
	}
}

func has(r table.Row, text string) bool {
	for _, forms := range r.Forms {
		for _, f := range forms {
			if f.Text == text {
				return true
			}
		}
	}
	return false
}
