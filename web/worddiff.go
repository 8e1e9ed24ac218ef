package web

import (
	"slices"
	"strings"
	"unicode"
)

// change is a run of a text that a child kept, added, or left out.
type change struct {
	Op   string // "", ins, del, gap
	Text string
}

// maxDiff bounds the table of the comparison: longer texts are compared by their beginnings.
const maxDiff = 900

// keptContext is how many tokens of unchanged text are shown around a change.
const keptContext = 12

// wordDiff compares two texts by words; Han, which has no blanks, by characters.
func wordDiff(parent, child string) []change {
	a, b := tokens(oneLine(parent)), tokens(oneLine(child))
	cut := len(a) > maxDiff || len(b) > maxDiff
	a, b = a[:min(len(a), maxDiff)], b[:min(len(b), maxDiff)]
	out := collapse(walk(a, b, table(a, b)))
	if cut {
		out = append(out, change{Op: "gap"})
	}
	return out
}

// tokens cuts a text into words, single Han characters, and what stands between.
func tokens(s string) []string {
	var out []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) {
			word.WriteRune(r)
			continue
		}
		flush()
		out = append(out, string(r))
	}
	flush()
	return out
}

// table holds the length of the longest common run of tokens of a[i:] and b[j:].
func table(a, b []string) [][]int16 {
	t := make([][]int16, len(a)+1)
	for i := range t {
		t[i] = make([]int16, len(b)+1)
	}
	for i, x := range slices.Backward(a) {
		for j, y := range slices.Backward(b) {
			if x == y {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	return t
}

// token is one token with what happened to it.
type token struct{ op, text string }

func walk(a, b []string, t [][]int16) []token {
	var out []token
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			out = append(out, token{"", a[i]})
			i, j = i+1, j+1
		case t[i+1][j] >= t[i][j+1]:
			out = append(out, token{"del", a[i]})
			i++
		default:
			out = append(out, token{"ins", b[j]})
			j++
		}
	}
	for ; i < len(a); i++ {
		out = append(out, token{"del", a[i]})
	}
	for ; j < len(b); j++ {
		out = append(out, token{"ins", b[j]})
	}
	return out
}

// collapse joins tokens into runs: within one change what was left out stands before what was added, and long unchanged
// runs are cut to their ends.
func collapse(all []token) []change {
	var out []change
	for i := 0; i < len(all); {
		if n := keptRun(all[i:]); n > 0 {
			out = append(out, kept(all[i:i+n], i == 0, i+n == len(all))...)
			i += n
			continue
		}
		var del, ins strings.Builder
		for ; i < len(all) && keptRun(all[i:]) == 0; i++ {
			if all[i].op != "ins" {
				del.WriteString(all[i].text)
			}
			if all[i].op != "del" {
				ins.WriteString(all[i].text)
			}
		}
		out = append(out, trimmed("del", del.String())...)
		out = append(out, trimmed("ins", ins.String())...)
	}
	return out
}

// keptRun is the length of the unchanged run at the beginning; a lone blank between changes is part of them.
func keptRun(all []token) int {
	n := slices.IndexFunc(all, func(t token) bool { return t.op != "" })
	if n < 0 {
		n = len(all)
	}
	if n == 1 && n < len(all) && strings.TrimSpace(all[0].text) == "" {
		return 0
	}
	return n
}

func kept(run []token, first, last bool) []change {
	join := func(run []token) string {
		var b strings.Builder
		for _, t := range run {
			b.WriteString(t.text)
		}
		return b.String()
	}
	head, tail := keptContext, keptContext
	if first {
		head = 0
	}
	if last {
		tail = 0
	}
	if len(run) <= head+tail+keptContext {
		return []change{{Text: join(run)}}
	}
	return []change{{Text: join(run[:head])}, {Op: "gap"}, {Text: join(run[len(run)-tail:])}}
}

func trimmed(op, s string) []change {
	if s == "" {
		return nil
	}
	return []change{{Op: op, Text: s}}
}

// changedShare is the part of the characters that were added or left out.
func changedShare(all []change) float64 {
	changed, whole := 0, 1
	for _, c := range all {
		whole += len(c.Text)
		if c.Op == "ins" || c.Op == "del" {
			changed += len(c.Text)
		}
	}
	return float64(changed) / float64(whole)
}
