package spread

import (
	"maps"
	"slices"

	"longear"
)

// Voices says who carries a narrative, and how much of it is the same text again. A sighting that denies the claim does
// not carry it.
type Voices struct {
	Owners       []string `json:"owners"`         // known distinct owners of carrying sightings
	OwnWords     []string `json:"owners_own"`     // those with a sighting that is no copy of another owner's
	OwnerUnknown int      `json:"owners_unknown"` // accounts or sources whose owner is not known
	Syndicated   int      `json:"syndicated"`     // copies of a text of another owner, or of an owner not known
	SameOwner    int      `json:"same_owner"`     // copies and editions by the same account, outlet or owner
	Own          int      `json:"own_text"`       // sightings in words of their own
	Denying      int      `json:"denying"`        // counted apart
	Reporting    int      `json:"reporting"`      // with attribution, in the others
	Questioning  int      `json:"questioning"`
}

// copyShare is the share of a text that stands in its parent from which on it counts as a copy.
const copyShare = .7

func (t *tree) voices() Voices {
	var v Voices
	owners, own, unknown := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range t.items {
		it := &t.items[i]
		v.stance(it)
		if it.denies {
			continue
		}
		copied := t.copied(int32(i))
		switch {
		case t.parent[i] >= 0 && it.from.own(t.items[t.parent[i]].from):
			v.SameOwner++
		case copied:
			v.Syndicated++
		default:
			v.Own++
		}
		if it.from.owner == "" {
			unknown[it.from.key] = true
			continue
		}
		owners[it.from.owner] = true
		if !copied {
			own[it.from.owner] = true
		}
	}
	v.Owners, v.OwnWords, v.OwnerUnknown = sorted(owners), sorted(own), len(unknown)
	return v
}

func (v *Voices) stance(it *item) {
	switch {
	case it.denies:
		v.Denying++
	case it.s.Sighting.Stance == longear.Reports:
		v.Reporting++
	case it.s.Sighting.Stance == longear.Questions:
		v.Questioning++
	}
}

// copied tells whether a sighting has its text from another one.
func (t *tree) copied(i int32) bool {
	if t.parent[i] < 0 {
		return false
	}
	switch t.items[i].s.Sighting.Relation {
	case longear.Copy, longear.Edit, longear.Truncated, longear.Forward:
		return true
	}
	return t.results[i].best.x[fInside] >= copyShare
}

func sorted(set map[string]bool) []string {
	out := slices.AppendSeq([]string{}, maps.Keys(set))
	slices.Sort(out)
	return out
}
