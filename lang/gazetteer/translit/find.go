package translit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"longear"
	"longear/lang"
	"longear/lang/lexicon/match"
)

// Finder finds names that the gazetteer does not have. Its mentions are weak. It is safe for concurrent use.
type Finder struct {
	table    *Table
	surnames map[string]bool // pinyin
	han      map[rune]bool   // the surnames' characters
}

// NewFinder builds a finder.
func NewFinder() *Finder {
	f := &Finder{table: New(), surnames: map[string]bool{}, han: map[rune]bool{}}
	for _, r := range surnames {
		f.han[r] = true
		f.surnames[f.table.pinyin[r]] = true
	}
	return f
}

const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤习温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"

// Match finds the names in a text that taken, the mentions of the gazetteer, do not cover.
func (f *Finder) Match(t lang.Text, taken []lang.Mention) []lang.Mention {
	var found []lang.Mention
	add := func(id string, from, to int) {
		m := lang.Mention{ID: "name:" + id, Span: t.Read.Original(from, to), Ambiguous: true, Weak: true}
		overlaps := func(o lang.Mention) bool { return o.Span.From < m.Span.To && m.Span.From < o.Span.To }
		if !slices.ContainsFunc(taken, overlaps) && !slices.ContainsFunc(found, overlaps) {
			found = append(found, m)
		}
	}
	if t.Lang == longear.Chinese {
		f.chinese(t.Read.Text, add)
	} else {
		f.words(t.Read.Text, add)
	}
	return found
}

// chinese finds runs of transcribing characters, and surnames with one or two characters after them that no word of
// everyday Chinese has: those of the table of readings.
func (f *Finder) chinese(text string, add func(string, int, int)) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if n := transcribed(text[i:]); n >= 3*3 {
			if s := f.table.HanSkeleton(text[i : i+n]); len(s) >= 3 {
				add(s, i, i+n)
			}
			i += n
			continue
		}
		if f.han[r] {
			f.given(text, i, size, add)
		}
		i += size
	}
}

// given offers the surname at i with two characters and with one.
func (f *Finder) given(text string, i, size int, add func(string, int, int)) {
	surname := f.table.pinyin[[]rune(text[i : i+size])[0]]
	for _, n := range [...]int{6, 3} {
		if to := i + size + n; to <= len(text) {
			if py, ok := f.table.Pinyin(text[i+size : to]); ok {
				add(surname+"-"+py, i, to)
				return
			}
		}
	}
}

// transcribed measures the run of transcribing characters at the start of a text.
func transcribed(text string) int {
	for i, r := range text {
		if !match.Transcribes(r) && r != '·' {
			return i
		}
	}
	return len(text)
}

// words finds Chinese names in two words and Russian surnames by their endings.
func (f *Finder) words(text string, add func(string, int, int)) {
	prev, prevFrom, prevTo := "", 0, 0
	for from, to := range wordSpans(text) {
		word := text[from:to]
		if py := f.chineseName(prev, word); py != "" && from-prevTo <= 1 {
			add(py, prevFrom, to)
		} else if stem, ok := surname(word); ok {
			if s := RussianSkeleton(stem); len(s) >= 3 {
				add(s, from, to)
			}
		}
		prev, prevFrom, prevTo = word, from, to
	}
}

// chineseName gives the id of a surname and a given name in Palladius' spelling or in pinyin.
func (f *Finder) chineseName(surname, given string) string {
	if surname == "" || len(given) < 2 {
		return ""
	}
	if surname[0] < utf8.RuneSelf {
		if f.surnames[surname] && f.table.IsPinyin(given) && len(given) > 3 {
			return surname + "-" + given
		}
		return ""
	}
	first, ok := f.table.palladius[surname]
	if !ok || !f.surnames[first] || letters(given) < 4 {
		return ""
	}
	if py, ok := f.table.FromRussian(given); ok {
		return first + "-" + py
	}
	return ""
}

// surname cuts a Cyrillic family name to its stem by its usual endings; other words are none.
func surname(word string) (string, bool) {
	if letters(word) < 6 || word[0] < utf8.RuneSelf {
		return "", false
	}
	for end := range strings.FieldsSeq(caseEndings) {
		stem := strings.TrimSuffix(word, strings.TrimPrefix(end, "-"))
		if end != "-" && stem == word {
			continue
		}
		for s := range strings.FieldsSeq(familyEndings) {
			if strings.HasSuffix(stem, s) && letters(stem) > letters(s)+1 {
				return stem, true
			}
		}
	}
	return "", false
}

const (
	caseEndings   = "- ым ом ой ого ому ых ыми ий ая ую ова ева а у е ы тың тің ның нің дың дің ға ге қа ке пен мен бен ты ті ді ды"
	familyEndings = "ев лев рев нев бев ков лов нов ров мов сов ской ск цк енк чук юк швил дзе баев беков"
)

// wordSpans gives the runs of letters of a folded text.
func wordSpans(text string) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		start := -1
		for i, r := range text {
			letter := r >= 'a' && r <= 'z' || r >= 0x430 && r < 0x530
			if letter && start < 0 {
				start = i
			} else if !letter && start >= 0 {
				if !yield(start, i) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(start, len(text))
		}
	}
}
