package han

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestAt(t *testing.T) {
	for r := rune(1); r < 0x11000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		got, ok := At("a"+string(r)+"b", 1)
		if want := r >= First && r < End; ok != want || ok && got != r {
			t.Fatalf("%U: got %U, %v", r, got, ok)
		}
		if ok && r >= 0x4e00 && r < 0x9ffd && !unicode.Is(unicode.Han, r) {
			t.Fatalf("%U is not Han", r)
		}
	}
	if _, ok := At("\xe4\xb8", 0); ok {
		t.Error("half a character was taken for one")
	}
}
