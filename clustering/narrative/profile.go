package narrative

import (
	"cmp"
	"math"
	"slices"

	"longear"
	"longear/clustering/claim"
	"longear/lang"
)

// Profile is what level 2 knows of a near-duplicate cluster, taken from the post that founded it.
type Profile struct {
	Post    longear.PostID
	Cluster longear.ClusterID
	Lang    longear.Lang
	Script  longear.Script
	At      int64 // event time, seconds
	Length  int   // compared characters
	Stance  longear.Stance
	// Template says that level 1 took the text for a form filled in: then numbers are what it says.
	Template bool
	genre    genre   // of templated news, in any language
	coverage bool    // about how media carry a story
	Doubt    float64 // how far its text speaks for a denial
	original bool    // it is the first of its claim as far as is known

	Words    Terms // stems, within one language
	Head     Terms // stems of title or first sentence
	Bones    Terms // consonants of words in Cyrillic and Latin, across languages
	Entities Terms
	Concepts Terms
	Pairs    Terms // neighbouring entities and concepts: who did what to whom, in either order
	Numbers  Terms
	Days     Terms
	Links    []uint32 // links, media, quotations and forwards, sorted
	amounts  []amount
	Vector   []float32 // as the model gave it; nil when missing

	voice     uint32 // source and account
	number    uint32 // in the order of founding
	narrative uint32
	gone      bool
}

// amount is a number with the hash of its unit, for contradictions.
type amount struct {
	unit  uint32
	value float64
}

// Channels, as marks in hashes.
const (
	markWord byte = iota + 1
	markBone
	markEntity
	markConcept
	markPair
	markNumber
	markDay
	markLink
)

// Terms kept per channel.
const (
	maxWords, maxHead, maxBones    = 56, 20, 40
	maxEntities, maxConcepts       = 16, 40
	maxPairs, maxNumbers, maxDates = 48, 18, 6
	maxAmounts                     = 8
)

// reader builds profiles; its buffers are used again.
type reader struct {
	words  []uint32 // with repeats
	head   []uint32
	bones  []uint32
	keys   []Term
	runs   []occurrence
	pack   packer
	ids    []uint32 // all that the profile teaches
	marks  []marked
	buffer []byte
}

// marked is an entity or concept at its place.
type marked struct {
	id       uint32
	from, to int
	weight   float64
}

// Slot numbers the languages whose word counts are kept apart.
func slot(l longear.Lang) int {
	if i := slices.Index(longear.FirstClass(), l); i >= 0 {
		return i
	}
	return len(longear.FirstClass())
}

// read makes the profile of a post with the counts as they are.
func (r *reader) read(doc *lang.Doc, c *counts) *Profile {
	p := &doc.Post
	body := p.Body()
	an := doc.Analysis
	sentences := claim.Sentences(body)
	zones := claim.Zones(body, sentences, an)
	out := &Profile{Post: p.ID, Lang: p.Lang, Script: p.Script, At: p.Clocks.EventTime().Unix()}
	out.coverage = aboutCoverage(an.Concepts)
	out.genre = genreOf(an)
	out.voice = hash(markLink, string(p.Source), p.Account)
	for _, z := range zones {
		out.Length += z.To - z.From
	}
	r.ids = r.ids[:0]
	r.readWords(out, an, zones, c)
	r.readMentions(out, an, zones, c)
	r.readNumbers(out, an, zones, c)
	out.Links = links(p, body, an)
	slices.Sort(r.ids)
	r.ids = slices.Compact(r.ids)
	return out
}

// inside tells whether a span lies in one of the zones, which are sorted; at is where the search goes on.
func inside(zones []longear.Span, at *int, s longear.Span) bool {
	for *at < len(zones) && zones[*at].To <= s.From {
		*at++
	}
	return *at < len(zones) && s.From >= zones[*at].From
}

func (r *reader) readWords(out *Profile, an *lang.Analysis, zones []longear.Span, c *counts) {
	r.words, r.head, r.bones = r.words[:0], r.head[:0], r.bones[:0]
	at := 0
	for i := range an.Tokens {
		t := &an.Tokens[i]
		if t.Stop || !inside(zones, &at, t.Span) || t.Stem == "" {
			continue
		}
		id := hash(markWord, string(out.Lang), t.Stem)
		r.words = append(r.words, id)
		if at == 0 {
			r.head = append(r.head, id)
		}
		if b := r.bone(t.Surface); b != 0 {
			r.bones = append(r.bones, b)
		}
	}
	s := slot(out.Lang)
	out.Words = r.weigh(r.words, maxWords, c, s)
	out.Head = r.weigh(r.head, maxHead, c, s)
	out.Bones = r.weigh(r.bones, maxBones, c, -1)
	r.ids = append(append(r.ids, r.words...), r.bones...)
}

const (
	leastBones = 3 // consonants that make a word known across languages
	leastRunes = 4
)

// bone is the id of a word's consonants; 0 for Chinese, numbers and short words.
func (r *reader) bone(word string) uint32 {
	if n := len(word); n < leastRunes || word[0] >= 0xe3 && word[0] <= 0xe9 || word[0] >= '0' && word[0] <= '9' {
		return 0
	}
	r.buffer = AppendBones(r.buffer[:0], word)
	if len(r.buffer) < leastBones {
		return 0
	}
	return hash(markBone, string(r.buffer[:min(len(r.buffer), 5)]))
}

// weigh turns occurrences, which it sorts, into tf-idf weights. All frequencies are read before the first logarithm is
// taken: so the reads, which are scattered, do not wait for one another.
func (r *reader) weigh(ids []uint32, n int, c *counts, slot int) Terms {
	slices.Sort(ids)
	r.runs = r.runs[:0]
	for from, to := 0, 0; from < len(ids); from = to {
		for to = from + 1; to < len(ids) && ids[to] == ids[from]; to++ {
		}
		r.runs = append(r.runs, occurrence{ids[from], to - from, c.frequency(ids[from])})
	}
	total := c.total(slot)
	r.keys = r.keys[:0]
	for _, o := range r.runs {
		w := idf(total, o.df)
		if o.times > 1 {
			w *= 1 + math.Log(float64(o.times))
		}
		r.keys = append(r.keys, Term{o.id, float32(w)})
	}
	return r.pack.collect(r.keys, n)
}

// occurrence is a word of a text: how often it stands there, and in how many profiles.
type occurrence struct {
	id    uint32
	times int
	df    float64
}

const ambiguousWeight, weakWeight = .6, .5

func (r *reader) readMentions(out *Profile, an *lang.Analysis, zones []longear.Span, c *counts) {
	r.marks = r.marks[:0]
	r.keys = r.keys[:0]
	r.mark(an.Entities, markEntity, zones, c)
	out.Entities = r.pack.collect(r.keys, maxEntities)
	r.keys = r.keys[:0]
	r.mark(an.Concepts, markConcept, zones, c)
	out.Concepts = r.pack.collect(r.keys, maxConcepts)
	out.Pairs = r.pairs()
}

func (r *reader) mark(mentions []lang.Mention, channel byte, zones []longear.Span, c *counts) {
	at := 0
	for i := range mentions {
		m := &mentions[i]
		if !inside(zones, &at, m.Span) {
			continue
		}
		id := hash(channel, cmp.Or(m.Own, m.ID)) // synonyms tell stories apart
		w := c.idf(id, -1)
		if m.Ambiguous {
			w *= ambiguousWeight
		}
		if m.Weak {
			w *= weakWeight
		}
		r.keys = append(r.keys, Term{id, float32(w)})
		r.ids = append(r.ids, id)
		r.marks = append(r.marks, marked{id, m.Span.From, m.Span.To, w})
	}
}

// pairReach is how many mentions on, and pairBytes how many bytes on, a mention still belongs to the same statement.
const pairReach, pairBytes = 4, 160

// pairs are neighbouring mentions, in either order, since languages differ in theirs.
func (r *reader) pairs() Terms {
	slices.SortFunc(r.marks, func(a, b marked) int { return a.from - b.from })
	r.keys = r.keys[:0]
	for i := range r.marks {
		a := &r.marks[i]
		for j := i + 1; j < len(r.marks) && j <= i+pairReach && r.marks[j].from-a.to < pairBytes; j++ {
			b := &r.marks[j]
			if a.id == b.id {
				continue
			}
			id := min(a.id, b.id)*0x9e3779b1 ^ max(a.id, b.id)*0x85ebca77
			r.keys = append(r.keys, Term{id, float32(math.Sqrt(a.weight * b.weight))})
		}
	}
	return r.pack.collect(r.keys, maxPairs)
}
