package match

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"longear"
	"longear/lang/lexicon/function"
	"longear/lang/lexicon/inflect"
	"longear/lang/lexicon/table"
)

// Entries turns rows into entries; names says that they are proper names.
func Entries(rows []table.Row, names bool) []Entry {
	out := make([]Entry, 0, len(rows)*16)
	for _, r := range rows {
		for _, l := range table.Languages() {
			for i, f := range r.Forms[l] {
				out = append(out, Entry{ID: r.ID, Rank: i, Lang: l, Form: f.Text, Ambiguous: f.Ambiguous, Verb: !names && f.Kind == "v", Fixed: !names && f.Kind == "x" && !inflect.Declines(f.Text, l), Name: names})
			}
		}
	}
	return out
}

// Blocks turns the Chinese forms of rows into entries that match nothing themselves: inside 特朗普 there is no word.
func Blocks(rows []table.Row) []Entry {
	var out []Entry
	for _, r := range rows {
		for _, f := range r.Forms[longear.Chinese] {
			if utf8.RuneCountInString(f.Text) > 1 {
				out = append(out, Entry{Lang: longear.Chinese, Form: f.Text})
			}
		}
	}
	return out
}

// FunctionWords keeps inflected words of the lexicon from being read into function words: да is not the accusative of
// дама, and 的 is no part of a name.
func FunctionWords() []Entry {
	var out []Entry
	for _, l := range longear.FirstClass() {
		for _, w := range function.Words(l) {
			out = append(out, Entry{Lang: l, Form: w, Fixed: true})
		}
	}
	return out
}

// Irregular adds the irregular forms of the entries' words.
func Irregular(entries []Entry) []Entry {
	byWord := map[inflect.Irregular][]string{}
	for _, x := range inflect.Irregulars() {
		k := inflect.Irregular{Lang: x.Lang, Word: x.Word}
		byWord[k] = append(byWord[k], x.Form)
	}
	for _, e := range slices.Clip(entries) {
		for _, form := range byWord[inflect.Irregular{Lang: e.Lang, Word: e.Form}] {
			e.Form, e.Fixed, e.Rank = form, true, -1
			entries = append(entries, e)
		}
	}
	return entries
}

// Doubt marks the names that are words as well, Мирный and мирный, АТА and ата, or that may be a form of one, КазНУ and
// казну: their letters tell them apart.
func Doubt(names, words []Entry) []Entry {
	type key struct {
		lang longear.Lang
		form string
	}
	known := map[key]bool{}
	for _, w := range words {
		if w.Lang != longear.Chinese && !strings.Contains(w.Form, " ") {
			known[key{w.Lang, strings.ToLower(w.Form)}] = true
		}
	}
	out := make([]Entry, 0, len(names))
	for _, n := range names {
		if n.Lang != longear.Chinese && !strings.ContainsAny(n.Form, " -") && beginsAsWord(n.Form) {
			n.Letters = InnerCapital
			out = append(out, n)
			continue
		}
		if n.Lang != longear.Chinese && !strings.Contains(n.Form, " ") && known[key{n.Lang, strings.ToLower(n.Form)}] {
			switch {
			case abbreviation(n.Form):
				n.Letters = Capitals
			case n.Ambiguous:
				n.Letters = CapitalOrDoubt
			default:
				n.Letters = Capital
			}
			n.Ambiguous = true
		}
		out = append(out, n)
	}
	return out
}

// ConflictError is a row that says something else than an earlier one.
type ConflictError struct {
	At, Before table.Pos
	ID         string
	Msg        string
}

// Error names both places.
func (c *ConflictError) Error() string {
	return fmt.Sprintf("%s: %s %s, see %s", c.At, c.ID, c.Msg, c.Before)
}

// Merge joins own rows, such as a user's, with the shipped ones. A known id gets further forms; a kind that differs is a
// conflict.
func Merge(rows, own []table.Row) ([]table.Row, error) {
	at := make(map[string]int, len(rows))
	out := make([]table.Row, 0, len(rows)+len(own))
	for _, r := range append(slices.Clip(rows), own...) {
		i, known := at[r.ID]
		if !known {
			at[r.ID] = len(out)
			out = append(out, r)
			continue
		}
		if r.Kind != "" && r.Kind != out[i].Kind {
			return nil, &ConflictError{r.Pos, out[i].Pos, r.ID, fmt.Sprintf("is %q here and %q before", r.Kind, out[i].Kind)}
		}
		out[i] = Join(out[i], r)
	}
	return out, nil
}

// Join adds the forms of b to a copy of a, those that a lacks.
func Join(a, b table.Row) table.Row {
	forms := make(map[longear.Lang][]table.Form, len(a.Forms))
	for _, l := range table.Languages() {
		have := a.Forms[l]
		forms[l] = slices.Clip(have)
		for _, f := range b.Forms[l] {
			if !slices.ContainsFunc(have, func(h table.Form) bool { return h.Text == f.Text }) {
				forms[l] = append(forms[l], f)
			}
		}
	}
	a.Forms = forms
	return a
}

// Version is a short hash of code and entries.
func Version(code string, entries []Entry) string {
	buf := bytes.NewBufferString(code)
	for _, e := range entries {
		for _, part := range [...]string{e.ID, e.Head, string(e.Lang), e.Form, flag(e.Ambiguous), flag(e.Verb), string('0' + rune(e.Letters))} {
			buf.WriteString(part)
			buf.WriteByte(0)
		}
	}
	sum := sha256.Sum256(buf.Bytes())
	return hex.EncodeToString(sum[:6])
}

func flag(b bool) string {
	if b {
		return "1"
	}
	return ""
}
