package score

import "testing"

func TestAcross(t *testing.T) {
	truth := map[string]string{"a": "1", "b": "1", "c": "1", "d": "2"}
	langs := map[string]string{"a": "zh", "b": "ru", "c": "ru", "d": "kk"}
	got := Across(truth, map[string]string{"a": "x", "b": "x", "c": "y", "d": "x"}, langs)
	// said: ab, ad, bd; true: ab, ac
	if want := prf(1./3, .5); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
