package spread

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"longear"
)

// Windows are those in which posting at one time is usually looked for: CooRTweet's default, the QUT toolkit's, and one
// for slower desks.
func Windows() []time.Duration {
	return []time.Duration{10 * time.Second, time.Minute, 10 * time.Minute}
}

// SyncOptions say what counts as synchronised. The zero value works.
type SyncOptions struct {
	Window     time.Duration // between two posts, at most; 0: a minute
	Min        int           // objects that a pair posted together, at least; 0: 2 (CooRTweet's minimum participation)
	Percentile float64       // of the weights of all pairs, from which on one is shown, 0 to 1; 0: .9 (CooRnet); below 0: all
}

func (o SyncOptions) withDefaults() SyncOptions {
	if o.Window <= 0 {
		o.Window = time.Minute
	}
	if o.Min <= 0 {
		o.Min = 2
	}
	if o.Percentile == 0 {
		o.Percentile = .9
	}
	return o
}

// Synchronised is what was found among posts of many narratives. It says that posts came at the same time, and beside
// it how often those sources post at all; it says nothing about why.
type Synchronised struct {
	Window    time.Duration `json:"window"` // nanoseconds
	Min       int           `json:"min_participation"`
	Threshold int           `json:"threshold"`     // objects from which on a pair is shown
	Objects   int           `json:"objects"`       // clusters or links with posts of two known owners or more
	Posts     int           `json:"posts"`         // that could be compared
	NotExact  int           `json:"not_exact"`     // left out: not dated to the second
	NoOwner   int           `json:"owner_unknown"` // left out: the owner is not known
	All       int           `json:"pairs"`         // with the minimum of participation
	Pairs     []SyncPair    `json:"shown"`         // at or above the threshold, the heaviest first
}

// SyncPair is two sources of different known owners that posted the same within the window.
type SyncPair struct {
	A         longear.SourceID    `json:"a"`
	B         longear.SourceID    `json:"b"`
	Owners    [2]string           `json:"owners"`
	Together  int                 `json:"together"`   // objects posted within the window
	Both      int                 `json:"both"`       // objects that both posted, at any time
	Usual     float64             `json:"usual"`      // objects within the window if each one's posts lay anywhere in its object's life
	Symmetry  float64             `json:"symmetry"`   // of their posts in the window: the fewer over the more
	AFirst    int                 `json:"a_first"`    // of Together
	Median    time.Duration       `json:"median_gap"` // within the window; nanoseconds
	RateA     float64             `json:"rate_a"`     // posts a day, over the days it is held
	RateB     float64             `json:"rate_b"`     //
	Examples  []longear.ClusterID `json:"examples"`   // up to five
	Narrative int                 `json:"narratives"` // that the objects belong to
	Rank      float64             `json:"percentile"` // share of all pairs that weigh no more
}

// Sync finds sources that post the same at the same time over many narratives (CooRTweet; Righetti and Balluff 2023).
// Objects are clusters, and links with more than one source. Only posts that are dated to the second and whose owner is
// known are compared, and only between different owners. The sightings may be in any order.
func Sync(sightings []longear.PostSighting, sources []longear.Source, opt SyncOptions) Synchronised {
	opt = opt.withDefaults()
	out := Synchronised{Window: opt.Window, Min: opt.Min, Pairs: []SyncPair{}}
	shares := out.read(sightings, sources)
	rates := ratesOf(shares)
	pairs := pairsOf(&out, shares, opt)
	var weights []int
	for _, p := range pairs {
		if p.Together >= opt.Min {
			weights = append(weights, p.Together)
		}
	}
	slices.Sort(weights)
	out.All, out.Threshold = len(weights), opt.Min
	if n := len(weights); n > 0 && opt.Percentile > 0 {
		out.Threshold = max(opt.Min, weights[min(n-1, int(math.Ceil(opt.Percentile*float64(n)))-1)])
	}
	for _, p := range pairs {
		if p.Together < out.Threshold {
			continue
		}
		rank, _ := slices.BinarySearch(weights, p.Together+1)
		p.Rank = longear.RoundScore(float64(rank) / float64(len(weights)))
		p.RateA, p.RateB = rates[p.A], rates[p.B]
		out.Pairs = append(out.Pairs, *p.SyncPair)
	}
	slices.SortFunc(out.Pairs, func(a, b SyncPair) int {
		return cmp.Or(cmp.Compare(b.Together, a.Together), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out
}

// posted is one post of an object.
type posted struct {
	object    string
	post      longear.PostID
	cluster   longear.ClusterID
	narrative longear.NarrativeID
	source    longear.SourceID
	owner     string
	at        time.Time
}

// read lists what can be compared, by object, then by time.
func (s *Synchronised) read(sightings []longear.PostSighting, sources []longear.Source) []posted {
	catalogue := make(map[longear.SourceID]*longear.Source, len(sources))
	for i := range sources {
		catalogue[sources[i].ID] = &sources[i]
	}
	var out []posted
	for i := range sightings {
		p := &sightings[i].Post
		owner := voiceOf(p, catalogue[p.Source]).owner
		switch {
		case !p.Clocks.Confirmed() || p.Clocks.Published.Precision != longear.Second:
			s.NotExact++
			continue
		case owner == "":
			s.NoOwner++
			continue
		}
		s.Posts++
		one := posted{
			post: p.ID, cluster: sightings[i].Sighting.Cluster, narrative: sightings[i].Sighting.Narrative, source: p.Source, owner: owner,
			at: p.Clocks.Published.At,
		}
		for _, object := range objectsOf(&sightings[i]) {
			one.object = object
			out = append(out, one)
		}
	}
	slices.SortFunc(out, func(a, b posted) int {
		return cmp.Or(strings.Compare(a.object, b.object), a.at.Compare(b.at), cmp.Compare(a.source, b.source))
	})
	return out
}

// objectsOf lists what a post shares: its cluster, and what it links to.
func objectsOf(s *longear.PostSighting) []string {
	out := []string{string(s.Sighting.Cluster)}
	for _, l := range s.Post.Links {
		out = append(out, longear.URLKey(l))
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(o string) bool { return o == "" })
}

// ratesOf gives posts a day by source, over the time from its first to its last post, at least a day.
func ratesOf(shares []posted) map[longear.SourceID]float64 {
	type life struct {
		first, last time.Time
		posts       map[longear.PostID]bool
	}
	lives := map[longear.SourceID]*life{}
	for _, p := range shares {
		l := lives[p.source]
		if l == nil {
			l = &life{p.at, p.at, map[longear.PostID]bool{}}
			lives[p.source] = l
		}
		l.posts[p.post] = true
		if p.at.Before(l.first) {
			l.first = p.at
		}
		if p.at.After(l.last) {
			l.last = p.at
		}
	}
	out := map[longear.SourceID]float64{}
	for id, l := range lives {
		days := max(1, l.last.Sub(l.first).Hours()/24)
		out[id] = longear.RoundScore(float64(len(l.posts)) / days)
	}
	return out
}

// pairing is a pair under way.
type pairing struct {
	*SyncPair
	gaps       []time.Duration
	narratives map[longear.NarrativeID]bool
	posts      map[inPair]bool
}

type pairKey struct{ a, b longear.SourceID }

// pairsOf compares the posts of every object, and returns pairs by their sources.
func pairsOf(out *Synchronised, shares []posted, opt SyncOptions) []*pairing {
	found := map[pairKey]*pairing{}
	for len(shares) > 0 {
		n := 1
		for n < len(shares) && shares[n].object == shares[0].object {
			n++
		}
		object := shares[:n]
		shares = shares[n:]
		if differ(object) {
			out.Objects++
			compareObject(found, object, opt.Window)
		}
	}
	list := make([]*pairing, 0, len(found))
	for _, p := range found {
		p.Symmetry = p.symmetry()
		p.Usual = longear.RoundScore(p.Usual)
		p.Median, p.Narrative = median(p.gaps), len(p.narratives)
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *pairing) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return list
}

func differ(object []posted) bool {
	for i := range object {
		if object[i].owner != object[0].owner {
			return true
		}
	}
	return false
}
