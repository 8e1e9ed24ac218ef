package ledger

import (
	"cmp"
	"maps"
	"slices"

	"longear"
)

// Book is the membership of clusters in narratives, as events made it. It is not safe for concurrent use.
type Book struct {
	homes  map[longear.ClusterID]longear.NarrativeID // as decided; see Narrative
	moved  map[longear.ClusterID]longear.ClusterID
	merged map[longear.NarrativeID]longear.NarrativeID
	// created is the decision order of a narrative's founder.
	created map[longear.NarrativeID]uint64
	pages   map[longear.NarrativeID]*page // of those of which there is more to say than when they were created
	pinned  map[longear.ClusterID]bool
	apart   [][2]longear.NarrativeID
}

// page is what the book says of one narrative.
type page struct {
	splitFrom longear.NarrativeID
	state     longear.State // set for this narrative itself
	verdict   string
	heirs     []longear.NarrativeID // those merged into it, in order
	names     map[longear.Lang]Choice
}

// NewBook returns an empty book.
func NewBook() *Book {
	return &Book{
		homes: map[longear.ClusterID]longear.NarrativeID{}, moved: map[longear.ClusterID]longear.ClusterID{},
		merged: map[longear.NarrativeID]longear.NarrativeID{}, pages: map[longear.NarrativeID]*page{}, pinned: map[longear.ClusterID]bool{},
		created: map[longear.NarrativeID]uint64{},
	}
}

// Apply changes the book as an event says; order is the position of the post that it is due to.
func (b *Book) Apply(ev longear.Event, order uint64) {
	switch ev.Effect() {
	case longear.EventCreate:
		b.created[ev.Narrative] = order
		b.put(ev.Clusters, ev.Narrative)
	case longear.EventAssign:
		b.put(ev.Clusters, ev.Narrative)
	case longear.EventSplit:
		b.split(ev, order)
	case longear.EventMerge:
		b.merge(ev.Narrative, ev.Other)
	case longear.EventClusterMerge:
		b.rename(longear.ClusterID(ev.From), longear.ClusterID(ev.To), ev.Narrative)
	case longear.EventState, longear.EventVerdict:
		b.setState(ev.Narrative, ev.To)
	case longear.EventRename:
		b.setName(ev)
	}
	if ev.By != longear.Machine {
		b.bind(ev)
	}
}

// bind keeps what a person decided about membership: the machine neither moves the clusters nor repeats an undone join. Who
// merges or splits by hand has looked at the whole narrative, so what stays in it stays for good as well.
func (b *Book) bind(ev longear.Event) {
	clusters, from, into, ok := ev.Move()
	if !ok {
		return
	}
	for _, c := range clusters {
		b.pinned[b.Cluster(c)] = true
	}
	if ev.Kind == longear.EventMerge || ev.Kind == longear.EventSplit {
		for _, c := range b.Clusters(ev.Narrative) {
			b.pinned[c] = true
		}
	}
	if ev.Effect() == longear.EventMerge {
		b.apart = slices.DeleteFunc(b.apart, func(p [2]longear.NarrativeID) bool { return p == pair(from, into) })
		return
	}
	if p := pair(from, into); !slices.Contains(b.apart, p) {
		b.apart = append(b.apart, p)
	}
}

func pair(a, b longear.NarrativeID) [2]longear.NarrativeID {
	return [2]longear.NarrativeID{min(a, b), max(a, b)}
}

// page gives the page of a narrative to write on; nil for one that was never created.
func (b *Book) page(id longear.NarrativeID) *page {
	p := b.pages[id]
	if p == nil && b.Holds(id) {
		p = &page{}
		b.pages[id] = p
	}
	return p
}

func (b *Book) put(clusters []longear.ClusterID, into longear.NarrativeID) {
	for _, c := range clusters {
		b.homes[b.Cluster(c)] = into
	}
}

// split takes clusters out; a narrative that had been merged away comes back as it was.
func (b *Book) split(ev longear.Event, order uint64) {
	if !b.Holds(ev.Other) {
		b.created[ev.Other] = order
		b.page(ev.Other).splitFrom = ev.Narrative
	}
	if into, ok := b.merged[ev.Other]; ok {
		delete(b.merged, ev.Other)
		p := b.page(into)
		p.heirs = slices.DeleteFunc(p.heirs, func(id longear.NarrativeID) bool { return id == ev.Other })
	}
	b.put(ev.Clusters, ev.Other)
}

func (b *Book) merge(into, from longear.NarrativeID) {
	b.merged[from] = into
	if p := b.page(into); p != nil {
		p.heirs = append(p.heirs, from)
	}
}

func (b *Book) rename(from, into longear.ClusterID, home longear.NarrativeID) {
	b.moved[from] = into
	delete(b.homes, from)
	b.homes[into] = home
	if b.pinned[from] {
		b.pinned[into] = true
	}
}

// Place puts a cluster that no event placed where its first post was decided to belong.
func (b *Book) Place(c longear.ClusterID, id longear.NarrativeID) {
	if _, held := b.homes[c]; !held {
		b.homes[c] = id
	}
}

// Cluster is what a cluster is called by now, after merges.
func (b *Book) Cluster(id longear.ClusterID) longear.ClusterID {
	for next, ok := b.moved[id]; ok; next, ok = b.moved[id] {
		id = next
	}
	return id
}

// Narrative is what a narrative is called by now: merged ids redirect for ever.
func (b *Book) Narrative(id longear.NarrativeID) longear.NarrativeID {
	for next, ok := b.merged[id]; ok; next, ok = b.merged[id] {
		id = next
	}
	return id
}

// Home is the narrative of a cluster by now; false for a cluster that is not held.
func (b *Book) Home(c longear.ClusterID) (longear.NarrativeID, bool) {
	id, ok := b.homes[b.Cluster(c)]
	return b.Narrative(id), ok
}

// Holds tells whether a narrative was ever created.
func (b *Book) Holds(id longear.NarrativeID) bool {
	_, held := b.created[id]
	return held
}

// MergedInto is what the narrative was merged into; "" for one that lives.
func (b *Book) MergedInto(id longear.NarrativeID) longear.NarrativeID { return b.merged[id] }

// SplitFrom is the narrative that this one was split from; "" for none.
func (b *Book) SplitFrom(id longear.NarrativeID) longear.NarrativeID {
	if p := b.pages[id]; p != nil {
		return p.splitFrom
	}
	return ""
}

// Elder orders two narratives by creation, then by id.
func (b *Book) Elder(x, y longear.NarrativeID) (first, second longear.NarrativeID) {
	if cmp.Or(cmp.Compare(b.created[x], b.created[y]), cmp.Compare(x, y)) <= 0 {
		return x, y
	}
	return y, x
}

// Fresh names a new narrative after its founder; a founder that has founded one before gives a name of its own, since ids
// are never used twice.
func (b *Book) Fresh(founder longear.PostID) longear.NarrativeID {
	id := longear.NewNarrativeID(founder)
	for n := 2; b.Holds(id); n++ {
		id = longear.NewNarrativeID(longear.PostID(string(founder) + "\x00" + string(rune('0'+n))))
	}
	return id
}

// Clusters lists the clusters of a narrative that is not merged away, sorted.
func (b *Book) Clusters(id longear.NarrativeID) []longear.ClusterID {
	var out []longear.ClusterID
	for c := range b.homes {
		if home, ok := b.Home(c); ok && home == id {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// Narratives lists those that live, sorted.
func (b *Book) Narratives() []longear.NarrativeID {
	var out []longear.NarrativeID
	for _, id := range slices.Sorted(maps.Keys(b.created)) {
		if _, gone := b.merged[id]; !gone {
			out = append(out, id)
		}
	}
	return out
}
