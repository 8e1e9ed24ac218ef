package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"longear"
	"longear/clustering/mutate"
)

// batchPosts is how many posts of each language are made at a time: what bounds the memory of a stream.
const batchPosts = 5_000

// generate writes a stream in order of time: batches of families of damaged copies (package mutate), one after another.
func generate(o options, w io.Writer) error {
	var makers []*maker
	for _, l := range []longear.Lang{longear.Chinese, longear.Russian, longear.Kazakh} {
		m, err := newMaker(filepath.Join(o.corpus, string(l)+".txt.gz"), l, o.seed)
		if err != nil {
			return fmt.Errorf("reading sentences: %w", err)
		}
		makers = append(makers, m)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	start := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	for n, batch := 0, uint64(0); n < o.posts; batch++ {
		for _, p := range makeBatch(makers, o.seed<<20+batch) {
			if n == o.posts {
				break
			}
			p.PublishedAt = start.Add(time.Duration(n) * 24 * time.Hour / time.Duration(o.perDay)).Format(time.RFC3339)
			if err := enc.Encode(p); err != nil {
				return fmt.Errorf("writing the stream: %w", err)
			}
			n++
		}
	}
	return nil
}

// makeBatch mixes the languages by the time that each post was given.
func makeBatch(makers []*maker, seed uint64) []longear.WirePost {
	var all []longear.WirePost
	for _, m := range makers {
		for _, it := range mutate.Generate(mutate.Config{Lang: m.lang, Texts: m.texts(batchPosts), Posts: batchPosts, Seed: seed}) {
			it.Post.Lang = "" // detection is part of the cost
			all = append(all, it.Post)
		}
	}
	slices.SortFunc(all, func(a, b longear.WirePost) int {
		return cmp.Or(cmp.Compare(a.PublishedAt, b.PublishedAt), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// maker makes new texts of a language: runs of words of open sentences, joined anew. So words keep their frequencies and
// no text repeats by itself, however long the stream.
type maker struct {
	lang  longear.Lang
	words [][]string // by sentence; characters in Chinese
	joint string
	rng   *rand.Rand
}

func newMaker(file string, l longear.Lang, seed uint64) (*maker, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	m := &maker{lang: l, joint: " ", rng: rand.New(rand.NewPCG(seed, uint64(l[0])))}
	split := strings.Fields
	if l == longear.Chinese {
		m.joint, split = "", func(s string) []string { return strings.Split(s, "") }
	}
	in := bufio.NewScanner(z)
	for in.Scan() {
		if w := split(in.Text()); len(w) > 0 {
			m.words = append(m.words, w)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(m.words) == 0 {
		return nil, fmt.Errorf("%s: no sentences", file)
	}
	return m, nil
}

// retold is the share of texts that tell an earlier one of the same batch in another order, with other words between.
const retold = .2

func (m *maker) texts(n int) []string {
	claims := make([][]string, 0, n)
	out := make([]string, 0, n)
	for range n {
		claim := m.claim(3 + m.rng.IntN(7))
		if len(claims) > 0 && m.rng.Float64() < retold {
			old := slices.Clone(claims[m.rng.IntN(len(claims))])
			m.rng.Shuffle(len(old), func(i, j int) { old[i], old[j] = old[j], old[i] })
			claim = append(old[:(len(old)+1)/2], m.claim(1+len(old)/2)...)
		}
		claims = append(claims, claim)
		out = append(out, strings.Join(claim, m.joint))
	}
	return out
}

// claim is n runs of words.
func (m *maker) claim(n int) []string {
	runs := make([]string, n)
	for i := range runs {
		s := m.words[m.rng.IntN(len(m.words))]
		long := min(len(s), 3+m.rng.IntN(4))
		from := m.rng.IntN(len(s) - long + 1)
		runs[i] = strings.Join(s[from:from+long], m.joint)
	}
	return runs
}
