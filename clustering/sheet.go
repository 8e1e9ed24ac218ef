package clustering

import (
	"cmp"
	"slices"
	"time"

	"longear"
	"longear/lang"
)

// Sheet answers with numbers what else could explain that a narrative seems to spread. It judges nothing.
type Sheet struct {
	Posts, Clusters int
	WireCopies      int      // posts in the largest near-duplicate cluster
	Owners          []string // known distinct owners
	OwnerUnknown    int      // sources whose owner is not known
	Platforms       map[longear.Platform]int
	Attributed      []Attribution   // posts that name somebody as their source, the earliest first
	SourceHeld      *longear.PostID // an earlier post in the narrative that they may have taken it from
}

// Attribution is a post that says where it has it from.
type Attribution struct {
	Post   longear.PostID
	Source longear.SourceID
	Cue    string
	At     time.Time
}

// WireCopy tells whether most posts are copies of one text.
func (s Sheet) WireCopy() bool { return s.Posts > 2 && s.WireCopies*2 > s.Posts }

// OneOwner tells whether all sources are known to belong to one owner.
func (s Sheet) OneOwner() bool { return len(s.Owners) == 1 && s.OwnerUnknown == 0 }

// OnePlatform tells whether all posts stand on one platform.
func (s Sheet) OnePlatform() bool { return len(s.Platforms) == 1 }

// Unsourced tells whether copies attribute the claim and no earlier post is held that they can have it from.
func (s Sheet) Unsourced() bool { return len(s.Attributed) > 0 && s.SourceHeld == nil }

// NewSheet fills in the sheet of a narrative from its sightings and their posts, which are in the same order.
func NewSheet(sightings []longear.Sighting, docs []lang.Doc) Sheet {
	s := Sheet{Posts: len(sightings), Platforms: map[longear.Platform]int{}}
	sizes := map[longear.ClusterID]int{}
	owners := map[longear.SourceID]string{}
	for i := range sightings {
		p := &docs[i].Post
		sizes[sightings[i].Cluster]++
		s.WireCopies = max(s.WireCopies, sizes[sightings[i].Cluster])
		s.Platforms[p.Platform]++
		owners[p.Source] = p.Owner
		if cue, ok := attribution(docs[i].Analysis); ok {
			s.Attributed = append(s.Attributed, Attribution{p.ID, p.Source, cue, p.Clocks.EventTime()})
		}
	}
	s.Clusters = len(sizes)
	s.Owners, s.OwnerUnknown = distinct(owners)
	slices.SortFunc(s.Attributed, func(a, b Attribution) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Post, b.Post)) })
	s.SourceHeld = s.heldBefore(docs)
	return s
}

// heldBefore finds the earliest confirmed post before the first attribution by another source.
func (s *Sheet) heldBefore(docs []lang.Doc) *longear.PostID {
	if len(s.Attributed) == 0 {
		return nil
	}
	first := s.Attributed[0]
	var best *longear.Post
	for i := range docs {
		p := &docs[i].Post
		if p.Source == first.Source || !p.Clocks.Confirmed() || !p.Clocks.Published.Interval().Hi.Before(first.At) {
			continue
		}
		if best == nil || p.Clocks.EventTime().Before(best.Clocks.EventTime()) {
			best = p
		}
	}
	if best == nil {
		return nil
	}
	return &best.ID
}

func attribution(an *lang.Analysis) (string, bool) {
	for _, c := range an.Cues {
		if c.Kind == lang.CueAttribution {
			return c.Text, true
		}
	}
	return "", false
}
