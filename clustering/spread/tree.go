package spread

import (
	"cmp"
	"slices"
	"time"

	"longear"
)

// newest is how many of the posts before a sighting are weighed, beside the earliest ones.
const newest = 24

// tree is the work of finding parents.
type tree struct {
	items   []item
	weights *Weights
	text    vector
	bare    vector
	dir     *directory

	byEnd []int32 // items by the end of their interval
	front front   // where the sighting at hand stands
	scout front   // where the look ahead stands
	ahead []*sharing

	arrived  map[arrival]int
	parent   []int32 // -1: none known
	children []int32
	added    [][]uint64 // novel wording, made when asked for
	changed  [][]uint64 // novel numbers, likewise
	results  []result
	loose    bool // some explicit parent does not lie strictly before its child
	scratch  scratch

	keep  int                               // how many of the best parents are kept
	watch func(c int32, pairs []pair) int32 // for fitting: sees the candidates, gives the true parent
}

// front is what lies before a sighting.
type front struct {
	closed   int     // of byEnd: items that ended before it
	first    int32   // the earliest of those; -1: none
	firstOf  []int32 // by language; -1: none
	inLang   []int
	firstIn  map[longear.ClusterID]int32
	newestIn map[longear.ClusterID]int32
}

func newFront(languages int) front {
	f := front{
		first: -1, firstOf: make([]int32, languages), inLang: make([]int, languages),
		firstIn: map[longear.ClusterID]int32{}, newestIn: map[longear.ClusterID]int32{},
	}
	for i := range f.firstOf {
		f.firstOf[i] = -1
	}
	return f
}

// result is what was decided about one sighting.
type result struct {
	share    float64
	runner   int32
	word     Word
	explicit *reference
	best     pair
	top      []int32 // the best parents, where they are kept
	weighed  []pair  // all candidates, the best first, where the sighting may be a first arrival
}

func newTree(all []item, sources []longear.Source, w *Weights) *tree {
	n := len(all)
	t := &tree{
		items: all, weights: w, text: toVector(w.Text), bare: toVector(w.Bare), dir: newDirectory(all, sources),
		arrived: map[arrival]int{}, ahead: newAhead(n),
		byEnd: make([]int32, n), parent: make([]int32, n), children: make([]int32, n), added: make([][]uint64, n), changed: make([][]uint64, n),
		results: make([]result, n),
	}
	languages := 0
	for i := range n {
		t.byEnd[i], t.parent[i] = int32(i), -1
		languages = max(languages, all[i].text.space+1)
	}
	t.front, t.scout = newFront(languages), newFront(languages)
	slices.SortFunc(t.byEnd, func(a, b int32) int {
		return cmp.Or(all[a].at.Hi.Compare(all[b].at.Hi), cmp.Compare(a, b))
	})
	return t
}

// grow finds the parents of all sightings, the earliest first.
func (t *tree) grow() {
	wait := t.lookAhead(0)
	for i := range t.items {
		c := int32(i)
		if i%stretch == 0 {
			wait()
			wait = t.lookAhead(i + stretch)
		}
		t.advance(&t.front, t.items[i].at.Lo)
		t.results[i] = t.decide(c)
		if p := t.parent[c]; p >= 0 {
			t.children[p]++
		}
	}
}

// advance takes in the posts that ended before an instant: only they lie before a sighting that starts then.
func (t *tree) advance(f *front, lo time.Time) {
	for f.closed < len(t.byEnd) {
		i := t.byEnd[f.closed]
		it := &t.items[i]
		if !it.at.Hi.Before(lo) {
			return
		}
		f.closed++
		if f.first < 0 || i < f.first {
			f.first = i
		}
		f.inLang[it.text.space]++
		if first := f.firstOf[it.text.space]; first < 0 || i < first {
			f.firstOf[it.text.space] = i
		}
		if id := it.s.Sighting.Cluster; id != "" {
			if first, ok := f.firstIn[id]; !ok || i < first {
				f.firstIn[id] = i
			}
			f.newestIn[id] = i
		}
	}
}

// candidates are the newest posts before the sighting, the newest first, then the earliest of all, of its language, of
// its cluster, and the newest of its cluster.
func (t *tree) candidates(f *front, c int32, out []int32) []int32 {
	add := func(i int32) {
		if i != c && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	for k := f.closed - 1; k >= max(0, f.closed-newest); k-- {
		add(t.byEnd[k])
	}
	if f.first >= 0 {
		add(f.first)
	}
	if i := f.firstOf[t.items[c].text.space]; i >= 0 {
		add(i)
	}
	id := t.items[c].s.Sighting.Cluster
	for _, m := range []map[longear.ClusterID]int32{f.newestIn, f.firstIn} {
		if i, ok := m[id]; ok {
			add(i)
		}
	}
	return out
}

// decide finds the parent of one sighting: an explicit one, else the most probable one, else none.
func (t *tree) decide(c int32) result {
	sh := t.sharingOf(c)
	if t.watch == nil {
		if r, ok := t.explicit(c); ok {
			return r
		}
	}
	if len(sh.found) == 0 {
		return result{word: Unknown, runner: -1}
	}
	pairs := t.compare(c, sh)
	if t.watch != nil {
		t.parent[c] = t.watch(c, pairs)
		return result{}
	}
	return t.choose(c, pairs)
}

// choose weighs candidates against each other.
func (t *tree) choose(c int32, pairs []pair) result {
	w := &t.text
	if t.remark(c, pairs) {
		w = &t.bare
	}
	sc := &t.scratch
	sc.scores, sc.order = sc.scores[:0], sc.order[:0]
	for i := range pairs {
		sc.scores, sc.order = append(sc.scores, longear.RoundScore(w.dot(&pairs[i].x))), append(sc.order, int32(i))
	}
	softmax(sc.scores)
	for i := range pairs {
		pairs[i].score = sc.scores[i]
	}
	slices.SortFunc(sc.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(pairs[b].score, pairs[a].score), cmp.Compare(pairs[a].item, pairs[b].item))
	})
	best := pairs[sc.order[0]]
	r := result{share: best.score, runner: -1, best: best, word: t.weights.word(best.score)}
	if len(pairs) > 1 {
		r.runner = pairs[sc.order[1]].item
	}
	if t.arrives(c) {
		for _, i := range sc.order {
			r.weighed = append(r.weighed, pairs[i])
		}
	}
	for _, i := range sc.order[:min(t.keep, len(pairs))] {
		r.top = append(r.top, pairs[i].item)
	}
	if r.word != Unknown && (!t.loose || !t.descends(best.item, c)) {
		t.parent[c] = best.item
	}
	return r
}

// earlyCopies is how many sightings of a language, a platform or a country may be its first arrival: the first may deny,
// or be an own edition.
const earlyCopies = 4

// arrives tells whether a sighting may be a first arrival, and counts it.
func (t *tree) arrives(c int32) bool {
	early := false
	for _, side := range []Side{Language, Platform, Country} {
		k := arrival{side, t.side(c, side)}
		if t.arrived[k]++; t.arrived[k] <= earlyCopies {
			early = true
		}
	}
	return early
}

// arrival is one side of a crossing.
type arrival struct {
	side Side
	to   string
}

// remark tells whether a sighting has no text to go by: a bare repost, or words that no candidate of its language
// shares.
func (t *tree) remark(c int32, pairs []pair) bool {
	text := t.items[c].text
	if text.bare() {
		return true
	}
	alike := false
	for i := range pairs {
		x := &pairs[i].x
		if x[fInside] > .04 || x[fEntities] > 0 || x[fNumbers] > 0 {
			return false
		}
		alike = alike || x[fLang] == 1
	}
	return alike
}

// descends tells whether i has c among its ancestors.
func (t *tree) descends(i, c int32) bool {
	for ; i >= 0; i = t.parent[i] {
		if i == c {
			return true
		}
	}
	return false
}

// explicit follows what the sighting itself says, unless that lies wholly after it.
func (t *tree) explicit(c int32) (result, bool) {
	for _, ref := range t.dir.of(c) {
		var fits []int32
		for _, i := range ref.to {
			named := ref.channel == byCredit || len(ref.to) > 1
			if i == c || t.items[c].at.Before(t.items[i].at) || named && !t.items[i].at.Before(t.items[c].at) {
				continue
			}
			if named && t.items[i].from.key == t.items[c].from.key || t.descends(i, c) {
				continue
			}
			fits = append(fits, i)
		}
		if len(fits) == 0 {
			continue
		}
		best := t.closest(c, fits)
		t.parent[c] = best.item
		t.loose = t.loose || !t.items[best.item].at.Before(t.items[c].at)
		return result{share: 1, runner: -1, word: Likely, explicit: &ref, best: best, top: []int32{best.item}}, true
	}
	if from := t.items[c].s.Post.ForwardOf; from != "" {
		// It comes from something that is not held: a guess among those held would be wrong.
		return result{runner: -1, word: Unknown, explicit: &reference{channel: byForward, note: from}}, true
	}
	return result{}, false
}

// closest picks the one of a source's posts whose text is nearest; the newest of equals.
func (t *tree) closest(c int32, fits []int32) pair {
	if len(fits) > newest {
		fits = fits[len(fits)-newest:]
	}
	slices.Reverse(fits)
	sh := newSharing()
	sh.found = fits
	t.countShared(c, sh)
	pairs := t.compare(c, sh)
	best := pairs[0]
	for _, p := range pairs[1:] {
		if p.x[fInside]+p.x[fCover] > best.x[fInside]+best.x[fCover] {
			best = p
		}
	}
	return best
}
