package fold

import (
	"unicode/utf8"

	"longear"
)

// maxWord bounds the words that are looked at again, in letters; nothing longer is a word.
const maxWord = 64

// wordRunes is a word taken out of dst, with source offsets when they are tracked.
type wordRunes struct {
	r [maxWord * 2]rune
	o [maxWord * 2]int32
	n int
}

// endWord closes the current word: converts it, or repairs letters that look right but belong to another script.
func (f *folder) endWord() {
	if f.length == 0 {
		f.start = len(f.dst)
		return
	}
	if f.length <= maxWord {
		f.reconsider()
	}
	if f.twofer {
		f.phrases()
	}
	f.start, f.length, f.upper, f.twofer = len(f.dst), 0, 0, false
	f.count = [6]int{}
}

func (f *folder) reconsider() {
	lat, cyr, ara := f.count[0], f.count[1], f.count[2]
	switch {
	case f.convert == kazakhArabic && ara > 0:
		f.rewrite(tote)
	case f.convert > kazakhArabic && lat > 0 && cyr == 0:
		f.fromLatin()
	case lat > 0 && cyr > 0:
		if f.repair(lat, cyr) && f.convert > kazakhArabic {
			f.fromLatin()
		}
	case lat == 1 && f.length == 1 && f.script == longear.Cyrl:
		f.repair(0, 1)
	}
}

// fromLatin converts a word that is Latin throughout.
func (f *folder) fromLatin() {
	if f.convert == russianLatin {
		f.rewrite(russianLetters)
		return
	}
	f.rewrite(latinTables[f.convert])
}

// take decodes the current word.
func (f *folder) take(w *wordRunes) {
	for i := f.start; i < len(f.dst) && w.n < len(w.r); {
		r, size := utf8.DecodeRune(f.dst[i:])
		w.r[w.n] = r
		if f.track {
			w.o[w.n] = f.offs[i]
		}
		w.n++
		i += size
	}
}

// put writes a word back in place of the current one.
func (f *folder) put(w *wordRunes) {
	f.dst = f.dst[:f.start]
	if f.track {
		f.offs = f.offs[:f.start-f.base]
	}
	for i := range w.n {
		f.emit(w.r[i], w.o[i])
	}
}

// repair turns the letters of the minority script into their look-alikes of the majority script, but only if all of
// them have one: "пpивeт" is repaired, "iPhoneға" is two scripts on purpose. The text's script breaks a tie. It
// tells whether the word is Latin now.
func (f *folder) repair(lat, cyr int) (latin bool) {
	var w wordRunes
	f.take(&w)
	toCyr := cyr > lat || cyr == lat && f.script != longear.Latn
	letters := 0
	for i := range w.n {
		r := w.r[i]
		if r == '\'' {
			continue
		}
		twin, foreign := lookAlike(r, f.upper>>letters&1 == 1, toCyr)
		letters++
		if foreign && twin == 0 {
			return false
		}
		if foreign {
			w.r[i] = twin
		}
	}
	f.put(&w)
	return !toCyr
}

// lookAlike gives the other script's twin of a lower-case letter that was written in the given case, and whether the
// letter is foreign at all. UTS #39 confusables, kept to those that people and evaders type.
func lookAlike(r rune, upper, toCyr bool) (twin rune, foreign bool) {
	if toCyr {
		if r < quickSize && quick[r].class() != latin || r >= quickSize && letterClass(r) != latin {
			return 0, false
		}
		return toCyrillic(r, upper), true
	}
	if lookup(r).class() != cyril {
		return 0, false
	}
	return toLatin(r, upper), true
}

func toCyrillic(r rune, upper bool) rune {
	if upper {
		switch r {
		case 'b':
			return 'в'
		case 'h':
			return 'н'
		}
	}
	switch r {
	case 'a':
		return 'а'
	case 'c':
		return 'с'
	case 'e', 'ë':
		return 'е'
	case 'h':
		return 'һ'
	case 'i':
		return 'і'
	case 'ï':
		return 'ї'
	case 'j':
		return 'ј'
	case 'k':
		return 'к'
	case 'm':
		return 'м'
	case 'o':
		return 'о'
	case 'p':
		return 'р'
	case 's':
		return 'ѕ'
	case 't':
		return 'т'
	case 'x':
		return 'х'
	case 'y':
		return 'у'
	case 'ə', 'ǝ':
		return 'ә'
	case 'ɵ':
		return 'ө'
	}
	return 0
}

func toLatin(r rune, upper bool) rune {
	if upper {
		switch r {
		case 'в':
			return 'b'
		case 'к':
			return 'k'
		case 'м':
			return 'm'
		case 'н':
			return 'h'
		case 'т':
			return 't'
		}
	}
	switch r {
	case 'а':
		return 'a'
	case 'е':
		return 'e'
	case 'і':
		return 'i'
	case 'ј':
		return 'j'
	case 'о':
		return 'o'
	case 'р':
		return 'p'
	case 'с':
		return 'c'
	case 'ѕ':
		return 's'
	case 'у':
		return 'y'
	case 'х':
		return 'x'
	case 'һ':
		return 'h'
	case 'ә':
		return 'ə'
	}
	return 0
}
