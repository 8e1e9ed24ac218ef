package narrative

import "math"

// Feature numbers the inputs of the score. Weights are stored by name, so that the order may change.
type Feature int

// Features of a pair of profiles.
const (
	Bias Feature = iota
	WordCos
	WordOver
	HeadCos
	HeadOver
	BoneCos
	BoneMass
	EntityCos
	EntityOver
	EntityMass
	ConceptCos
	ConceptOver
	ConceptMass
	PairCos
	PairMass
	NumberOver
	NumberMass
	NumberClash
	NumberMiss
	EntityMiss
	ConceptChance
	WordChance
	DayMass
	DayClash
	LinkShared
	TimeNear
	TimeGap
	SameVoice
	LengthGap
	Shortness
	MeaningCos
	WordNumber
	ConceptNumber
	ConceptEntity
	ConceptBone
	MeaningNumber
	MeaningConcept
	MeaningEntity
	featureCount
)

// FeatureNames are the names under which weights are stored, in the order of the features.
func FeatureNames() []string {
	return []string{
		"bias", "word.cos", "word.over", "head.cos", "head.over", "bone.cos", "bone.mass", "entity.cos", "entity.over", "entity.mass",
		"concept.cos", "concept.over", "concept.mass", "pair.cos", "pair.mass", "number.over", "number.mass", "number.clash",
		"number.miss", "entity.miss", "concept.chance", "word.chance", "day.mass", "day.clash", "link", "time.near", "time.gap", "same.voice", "length.gap", "shortness", "meaning.cos",
		"word*number", "concept*number", "concept*entity", "concept*bone", "meaning*number", "meaning*concept",
		"meaning*entity",
	}
}

// Signs are what weights may be: 1 for likeness, which never speaks against, -1 for contradiction, 0 for either. They
// keep a fit on few narratives from reading noise.
func Signs() []int {
	signs := make([]int, featureCount)
	for i := range signs {
		signs[i] = 1
	}
	for _, f := range []Feature{NumberClash, NumberMiss, EntityMiss, ConceptChance, WordChance, DayClash, TimeGap, SameVoice} {
		signs[f] = -1
	}
	for _, f := range []Feature{Bias, LengthGap, Shortness} {
		signs[f] = 0
	}
	return signs
}

// Features are the values of one pair.
type Features [featureCount]float64

// pair is a comparison: the features, and what rules need beside them.
type pair struct {
	x       Features
	same    bool     // one language
	meaning bool     // both have vectors
	length  string   // suffix of the kind
	form    bool     // one fills in a form that others filled in
	genres  [2]genre // of templated news
	meta    bool     // one is about how media carry a story
	like    [channels]likeness
}

// Channels of likeness.
const (
	words = iota
	head
	bones
	entities
	concepts
	pairsOf
	numbers
	days
	channels
)

const (
	massUnit = 10. // idf that counts as one
)

func saturate(mass float64) float64 { return mass / (mass + massUnit) }

// measure compares two profiles in all channels.
func (s *Space) measure(p *pair, a, b *Profile) {
	*p = pair{same: a.Lang == b.Lang, form: a.Template || b.Template, genres: [2]genre{a.genre, b.genre}, meta: a.coverage != b.coverage, length: lengthOf(a, b)}
	x := &p.x
	x[Bias] = 1
	if p.same {
		p.like[words] = s.probes.compare(words, &a.Words, &b.Words)
		p.like[head] = s.probes.compare(head, &a.Head, &b.Head)
	} else {
		p.like[bones] = s.probes.compare(bones, &a.Bones, &b.Bones)
	}
	p.like[entities] = s.probes.compare(entities, &a.Entities, &b.Entities)
	p.like[concepts] = s.probes.compare(concepts, &a.Concepts, &b.Concepts)
	p.like[pairsOf] = s.probes.compare(pairsOf, &a.Pairs, &b.Pairs)
	p.like[numbers] = s.probes.compare(numbers, &a.Numbers, &b.Numbers)
	p.like[days] = s.probes.compare(days, &a.Days, &b.Days)
	x[WordCos], x[WordOver] = p.like[words].cos, p.like[words].over
	x[HeadCos], x[HeadOver] = p.like[head].cos, p.like[head].over
	if len(a.Entities.List) > 1 && len(b.Entities.List) > 1 && p.like[entities].count == 0 {
		x[EntityMiss] = 1
	}
	x[ConceptChance] = chance(&a.Concepts, &b.Concepts)
	x[WordChance] = chance(&a.Words, &b.Words)
	x[BoneCos], x[BoneMass] = p.like[bones].cos, saturate(p.like[bones].mass)
	e := p.like[entities]
	x[EntityCos], x[EntityOver], x[EntityMass] = e.cos, e.over*math.Min(1, float64(e.count)/2), saturate(e.mass)
	c := p.like[concepts]
	x[ConceptCos], x[ConceptOver], x[ConceptMass] = c.cos, c.over*math.Min(1, float64(c.count)/4), saturate(c.mass)
	x[PairCos], x[PairMass] = p.like[pairsOf].cos, saturate(p.like[pairsOf].mass)
	p.quantities(a, b)
	if meet(a.Links, b.Links) {
		x[LinkShared] = 1
	}
	s.around(p, a, b)
	if a.voice == b.voice {
		x[SameVoice] = 1
	}
	s.mean(p, a, b)
	p.products()
}

// quantities fills in numbers and days.
func (p *pair) quantities(a, b *Profile) {
	x := &p.x
	n := p.like[numbers]
	x[NumberOver], x[NumberMass] = n.over*math.Min(1, n.mass/5), saturate(n.mass)
	if len(a.Numbers.List) > 0 && len(b.Numbers.List) > 0 && n.count == 0 {
		x[NumberMiss] = 1
	}
	x[NumberClash] = clashing(a.amounts, b.amounts)
	d := p.like[days]
	x[DayMass] = saturate(d.mass)
	if len(a.Days.List) > 0 && len(b.Days.List) > 0 && d.count == 0 {
		x[DayClash] = 1
	}
}

// clashing is the part of the units that both texts count in, in which no amount agrees.
func clashing(a, b []amount) float64 {
	units, clashes := 0., 0.
	for i, x := range a {
		if i > 0 && counted(a[:i], x.unit) {
			continue
		}
		found, agree := false, false
		for _, y := range b {
			if y.unit != x.unit {
				continue
			}
			found = true
			for _, z := range a {
				agree = agree || z.unit == x.unit && near(z.value, y.value)
			}
		}
		if found {
			units++
			if !agree {
				clashes++
			}
		}
	}
	if units == 0 {
		return 0
	}
	return clashes / units
}

func counted(list []amount, unit uint32) bool {
	for _, x := range list {
		if x.unit == unit {
			return true
		}
	}
	return false
}

// near allows for rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= .02*math.Max(math.Abs(a), math.Abs(b)) }

// chance grows with how much two texts would share by chance: with how much both say.
func chance(a, b *Terms) float64 {
	return math.Log1p(math.Sqrt(float64(a.Sum)*float64(b.Sum))/massUnit) / 4
}

const (
	rankFloor = 20.  // profiles between two that count as none
	rankCap   = 300. // and from here on all is far
	dayLong   = 24 * 60 * 60.
)

// around fills in time and length. Nearness counts as far as it is rare: by how many other profiles stand between the
// two.
func (s *Space) around(p *pair, a, b *Profile) {
	between := math.Abs(float64(a.number) - float64(b.number))
	p.x[TimeNear] = s.nearness[int(math.Min(between, rankCap))]
	p.x[TimeGap] = math.Log1p(math.Abs(float64(a.At-b.At))/dayLong) / 4
	la, lb := float64(max(a.Length, 1)), float64(max(b.Length, 1))
	p.x[LengthGap] = math.Abs(math.Log(la/lb)) / 3
	p.x[Shortness] = 1 / (1 + math.Min(la, lb)/200)
}

// nearness lists what profiles count as near by how many others stand between them.
func nearness() (out [rankCap + 1]float64) {
	for between := range out {
		out[between] = math.Log((rankCap+rankFloor)/(float64(between)+rankFloor)) / 3
	}
	return out
}

// mean fills in the meaning channel.
func (s *Space) mean(p *pair, a, b *Profile) {
	cos, ok := s.means.cosine(a, b)
	if !ok {
		return
	}
	p.meaning = true
	p.x[MeaningCos] = cos
}

// products let channels confirm one another, which a sum cannot say.
func (p *pair) products() {
	x := &p.x
	x[WordNumber] = x[WordCos] * x[NumberMass]
	x[ConceptNumber] = x[ConceptMass] * x[NumberMass]
	x[ConceptEntity] = x[ConceptMass] * x[EntityMass]
	x[ConceptBone] = x[ConceptMass] * x[BoneMass]
	x[MeaningNumber] = x[MeaningCos] * x[NumberMass]
	x[MeaningConcept] = x[MeaningCos] * x[ConceptMass]
	x[MeaningEntity] = x[MeaningCos] * x[EntityMass]
}

// meet tells whether two sorted lists share an item.
func meet(a, b []uint32) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return true
		}
	}
	return false
}
