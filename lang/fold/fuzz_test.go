package fold

import (
	"strings"
	"testing"
	"unicode/utf8"

	"longear"
)

// maxGrowth is the most that folding may lengthen a text, in bytes.
const maxGrowth = 12

func FuzzFold(f *testing.F) {
	for _, p := range benchPosts {
		f.Add(p.text, string(p.lang), string(p.script))
	}
	for _, s := range []string{"и\u0306\u0301", "ﷺ", "İıŉǆ", "\xff\xfe", "ｶﾞ ﾞ", "각", "a'o'’s'", "@@a_ www. http://", "著著名", "中\xe600中\xe600", "ءءە", "ЫҚылa", "Aƴ", "Aу"} {
		f.Add(s, "kk", "Latn")
		f.Add(s, "ru", "Latn")
		f.Add(s, "kk", "Arab")
		f.Add(s, "zh", "Hant")
	}
	f.Fuzz(func(t *testing.T, text, lang, script string) {
		l, s := longear.Lang(lang), longear.Script(script)
		once := Fold(text, l, s)
		if !utf8.ValidString(once) {
			t.Fatalf("%q: invalid UTF-8 %q", text, once)
		}
		if twice := Fold(once, l, s); twice != once {
			t.Fatalf("%q: not idempotent: %q, then %q", text, once, twice)
		}
		if len(once) > maxGrowth*len(text) {
			t.Fatalf("%q: grew to %d bytes", text, len(once))
		}
		if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Fatalf("%q: loose spaces in %q", text, once)
		}
		if sk := Skeleton(once); Skeleton(sk) != sk {
			t.Fatalf("%q: skeleton not idempotent: %q", text, sk)
		}
		m := Map(text, l, s)
		if m.Text != once {
			t.Fatalf("%q: Map %q, Fold %q", text, m.Text, once)
		}
		for i := range m.Text {
			if sp := m.Original(i, len(m.Text)); sp.From > sp.To || sp.To > len(text) {
				t.Fatalf("%q: span %v of %d bytes", text, sp, len(text))
			}
		}
		Read(text, l, s)
	})
}
