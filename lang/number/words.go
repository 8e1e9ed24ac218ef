package number

import (
	"strings"
	"unicode/utf8"

	"longear"
	"longear/lang/internal/translit"
)

// value is what a number word means: an addend below 1000, or a multiplier.
type value struct {
	n     float64
	scale bool
}

// numerals are number words by language, folded. "=" starts a value, words with that value follow; "x" marks a
// multiplier.
var numerals = map[longear.Lang]map[string]value{
	longear.Russian: read("=2 два две двух двум двумя двое двоих =3 три трех трем тремя трое троих троим =4 четыре четырех четырем четырьмя четверо четверых " +
		"=5 пять пяти пятью пятеро пятерых =6 шесть шести шестеро =7 семь семи семеро =8 восемь восьми =9 девять девяти =10 десять десяти =11 одиннадцать одиннадцати " +
		"=12 двенадцать двенадцати =13 тринадцать тринадцати =14 четырнадцать четырнадцати =15 пятнадцать пятнадцати =16 шестнадцать шестнадцати =17 семнадцать семнадцати " +
		"=18 восемнадцать восемнадцати =19 девятнадцать девятнадцати =20 двадцать двадцати =30 тридцать тридцати =40 сорок сорока =50 пятьдесят пятидесяти =60 шестьдесят шестидесяти " +
		"=70 семьдесят семидесяти =80 восемьдесят восьмидесяти =90 девяносто девяноста =100 сто ста =200 двести двухсот =300 триста трехсот =400 четыреста =500 пятьсот пятисот " +
		"=600 шестьсот =700 семьсот =800 восемьсот =900 девятьсот =x1e3 тыс тысяча тысячи тысяч тысячу тысячам =x1e6 млн миллион миллиона миллионов миллионам " +
		"=x1e9 млрд миллиард миллиарда миллиардов =x1e12 трлн триллион триллиона триллионов"),
	longear.Ukrainian: read("=2 два дві двох двоє =3 три трьох троє =4 чотири чотирьох четверо =5 пять пяти пятеро п'ять п'яти п'ятеро =6 шість шести шестеро =7 сім семи =8 вісім восьми " +
		"=9 девять девяти дев'ять =10 десять десяти =11 одинадцять =12 дванадцять =13 тринадцять =14 чотирнадцять =15 пятнадцять п'ятнадцять =16 шістнадцять =17 сімнадцять =18 вісімнадцять " +
		"=19 девятнадцять =20 двадцять =30 тридцять =40 сорок =50 пятдесят п'ятдесят =60 шістдесят =70 сімдесят =80 вісімдесят =90 девяносто дев'яносто =100 сто =200 двісті =300 триста " +
		"=400 чотириста =500 пятсот п'ятсот =x1e3 тис тисяча тисячі тисяч =x1e6 млн мільйон мільйона мільйони мільйонів =x1e9 млрд мільярд мільярда мільярди мільярдів =x1e12 трлн трильйон трильйона трильйонів"),
	longear.Kazakh: read("=2 екі екеу =3 үш үшеу =4 төрт төртеу =5 бес бесеу =6 алты алтау =7 жеті жетеу =8 сегіз =9 тоғыз =10 он =20 жиырма =30 отыз =40 қырық =50 елу =60 алпыс " +
		"=70 жетпіс =80 сексен =90 тоқсан =x100 жүз =x1e3 мың мыңнан мыңға мыңды мыңдай тыс =x1e6 млн миллион миллионнан миллионға =x1e9 млрд миллиард миллиардтан =x1e12 трлн триллион"),
	longear.English: read("=2 two =3 three =4 four =5 five =6 six =7 seven =8 eight =9 nine =10 ten =11 eleven =12 twelve =13 thirteen =14 fourteen =15 fifteen =16 sixteen " +
		"=17 seventeen =18 eighteen =19 nineteen =20 twenty =30 thirty =40 forty =50 fifty =60 sixty =70 seventy =80 eighty =90 ninety =x100 hundred =x1e3 thousand =x1e6 million mln " +
		"=x1e9 billion bn =x1e12 trillion trn"),
}

// ones are the words for one, which only count before a multiplier.
var ones = map[string]bool{"один": true, "одна": true, "бір": true, "one": true, "a": true, "одну": true}

// starts are the first letters of the number words of a language: most words begin with others.
var starts = startsOf(numerals, ones)

// letterSet holds letters below U+0540.
type letterSet [0x540 / 64]uint64

func (s *letterSet) has(r rune) bool {
	return s != nil && r < 64*rune(len(s)) && s[r/64]>>(r%64)&1 == 1
}

func (s *letterSet) add(word string) {
	r, _ := utf8.DecodeRuneInString(word)
	s[r/64] |= 1 << (r % 64)
}

func startsOf(numerals map[longear.Lang]map[string]value, ones map[string]bool) map[longear.Lang]*letterSet {
	all := map[longear.Lang]*letterSet{}
	for lang, words := range numerals {
		all[lang] = new(letterSet)
		for w := range words {
			all[lang].add(w)
		}
		for w := range ones {
			all[lang].add(w)
		}
	}
	return all
}

// read reads a list of number words; those with Kazakh letters are found without them, too.
func read(list string) map[string]value {
	m := map[string]value{}
	var v value
	for w := range strings.FieldsSeq(list) {
		if spec, ok := strings.CutPrefix(w, "="); ok {
			v = parseSpec(spec)
			continue
		}
		m[w] = v
		if plain := translit.Plain(w); plain != w {
			m[plain] = v
		}
	}
	return m
}

func parseSpec(spec string) value {
	digits, scale := strings.CutPrefix(spec, "x")
	n := 0.0
	switch digits {
	case "1e3":
		n = 1e3
	case "1e6":
		n = 1e6
	case "1e9":
		n = 1e9
	case "1e12":
		n = 1e12
	default:
		for _, c := range digits {
			n = n*10 + float64(c-'0')
		}
	}
	return value{n, scale}
}

// scaleOf reads the multiplier that s starts with, such as "млн" or "万", in any language: digits need no dictionary of
// their own. A full stop after an abbreviation belongs to it.
func scaleOf(s string, lang longear.Lang) (float64, int) {
	if n, size := hanScale(s); size > 0 {
		return n, size
	}
	n := letters(s)
	if n == 0 {
		return 1, 0
	}
	for _, l := range [...]longear.Lang{lang, longear.Russian, longear.English} {
		if v, ok := numerals[l][s[:n]]; ok && v.scale {
			if n < len(s) && s[n] == '.' && n <= len("млрд") {
				n++
			}
			return v.n, n
		}
	}
	return 1, 0
}
