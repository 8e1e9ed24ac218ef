package neardup

import (
	"longear"
)

// Index holds the clusters of the window. It is not safe for concurrent use: one writer decides.
type Index struct {
	opt Options

	reps     shelf[rep]
	texts    shelf[text]
	clusters shelf[cluster]

	bands   multimap       // band key → rep
	prints  multimap       // winnowed print → rep
	exact   multimap       // exact hash → first text of that wording
	posts   multimap       // hash of a post id → text
	names   multimap       // hash of a cluster id → cluster
	langs   []longear.Lang // of representatives, by number
	learned learned
	cold    cold

	now     int64     // newest event time seen, seconds
	expired int64     // day of the last expiry
	live    int       // representatives alive
	buried  numberSet // representatives that are dead

	links    map[uint32][]link // of the few clusters that have any
	resemble resemblances

	reading reading
	scratch scratch
}

const (
	valuesPerBand  = 8
	valuesPerPrint = 16
	day            = 24 * 60 * 60
)

// New makes an empty index.
func New(opt Options) *Index {
	opt = opt.withDefaults()
	return &Index{
		opt: opt, bands: newTight(valuesPerBand), prints: newTight(valuesPerPrint),
		exact: newMultimap(4), posts: newMultimap(4), names: newMultimap(4),
		learned: newLearned(opt), cold: newCold(opt.ColdSeeds),
		links: map[uint32][]link{}, resemble: newResemblances(),
	}
}

// Assign decides where a post belongs and remembers it. Posts come in the order of Doc.Ord.
func (x *Index) Assign(d Doc) Result {
	x.boundary(d.Ord)
	r := &x.reading
	x.read(r, &d)
	x.applyMask(r, &d)
	r.sketch()
	o := x.decide(r, &d)
	x.commit(r, &d, &o)
	return o.Result
}

// outcome is a decision on its way: the result, and what the index needs of it.
type outcome struct {
	Result
	cluster uint32 // valid unless Founded
	kept    bool
	merged  []uint32
	links   []uint32 // other clusters that the post fits, too weakly for a merge
	revived bool     // the cluster comes back from the cold index under its old id
}

func (x *Index) read(r *reading, d *Doc) {
	r.open(d.Text)
	r.winnow()
	r.findPlaces(d)
}

// decide takes the decision without touching the index.
func (x *Index) decide(r *reading, d *Doc) outcome {
	if o, ok := x.decideWithoutText(r, d); ok {
		return o
	}
	if t, ok := x.sameText(r.exact); ok {
		return x.joinText(t, d)
	}
	fits := x.fits(r)
	o := x.choose(r, d, fits)
	if o.Founded {
		x.recognise(r, &o)
	}
	return o
}

// shortest text, in characters, that can say the same as another by chance only rarely.
const shortest = 4

// decideWithoutText handles posts without words of their own: a bare forward belongs to what it forwards.
func (x *Index) decideWithoutText(r *reading, d *Doc) (outcome, bool) {
	if len(r.chars) >= shortest {
		return outcome{}, false
	}
	if t, ok := x.post(d.Forward); ok && d.Forward != "" {
		o := x.joinText(t, d)
		o.Evidence = []longear.Evidence{{Channel: ChannelForward, Value: 1}}
		return o, true
	}
	return found(d), true
}

// found is the outcome of a post that resembles nothing.
func found(d *Doc) outcome {
	return outcome{
		Result: Result{Cluster: longear.NewClusterID(d.ID), Relation: longear.Original, Founded: true, Score: 1},
		kept:   true,
	}
}

// joinText is the outcome of a post whose text is held word for word.
func (x *Index) joinText(n uint32, d *Doc) outcome {
	t := x.texts.at(n)
	c := x.root(t.cluster)
	o := outcome{cluster: c}
	o.Cluster, o.Relation, o.Parent, o.Score = x.clusters.at(c).id, longear.Copy, t.id, 1
	o.Evidence = []longear.Evidence{{Channel: ChannelExact, Value: 1}}
	x.placeInTime(&o, d, t.lo)
	return o
}

// placeInTime corrects the relation by the clocks and by what the platform says: a forward is a forward, and a post
// that was published before its would-be parent is an original that came in late.
func (x *Index) placeInTime(o *outcome, d *Doc, parentLo int64) {
	if t, ok := x.post(d.Forward); ok && d.Forward != "" && x.root(x.texts.at(t).cluster) == o.cluster {
		o.Relation, o.Parent = longear.Forward, d.Forward
		return
	}
	if d.Interval.Hi.Unix() < parentLo {
		o.Relation, o.Parent = longear.Original, ""
	}
}

func (x *Index) sameText(exact uint64) (uint32, bool) {
	x.scratch.found = x.exact.get(x.scratch.found[:0], exact)
	for _, n := range x.scratch.found {
		if x.texts.at(n).exact == exact {
			return n, true
		}
	}
	return 0, false
}

func (x *Index) post(id longear.PostID) (uint32, bool) {
	x.scratch.found = x.posts.get(x.scratch.found[:0], hashString(string(id)))
	for _, n := range x.scratch.found {
		if x.texts.at(n).id == id {
			return n, true
		}
	}
	return 0, false
}

// clusterByID finds the live cluster that an id leads to.
func (x *Index) clusterByID(id longear.ClusterID) (uint32, bool) {
	x.scratch.found = x.names.get(x.scratch.found[:0], hashString(string(id)))
	for _, n := range x.scratch.found {
		if c := x.root(n); x.clusters.at(n).id == id && !x.clusters.at(c).gone {
			return c, true
		}
	}
	return 0, false
}

// Len gives the numbers of live representatives and of clusters ever founded or revived.
func (x *Index) Len() (representatives, clusters int) { return x.live, int(x.clusters.size) }
