package coverage

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"longear"
	"longear/lang"
	"longear/lang/fold"
	"longear/lang/internal/translit"
)

// Writing is how people write a language otherwise than in its Cyrillic alphabet.
type Writing struct {
	Name   string
	Lang   longear.Lang
	Script longear.Script
	Write  func(string) string // from lower-case Cyrillic
}

// Writings are those of Kazakh, and Russian in Latin letters.
func Writings() []Writing {
	return []Writing{
		{"without Kazakh letters", longear.Kazakh, longear.Cyrl, translit.Plain},
		{"Latin 2021", longear.Kazakh, longear.Latn, translit.Diaeresis},
		{"Latin 2018/2019", longear.Kazakh, longear.Latn, translit.Acute},
		{"Latin 2017", longear.Kazakh, longear.Latn, translit.Apostrophe},
		{"Latin ASCII", longear.Kazakh, longear.Latn, translit.ASCII},
		{"Töte", longear.Kazakh, longear.Arab, translit.Tote},
		{"Latin", longear.Russian, longear.Latn, translit.Russian},
	}
}

// Read is how much of what texts say is read out of another writing of them.
type Read struct {
	Cyrillic, Other, Both int // ids in the texts as they are, in the other writing, in both; each once a text
}

// Recall is the part of the ids that the other writing keeps.
func (r Read) Recall() float64 { return float64(r.Both) / float64(max(r.Cyrillic, 1)) }

// Precision is the part of its ids that the Cyrillic text has, too.
func (r Read) Precision() float64 { return float64(r.Both) / float64(max(r.Other, 1)) }

// ReadWriting rewrites texts and compares the ids.
func ReadWriting(w Writing, texts []string, concepts, entities lang.Matcher) Read {
	var r Read
	for _, s := range texts {
		s = strings.ToLower(s)
		other := w.Write(s)
		cyrillic := idsOf(Text(s, w.Lang), concepts, entities)
		found := idsOf(lang.Text{Lang: w.Lang, Script: w.Script, Source: other, Read: fold.Read(other, w.Lang, w.Script)}, concepts, entities)
		r.Cyrillic += len(cyrillic)
		r.Other += len(found)
		for id := range found {
			if cyrillic[id] {
				r.Both++
			}
		}
	}
	return r
}

// every is which texts are rewritten: one in eight is enough.
const every = 8

func printWritings(w io.Writer, l longear.Lang, texts []string, concepts, entities lang.Matcher) {
	var some []string
	for i := 0; i < len(texts); i += every {
		some = append(some, texts[i])
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(tw, "  %d texts in other writings\tids kept\tids right\n", len(some))
	for _, way := range Writings() {
		if way.Lang == l {
			r := ReadWriting(way, some, concepts, entities)
			fmt.Fprintf(tw, "  %s\t%.3f\t%.3f\n", way.Name, r.Recall(), r.Precision())
		}
	}
	tw.Flush()
}
