package ledger

import (
	"cmp"
	"slices"

	"longear"
)

// Merge makes the event by which a person says that two narratives are one claim. The one created earlier survives. It
// fails when the two are one already, or when people gave them different states: one of the two would be lost from sight.
func (l *Log) Merge(x, y longear.NarrativeID) (longear.Event, error) {
	var ev longear.Event
	a, err := l.living(x)
	if err != nil {
		return ev, err
	}
	b, err := l.living(y)
	switch {
	case err != nil:
		return ev, err
	case x == y:
		return ev, longear.Errorf(longear.KindInvalid, "%s is named twice: a merge takes two narratives", x)
	case a == b:
		return ev, longear.Errorf(longear.KindConflict, "%s and %s are one already, %s", x, y, a)
	}
	s, t := longear.StateText(l.State(a)), longear.StateText(l.State(b))
	if unset := string(longear.Unreviewed); s != t && s != unset && t != unset {
		return ev, longear.Errorf(longear.KindConflict, "%s is %q and %s is %q: set one state for both first", a, s, b, t)
	}
	a, b = l.Elder(a, b)
	return longear.Event{Kind: longear.EventMerge, Narrative: a, Other: b, Clusters: l.Clusters(b)}, nil
}

// Split makes the event by which a person takes wordings out of a narrative, into a new one. It fails for a wording that
// is not held, is named twice or stands elsewhere, and when nothing would be left.
func (l *Log) Split(id longear.NarrativeID, clusters []longear.ClusterID) (longear.Event, error) {
	var ev longear.Event
	home, err := l.living(id)
	if err != nil {
		return ev, err
	}
	var leave []longear.ClusterID
	for _, c := range clusters {
		now := l.Cluster(c)
		at, held := l.Home(now)
		switch {
		case !held:
			return ev, longear.Errorf(longear.KindNotFound, "no wording has the id %s: “longear show %s” lists those of the narrative", c, home)
		case at != home:
			return ev, longear.Errorf(longear.KindInvalid, "the wording %s belongs to %s, not to %s", c, at, home)
		case slices.Contains(leave, now):
			return ev, longear.Errorf(longear.KindInvalid, "the wording %s is named twice", c)
		}
		leave = append(leave, now)
	}
	switch {
	case len(leave) == 0:
		return ev, longear.Errorf(longear.KindInvalid, "no wording is named that leaves %s", home)
	case len(leave) == len(l.Clusters(home)):
		return ev, longear.Errorf(longear.KindInvalid, "these are all wordings of %s: nothing would be left in it", home)
	}
	slices.Sort(leave)
	return longear.Event{Kind: longear.EventSplit, Narrative: home, Other: l.Fresh(l.founder(leave)), Clusters: leave}, nil
}

// living is what a narrative is called by now.
func (l *Log) living(id longear.NarrativeID) (longear.NarrativeID, error) {
	if !l.Holds(id) {
		return "", longear.Errorf(longear.KindNotFound, "no narrative has the id %s", id)
	}
	return l.Narrative(id), nil
}

// Wording is the cluster of a post by now.
func (l *Log) Wording(post longear.PostID) (longear.ClusterID, error) {
	s, held := l.sightings[post]
	if !held {
		return "", longear.Errorf(longear.KindNotFound, "no post has the id %s", post)
	}
	return l.Cluster(s.Cluster), nil
}

// founder is the post of the clusters that was decided first.
func (l *Log) founder(clusters []longear.ClusterID) (first longear.PostID) {
	for p, s := range l.sightings {
		if slices.Contains(clusters, l.Cluster(s.Cluster)) && (first == "" || cmp.Or(cmp.Compare(l.first[p], l.first[first]), cmp.Compare(p, first)) < 0) {
			first = p
		}
	}
	return first
}
