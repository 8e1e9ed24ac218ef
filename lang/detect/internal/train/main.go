// Command train builds the n-gram profiles of package detect: from open sentences (a folder of zh, ru, kk, uk and en
// files, one sentence a line) for the first-class languages, which it also writes in the other scripts they are written
// in, and for the other languages from samples/, which were written for this project.
package main

import (
	"bufio"
	"compress/gzip"
	"embed"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"longear/lang/detect/internal/profile"
	"longear/lang/internal/translit"
)

//go:embed samples
var samples embed.FS

// source says where the text of a profile comes from: a corpus file, perhaps rewritten, or a sample.
type source struct {
	script  profile.Script
	name    string
	corpus  string
	sample  string
	rewrite []func(string) string
	related string // name of an earlier source of the script
}

var sources = []source{
	{script: profile.Cyrillic, name: "ru", corpus: "ru"},
	{script: profile.Cyrillic, name: "uk", corpus: "uk"},
	{script: profile.Cyrillic, name: "kk", corpus: "kk"},
	{script: profile.Cyrillic, name: "kk~plain", corpus: "kk", rewrite: []func(string) string{translit.Plain}},
	{script: profile.Cyrillic, name: "be", sample: "be", related: "uk"},
	{script: profile.Cyrillic, name: "bg", sample: "bg", related: "ru"},
	{script: profile.Cyrillic, name: "mk", sample: "mk", related: "ru"},
	{script: profile.Cyrillic, name: "sr", sample: "sr", related: "ru"},
	{script: profile.Cyrillic, name: "ky", sample: "ky", related: "kk"},
	{script: profile.Cyrillic, name: "uz", sample: "uz-cyrl", related: "kk"},
	{script: profile.Cyrillic, name: "tt", sample: "tt", related: "kk"},
	{script: profile.Cyrillic, name: "ba", sample: "ba", related: "kk"},
	{script: profile.Cyrillic, name: "mn", sample: "mn"},
	{script: profile.Cyrillic, name: "tg", sample: "tg"},
	{script: profile.Latin, name: "en", corpus: "en"},
	{script: profile.Latin, name: "kk", corpus: "kk", rewrite: []func(string) string{
		translit.Diaeresis, translit.Acute, translit.Apostrophe, translit.ASCII,
	}},
	{script: profile.Latin, name: "ru", corpus: "ru", rewrite: []func(string) string{translit.Russian}},
	{script: profile.Latin, name: "tr", sample: "tr"},
	{script: profile.Latin, name: "az", sample: "az"},
	{script: profile.Latin, name: "uz", sample: "uz-latn"},
	{script: profile.Latin, name: "tk", sample: "tk"},
	{script: profile.Latin, name: "sr", sample: "sr-latn"},
	{script: profile.Latin, name: "de", sample: "de"},
	{script: profile.Latin, name: "fr", sample: "fr"},
	{script: profile.Latin, name: "es", sample: "es"},
	{script: profile.Latin, name: "pl", sample: "pl"},
	{script: profile.Latin, name: "it", sample: "it"},
	{script: profile.Arabic, name: "kk", corpus: "kk", rewrite: []func(string) string{translit.Tote}},
	{script: profile.Arabic, name: "ar", sample: "ar"},
	{script: profile.Arabic, name: "fa", sample: "fa"},
	{script: profile.Arabic, name: "ur", sample: "ur"},
	{script: profile.Arabic, name: "ug", sample: "ug"},
}

func main() {
	corpus := flag.String("corpus", "/work/shared/corpus", "folder of xx.txt.gz")
	out := flag.String("out", "profiles.bin.gz", "file to write")
	flag.Parse()
	if err := run(*corpus, *out); err != nil {
		log.Fatal(err)
	}
}

func run(corpus, out string) error {
	var tables [profile.Scripts]*profile.Table
	for s := range tables {
		var models []*model
		for _, src := range sources {
			if src.script != profile.Script(s) {
				continue
			}
			m := newModel(src.name)
			for _, earlier := range models {
				if earlier.name == src.related {
					m.related = earlier
				}
			}
			if err := src.feed(corpus, m); err != nil {
				return fmt.Errorf("%s: %w", src.name, err)
			}
			m.finish()
			models = append(models, m)
		}
		tables[s] = build(models)
		log.Printf("script %d: %s", s, strings.Join(tables[s].Names, " "))
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := profile.Write(f, tables); err != nil {
		return err
	}
	return f.Close()
}

// feed reads a source into a model. Lines of frequent words start with * and count threefold.
func (src source) feed(corpus string, m *model) error {
	r, closeFile, err := src.open(corpus)
	if err != nil {
		return err
	}
	defer func() { _ = closeFile() }() // it was only read
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 0; sc.Scan(); n++ {
		line, weight := strings.ToLower(sc.Text()), 1
		if words, ok := strings.CutPrefix(line, "* "); ok {
			line, weight = words, listWeight
		}
		if len(src.rewrite) > 0 {
			line = src.rewrite[n%len(src.rewrite)](line)
		}
		for _, w := range words(src.script, line) {
			profile.Keys(src.script, w, func(key uint64) { m.count(key, weight) })
		}
	}
	return sc.Err()
}

// listWeight is how much more a word of a list counts than one of a sentence.
const listWeight = 2

func (src source) open(corpus string) (io.Reader, func() error, error) {
	if src.sample != "" {
		f, err := samples.Open("samples/" + src.sample + ".txt")
		if err != nil {
			return nil, nil, err
		}
		return f, f.Close, nil
	}
	f, err := os.Open(filepath.Join(corpus, src.corpus+".txt.gz"))
	if err != nil {
		return nil, nil, err
	}
	z, err := gzip.NewReader(f)
	return z, f.Close, err
}

// words splits a line into runs of the script's letters, with apostrophes inside words.
func words(s profile.Script, line string) []string {
	line = strings.NewReplacer("’", "'", "ʼ", "'", "ʻ", "'", "`", "'", "‘", "'", "\u0301", "").Replace(line)
	all := strings.FieldsFunc(line, func(r rune) bool { return !s.Letter(r) })
	for i := range all {
		all[i] = strings.Trim(all[i], "'")
	}
	return all
}
