package mutate

import (
	"bufio"
	"encoding/json"
	"io"
	"math/rand/v2"
	"strings"

	"longear"
)

// ReadTexts reads source texts: JSON lines with a "text" (and perhaps a "title"), or plain lines, which are sentences
// and are glued, two to five at a time, to posts. Texts of fewer than 40 characters are left out (Chinese: 20).
func ReadTexts(r io.Reader, l longear.Lang, seed uint64) ([]string, error) {
	var texts, lines []string
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), 1<<22)
	for in.Scan() {
		line := strings.TrimSpace(in.Text())
		var p struct {
			Text     string
			Entities []any
		}
		switch {
		case line == "":
		case line[0] != '{':
			lines = append(lines, line)
		case json.Unmarshal([]byte(line), &p) != nil || p.Text == "":
		case p.Entities != nil:
			lines = append(lines, unspace(p.Text))
		default:
			texts = append(texts, p.Text)
		}
	}
	least := 40
	if l == longear.Chinese {
		least = 20
	}
	var out []string
	for _, t := range append(texts, glue(lines, l, seed)...) {
		if len([]rune(t)) >= least {
			out = append(out, t)
		}
	}
	return out, in.Err()
}

// unspace takes out the blanks that tokenised text has before its punctuation.
func unspace(s string) string {
	return strings.NewReplacer(" .", ".", " ,", ",", " !", "!", " ?", "?", " :", ":", "« ", "«", " »", "»").Replace(s)
}

func glue(lines []string, l longear.Lang, seed uint64) []string {
	rng := rand.New(rand.NewPCG(seed, 7))
	var out []string
	for len(lines) > 0 {
		n := min(len(lines), 2+rng.IntN(4))
		out = append(out, strings.Join(lines[:n], joint(l)))
		lines = lines[n:]
	}
	return out
}
