package clustering

import (
	"longear"
	"longear/clustering/neardup"
)

// Likeness at which level 1's relations are named. It measures whole texts with their footers and damage; what a reader
// calls a copy is one whose wording is kept. Values are the middle between the kinds on the development sets.
const (
	keptWording  = .77 // Jaccard from which a text is a copy, footers and spelling aside
	keptWhole    = .70 // the same where one holds all of the other
	partContain  = .72 // containment from which a much shorter text is a part
	partOfParent = .58 // and how short
)

// relation corrects the relation of a sighting by its stance and by how much of the wording was kept.
func relation(d *longear.Decision, parent, own int) longear.Relation {
	j, c, ok := likeness(d.Evidence)
	r := d.Relation
	if ok && d.Parent != "" && (r == longear.Edit || r == longear.Superset || r == longear.Truncated) && len(d.Changed) == 0 {
		r = wording(r, j, c, parent, own)
	}
	if d.Stance == longear.Denies && r != longear.Copy && r != longear.Truncated && r != longear.Forward && r != longear.Superset && r != longear.QuoteOf {
		return longear.Debunk
	}
	return r
}

func wording(r longear.Relation, j, c float64, parent, own int) longear.Relation {
	short := float64(own) < partOfParent*float64(parent)
	switch {
	case j >= keptWording, r != longear.Edit && j >= keptWhole:
		return longear.Copy
	case short && c >= partContain:
		return longear.Truncated
	case r == longear.Truncated && !short:
		return longear.Edit
	}
	return r
}

// likeness reads level 1's evidence.
func likeness(evidence []longear.Evidence) (jaccard, containment float64, ok bool) {
	for _, e := range evidence {
		switch e.Channel {
		case neardup.ChannelJaccard:
			jaccard, ok = e.Value, true
		case neardup.ChannelContainment:
			containment = e.Value
		}
	}
	return jaccard, containment, ok
}
