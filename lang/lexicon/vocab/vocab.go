// Package vocab opens the lexicon and the gazetteer together, with a user's own files. Each keeps the other's Chinese
// words whole: the name 特朗普 is not searched for concepts, the word 发展中国家 not for China.
package vocab

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"longear"
	"longear/lang"
	"longear/lang/gazetteer"
	"longear/lang/lexicon"
	"longear/lang/lexicon/table"
)

// Vocabulary is everything that has an id: what an analyzer needs, and what pages ask for names.
type Vocabulary struct {
	Entities *gazetteer.Gazetteer
	Concepts *lexicon.Lexicon
}

// Options of a vocabulary. The zero value works.
type Options struct {
	Files  []string // a user's TSV files: a column type makes their rows entities, a column pos concepts
	Unseen bool     // weak mentions of names that are in no table, see gazetteer.Options
}

// Open reads the shipped data and the user's files.
func Open(o Options) (*Vocabulary, error) {
	entities, concepts, err := ReadFiles(o.Files)
	if err != nil {
		return nil, err
	}
	names, err := gazetteer.Rows()
	if err != nil {
		return nil, err
	}
	words, err := lexicon.Rows()
	if err != nil {
		return nil, err
	}
	v := &Vocabulary{}
	var wait sync.WaitGroup
	var failed error
	wait.Go(func() {
		v.Concepts, failed = lexicon.New(lexicon.Options{Extra: concepts, Blocks: append(whole(names), whole(entities)...)})
	})
	v.Entities, err = gazetteer.New(gazetteer.Options{Extra: entities, Blocks: append(words, concepts...), Unseen: o.Unseen})
	wait.Wait()
	return v, errors.Join(failed, err)
}

// ReadFiles reads a user's files and tells entities from concepts by the id: person.x, place.x and so on are entities.
func ReadFiles(files []string) (entities, concepts []table.Row, err error) {
	for _, name := range files {
		rows, err := readFile(name)
		if err != nil {
			return nil, nil, err
		}
		for _, r := range rows {
			if IsEntity(r) {
				entities = append(entities, r)
			} else {
				concepts = append(concepts, r)
			}
		}
	}
	return entities, concepts, nil
}

func readFile(name string) ([]table.Row, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("own words: %w", err)
	}
	defer f.Close()
	return table.Read(f, name)
}

// IsEntity tells a row of the gazetteer: its kind is a word (person, place), not a part of speech (n, v, a, x).
func IsEntity(r table.Row) bool { return len(r.Kind) > 1 }

// whole keeps the names whose characters say nothing by themselves; 国防部 is left open for 国防.
func whole(rows []table.Row) []table.Row {
	var out []table.Row
	for _, r := range rows {
		switch r.Kind {
		case "org", "organisation", "organization", "agency", "ministry", "party", "company":
		default:
			out = append(out, r)
		}
	}
	return out
}

// Gloss is what an entity or a concept is called in a language.
func (v *Vocabulary) Gloss(id string, in longear.Lang) string {
	if s := v.Entities.Gloss(id, in); s != "" {
		return s
	}
	return v.Concepts.Gloss(id, in)
}

// Names lists what an entity or a concept is called in all languages.
func (v *Vocabulary) Names(id string) []string {
	if n := v.Entities.Names(id); n != nil {
		return n
	}
	return v.Concepts.Names(id)
}

// Warm builds all dictionaries now; otherwise the first text of a language waits for its own. A server warms up.
func (v *Vocabulary) Warm() {
	v.Concepts.Warm()
	v.Entities.Warm()
}

// Options gives the matchers to an analyzer.
func (v *Vocabulary) Options() lang.Options {
	return lang.Options{Entities: v.Entities, Concepts: v.Concepts, Speller: v}
}

// Spell gives the stem of a word whose spelling leaves letters out: the longer one that either knows.
func (v *Vocabulary) Spell(word string, l longear.Lang, script longear.Script) string {
	stem := v.Concepts.Spell(word, l, script)
	if name := v.Entities.Spell(word, l, script); len(name) > len(stem) {
		return name
	}
	return stem
}

// Has tells whether an id is known.
func (v *Vocabulary) Has(id string) bool {
	return v.Entities.Row(strings.TrimSpace(id)) != nil || v.Concepts.Row(strings.TrimSpace(id)) != nil
}
