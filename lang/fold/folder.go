package fold

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"longear"
	"longear/lang/internal/han"
)

// folder carries one text through the fold. It works word by word: letters are appended as they come, and when the
// word ends it is looked at again if it mixes scripts or its language asks for a conversion.
type folder struct {
	dst   []byte
	base  int     // what dst held before
	offs  []int32 // for each byte of dst the byte of the source; only when track is set
	src   []int32 // source offsets of a normalised text; nil when the text is folded as it is
	track bool
	keep  bool // punctuation stays

	lang    longear.Lang
	script  longear.Script
	convert converter

	start  int    // where the current word starts in dst
	count  [6]int // letters of the word, by class up to wide
	upper  uint64 // which of the word's first 64 letters were capitals
	length int    // letters in the word
	last   class  // class of the last character kept
	twofer bool   // the run has a Han character with two simplified forms

	due   rune  // separator that waits for the next character: 0, ' ' or '\n'
	dueAt int32 // where it stood in the source
}

func newFolder(dst []byte, lang longear.Lang, script longear.Script) folder {
	return folder{dst: dst, base: len(dst), start: len(dst), lang: lang, script: script, last: space}
}

// text folds the whole of s. Text with combining marks is normalised first and folded from the start.
func (f *folder) text(s string) {
	f.convert = converterFor(f.lang, f.script, s)
	start := *f
	if !f.run(s) {
		dst, offs := f.dst[:f.base], f.offs[:0]
		*f = start
		f.dst, f.offs = dst, offs
		s, f.src = normalised(s)
		f.run(s)
	}
	f.endWord()
}

// run folds s and reports whether it got through; it stops at a combining mark unless s is normalised already.
func (f *folder) run(s string) bool {
	for i := 0; i < len(s); {
		b := s[i]
		if starter[b] && (f.length == 0 || f.last == wide) {
			if n := skip(s[i:]); n > 0 {
				f.separate(' ', space, i)
				i += n
				continue
			}
		}
		r, size := rune(b), 1
		if b >= 0xe4 && b <= 0xe9 {
			if j := f.wides(s, i); j > i {
				i = j
				continue
			}
			r, size = han.Decode(s, i)
		} else if b >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if e := lookup(r); e.class() > mark {
			f.letter(e, r != e.rune(), i)
		} else if !f.sign(e, r, i) {
			return false
		}
		i += size
	}
	return true
}

// sign takes everything that is no letter. It reports false where the whole text needs NFKC first.
func (f *folder) sign(e entry, r rune, at int) bool {
	switch c := e.class(); c {
	case drop:
	case mark:
		return f.src != nil
	case rare:
		return f.rare(r, at)
	case apos:
		f.apostrophe(at)
	default:
		f.separate(e.rune(), c, at)
	}
	return true
}

// rare folds a character that the quick tables do not know: through NFKC, then by its properties.
func (f *folder) rare(r rune, at int) bool {
	if r == utf8.RuneError {
		f.separate(' ', space, at)
		return true
	}
	if f.src == nil && composes(r) {
		return false
	}
	var in [utf8.UTFMax]byte
	var out [64]byte
	plain := norm.NFKC.Append(out[:0], in[:utf8.EncodeRune(in[:], r)]...)
	for len(plain) > 0 {
		p, n := utf8.DecodeRune(plain)
		plain = plain[n:]
		e := lookup(p)
		if e.class() == rare {
			e = slowEntry(p)
		}
		switch c := e.class(); {
		case c > mark:
			f.letter(e, p != e.rune(), at)
		case c != mark && c != rare:
			f.sign(e, p, at)
		}
	}
	return true
}

// composes tells the characters that NFKC joins with a neighbour: half-width kana and jamo, conjoining jamo.
func composes(r rune) bool { return r >= 0xff61 && r <= 0xffdc || r >= 0x1100 && r <= 0x11ff }

// letter appends a letter or digit, after the separator that was due.
func (f *folder) letter(e entry, upper bool, at int) {
	c := e.class()
	if f.due != 0 {
		f.flush(c)
	}
	if (c == wide) != (f.last == wide) {
		f.endWord()
	}
	r := e.rune()
	if c == wide {
		r = f.han(r)
	} else if upper && f.length < 64 {
		f.upper |= 1 << f.length
	}
	if c <= wide {
		f.count[c-latin]++
	}
	f.length++
	f.last = c
	f.emit(r, f.source(at))
}

// separate ends the word. A separator is noted and written only before the next character, so that none leads,
// trails or doubles; the reading form writes punctuation at once.
func (f *folder) separate(r rune, c class, at int) {
	f.endWord()
	if f.keep && c == punct {
		f.flush(punct)
		f.emit(r, f.source(at))
		f.last, f.start = punct, len(f.dst)
		return
	}
	if f.due == 0 {
		f.due, f.dueAt = ' ', f.source(at)
	}
	if f.keep && c == line {
		f.due = '\n'
	}
}

// flush writes the separator that is due before a character of class c. In the matching form none stands beside Han
// or kana, where spaces and punctuation say nothing that copies keep.
func (f *folder) flush(c class) {
	if f.due != 0 && len(f.dst) > f.base && (f.keep || c != wide && f.last != wide) {
		f.emit(f.due, f.dueAt)
	}
	f.due = 0
	f.start = len(f.dst)
}

// apostrophe is dropped inside a word (об'єкт, don't); elsewhere it is punctuation. Kazakh Latin of 2017 writes
// letters with it, so it is kept there until the word is converted.
func (f *folder) apostrophe(at int) {
	switch {
	case f.length == 0 || f.last == wide || f.last == digit:
		f.separate('\'', punct, at)
	case f.keep || f.convert == kazakhApostrophe:
		f.emit('\'', f.source(at))
	}
}

// emit appends one rune.
func (f *folder) emit(r rune, at int32) {
	n := len(f.dst)
	if r < utf8.RuneSelf {
		f.dst = append(f.dst, byte(r))
	} else {
		f.dst = utf8.AppendRune(f.dst, r)
	}
	if f.track {
		for ; n < len(f.dst); n++ {
			f.offs = append(f.offs, at)
		}
	}
}

func (f *folder) source(at int) int32 {
	if f.src != nil {
		return f.src[at]
	}
	return int32(at)
}

// normalised is NFKC with, for each byte, the byte of s where its segment starts.
func normalised(s string) (string, []int32) {
	var it norm.Iter
	it.InitString(norm.NFKC, s)
	out := make([]byte, 0, len(s))
	offs := make([]int32, 0, len(s)+1)
	for !it.Done() {
		at := int32(it.Pos())
		seg := it.Next()
		out = append(out, seg...)
		for range seg {
			offs = append(offs, at)
		}
	}
	return string(out), append(offs, int32(len(s)))
}
