package mutate

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"longear"
)

// weighted is an operation and how many of a hundred copies it makes.
type weighted struct {
	op Op
	n  int
}

var (
	allOps = []weighted{
		{Verbatim, 12},
		{Footer, 15},
		{Header, 10},
		{Cut, 13},
		{Edit5, 6},
		{Edit10, 7},
		{Edit20, 6},
		{Shuffle, 6},
		{DropOne, 6},
		{Noise, 6},
		{Script, 5},
		{ScriptTote, 3},
		{Homoglyph, 3},
		{ZeroWidth, 2},
	}
	// safeOps leave the numbers and names of a short text in place.
	safeOps = []weighted{{Verbatim, 40}, {Footer, 25}, {Header, 15}, {Noise, 20}}
)

func (g *generator) pick(ops []weighted) Op {
	total := 0
	for _, o := range ops {
		total += o.n
	}
	n := g.rng.IntN(total)
	for _, o := range ops {
		if n -= o.n; n < 0 {
			return o.op
		}
	}
	return Verbatim
}

// apply performs an operation; false when the text or the language does not allow it.
func (g *generator) apply(op Op, text string) (string, bool) {
	switch op {
	case Header:
		return g.pool.headers[g.rng.IntN(len(g.pool.headers))] + " " + text, true
	case Footer:
		return text + "\n" + g.pool.footers[g.rng.IntN(len(g.pool.footers))], true
	case Cut:
		return g.cut(text)
	case Edit5:
		return g.edit(text, .05), true
	case Edit10:
		return g.edit(text, .10), true
	case Edit20:
		return g.edit(text, .20), true
	case Shuffle:
		return g.shuffle(text)
	case DropOne:
		return g.drop(text)
	case Noise:
		return g.noise(text), true
	case Script:
		return g.script.first(g.rng, text)
	case ScriptTote:
		return g.script.second(text)
	case Homoglyph:
		return g.homoglyphs(text)
	case ZeroWidth:
		return g.zeroWidth(text), true
	}
	return text, true
}

// cut keeps 30–75 % of the text, mostly its beginning, whole words only.
func (g *generator) cut(text string) (string, bool) {
	r := []rune(text)
	n := int(float64(len(r)) * (.30 + .45*g.rng.Float64()))
	if n < 24 {
		return "", false
	}
	from := 0
	if g.rng.Float64() < .25 {
		from = g.rng.IntN(len(r) - n)
	}
	part := string(r[from : from+n])
	if g.Lang != longear.Chinese {
		if i := strings.LastIndexByte(part, ' '); i > len(part)/2 {
			part = part[:i]
		}
		if i := strings.IndexByte(part, ' '); from > 0 && i >= 0 && i < len(part)/4 {
			part = part[i+1:]
		}
	}
	if g.rng.Float64() < .5 {
		part += "…"
	}
	return part, true
}

// edit replaces, drops or doubles a share of the words, or of the character pairs in Chinese. Words with figures stay,
// as changing them would make another claim.
func (g *generator) edit(text string, share float64) string {
	units := unitsOf(text, g.Lang)
	changed := 0
	for _, i := range g.rng.Perm(len(units)) {
		if float64(changed) >= share*float64(len(units)) {
			break
		}
		if strings.ContainsFunc(units[i], unicode.IsDigit) {
			continue
		}
		switch n := g.rng.IntN(10); {
		case n < 7:
			units[i] = g.words[g.rng.IntN(len(g.words))]
		case n < 9:
			units[i] = ""
		default:
			units[i] += joint(g.Lang) + g.words[g.rng.IntN(len(g.words))]
		}
		changed++
	}
	return strings.Join(units, joint(g.Lang))
}

func joint(l longear.Lang) string {
	if l == longear.Chinese {
		return ""
	}
	return " "
}

// unitsOf cuts a text into words, or into pairs of characters in Chinese.
func unitsOf(text string, l longear.Lang) []string {
	if l != longear.Chinese {
		return strings.Fields(text)
	}
	r := []rune(text)
	units := make([]string, 0, len(r)/2+1)
	for i := 0; i < len(r); i += 2 {
		units = append(units, string(r[i:min(i+2, len(r))]))
	}
	return units
}

// vocabulary is what edits put in: words of the texts without figures.
func vocabulary(texts []string, l longear.Lang) []string {
	var words []string
	for _, t := range texts[:min(len(texts), 1500)] {
		for _, w := range unitsOf(t, l) {
			if !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
				words = append(words, w)
			}
		}
	}
	return words
}

func sentences(text string) []string {
	var out []string
	from := 0
	for i, r := range text {
		if strings.ContainsRune(".!?。！？\n", r) {
			end := i + len(string(r))
			if s := strings.TrimSpace(text[from:end]); len(s) > 3 {
				out = append(out, s)
			}
			from = end
		}
	}
	if s := strings.TrimSpace(text[from:]); len(s) > 3 {
		out = append(out, s)
	}
	return out
}

func (g *generator) shuffle(text string) (string, bool) {
	s := sentences(text)
	if len(s) < 3 {
		return "", false
	}
	g.rng.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	return strings.Join(s, joint(g.Lang)), true
}

func (g *generator) drop(text string) (string, bool) {
	s := sentences(text)
	if len(s) < 3 {
		return "", false
	}
	i := g.rng.IntN(len(s))
	if len(s[i])*5 > len(text)*3 {
		return "", false
	}
	return strings.Join(append(s[:i], s[i+1:]...), joint(g.Lang)), true
}

func (g *generator) noise(text string) string {
	marks := []string{"❗️", "🔥🔥", "😱", "👇👇👇", "⚡️", "🙏🙏", "❌", "📌", "🤔"}
	text = marks[g.rng.IntN(len(marks))] + text
	if g.rng.Float64() < .5 {
		text += " https://t.me/x" + string(rune('a'+g.rng.IntN(26))) + "/" + strings.Repeat("7", 1+g.rng.IntN(4))
	}
	if g.rng.Float64() < .4 {
		text = strings.ReplaceAll(text, ".", "!!! "+marks[g.rng.IntN(len(marks))])
	}
	if g.rng.Float64() < .4 {
		text = "@user" + string(rune('a'+g.rng.IntN(26))) + " " + text
	}
	return text
}

// homoglyphs writes some letters with their twins of another alphabet.
func (g *generator) homoglyphs(text string) (string, bool) {
	if g.Lang == longear.Chinese {
		return g.zeroWidth(text), true
	}
	twins := map[rune]rune{'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'х': 'x', 'і': 'i', 'А': 'A', 'О': 'O', 'С': 'C'}
	return strings.Map(func(r rune) rune {
		if t, ok := twins[r]; ok && g.rng.Float64() < .3 {
			return t
		}
		return r
	}, text), true
}

func (g *generator) zeroWidth(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteRune(r)
		if g.rng.Float64() < .08 {
			b.WriteRune([]rune{0x200b, 0x200c, 0x2060, 0xfe0f}[g.rng.IntN(4)])
		}
	}
	return b.String()
}

// swapNumber changes one number of the text.
func swapNumber(rng *rand.Rand, text string) (string, bool) {
	var at [][2]int
	for i := 0; i < len(text); i++ {
		if strings.HasPrefix(text[i:], "http") || text[i] == '@' {
			for i < len(text) && text[i] > ' ' && text[i] < 0x7f {
				i++
			}
			continue
		}
		j := i
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		if j > i {
			at = append(at, [2]int{i, j})
			i = j
		}
	}
	if len(at) == 0 {
		return "", false
	}
	p := at[rng.IntN(len(at))]
	old := text[p[0]:p[1]]
	for {
		n := make([]byte, len(old))
		for i := range n {
			n[i] = byte('1' + rng.IntN(9))
		}
		if string(n) != old {
			return text[:p[0]] + string(n) + text[p[1]:], true
		}
	}
}
