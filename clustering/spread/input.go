package spread

import (
	"cmp"
	"slices"
	"time"

	"longear"
	"longear/lang"
)

// Input is one narrative with what is known about its sources.
type Input struct {
	Sightings []longear.PostSighting // in any order
	Sources   []longear.Source       // the catalogue; sources that are not in it are known by their posts alone
	// Since is when collecting began, by source. A source that is not in it may have been imported: nothing is known.
	Since map[longear.SourceID]time.Time
}

// Reader analyses a text; *lang.Analyzer is one. It is asked by several goroutines at once.
type Reader interface {
	Analyse(text string, p longear.Post) *lang.Analysis
}

// Meaning gives a text a place in one space of all languages; *vectors.Table is one. It is asked by several goroutines.
type Meaning interface {
	Dims() int
	Embed(text string, dst []float32) bool
}

// Options of the work. The zero value works.
type Options struct {
	Reader  Reader   // nil: translations are told by numbers, time and language alone
	Meaning Meaning  // nil: translations are compared without it
	Weights *Weights // nil: those that are shipped
	MaxRead int      // texts given to the Reader, the earliest wordings first; 0: 800
}

func (o Options) withDefaults() Options {
	if o.Weights == nil {
		w := Default()
		o.Weights = &w
	}
	if o.MaxRead == 0 {
		o.MaxRead = 800
	}
	return o
}

// item is a sighting on its way through the package.
type item struct {
	s      *longear.PostSighting
	at     longear.Interval
	text   *wording
	from   voice
	denies bool
}

// voice is who speaks, as far as it is known.
type voice struct {
	key     string // source and account
	outlet  string
	owner   string
	country string
}

// own tells whether two voices are one, or editions of one outlet or owner.
func (v voice) own(o voice) bool {
	return v.key == o.key || v.outlet != "" && v.outlet == o.outlet || v.owner != "" && v.owner == o.owner
}

// window is the span of instants in which a post may have been published. A post without a confirmed time was there
// when we saw it, and nothing else is known.
func window(c longear.Clocks) longear.Interval {
	if c.Confirmed() {
		return c.Published.Interval()
	}
	return longear.Interval{Hi: c.Observed}
}

// items prepares sightings, ordered by the start of their interval, then by its end and the post's id.
func items(in Input, opt Options) []item {
	sources := make(map[longear.SourceID]*longear.Source, len(in.Sources))
	for i := range in.Sources {
		sources[in.Sources[i].ID] = &in.Sources[i]
	}
	out := make([]item, len(in.Sightings))
	for i := range in.Sightings {
		s := &in.Sightings[i]
		out[i] = item{
			s: s, at: window(s.Post.Clocks), from: voiceOf(&s.Post, sources[s.Post.Source]),
			denies: s.Sighting.Stance == longear.Denies || s.Sighting.Relation == longear.Debunk,
		}
	}
	slices.SortFunc(out, func(a, b item) int {
		return cmp.Or(a.at.Lo.Compare(b.at.Lo), a.at.Hi.Compare(b.at.Hi), cmp.Compare(a.s.Post.ID, b.s.Post.ID))
	})
	readAll(out, opt)
	return out
}

func voiceOf(p *longear.Post, s *longear.Source) voice {
	v := voice{key: string(p.Source) + "\x00" + p.Account, outlet: p.Outlet, owner: p.Owner, country: p.Country}
	if s != nil {
		v.outlet, v.owner = cmp.Or(v.outlet, s.Outlet), cmp.Or(v.owner, s.Owner)
		v.country = cmp.Or(v.country, s.Country)
	}
	return v
}
