package lang

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func TestApart(t *testing.T) {
	at := func(id string, from, to int) Mention {
		return Mention{ID: id, Span: longear.Span{From: from, To: to}}
	}
	doubtful := at("place.mirny", 0, 6)
	doubtful.Ambiguous = true
	for _, test := range []struct {
		name            string
		concepts, names []Mention
		want            []Mention
	}{
		{"inside a name", []Mention{at("apple", 0, 12), at("flood", 13, 18)}, []Mention{at("place.almaty", 0, 12)}, []Mention{at("flood", 13, 18)}},
		{"part of a name", []Mention{at("north", 4, 9), at("gas", 20, 23)}, []Mention{at("place.x", 0, 3), at("facility.nord-stream", 4, 16)}, []Mention{at("gas", 20, 23)}},
		{"longer than the name", []Mention{at("army", 0, 12)}, []Mention{at("country.ru", 0, 6)}, []Mention{at("army", 0, 12)}},
		{"a name in doubt", []Mention{at("peace", 0, 6)}, []Mention{doubtful}, []Mention{at("peace", 0, 6)}},
		{"an organisation", []Mention{at("defence", 0, 6)}, []Mention{at("org.mod", 0, 9)}, []Mention{at("defence", 0, 6)}},
		{"no names", []Mention{at("peace", 0, 6)}, nil, []Mention{at("peace", 0, 6)}},
	} {
		if diff := cmp.Diff(test.want, Apart(test.concepts, test.names)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}
