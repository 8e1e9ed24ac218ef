package fold

import (
	"testing"

	"longear"
)

// TestReader holds that memory used again changes nothing, and that the texts it gave stay.
func TestReader(t *testing.T) {
	var r Reader
	kept := map[string]string{}
	for _, text := range []string{"在台灣，總統府\n乾杯", "é и\u0306 ①", "短", "", "中\xe600中", "在台灣，總統府"} {
		want := Read(text, longear.Chinese, longear.Hant)
		got := r.Read(text, longear.Chinese, longear.Hant)
		kept[want.Text] = got.Text
		for from := range want.Text {
			for to := range len(want.Text) + 2 {
				if g, w := got.Original(from, to), want.Original(from, to); g != w {
					t.Fatalf("%q: Original(%d, %d) = %v, want %v", text, from, to, g, w)
				}
			}
		}
	}
	for want, got := range kept {
		if got != want {
			t.Errorf("a later text changed %q to %q", want, got)
		}
	}
}
