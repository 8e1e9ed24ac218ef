package spread

import (
	"slices"
	"time"

	"longear"
)

// examplesShown is how many objects a pair names.
const examplesShown = 5

// maxPerObject bounds the sources of one object whose pairs are counted at any time, for the usual rate: a story that
// everybody carries says nothing about two of them, and would cost the square of everybody.
const maxPerObject = 400

// compareObject adds one object to the pairs of its sources. Posts are by time.
func compareObject(found map[pairKey]*pairing, object []posted, window time.Duration) {
	life := max(window, object[len(object)-1].at.Sub(object[0].at))
	chance := min(1, 2*window.Seconds()/max(1, life.Seconds()))
	firsts := map[longear.SourceID]int{}
	var order []int
	for i := range object {
		if _, seen := firsts[object[i].source]; !seen {
			firsts[object[i].source] = i
			order = append(order, i)
		}
	}
	for k, i := range order[:min(len(order), maxPerObject)] {
		for _, j := range order[k+1 : min(len(order), maxPerObject)] {
			if p := pairOf(found, &object[i], &object[j]); p != nil {
				p.Both++
				p.Usual += chance
			}
		}
	}
	inWindow(found, object, window)
}

// pairOf finds the pair of two posts; nil for posts of one owner.
func pairOf(found map[pairKey]*pairing, x, y *posted) *pairing {
	if x.owner == y.owner || x.source == y.source {
		return nil
	}
	if y.source < x.source {
		x, y = y, x
	}
	k := pairKey{x.source, y.source}
	p := found[k]
	if p == nil {
		p = &pairing{SyncPair: &SyncPair{A: x.source, B: y.source, Owners: [2]string{x.owner, y.owner}}, narratives: map[longear.NarrativeID]bool{}, posts: map[inPair]bool{}}
		found[k] = p
	}
	return p
}

// inWindow counts, once per object and pair, posts that lie within the window of each other.
func inWindow(found map[pairKey]*pairing, object []posted, window time.Duration) {
	seen := map[pairKey]bool{}
	from := 0
	for j := range object {
		for object[j].at.Sub(object[from].at) > window {
			from++
		}
		for i := from; i < j; i++ {
			p := pairOf(found, &object[i], &object[j])
			if p == nil {
				continue
			}
			p.together(&object[i], &object[j], seen)
		}
	}
}

// together adds two posts, the earlier one first.
func (p *pairing) together(x, y *posted, seen map[pairKey]bool) {
	p.gaps = append(p.gaps, y.at.Sub(x.at))
	for _, one := range []*posted{x, y} {
		p.posts[inPair{one.object, one.source, one.at}] = true
	}
	k := pairKey{p.A, p.B}
	if seen[k] {
		return
	}
	seen[k] = true
	p.Together++
	p.narratives[x.narrative] = true
	if x.source == p.A && x.at.Before(y.at) {
		p.AFirst++
	}
	if len(p.Examples) < examplesShown && !slices.Contains(p.Examples, x.cluster) {
		p.Examples = append(p.Examples, x.cluster)
	}
}

// inPair is a post of a pair that lies within the window of one of the other's.
type inPair struct {
	object string
	source longear.SourceID
	at     time.Time
}

// symmetry is the fewer of the two sources' posts over the more of them (CooRTweet's edge symmetry).
func (p *pairing) symmetry() float64 {
	a := 0
	for one := range p.posts {
		if one.source == p.A {
			a++
		}
	}
	b := len(p.posts) - a
	return longear.RoundScore(float64(min(a, b)) / float64(max(1, a, b)))
}
