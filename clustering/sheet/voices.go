package sheet

import (
	"longear"
)

// Bounds of a wire copy: fewer copies are not yet many, and what one owner prints again is its own.
const (
	wireCopies = 3
	wireOwners = 2
)

// wire counts the copies of the largest cluster, and who printed them.
func (d *desk) wire() longear.WireCheck {
	var w longear.WireCheck
	w.Answer = longear.No
	sizes := map[longear.ClusterID]int{}
	for i := range d.posts {
		c := d.posts[i].Sighting.Cluster
		if sizes[c]++; sizes[c] > w.Copies {
			w.Copies, w.Cluster = sizes[c], c
		}
	}
	owners := map[longear.SourceID]string{}
	for i := range d.posts {
		s := &d.posts[i]
		if s.Sighting.Cluster != w.Cluster {
			continue
		}
		owners[s.Post.Source] = d.ownerOf(&s.Post)
		if len(w.Evidence) < maxEvidence {
			w.Evidence = append(w.Evidence, s.Post.ID)
		}
	}
	known, unknown := distinct(owners)
	w.Sources, w.Owners, w.OwnerUnknown = len(owners), len(known), unknown
	w.Credited, w.Agencies = d.agencies()
	switch voices := w.Owners + w.OwnerUnknown; {
	case w.Copies < wireCopies || 2*w.Copies <= len(d.posts) || voices < wireOwners:
		return w
	case w.Owners >= wireOwners || voices > wireOwners:
		w.Answer = longear.Yes
	default: // two sources, and nobody knows whether of two owners
		w.Answer = longear.NotChecked
	}
	return w
}

// owner counts sources by their known owners.
func (d *desk) owner() longear.OwnerCheck {
	owners, first := map[longear.SourceID]string{}, []longear.PostID(nil)
	for i := range d.posts {
		p := &d.posts[i].Post
		if _, met := owners[p.Source]; !met && len(first) < maxEvidence {
			first = append(first, p.ID)
		}
		if owner := d.ownerOf(p); owner != "" || owners[p.Source] == "" {
			owners[p.Source] = owner
		}
	}
	known, unknown := distinct(owners)
	o := longear.OwnerCheck{Answer: longear.NotChecked, Sources: len(owners), Owners: counts(known), Unknown: unknown, Evidence: first}
	switch {
	case len(known) > 1:
		o.Answer = longear.No
	case len(known) == 1 && unknown == 0:
		o.Answer = longear.Yes
	}
	return o
}

// distinct counts sources by known owner, and those whose owner is not known.
func distinct(owners map[longear.SourceID]string) (known map[string]int, unknown int) {
	known = map[string]int{}
	for _, o := range owners {
		if o == "" {
			unknown++
			continue
		}
		known[o]++
	}
	return known, unknown
}

// platform counts posts by platform; a post that names none counts for none.
func (d *desk) platform() longear.PlatformCheck {
	tally := map[longear.Platform]int{}
	var c longear.PlatformCheck
	for i := range d.posts {
		p := &d.posts[i].Post
		if p.Platform == "" {
			c.Unknown++
			continue
		}
		if tally[p.Platform]++; tally[p.Platform] == 1 && len(c.Evidence) < maxEvidence {
			c.Evidence = append(c.Evidence, p.ID)
		}
	}
	c.Platforms, c.Answer = counts(tally), longear.NotChecked
	switch {
	case len(tally) > 1:
		c.Answer = longear.No
	case len(tally) == 1 && c.Unknown == 0:
		c.Answer = longear.Yes
	}
	return c
}
