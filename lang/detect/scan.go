package detect

import (
	"unicode"
	"unicode/utf8"

	"longear"
	"longear/lang/detect/internal/profile"
	"longear/lang/fold"
)

// scan is one pass over a text.
type scan struct {
	d       *Detector
	letters [profile.Scripts]int
	sums    [profile.Scripts]profile.Sums

	han, hans, hant    int // Han characters; of these only Simplified, only Traditional
	kana, hangul, shin int // shin: characters that only Japan writes
	others             [len(otherScripts)]int
	inKK, inRU         path // the Cyrillic words read as Kazakh and Russian by turns
}

// word is what the profiles say of a word.
type word struct {
	sums    profile.Sums
	letters int
}

// knownBits is the size of the memory of a script's words: 16,384.
const knownBits = 14

// otherScripts are named by their script alone.
var otherScripts = [...]struct {
	lang   longear.Lang
	script longear.Script
	table  *unicode.RangeTable
}{
	{"el", "Grek", unicode.Greek},
	{"he", "Hebr", unicode.Hebrew},
	{"hy", "Armn", unicode.Armenian},
	{"ka", "Geor", unicode.Georgian},
	{"hi", "Deva", unicode.Devanagari},
	{"th", "Thai", unicode.Thai},
}

// enough letters tell the language of a long text; reading more would only cost time.
const enough = 3000

func (s *scan) text(text string) {
	total := 0
	for i := 0; i < len(text) && total < enough; {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if script, ok := profiled(r); ok {
			n := s.word(script, text[i:])
			i += n
			total += n
			continue
		}
		if r > 0x2ff {
			s.single(r)
			total++
		}
		i += size
	}
}

// profiled gives the script of a letter that has profiles.
func profiled(r rune) (profile.Script, bool) {
	switch {
	case r < 0x41:
		return 0, false
	case r < 0x250:
		return profile.Latin, r <= 'z' && (r >= 'a' || r <= 'Z') || r >= 0xc0 && r != 0xd7 && r != 0xf7
	case r < 0x400:
		return 0, false
	case r < 0x530:
		return profile.Cyrillic, r < 0x483 || r >= 0x48a
	case r >= 0x620 && r < 0x700:
		return profile.Arabic, r < 0x64b && r != 0x640 || r >= 0x66e && r < 0x6d4 || r == 0x6d5
	case r >= 0x1e00 && r < 0x1f00:
		return profile.Latin, true
	}
	return 0, false
}

// word reads the word that s starts with and gives its length in bytes.
func (s *scan) word(script profile.Script, text string) int {
	if s.d.tables[script] == nil {
		return 1
	}
	n := read(script, text, func(rune) {})
	w, ok := s.d.known[script].Get(text[:n])
	if !ok {
		rd := profile.NewReader(script, s.d.tables[script])
		read(script, text[:n], rd.Letter)
		rd.End()
		w = s.d.known[script].Put(text[:n], word{rd.Word, rd.Letters})
	}
	s.sums[script].Add(&w.sums)
	s.letters[script] += w.letters
	if script == profile.Cyrillic {
		s.mix(w)
	}
	return n
}

// read calls letter for every letter of the word that text starts with and gives its length in bytes.
func read(script profile.Script, text string, letter func(rune)) int {
	i := 0
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if own, ok := profiled(r); !ok || own != script {
			if n := apostrophe(r, size, script, text[i:]); n > 0 {
				letter('\'')
				i += n
				continue
			}
			if invisible(r) {
				i += size
				continue
			}
			break
		}
		letter(r)
		i += size
	}
	return i
}

// apostrophe measures an apostrophe between two letters of the script.
func apostrophe(r rune, size int, script profile.Script, rest string) int {
	switch r {
	case '\'', '’', 'ʼ', 'ʻ', '`', '‘':
		next, _ := utf8.DecodeRuneInString(rest[size:])
		if own, ok := profiled(next); ok && own == script {
			return size
		}
	}
	return 0
}

// invisible tells what may stand inside a word without ending it: stress marks, vowel points, soft hyphens.
func invisible(r rune) bool {
	return r == 0xad || r >= 0x300 && r < 0x370 || r == 0x640 || r >= 0x64b && r < 0x660 || r == 0x200c || r == 0x200d
}

// single counts a character of a script without profiles.
func (s *scan) single(r rune) {
	switch {
	case r >= 0x4e00 && r < 0xa000 || r >= 0x3400 && r < 0x4dc0 || r >= 0x20000 && r < 0x33000:
		s.ideograph(r)
	case r >= 0x3041 && r < 0x3100 && r != 0x30fb && r != 0x30fc || r >= 0xff66 && r < 0xff9e:
		s.kana++
	case r >= 0xac00 && r < 0xd7a4 || r >= 0x1100 && r < 0x1200 || r >= 0x3131 && r < 0x318f:
		s.hangul++
	case r < 0x2000:
		for i := range otherScripts {
			if unicode.Is(otherScripts[i].table, r) {
				s.others[i]++
				return
			}
		}
	}
}

func (s *scan) ideograph(r rune) {
	s.han++
	switch fold.HanForm(r) {
	case longear.Hans:
		s.hans++
	case longear.Hant:
		s.hant++
	}
	if japaneseOnly(r) {
		s.shin++
	}
}

// japaneseOnly tells the simplifications of 1946 and the characters made in Japan that no Chinese text has.
func japaneseOnly(r rune) bool {
	switch r {
	case '円', '働', '込', '広', '売', '対', '駅', '図', '県', '発', '関', '権', '労', '経', '済', '団', '変', '歩', '気', '黒', '読', '続',
		'検', '験', '険', '様', '沢', '辺', '桜', '浜', '戦', '壊', '単', '営', '厳', '応', '恵', '悪', '戻', '払', '拡', '挙', '暁', '栄',
		'歯', '歳', '毎', '満', '焼', '犠', '獣', '畑', '畳', '窃', '竜', '粋', '総', '緑', '縄', '聴', '脳', '臓', '薬', '覚', '観', '訳',
		'譲', '豊', '転', '軽', '辞', '遅', '鉄', '銭', '録', '陥', '隠', '雑', '霊', '頼', '顔', '騒', '齢', '峠', '枠', '咲', '鉱', '両',
		'亜', '仏', '価', '児', '処', '剤', '択', '渋', '渓', '炉', '献', '稲', '穂', '縦', '繊', '郷', '酔', '釈', '闘', '髄':
		return true
	}
	return false
}
