package narrative

import (
	"slices"
	"time"

	"longear"
	"longear/lang"
)

// Options configure level 2. The zero value of each means the default.
type Options struct {
	Model      Model
	Background *Background             // nil: none
	Candidates int                     // profiles compared per new cluster; default 36
	Window     time.Duration           // a narrative stays comparable so long after its last cluster; default 30 days
	Held       int                     // profiles kept comparable at most; default 300,000
	Doubt      func(*lang.Doc) float64 // how far a text speaks for a denial, in log odds; nil: none does
}

func (o Options) withDefaults() Options {
	if o.Candidates <= 0 {
		o.Candidates = 36
	}
	if o.Window <= 0 {
		o.Window = 30 * 24 * time.Hour
	}
	if o.Held <= 0 {
		o.Held = 300_000
	}
	return o
}

// Space holds the narratives of the window. It is not safe for concurrent use.
type Space struct {
	opt      Options
	score    scorer
	reader   reader
	counts   counts
	means    means
	postings postings

	profiles []*Profile // by number, from first on; nil: gone
	first    uint32     // number of profiles[0]
	byID     map[longear.ClusterID]uint32
	groups   []*group
	gone     *group // stands in place of all that are
	swept    uint32 // first when postings were swept last
	names    map[longear.NarrativeID]uint32
	bounds   Bounds
	dirty    []uint32 // groups that changed since the last review
	pending  []lesson // what the posts of this block teach
	now      int64

	hits      tally
	scratch   []hit
	scratchOf *Profile // whose candidates they are
	warmed    uint64   // see warm
	single    hit
	order     []ranked
	scores    []float64
	keys      []weighted
	keyed     *Profile // whose keys they are
	probes    probes
	nearness  [rankCap + 1]float64
}

// Bounds are decisions of people that a review keeps to.
type Bounds interface {
	Apart(a, b longear.NarrativeID) bool // are never merged
	Pinned(c longear.ClusterID) bool     // stays where it is
}

// Bind makes reviews keep to bounds.
func (s *Space) Bind(b Bounds) { s.bounds = b }

func (s *Space) apart(a, b uint32) bool {
	return s.bounds != nil && s.bounds.Apart(s.groups[a].id, s.groups[b].id)
}

func (s *Space) pinned(c longear.ClusterID) bool { return s.bounds != nil && s.bounds.Pinned(c) }

// group is a narrative: the numbers of its profiles.
type group struct {
	id      longear.NarrativeID
	members []uint32
	last    int64 // event time of its newest profile
	dirty   bool
	retried int  // members when its candidates were looked for last
	due     bool // they are looked for again in this review
	gone    bool
	links   []Link // other narratives that a member resembles
}

// lesson is what a profile teaches when the block ends.
type lesson struct {
	slot int
	ids  []uint32
	p    *Profile
}

// New makes an empty space.
func New(opt Options) *Space {
	opt = opt.withDefaults()
	return &Space{
		opt: opt, score: newScorer(opt.Model), counts: newCounts(opt.Background), means: newMeans(), postings: newPostings(),
		byID: map[longear.ClusterID]uint32{}, names: map[longear.NarrativeID]uint32{}, gone: &group{gone: true}, nearness: nearness(),
	}
}

// Read makes the profile of the post that founded a cluster, and keeps what it teaches until the block ends.
func (s *Space) Read(doc *lang.Doc, cluster longear.ClusterID, vector []float32) *Profile {
	p := s.reader.read(doc, &s.counts)
	p.Cluster, p.Vector = cluster, vector
	if s.opt.Doubt != nil {
		p.Doubt = s.opt.Doubt(doc)
	}
	p.number = s.first + uint32(len(s.profiles)) // it is added before the next is read
	s.pending = append(s.pending, lesson{slot(p.Lang), slices.Clone(s.reader.ids), p})
	return p
}

// Add puts a profile into a narrative, which is made if it is not there.
func (s *Space) Add(p *Profile, id longear.NarrativeID, links []Link) {
	n := p.number
	s.profiles = append(s.profiles, p)
	s.byID[p.Cluster] = n
	g := s.group(id)
	p.narrative = g
	s.groups[g].members = append(s.groups[g].members, n)
	s.groups[g].last = max(s.groups[g].last, p.At)
	s.groups[g].addLinks(links)
	s.now = max(s.now, p.At)
	s.touch(g)
	s.index(p, n)
}

func (s *Space) group(id longear.NarrativeID) uint32 {
	if g, ok := s.names[id]; ok && !s.groups[g].gone {
		return g
	}
	g := uint32(len(s.groups))
	s.groups = append(s.groups, &group{id: id})
	s.names[id] = g
	return g
}

func (s *Space) touch(g uint32) {
	if !s.groups[g].dirty {
		s.groups[g].dirty = true
		s.dirty = append(s.dirty, g)
	}
}

// at returns a profile by number; nil when it has left the window.
func (s *Space) at(n uint32) *Profile {
	if n < s.first {
		return nil
	}
	return s.profiles[n-s.first]
}

// Merge moves all of narrative from into narrative into.
func (s *Space) Merge(into, from longear.NarrativeID) {
	f, ok := s.names[from]
	if !ok || into == from {
		return
	}
	g := s.group(into)
	a, b := s.groups[g], s.groups[f]
	for _, n := range b.members {
		if p := s.at(n); p != nil {
			p.narrative = g
		}
	}
	a.members = append(a.members, b.members...)
	a.last = max(a.last, b.last)
	a.addLinks(b.links)
	s.groups[f] = s.gone
	s.names[from] = g
	s.touch(g)
}

// Revive lets a narrative that was merged away stand on its own again, empty.
func (s *Space) Revive(id longear.NarrativeID) {
	if g, ok := s.names[id]; ok && s.groups[g].id != id {
		delete(s.names, id)
	}
}

// Move takes clusters out of their narrative and into another, which is made if it is not there.
func (s *Space) Move(clusters []longear.ClusterID, to longear.NarrativeID) {
	g := s.group(to)
	for _, c := range clusters {
		n, ok := s.byID[c]
		p := s.at(n)
		if !ok || p == nil || p.narrative == g {
			continue
		}
		s.groups[p.narrative].drop(n)
		s.touch(p.narrative)
		p.narrative = g
		s.groups[g].members = append(s.groups[g].members, n)
		s.groups[g].last = max(s.groups[g].last, p.At)
	}
	s.touch(g)
}

func (g *group) drop(n uint32) {
	if i := slices.Index(g.members, n); i >= 0 {
		g.members = slices.Delete(g.members, i, i+1)
	}
}

// Home returns the narrative that a cluster's profile stands in; "" when it has left the window.
func (s *Space) Home(c longear.ClusterID) longear.NarrativeID {
	if n, ok := s.byID[c]; ok {
		if p := s.at(n); p != nil {
			return s.groups[p.narrative].id
		}
	}
	return ""
}

// settle makes what the finished block taught count.
func (s *Space) settle() {
	for _, l := range s.pending {
		s.counts.learn(l.slot, l.ids, l.p.At)
		s.means.learn(l.p)
	}
	s.pending = s.pending[:0]
	s.means.settle()
	s.scratchOf = nil // vectors are compared anew
}
