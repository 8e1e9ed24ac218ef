package fold

import (
	"slices"

	"longear"
)

// Mapped is a folded text that knows where each of its bytes came from.
type Mapped struct {
	Text string
	offs []int32 // offs[i] is the byte of the original where the rune of Text[i] started; one more entry for the end
}

// Original gives the span of the original text that Text[from:to] was made from. Out of range values are clamped.
func (m Mapped) Original(from, to int) longear.Span {
	if o := m.offs; 0 <= from && from < to && to < len(o) && o[to-1] < o[to] {
		return longear.Span{From: int(o[from]), To: int(o[to])}
	}
	return m.clamped(from, to)
}

// clamped is Original where a bound is out of range, or falls into what was made from one character.
func (m Mapped) clamped(from, to int) longear.Span {
	from, to = clamp(from, len(m.Text)), clamp(to, len(m.Text))
	if from >= to {
		at := int(m.offs[from])
		return longear.Span{From: at, To: at}
	}
	return longear.Span{From: int(m.offs[from]), To: m.end(to)}
}

// end is where the original of the byte before to ends: the next larger source offset.
func (m Mapped) end(to int) int {
	last := m.offs[to-1]
	for to < len(m.offs)-1 && m.offs[to] <= last {
		to++
	}
	return int(m.offs[to])
}

func clamp(x, most int) int { return max(0, min(x, most)) }

// Fold returns the matching form of a text in the given language and script. It is idempotent and at most 12 times as
// long (U+FDFA has that factor under NFKC); an unknown language leaves out what only one language asks for.
func Fold(text string, lang longear.Lang, script longear.Script) string {
	return string(AppendFold(make([]byte, 0, len(text)+len(text)/4), text, lang, script))
}

// AppendFold appends the matching form of text to dst; with room in dst it allocates nothing for ordinary text.
func AppendFold(dst []byte, text string, lang longear.Lang, script longear.Script) []byte {
	f := newFolder(dst, lang, script)
	f.text(text)
	return f.dst
}

// Map is Fold with the way back to the original.
func Map(text string, lang longear.Lang, script longear.Script) Mapped {
	return mapped(text, lang, script, false)
}

// Read returns the reading form of text: folded, but with its punctuation (dashes as -, quotation marks as they are,
// line breaks as \n), and with the way back to the original. Links and mentions are one space.
func Read(text string, lang longear.Lang, script longear.Script) Mapped {
	return mapped(text, lang, script, true)
}

func mapped(text string, lang longear.Lang, script longear.Script, keep bool) Mapped {
	var r Reader
	return r.mapped(text, lang, script, keep)
}

// Reader makes reading forms and uses its memory again: the way back of what it gave is good until it reads the next
// text, the folded text stays. The zero value works; it is for one text at a time.
type Reader struct {
	dst  []byte
	offs []int32
}

// Read is the function Read.
func (r *Reader) Read(text string, lang longear.Lang, script longear.Script) Mapped {
	return r.mapped(text, lang, script, true)
}

func (r *Reader) mapped(text string, lang longear.Lang, script longear.Script, keep bool) Mapped {
	f := newFolder(slices.Grow(r.dst[:0], len(text)+16), lang, script)
	f.keep, f.track = keep, true
	f.offs = slices.Grow(r.offs[:0], len(text)+16)
	f.text(text)
	r.dst, r.offs = f.dst, append(f.offs, int32(len(text)))
	return Mapped{Text: string(r.dst), offs: r.offs}
}
