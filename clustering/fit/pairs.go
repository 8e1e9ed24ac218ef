package fit

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"longear"
	"longear/clustering"
	"longear/clustering/narrative"
	"longear/clustering/neardup"
	"longear/clustering/score"
	"longear/clustering/weights"
	"longear/lang"
)

// mostPairs is how many pairs of a set are measured; of more, a sample by hash.
const mostPairs = 2000

// pairSets are the files in the folder pairs that are looked for.
func pairSets() []string { return []string{"tgcontest", "paraphraser", "pawsx_zh", "rupaws"} }

// textPair is two posts and whether they say the same.
type textPair struct {
	A, B lang.Doc
	Same bool
}

// Pairs prints how well the scores of both levels part labelled pairs (dir/pairs/NAME.jsonl.gz: a, b, same), beside the
// cosine of character tf-idf. Nothing is fitted on them but the threshold of F1, on one half for the other.
func Pairs(ctx context.Context, dir string, w io.Writer, opt Options) error {
	fmt.Fprintf(w, "%-12s %11s %5s  %-27s  %-19s\n", "pairs", "measured", "same", "longear: AUC / F1 / shipped", "char tf-idf: AUC / F1")
	for _, name := range pairSets() {
		if err := ctx.Err(); err != nil {
			return err
		}
		pairs, total, err := readPairs(filepath.Join(dir, "pairs", name+".jsonl.gz"), opt.Prepare)
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(w, "%-12s not there\n", name)
			continue
		}
		if err != nil {
			return fmt.Errorf("pairs %s: %w", name, err)
		}
		pairRow(ctx, w, name, pairs, total, opt.Vectors)
	}
	return ctx.Err()
}

func pairRow(ctx context.Context, w io.Writer, name string, pairs []textPair, total int, vectors clustering.Vectors) {
	ours, shipped := comparePairs(ctx, pairs, vectors)
	base := charCosines(pairs)
	same := 0
	for _, p := range pairs {
		if p.Same {
			same++
		}
	}
	fmt.Fprintf(w, "%-12s %5d/%-5d %5d  %.3f / %.3f / %.3f          %.3f / %.3f\n", name, len(pairs), total, same,
		score.AUC(ours), halvesF1(ours), score.F1At(shipped, .5), score.AUC(base), halvesF1(base))
}

// comparePairs scores each pair as if nothing else were held: 1 where level 1 calls them copies, else the fit of level
// 2. Shipped is 1 where the engine would put the two together, else 0.
func comparePairs(ctx context.Context, pairs []textPair, vectors clustering.Vectors) (ours, shipped []score.Scored) {
	ours, shipped = make([]score.Scored, len(pairs)), make([]score.Scored, len(pairs))
	model, background := weights.Default(), weights.Background()
	for i := range pairs {
		if ctx.Err() != nil {
			break
		}
		p := &pairs[i]
		ours[i].Same, shipped[i].Same = p.Same, p.Same
		near := neardup.New(neardup.Options{})
		first := near.Assign(neardup.FromDoc(&p.A, 1))
		if near.Assign(neardup.FromDoc(&p.B, 2)).Cluster == first.Cluster {
			ours[i].Score, shipped[i].Score = 1, 1
			continue
		}
		var va, vb []float32
		if vectors != nil {
			v := vectors.Vectors([]*longear.Post{&p.A.Post, &p.B.Post})
			va, vb = v[0], v[1]
		}
		c := narrative.New(narrative.Options{Model: model, Background: background}).Compare(&p.A, &p.B, va, vb)
		ours[i].Score = c.Fit
		if c.Joined {
			shipped[i].Score = 1
		}
	}
	return ours, shipped
}

// halvesF1 chooses a threshold on one half and measures on the other, both ways, and returns the mean.
func halvesF1(all []score.Scored) float64 {
	var half [2][]score.Scored
	for i, x := range all {
		half[i%2] = append(half[i%2], x)
	}
	return (score.F1At(half[1], score.BestThreshold(half[0])) + score.F1At(half[0], score.BestThreshold(half[1]))) / 2
}

// readPairs reads a set, or a sample of it that depends on nothing but the ids, and how many pairs the set has.
func readPairs(name string, prepare func(longear.Post) lang.Doc) (pairs []textPair, total int, err error) {
	raw, err := rawPairs(name)
	if err != nil {
		return nil, 0, err
	}
	total = len(raw)
	slices.SortStableFunc(raw, func(a, b rawPair) int { return cmp.Compare(a.hash, b.hash) })
	for _, r := range raw[:min(total, mostPairs)] {
		pairs = append(pairs, textPair{preparePost(r.A, prepare), preparePost(r.B, prepare), r.Same})
	}
	return pairs, total, nil
}

type rawPair struct {
	A, B longear.Post
	Same bool
	hash uint64
}

func rawPairs(name string) ([]rawPair, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(make([]byte, 1<<16), 1<<24)
	var out []rawPair
	for n := 1; in.Scan(); n++ {
		p, err := decodePair(in.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, p)
	}
	return out, in.Err()
}

func decodePair(line []byte) (p rawPair, err error) {
	var l struct {
		A, B json.RawMessage
		Same *bool
	}
	if err := json.Unmarshal(line, &l); err != nil {
		return p, err
	}
	if l.Same == nil {
		return p, longear.Errorf(longear.KindInvalid, "field same is missing")
	}
	p.Same = *l.Same
	if p.A, err = longear.DecodePost(l.A); err != nil {
		return p, fmt.Errorf("field a: %w", err)
	}
	if p.B, err = longear.DecodePost(l.B); err != nil {
		return p, fmt.Errorf("field b: %w", err)
	}
	h := fnv.New64a()
	h.Write([]byte(p.A.ExternalID + "\x00" + p.B.ExternalID))
	p.hash = h.Sum64()
	return p, nil
}

func preparePost(p longear.Post, prepare func(longear.Post) lang.Doc) lang.Doc {
	p.ID = longear.NewPostID(longear.URLKey(p.ExternalID))
	p.Version = longear.NewVersionID(p.ID, p.Body())
	return prepare(p)
}
