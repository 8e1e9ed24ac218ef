package trial

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"longear"
	"longear/clustering/mutate"
)

func generate(o Options, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for l := range strings.SplitSeq(o.Langs, ",") {
		texts, err := sources(o, longear.Lang(l))
		if err != nil {
			return err
		}
		items := mutate.Generate(mutate.Config{Lang: longear.Lang(l), Texts: texts, Posts: o.Posts, Seed: o.Seed, Test: o.Test})
		if err := write(filepath.Join(dir, l), items); err != nil {
			return err
		}
		fmt.Printf("%s: %d source texts, %d posts\n", l, len(texts), len(items))
	}
	return nil
}

func sources(o Options, l longear.Lang) ([]string, error) {
	files := map[longear.Lang][]string{
		longear.Chinese: {o.Data + "/posts/ced_originals.jsonl", o.Corpus + "/zh.txt.gz"},
		longear.Russian: {o.Corpus + "/ru.txt.gz"},
		longear.Kazakh:  {o.Data + "/kk/kaznerd.jsonl.gz", o.Corpus + "/kk.txt.gz"},
	}
	var all []string
	for _, name := range files[l] {
		r, err := open(name)
		if err != nil {
			return nil, err
		}
		texts, err := mutate.ReadTexts(r, l, 1)
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, texts...)
	}
	return all, nil
}

type zipped struct {
	*gzip.Reader
	file *os.File
}

// Close closes the file.
func (z zipped) Close() error { return z.file.Close() }

func open(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	return zipped{z, f}, err
}

func write(prefix string, items []mutate.Item) error {
	posts, err := os.Create(prefix + ".jsonl")
	if err != nil {
		return err
	}
	defer posts.Close()
	gold, err := os.Create(prefix + ".gold.jsonl")
	if err != nil {
		return err
	}
	defer gold.Close()
	p, g := json.NewEncoder(posts), json.NewEncoder(gold)
	p.SetEscapeHTML(false)
	for _, it := range items {
		if err := p.Encode(it.Post); err != nil {
			return err
		}
		if err := g.Encode(it.Truth); err != nil {
			return err
		}
	}
	return nil
}
