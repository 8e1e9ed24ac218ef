package stance

import (
	"math"
	"time"
)

// Held is what is known of the claim that a post takes up. The zero value: nothing, the post is the first.
type Held struct {
	Joined bool          // the claim was held before: nobody denies what nobody has said
	Since  time.Duration // how long; denials come late
	Texts  int           // in how many wordings
}

// A claim in so many wordings, or so old in hours, is well known: more of it speaks no more for a denial, or every post of
// a large narrative would be one.
const manyTexts, long = 4, 72.

// features are those of the claim, beside those of the text.
func (h Held) features() []Feature {
	if !h.Joined {
		return nil
	}
	return []Feature{
		{Name: "joined", Value: 1},
		{Name: "held:since", Value: math.Log1p(min(long, max(0, h.Since.Hours()))) / 4},
		{Name: "held:texts", Value: math.Log1p(float64(min(manyTexts, h.Texts))) / 4},
	}
}
