// Package mutate makes streams of posts whose near-duplicate clusters are known, because it damages the copies itself:
// verbatim and noisy copies, headers and footers, cuts, edits, shuffled sentences, other scripts, look-alike letters;
// and beside them what must not be merged: templated news, and claims with one number or name changed.
//
// It needs source texts and brings none. Equal seeds and texts give equal streams; boilerplate and templates of the
// test split are not those of the training split.
package mutate

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"longear"
)

// Op is what was done to the parent's text.
type Op string

// Operations. Those of SwapOps and Template found a cluster of their own.
const (
	Source     Op = "source" // a text as it was read
	Verbatim   Op = "copy"
	Header     Op = "header"
	Footer     Op = "footer"
	Cut        Op = "cut"     // 30–75 % of the text stay
	Edit5      Op = "edit5"   // 5 % of the words, or of the Chinese character pairs
	Edit10     Op = "edit10"  //
	Edit20     Op = "edit20"  //
	Shuffle    Op = "shuffle" // sentences in another order
	DropOne    Op = "drop"    // a sentence left out
	Noise      Op = "noise"   // emoji, links, tags, punctuation
	Homoglyph  Op = "homoglyph"
	ZeroWidth  Op = "zerowidth"
	Script     Op = "script" // Traditional Chinese; Kazakh in the Latin alphabet of 2021
	ScriptTote Op = "tote"   // Kazakh in the Arabic alphabet
	NumberSwap Op = "number-swap"
	NameSwap   Op = "name-swap"
	Quote      Op = "quote" // a passage inside another text, which is a cluster of its own
	Template   Op = "template"
)

// Item is a post with the truth about it.
type Item struct {
	Post  longear.WirePost
	Truth Truth
	at    time.Time
}

// Truth is one line of the gold file.
type Truth struct {
	ID      string `json:"id"`
	Cluster string `json:"cluster"`
	Parent  string `json:"parent,omitempty"`
	Op      Op     `json:"op"`
	Lang    string `json:"lang"`
	Genre   string `json:"genre,omitempty"` // of templated posts
}

// Config says what to make.
type Config struct {
	Lang      longear.Lang
	Texts     []string
	Posts     int // about so many
	Seed      uint64
	Test      bool    // the test split: other boilerplate, other templates, other texts
	Templated float64 // share of templated posts; .1 when 0
	Swaps     float64 // share of posts that change one number or name of an earlier one; .03 when 0
	Quotes    float64 // share of posts that quote an earlier one, added to the others; .02 when 0, none below
	Start     time.Time
}

// unrepeated is the share of source texts that nobody copies.
const unrepeated = .45

// Generate makes a stream in order of time.
func Generate(c Config) []Item {
	if c.Templated == 0 {
		c.Templated = .1
	}
	if c.Swaps == 0 {
		c.Swaps = .03
	}
	if c.Quotes == 0 {
		c.Quotes = .02
	}
	if c.Start.IsZero() {
		c.Start = time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	}
	g := newGenerator(c)
	texts := g.split(c.Texts)
	templated := int(float64(c.Posts) * c.Templated)
	used := 0
	for ; len(g.items) < c.Posts-templated && used < len(texts); used++ {
		g.tree(texts[used])
	}
	for n := len(g.items) + templated; len(g.items) < n; {
		g.templated()
	}
	g.quotes(texts[used:])
	slices.SortStableFunc(g.items, func(a, b Item) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.Post.ID, b.Post.ID))
	})
	return g.items
}

type generator struct {
	Config
	rng    *rand.Rand
	items  []Item
	pool   pool
	words  []string // replacements for edits
	script scripts
	forms  []form
	names  nameStock
}

func newGenerator(c Config) *generator {
	g := &generator{Config: c, rng: rand.New(rand.NewPCG(c.Seed, uint64(len(c.Lang))<<1|1)), pool: poolFor(c.Lang, c.Test)}
	g.script, g.forms = newScripts(c.Lang), formsFor(c.Lang, c.Test)
	return g
}

// split shuffles the texts and keeps one half for either split, by the text itself.
func (g *generator) split(texts []string) []string {
	mine := make([]string, 0, len(texts)/2)
	for _, t := range texts {
		if parity(t) == g.Test {
			mine = append(mine, t)
		}
	}
	slices.Sort(mine)
	mine = slices.Compact(mine)
	g.rng.Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
	g.words = vocabulary(mine, g.Lang)
	g.names = newNameStock(mine, g.Lang)
	return distinct(mine, g.Lang)
}

func parity(s string) bool {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return (h^h>>15)&1 == 1
}

// tree makes a source text and its copies.
func (g *generator) tree(text string) {
	at := g.Start.Add(time.Duration(g.rng.Int64N(int64(20 * 24 * time.Hour)))).Truncate(time.Second)
	root := len(g.items)
	id := g.add(Item{at: at, Truth: Truth{Op: Source}}, text, "")
	if g.rng.Float64() < unrepeated {
		return
	}
	g.children(root, id, g.size(), allOps)
	if g.rng.Float64() < g.Swaps*8 {
		g.swap(root)
	}
}

// size of a family: log-normal, median 4.
func (g *generator) size() int { return 1 + min(60, int(math.Exp(g.rng.NormFloat64()*.9+1.2))) }

// children adds n copies; each is made from the root or, one time in three, from another copy.
func (g *generator) children(root int, cluster string, n int, ops []weighted) {
	family := []int{root}
	burst := g.rng.Float64() < .1
	for range n {
		parent := root
		if g.rng.Float64() < .33 {
			parent = family[g.rng.IntN(len(family))]
		}
		op := g.pick(ops)
		text, ok := g.apply(op, g.items[parent].Post.Text)
		if !ok {
			op, text = Verbatim, g.items[parent].Post.Text
		}
		lag := time.Duration(math.Exp(g.rng.NormFloat64()*1.3+8.5)) * time.Second
		if burst {
			lag = time.Duration(1+g.rng.IntN(10)) * time.Second
		}
		it := Item{at: g.items[parent].at.Add(lag), Truth: Truth{Op: op, Parent: g.items[parent].Post.ID}}
		family = append(family, len(g.items))
		g.add(it, text, cluster)
	}
}

// swap adds a claim with one number or name of the root's changed, and sometimes copies of it.
func (g *generator) swap(root int) {
	op := NumberSwap
	text, ok := swapNumber(g.rng, g.items[root].Post.Text)
	if !ok || g.rng.Float64() < .5 {
		if t, named := g.names.swap(g.rng, g.items[root].Post.Text); named {
			op, text, ok = NameSwap, t, true
		}
	}
	if !ok {
		return
	}
	n := len(g.items)
	it := Item{at: g.items[root].at.Add(time.Duration(1+g.rng.IntN(72)) * time.Hour), Truth: Truth{Op: op, Parent: g.items[root].Post.ID}}
	id := g.add(it, text, "")
	if g.rng.Float64() < .3 {
		g.children(n, id, 1+g.rng.IntN(3), safeOps)
	}
}

// templated adds one filling of a form, and sometimes copies of it.
func (g *generator) templated() {
	f := g.forms[g.rng.IntN(len(g.forms))]
	at := g.Start.Add(time.Duration(g.rng.Int64N(int64(20 * 24 * time.Hour)))).Truncate(time.Second)
	n := len(g.items)
	id := g.add(Item{at: at, Truth: Truth{Op: Template, Genre: f.genre}}, f.fill(g.rng, at), "")
	if g.rng.Float64() < .15 {
		g.children(n, id, 1+g.rng.IntN(3), safeOps)
	}
}

// add gives a post its id, its voice and its cluster, which is new when cluster is empty; it returns the cluster.
func (g *generator) add(it Item, text, cluster string) string {
	it.Post = longear.WirePost{
		ID: fmt.Sprintf("%s-%d-%06d", g.Lang, g.Seed, len(g.items)), Text: text, Lang: string(g.Lang),
		Source: fmt.Sprintf("s%03d", g.rng.IntN(400)), PublishedAt: it.at.Format(time.RFC3339), Precision: "second",
	}
	if cluster == "" {
		cluster = it.Post.ID
	}
	it.Truth.ID, it.Truth.Cluster, it.Truth.Lang = it.Post.ID, cluster, string(g.Lang)
	g.items = append(g.items, it)
	return cluster
}
