package narrative

import (
	"math"
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
	out := make([]string, 0, 7)
	add := func(name string, ok bool) {
		if ok {
			out = append(out, name)
		}
	}
	add("words", p.like[words].cos >= floorWords || p.like[head].cos >= 2*floorWords)
	add("spelling", p.like[bones].cos >= floorBones)
	add("entities", p.like[entities].mass >= floorEntities)
	add("concepts", p.like[concepts].mass >= floorConcepts)
	add("numbers", p.like[numbers].mass >= floorNumbers)
	add("dates", p.like[days].mass >= floorDays)
	add("links", p.x[LinkShared] > 0)
	add("meaning", p.meaning && p.x[MeaningCos] >= floorMeaning)
	return out
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
	case p.genres[0] != p.genres[1]:
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
