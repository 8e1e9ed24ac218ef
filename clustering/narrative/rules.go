package narrative

import (
	"math"
	"slices"
	"strings"

	"longear"
)

// Floors from which a channel counts as agreeing.
const (
	floorWords    = .06
	floorBones    = .08
	floorEntities = 2.5 // idf shared
	floorConcepts = 4.
	floorNumbers  = 2.
	floorDays     = 2.
	floorMeaning  = .30
)

// agreeing lists the independent channels in which a pair agrees.
func agreeing(p *pair) []string {
	var list [9]claimed
	n := 0
	add := func(name string, strength float64) {
		list[n] = claimed{name, strength}
		n++
	}
	add("words", math.Max(p.like[words].cos, p.like[head].cos/2)/floorWords)
	add("spelling", p.like[bones].cos/floorBones)
	add("entities", p.like[entities].mass/floorEntities)
	add("concepts", p.like[concepts].mass/floorConcepts)
	add("numbers", p.like[numbers].mass/floorNumbers)
	add("dates", p.like[days].mass/floorDays)
	add("links", p.x[LinkShared])
	if p.meaning {
		add("meaning", p.x[MeaningCos]/floorMeaning)
	}
	strong := p.length != Brief && slices.ContainsFunc(list[:n], func(c claimed) bool { return c.strength >= much })
	out := make([]string, 0, n)
	for _, c := range list[:n] {
		if c.strength >= 1 || strong && c.strength >= enough {
			out = append(out, c.name)
		}
	}
	return out
}

// Where one channel says much, a second need not say as much as alone: much is how many floors, enough how much of its own.
// Headlines say too little for that.
const much, enough = 2., .5

// claimed is a channel with how far it is above the floor.
type claimed struct {
	name     string
	strength float64
}

// sameFilling is the part of the numbers that two texts of one form must share to say the same.
const sameFilling = .6

// rules are what a score alone may not decide. Two independent channels must agree: entities or vectors alone never
// join. The name says which rule let the pair pass, or stopped it.
func rules(p *pair) (name string, ok bool) {
	channels := agreeing(p)
	switch {
	case len(channels) < 2:
		return "one channel only: " + strings.Join(channels, ""), false
	case p.x[NumberClash] == 1 && p.like[numbers].count == 0 && p.like[words].cos < .5 && !p.meaning && p.like[pairsOf].count == 0:
		return "veto: amounts contradict", false
	case p.meta:
		return "veto: one is about how media carry a story", false
	case p.genres[0] != p.genres[1] && (p.like[numbers].over < sameFilling || p.like[numbers].count < 2):
		return "veto: templated news and another text", false
	case p.genres[0] != noGenre && (p.like[numbers].over < sameFilling || p.like[entities].count == 0):
		return "veto: templated news with another filling", false
	case p.form && p.same && (p.like[numbers].over < sameFilling || p.x[NumberClash] > 0):
		return "veto: a form filled in anew", false
	}
	return strings.Join(channels, "+"), true
}

// bySize raises the threshold for large narratives, which attract.
func bySize(join float64, members int) float64 {
	if members <= 50 {
		return join
	}
	return math.Min(.99, join+.02*math.Log2(float64(members)/50))
}

// Channels of evidence that this level writes.
const (
	ChannelScore    = "score"
	ChannelPossible = "possible" // Note: another narrative
	ChannelMeaning  = "meaning"
)

// evidence says what decided a join.
func evidence(p *pair, score float64, rule string) []longear.Evidence {
	out := []longear.Evidence{{Channel: ChannelScore, Value: score, Note: rule}}
	add := func(channel string, v float64) {
		if v > 0 {
			out = append(out, longear.Evidence{Channel: channel, Value: longear.RoundScore(v)})
		}
	}
	add("words", p.like[words].cos)
	add("spelling", p.like[bones].cos)
	add("entities", p.like[entities].cos)
	add("concepts", p.like[concepts].cos)
	add("pairs", p.like[pairsOf].cos)
	add("numbers", p.like[numbers].over)
	add("dates", p.like[days].over)
	add("links", p.x[LinkShared])
	if p.meaning {
		add(ChannelMeaning, math.Max(p.x[MeaningCos], 0))
	}
	return out
}
