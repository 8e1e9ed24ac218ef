// Package translit brings names that the gazetteer does not know into a form in which their spellings in Chinese, Russian
// and English meet: Chinese names by pinyin, which Russian writes in the system of Palladius, and Russian names by the
// consonants that their Chinese transcription keeps. It is weak evidence: many names share a form.
package translit

import (
	_ "embed" // for the table of readings
	"strings"
	"unicode/utf8"
)

//go:embed han.txt
var readings string

// Table holds the readings of Han characters and the syllables of pinyin in Russian. It is safe for concurrent use.
type Table struct {
	pinyin    map[rune]string
	palladius map[string]string // Russian syllable → pinyin
	syllables map[string]bool   // of pinyin
	longest   int               // bytes of the longest Russian syllable
}

// New builds the tables.
func New() *Table {
	t := &Table{pinyin: map[rune]string{}, palladius: map[string]string{}, syllables: map[string]bool{}}
	for line := range strings.Lines(readings) {
		syllable, chars, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || syllable == "#" {
			continue
		}
		for _, r := range chars {
			if t.pinyin[r] == "" {
				t.pinyin[r] = syllable
			}
		}
	}
	for py, ru := range syllables() {
		t.palladius[ru] = py
		t.syllables[py] = true
		t.longest = max(t.longest, len(ru))
	}
	return t
}

// Pinyin reads a Chinese name; false if a character is not in the table.
func (t *Table) Pinyin(han string) (string, bool) {
	var parts []string
	for _, r := range han {
		p := t.pinyin[r]
		if p == "" {
			return "", false
		}
		parts = append(parts, p)
	}
	return strings.Join(parts, ""), len(parts) > 0
}

// FromRussian gives the pinyin of a folded Russian word that is written in Palladius' system from end to end.
func (t *Table) FromRussian(word string) (string, bool) {
	return t.split(word, 0)
}

// split takes the longest syllable first and goes back if the rest does not work out.
func (t *Table) split(word string, depth int) (string, bool) {
	if word == "" {
		return "", depth > 0
	}
	if depth == 3 {
		return "", false
	}
	for n := min(t.longest, len(word)); n > 0; n-- {
		if py, ok := t.palladius[word[:n]]; ok {
			if rest, ok := t.split(word[n:], depth+1); ok {
				return py + rest, true
			}
		}
	}
	return "", false
}

// IsPinyin tells a Latin word that is made of one to three syllables of pinyin.
func (t *Table) IsPinyin(word string) bool { return t.pinyinFrom(word, 0) }

func (t *Table) pinyinFrom(word string, depth int) bool {
	if word == "" {
		return depth > 0
	}
	for n := min(6, len(word)); n > 0 && depth < 3; n-- {
		if t.syllables[word[:n]] && t.pinyinFrom(word[n:], depth+1) {
			return true
		}
	}
	return false
}

// hard are the characters whose reading hides the Russian consonant they stand for: 斯基 -ский, 捷 те, 季 ти.
func hard(r rune) string {
	switch r {
	case '基', '吉':
		return "к"
	case '季', '捷', '杰':
		return "т"
	case '尔':
		return "л"
	case '京':
		return "тн"
	case '若':
		return "ж"
	}
	return ""
}

// HanSkeleton gives the consonants of a foreign name in Chinese.
func (t *Table) HanSkeleton(han string) string {
	var s skeleton
	for _, r := range han {
		if h := hard(r); h != "" {
			s.russian(h)
		} else {
			s.pinyin(t.pinyin[r])
		}
	}
	return s.String()
}

// RussianSkeleton gives the consonants of a folded Russian, Kazakh or Ukrainian name.
func RussianSkeleton(word string) string {
	var s skeleton
	s.russian(word)
	return s.String()
}

// skeleton gathers classes of consonants; doubled ones are one.
type skeleton struct {
	b    strings.Builder
	last byte
}

func (s *skeleton) String() string { return s.b.String() }

func (s *skeleton) put(c byte) {
	if c != 0 && c != s.last {
		s.b.WriteByte(c)
	}
	s.last = c
}

func (s *skeleton) russian(word string) {
	for _, r := range word {
		s.put(russianClass(r))
	}
}

// russianClass is the class of a Cyrillic consonant; 0 for vowels and signs.
func russianClass(r rune) byte {
	switch r {
	case 'б', 'п':
		return 'b'
	case 'д', 'т':
		return 'd'
	case 'г', 'к', 'қ', 'ғ', 'ґ':
		return 'g'
	case 'х', 'һ':
		return 'h'
	case 'с', 'з', 'ц', 'ч', 'ж', 'ш', 'щ':
		return 's'
	case 'л', 'р':
		return 'l'
	case 'м':
		return 'm'
	case 'н', 'ң':
		return 'n'
	case 'в', 'ф':
		return 'v'
	}
	return 0
}

// pinyin adds a syllable: its initial, and n of its end.
func (s *skeleton) pinyin(syllable string) {
	if syllable == "" {
		return
	}
	s.put(initialClass(syllable[0]))
	s.last = 0
	if strings.HasSuffix(syllable, "n") || strings.HasSuffix(syllable, "ng") {
		s.put('n')
		s.last = 0
	}
}

func initialClass(b byte) byte {
	switch b {
	case 'b', 'p':
		return 'b'
	case 'd', 't':
		return 'd'
	case 'g', 'k':
		return 'g'
	case 'h':
		return 'h'
	case 'j', 'q', 'x', 'z', 'c', 's':
		return 's'
	case 'l', 'r':
		return 'l'
	case 'm', 'n':
		return b
	case 'f', 'w':
		return 'v'
	}
	return 0
}

// letters counts the characters of a word.
func letters(word string) int { return utf8.RuneCountInString(word) }
