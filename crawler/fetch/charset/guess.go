package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// sample bounds the bytes that the statistics read.
const sample = 64 << 10

// commonLetters are the letters that make up most of Russian, Ukrainian and Kazakh text.
const commonLetters = "оеаинтсрвлкмдпуяыьгзбйчі"

// commonHan are characters that stand in nearly every Chinese news text, Simplified and Traditional.
const commonHan = "的一是不了在人有我他这这個个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运國為們來說時會對過發後種經麼學現當沒動還進樣無與長機關點業將兩間問戰體見應產話內門兒東聲論處義幾認條係氣題爾變總電數報結執務場計區隊決馬書則聽卻達強難權據邊張該規萬覺術領確傳師觀讓識帶導爭運"

// candidate is a charset that the sources of the project are known to use undeclared.
type candidate struct {
	name string
	enc  encoding.Encoding
}

func candidates() []candidate {
	return []candidate{
		{"windows-1251", charmap.Windows1251},
		{"gb18030", simplifiedchinese.GB18030},
		{"koi8-r", charmap.KOI8R},
		{"big5", traditionalchinese.Big5},
		{"ibm866", charmap.CodePage866},
		{"iso-8859-5", charmap.ISO8859_5},
		{"windows-1252", charmap.Windows1252},
	}
}

// guess decodes with every candidate and keeps the most readable text; the first of equals wins.
func guess(body []byte) (text []byte, name string) {
	best, bestScore := candidate{"windows-1252", charmap.Windows1252}, 0.0
	for _, c := range candidates() {
		out, err := c.enc.NewDecoder().Bytes(body[:min(len(body), sample)])
		if err != nil {
			continue
		}
		if score := readability(string(out)); score > bestScore {
			best, bestScore = c, score
		}
	}
	out, err := best.enc.NewDecoder().Bytes(body)
	if err != nil {
		return []byte(strings.ToValidUTF8(string(body), "\uFFFD")), "unknown"
	}
	return out, best.name
}

// readability is the mean weight of the characters beyond ASCII: common letters and characters count for the
// decoding, broken ones and capitals inside words against it.
func readability(text string) float64 {
	sum, n, previous := 0.0, 0, ' '
	for _, r := range text {
		if r >= utf8.RuneSelf {
			sum += weight(r, previous)
			n++
		}
		previous = r
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func weight(r, previous rune) float64 {
	switch {
	case r == utf8.RuneError || unicode.In(r, unicode.Co) || unicode.IsControl(r):
		return -4
	case unicode.Is(unicode.Cyrillic, r) && unicode.IsUpper(r) && unicode.IsLower(previous):
		return -1
	case unicode.Is(unicode.Cyrillic, r) && previous < utf8.RuneSelf && unicode.IsLetter(previous):
		return -1 // "cafй": an accented Latin letter
	case unicode.Is(unicode.Cyrillic, r) && strings.ContainsRune(commonLetters, r):
		return 1
	case unicode.Is(unicode.Cyrillic, r):
		return .3
	case unicode.Is(unicode.Han, r) && strings.ContainsRune(commonHan, r):
		return 1.6
	case unicode.Is(unicode.Han, r), r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF:
		return .2
	case strings.ContainsRune("«»—–…„“”№ёґїєўЁ", r):
		return .2
	case unicode.Is(unicode.Latin, r):
		return .1
	}
	return -.5
}
