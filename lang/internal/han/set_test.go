package han

import "testing"

func TestSkip(t *testing.T) {
	some := SetOf("前后〇a")
	for _, test := range []struct {
		set  *Set
		text string
		from int
		want int
	}{
		{some, "中国前", 0, 6},
		{some, "中国前", 6, 6},
		{some, "中国", 3, 6},
		{some, "中国〇", 0, 6},
		{some, "中a后", 0, 3},
		{some, "中\xe4\xb8", 0, 3},
		{nil, "中前后", 0, 9},
		{nil, "", 0, 0},
	} {
		if got := test.set.Skip(test.text, test.from); got != test.want {
			t.Errorf("Skip(%q, %d) = %d, want %d", test.text, test.from, got, test.want)
		}
	}
}

func TestHas(t *testing.T) {
	for r := rune(First); r < End; r++ {
		if one := SetOf(string(r)); !one.Has(r) || one.Has(First+(r-First+1)%(End-First)) || one.Has(First+(r-First+64)%(End-First)) {
			t.Fatalf("the set of %U alone is wrong", r)
		}
	}
}
