package mutate

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"longear"
)

// nameStock holds names that may stand for each other: in Chinese a list of places, elsewhere capitalised words of the
// texts with the same ending.
type nameStock struct {
	lang   longear.Lang
	places []string
	byEnd  map[string][]string
}

func newNameStock(texts []string, l longear.Lang) nameStock {
	s := nameStock{lang: l, byEnd: map[string][]string{}}
	if l == longear.Chinese {
		s.places = strings.Fields(chinesePlaces)
		return s
	}
	for _, t := range texts {
		for _, w := range innerCapitals(t) {
			s.byEnd[ending(w)] = append(s.byEnd[ending(w)], w)
		}
	}
	for k, v := range s.byEnd {
		slices.Sort(v)
		s.byEnd[k] = slices.Compact(v)
	}
	return s
}

const chinesePlaces = "北京 上海 天津 重庆 河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 四川 贵州 云南 陕西 甘肃 " +
	"青海 广西 西藏 宁夏 新疆 香港 澳门 台湾 武汉 成都 西安 南京 杭州 苏州 青岛 大连 厦门 深圳 广州 长沙 郑州 济南 昆明 沈阳 " +
	"美国 日本 韩国 英国 法国 德国 俄罗斯 印度 泰国 越南 意大利 加拿大 澳大利亚 哈萨克斯坦 乌克兰"

// innerCapitals lists the words of a text that are written with a capital inside a sentence.
func innerCapitals(text string) []string {
	var out []string
	words := strings.Fields(text)
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if i == 0 || strings.ContainsAny(words[i-1], ".!?:;«»\"") || !unicode.IsUpper(first) {
			continue
		}
		if w = strings.Trim(w, ",.()«»\""); utf8.RuneCountInString(w) > 4 && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
			out = append(out, w)
		}
	}
	return out
}

func ending(w string) string {
	r := []rune(w)
	return string(r[len(r)-2:])
}

// swap changes one name of the text wherever it stands.
func (s nameStock) swap(rng *rand.Rand, text string) (string, bool) {
	var held, others []string
	if s.lang == longear.Chinese {
		for _, p := range s.places {
			if strings.Contains(text, p) {
				held = append(held, p)
			}
		}
		others = s.places
	} else if held = innerCapitals(text); len(held) > 0 {
		held = held[rng.IntN(len(held)):][:1]
		others = s.byEnd[ending(held[0])]
	}
	if len(held) == 0 || len(others) < 2 {
		return "", false
	}
	old := held[rng.IntN(len(held))]
	for range 20 {
		if n := others[rng.IntN(len(others))]; !related(n, old) && !strings.Contains(text, n) {
			return strings.ReplaceAll(text, old, n), true
		}
	}
	return "", false
}

// related tells forms of one name apart from other names.
func related(a, b string) bool {
	x, y := []rune(a), []rune(b)
	n := min(4, len(x), len(y))
	return string(x[:n]) == string(y[:n])
}

// distinct leaves out texts that share passages with an earlier one: nature's own near-duplicates, whose truth nobody
// knows.
func distinct(texts []string, l longear.Lang) []string {
	k := 24
	if l == longear.Chinese {
		k = 10
	}
	seen := map[string]bool{}
	out := texts[:0:0]
	for _, t := range texts {
		r := []rune(strings.ToLower(t))
		grams, old := 0, 0
		for i := 0; i+k <= len(r); i += 1 {
			grams++
			if seen[string(r[i:i+k])] {
				old++
			}
		}
		if grams == 0 || old*12 > grams {
			continue
		}
		for i := 0; i+k <= len(r); i++ {
			seen[string(r[i:i+k])] = true
		}
		out = append(out, t)
	}
	return out
}
