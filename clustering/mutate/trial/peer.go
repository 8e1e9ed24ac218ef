package trial

import (
	"encoding/json"
	"io"
	"unicode"

	"longear"
	"longear/clustering/neardup"
	"longear/lang"
	"longear/lang/fold"
	"longear/lang/gazetteer"
)

// assignFile clusters one file and prints a line of JSON for each post, then one with the CPU seconds that fold and
// clustering took: what bench/peers compares with other programs. The language is taken from the file, as the peers
// detect none either; names are looked up before the clock starts.
func assignFile(name string, out io.Writer) error {
	names, err := gazetteer.New(gazetteer.Options{})
	if err != nil {
		return err
	}
	a := lang.NewAnalyzer(lang.Options{Entities: names})
	var posts []lang.Doc
	err = lines(name, func(b []byte) error {
		p, err := longear.DecodePost(b)
		p.Lang, p.Script = p.Hint, scriptOf(p.Text)
		posts = append(posts, a.Prepare(p))
		return err
	})
	if err != nil {
		return err
	}
	start := cpuSeconds()
	x, all := neardup.New(neardup.Options{}), make([]longear.ClusterID, len(posts))
	into := map[longear.ClusterID]longear.ClusterID{}
	for i := range posts {
		d := &posts[i]
		d.Folded = fold.Fold(d.Post.Body(), d.Post.Lang, d.Post.Script)
		r := x.Assign(neardup.FromDoc(d, uint64(i+1)))
		all[i] = r.Cluster
		for _, m := range r.Merged {
			into[m] = r.Cluster
		}
	}
	took := cpuSeconds() - start
	enc := json.NewEncoder(out)
	for i, c := range all {
		for into[c] != "" {
			c = into[c]
		}
		if err := enc.Encode(map[string]any{"id": posts[i].Post.ExternalID, "cluster": c}); err != nil {
			return err
		}
	}
	return enc.Encode(map[string]any{"cpu": took, "posts": len(posts)})
}

// scriptOf tells the scripts of the stream apart by counting letters.
func scriptOf(text string) longear.Script {
	n := map[longear.Script]int{}
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			n[longear.Cyrl]++
		case unicode.Is(unicode.Latin, r):
			n[longear.Latn]++
		case unicode.Is(unicode.Arabic, r):
			n[longear.Arab]++
		case unicode.Is(unicode.Han, r):
			n[longear.Hans] += 2
		}
	}
	best := longear.Cyrl
	for _, s := range []longear.Script{longear.Latn, longear.Arab, longear.Hans} {
		if n[s] > n[best] {
			best = s
		}
	}
	return best
}
