package mutate

import (
	"math/rand/v2"
	"strings"
	"time"

	"longear"
)

// quotes adds posts that set a passage of an earlier source text into a text that nothing else was made of. Each is a
// cluster of its own. They draw from a generator of their own, so that the rest of the stream is as it is without them.
func (g *generator) quotes(hosts []string) {
	rng := rand.New(rand.NewPCG(g.Seed, uint64(len(g.Lang))<<1|1<<8))
	var sources []int
	for i := range g.items {
		if g.items[i].Truth.Op == Source {
			sources = append(sources, i)
		}
	}
	if len(sources) == 0 {
		return
	}
	for n := int(float64(g.Posts) * g.Quotes); n > 0 && len(hosts) > 0; hosts = hosts[1:] {
		quoted := &g.items[sources[rng.IntN(len(sources))]]
		text, ok := quote(rng, quoted.Post.Text, hosts[0], g.Lang)
		if !ok {
			continue
		}
		at := quoted.at.Add(time.Duration(1+rng.IntN(96)) * time.Hour)
		g.add(Item{at: at, Truth: Truth{Op: Quote, Parent: quoted.Post.ID}}, text, "")
		n--
	}
}

// quote puts 20 to 40 % of a text, between quotation marks, after a sentence of its host; false when the host has but
// one sentence or is not twice as long as the passage, which would be a copy with a comment, or when the passage would
// be too short to be known again.
func quote(rng *rand.Rand, text, host string, l longear.Lang) (string, bool) {
	units, least := unitsOf(text, l), 8
	n := int(float64(len(units)) * (.20 + .20*rng.Float64()))
	parts := sentences(host)
	if n < least || len(parts) < 2 || len(unitsOf(host, l)) < 2*n {
		return "", false
	}
	from := rng.IntN(len(units) - n + 1)
	passage := "«" + strings.Join(units[from:from+n], joint(l)) + "»"
	if l == longear.Chinese {
		passage = "“" + strings.Join(units[from:from+n], "") + "”"
	}
	at := 1 + rng.IntN(len(parts)-1)
	return strings.Join(parts[:at], joint(l)) + joint(l) + passage + joint(l) + strings.Join(parts[at:], joint(l)), true
}
