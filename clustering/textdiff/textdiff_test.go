package textdiff

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestDiff(t *testing.T) {
	tests := []struct {
		name, old, new string
		names          []string
		want           []Piece
	}{
		{"equal", "погибли 12 человек", "погибли 12 человек", nil, []Piece{{Kind: Same, Old: "погибли 12 человек", New: "погибли 12 человек"}}},
		{"a number", "погибли 12 человек", "погибли 30 человек", nil, []Piece{
			{Kind: Same, Old: "погибли", New: "погибли"}, {Kind: Changed, Old: "12", New: "30", Number: true}, {Kind: Same, Old: "человек", New: "человек"},
		}},
		{"a decimal", "курс 450,1 тенге", "курс 450,2 тенге", nil, []Piece{
			{Kind: Same, Old: "курс", New: "курс"}, {Kind: Changed, Old: "450,1", New: "450,2", Number: true}, {Kind: Same, Old: "тенге", New: "тенге"},
		}},
		{"a name", "глава Омска ушёл", "глава Томска ушёл", nil, []Piece{
			{Kind: Same, Old: "глава", New: "глава"}, {Kind: Changed, Old: "Омска", New: "Томска", Name: true}, {Kind: Same, Old: "ушёл", New: "ушёл"},
		}},
		{"a listed name", "在北京发生", "在上海发生", []string{"北京", "上海"}, []Piece{
			{Kind: Same, Old: "在", New: "在"}, {Kind: Changed, Old: "北京", New: "上海", Name: true}, {Kind: Same, Old: "发生", New: "发生"},
		}},
		{"added", "дамбу прорвало", "срочно! дамбу прорвало", nil, []Piece{
			{Kind: Added, New: "срочно!"}, {Kind: Same, Old: "дамбу прорвало", New: "дамбу прорвало"},
		}},
		{"removed", "дамбу прорвало ночью", "дамбу прорвало", nil, []Piece{
			{Kind: Same, Old: "дамбу прорвало", New: "дамбу прорвало"}, {Kind: Removed, Old: "ночью"},
		}},
		{"empty", "", "", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Diff(tt.old, tt.new, tt.names...)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzDiff wants both texts back from the pieces, white space aside.
func FuzzDiff(f *testing.F) {
	f.Add("а б в г 12", "б а г 13 д")
	f.Add("北京 12.5 ok", "\xff 上海")
	f.Add("0:", "0:0")
	f.Fuzz(func(t *testing.T, a, b string) {
		var x, y strings.Builder
		for _, p := range Diff(a, b) {
			x.WriteString(p.Old)
			y.WriteString(p.New)
		}
		if got, want := squeeze(x.String()), squeeze(a); got != want {
			t.Errorf("old: got %q, want %q", got, want)
		}
		if got, want := squeeze(y.String()), squeeze(b); got != want {
			t.Errorf("new: got %q, want %q", got, want)
		}
	})
}

func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), unicode.IsSpace), "")
}
