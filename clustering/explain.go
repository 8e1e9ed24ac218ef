package clustering

import (
	"longear"
	"longear/clustering/narrative"
	"longear/clustering/neardup"
	"longear/clustering/stance"
	"longear/clustering/weights"
	"longear/lang"
)

// Explanation says how two posts compare, and what would happen if the second came after the first and nothing else
// were held.
type Explanation struct {
	NearDup   neardup.Result // what level 1 says of the second post
	Narrative narrative.Comparison
	Stances   [2]longear.Stance
	Cues      [2]string
}

// Explain compares two posts in all channels. Vectors may be nil.
func Explain(a, b *lang.Doc, vectors Vectors) Explanation {
	near := neardup.New(neardup.Options{})
	near.Assign(neardup.FromDoc(a, 1))
	out := Explanation{NearDup: near.Assign(neardup.FromDoc(b, 2))}
	c := stanceOf(nil)
	out.Stances[0], out.Cues[0] = c.Of(a, stance.Held{})
	out.Stances[1], out.Cues[1] = c.Of(b, stance.Held{Joined: true, Since: b.Post.Clocks.EventTime().Sub(a.Post.Clocks.EventTime()), Texts: 1})
	var va, vb []float32
	if vectors != nil {
		v := vectors.Vectors([]*longear.Post{&a.Post, &b.Post})
		va, vb = v[0], v[1]
	}
	space := narrative.New(narrative.Options{Model: weights.Default(), Background: weights.Background()})
	out.Narrative = space.Compare(a, b, va, vb)
	return out
}
