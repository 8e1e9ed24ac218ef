package fold

import "longear/lang/internal/han"

// plainHan are the characters that stay as they are in every text: their own Simplified form, with no other.
var plainHan = newPlainHan()

func newPlainHan() *han.Set {
	s := new(han.Set)
	for r := rune(han.First); r < han.End; r++ {
		if _, two := twoFormOf(r); !two && Simplify(r) == r && lookup(r) == pack(r, wide) {
			s.Add(r)
		}
	}
	return s
}

// wides appends the plain Han characters at s[i:], if the character before them is of their kind, so that they ask for
// nothing but to be copied. It gives the place after them.
func (f *folder) wides(s string, i int) int {
	if f.last != wide || f.due != 0 {
		return i
	}
	from := i
	for i < len(s) {
		r, ok := han.At(s, i)
		if !ok || !plainHan.Has(r) {
			break
		}
		f.dst = append(f.dst, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf) // s may be no valid UTF-8
		i += han.Size
	}
	n := (i - from) / han.Size
	f.count[wide-latin] += n
	f.length += n
	if f.track {
		for ; from < i; from += han.Size {
			at := f.source(from)
			f.offs = append(f.offs, at, at, at)
		}
	}
	return i
}
