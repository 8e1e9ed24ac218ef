package spread

import (
	"math"
	"slices"
	"time"

	"longear"
)

// Features of a pair of sightings, the later one and a candidate for its parent.
const (
	fInside        = iota // share of the later text that stands in the candidate
	fCover                // share of the candidate that stands in the later text
	fRare                 // the same wording, weighted by how few candidates have it
	fNovel                // share of what the candidate added over its own parent that the later text has
	fNumbers              // Jaccard of numbers and dates
	fRareNumber           // numbers that few candidates have
	fOtherNumbers         // both have numbers, and none in common
	fEntities             // overlap of names
	fRareEntity           // names that few candidates have
	fConcepts             // Jaccard of concepts
	fRareConcept          // concepts that few candidates have
	fCovers               // share of the later text's numbers, names and concepts that the candidate has
	fChanged              // share of the numbers that the candidate has over its parent that the later text has
	fVolume               // share of the posts before that are in the candidate's language, another than the later one's
	fFarLag               // the lag's log between languages, beside fLag
	fFarFirst             // fFirst between languages
	fMedia                // the same picture or video
	fLang                 // one language
	fFirstOfLang          // the earliest of the later one's language
	fFirstAbroad          // another language, and the earliest of it
	fFirst                // the earliest of all
	fLag                  // log of the lag in hours
	fLag2                 // its square: together a log-normal
	fNewest               // 1 for the newest candidate, 1/2 for the one before …
	fPlatform             // one platform
	fVoice                // the same account
	fOwn                  // another edition of one outlet or owner
	fNamesLang            // the text names media in the candidate's language
	fNamesPlatform        // the text names the candidate's platform
	fAbroad               // the text names foreign media, and the candidate's language is another
	fDenial               // the candidate denies and the later one does not
	fDenials              // both deny
	fHub                  // another language, and the candidate is Russian, the language that the others read
	fChildren             // log of the sightings that already have this parent
	fLength               // log of the candidate's length over the later one's, one language
	fSays                 // the candidate has a text of its own
	fMeaning              // cosine of meanings between languages, less the mean of the candidates in other languages
	features
)

func featureNames() []string {
	return []string{
		"inside", "cover", "rare wording", "novel wording", "numbers", "rare numbers", "other numbers", "entities",
		"rare entities", "concepts", "rare concepts", "covers", "changed numbers", "volume", "far lag", "far first", "media", "same language", "first of language", "first of other language", "first",
		"lag", "lag squared", "newest", "platform", "same account", "own edition", "names language", "names platform",
		"names abroad", "from denial", "denials", "hub", "children", "length", "says", "meaning",
	}
}

// pair is a candidate with what was found about it.
type pair struct {
	item  int32
	x     vector
	score float64
	lag   time.Duration
}

// scratch is what one sighting's choice needs, kept to be used again.
type scratch struct {
	pairs  []pair
	scores []float64
	order  []int32 // of pairs, the best first
}

// compare fills the features of all candidates of c.
func (t *tree) compare(c int32, sh *sharing) []pair {
	s := &t.scratch
	s.pairs = s.pairs[:0]
	for k, p := range sh.found {
		s.pairs = append(s.pairs, pair{item: p})
		t.wordingFeatures(&s.pairs[k], c, sh, sh.match[k])
		t.factFeatures(&s.pairs[k], c, sh)
		t.placeFeatures(&s.pairs[k], c, k)
	}
	t.meaningFeatures(s.pairs, c)
	return s.pairs
}

// meaningScale brings cosines, which lie within some hundredths of each other, to the size of the other features: the
// penalty of Fit is the same for all.
const meaningScale = 20

// meaningFeatures compares meanings where wordings cannot be compared.
func (t *tree) meaningFeatures(pairs []pair, c int32) {
	own := t.items[c].text
	if own.meaning == nil {
		return
	}
	sum, n := 0., 0.
	for k := range pairs {
		if text := t.items[pairs[k].item].text; text.lang != own.lang && text.meaning != nil {
			x := meaningScale * own.alike(text)
			pairs[k].x[fMeaning] = x
			sum, n = sum+x, n+1
		}
	}
	for k := range pairs {
		if text := t.items[pairs[k].item].text; text.lang != own.lang && text.meaning != nil {
			pairs[k].x[fMeaning] -= sum / n
		}
	}
}

func (t *tree) wordingFeatures(p *pair, c int32, sh *sharing, match []uint8) {
	own, text := t.items[c].text, t.items[p.item].text
	if len(match) == 0 {
		return
	}
	a, b := comparable(own.shingles, text.shingles)
	p.x[fInside] = share(len(match), len(a))
	p.x[fCover] = share(len(match), len(b))
	rare := 0.
	for _, i := range match {
		rare += 1 / float64(sh.words[i])
	}
	p.x[fRare] = rare / float64(len(a))
	if novel := t.novel(p.item); len(novel) >= 5 {
		p.x[fNovel] = share(common(own.shingles, novel), len(novel))
	}
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return min(1, float64(n)/float64(of))
}

// novel is what a sighting's text has over its parent's; everything, when it has no parent in its own language.
func (t *tree) novel(i int32) []uint64 {
	it := &t.items[i]
	parent := t.parent[i]
	if parent < 0 || t.items[parent].text.lang != it.text.lang {
		return it.text.shingles
	}
	if t.added[i] == nil {
		t.added[i] = without(it.text.shingles, t.items[parent].text.shingles)
	}
	return t.added[i]
}

// changedNumbers are those that a sighting has over its parent.
func (t *tree) changedNumbers(i int32) []uint64 {
	if t.changed[i] == nil {
		t.changed[i] = without(t.items[i].text.numbers, t.items[t.parent[i]].text.numbers)
	}
	return t.changed[i]
}

// without lists what a has and b has not. The result is never nil.
func without(a, b []uint64) []uint64 {
	out := make([]uint64, 0, 8)
	a, b = comparable(a, b)
	for _, x := range a {
		if _, found := slices.BinarySearch(b, x); !found {
			out = append(out, x)
		}
	}
	return out
}

func (t *tree) factFeatures(p *pair, c int32, sh *sharing) {
	own, text := t.items[c].text, t.items[p.item].text
	p.x[fNumbers], p.x[fRareNumber] = overlap(own.numbers, text.numbers, sh.numbers)
	if len(own.numbers) > 0 && len(text.numbers) > 0 && p.x[fRareNumber] == 0 {
		p.x[fOtherNumbers] = 1
	}
	p.x[fEntities], p.x[fRareEntity] = overlap(own.entities, text.entities, sh.names)
	p.x[fConcepts], p.x[fRareConcept] = overlap(own.concepts, text.concepts, sh.topics)
	shared := common(own.numbers, text.numbers) + common(own.entities, text.entities) + common(own.concepts, text.concepts)
	p.x[fCovers] = share(shared, len(own.numbers)+len(own.entities)+len(own.concepts))
	if t.parent[p.item] >= 0 && len(own.numbers) > 0 {
		changed := t.changedNumbers(p.item)
		p.x[fChanged] = share(common(changed, own.numbers), len(changed))
	}
	a, b := &t.items[c].s.Post, &t.items[p.item].s.Post
	if slices.ContainsFunc(a.Media, func(m string) bool { return slices.Contains(b.Media, m) }) {
		p.x[fMedia] = 1
	}
}

// overlap gives the Jaccard coefficient of two sets, and the share of a that b has, weighted by how few have it.
func overlap(a, b []uint64, df map[uint64]int) (jaccard, rare float64) {
	n := 0
	for _, k := range a {
		if _, found := slices.BinarySearch(b, k); found {
			n++
			rare += 1 / float64(df[k])
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(n) / float64(len(a)+len(b)-n), rare / float64(len(a))
}

// placeFeatures tells about time, language and voice; k is the candidate's rank from the newest.
func (t *tree) placeFeatures(p *pair, c int32, k int) {
	child, cand := &t.items[c], &t.items[p.item]
	p.lag = lagBetween(cand.at, child.at)
	hours := math.Log(p.lag.Hours() + 1./60)
	p.x[fLag], p.x[fLag2] = hours/4, hours*hours/16
	p.x[fNewest] = 1 / float64(k+1)
	p.x[fChildren] = math.Log1p(float64(t.children[p.item]))
	set := func(f int, on bool) {
		if on {
			p.x[f] = 1
		}
	}
	one, first := child.text.space == cand.text.space, t.front.firstOf[cand.text.space]
	set(fLang, one)
	set(fFirstOfLang, one && first == p.item)
	set(fFirstAbroad, !one && first == p.item)
	set(fFirst, t.front.first == p.item)
	set(fPlatform, child.s.Post.Platform == cand.s.Post.Platform)
	set(fVoice, child.from.key == cand.from.key)
	set(fOwn, child.from.key != cand.from.key && child.from.own(cand.from))
	set(fNamesLang, !one && child.text.names.lang(cand.text.lang))
	set(fNamesPlatform, child.s.Post.Platform != cand.s.Post.Platform && child.text.names.platform(cand.s.Post.Platform))
	set(fAbroad, cand.text.lang == longear.English && !one && child.text.names.abroad)
	set(fDenial, cand.denies && !child.denies)
	set(fDenials, cand.denies && child.denies)
	if !one && t.front.closed > 0 {
		p.x[fVolume] = share(t.front.inLang[cand.text.space], t.front.closed)
	}
	if !one {
		p.x[fFarLag] = p.x[fLag]
		set(fFarFirst, t.front.first == p.item)
	}
	set(fHub, !one && cand.text.lang == longear.Russian)
	set(fSays, !cand.text.bare())
	if one {
		p.x[fLength] = max(-2, min(2, math.Log(float64(cand.text.runes+8)/float64(child.text.runes+8))))
	}
}

// lagBetween is the time from the end of one interval to the start of another: the least that it can have been, or,
// where the start is not known, nothing.
func lagBetween(from, to longear.Interval) time.Duration {
	if to.Lo.IsZero() {
		return 0
	}
	return max(0, to.Lo.Sub(from.Hi))
}
