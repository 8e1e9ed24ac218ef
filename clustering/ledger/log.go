package ledger

import (
	"cmp"
	"slices"

	"longear"
)

// Log is what the recorded commits say up to a point, without the posts' texts.
type Log struct {
	*Book
	Seq uint64 // of the last commit that was read

	until     Point
	done      bool
	order     uint64
	sightings map[longear.PostID]longear.Sighting // as last decided
	first     map[longear.PostID]uint64           // when it was decided first
	events    []longear.Event
	undone    map[string]string // event → the undo of it that holds
}

// NewLog returns a log that reads up to a point.
func NewLog(until Point) *Log {
	return &Log{
		Book: NewBook(), until: until, sightings: map[longear.PostID]longear.Sighting{}, first: map[longear.PostID]uint64{}, undone: map[string]string{},
	}
}

// Add reads the next commit. It returns false when the point has been reached, and more commits would be passed over.
func (l *Log) Add(c longear.Commit) bool {
	if l.done || l.until.before(c) {
		l.done = true
		return false
	}
	l.Seq = c.Seq
	rest := c.Events
	for _, d := range c.Decisions {
		l.order = d.Order
		for len(rest) > 0 && (rest[0].Post == d.Post || rest[0].Kind == longear.EventRelate) {
			if l.apply(rest[0]); l.done {
				if !l.until.short && rest[0].Other == "" { // not a change that the post only gave the occasion for
					l.place(d)
				}
				return false
			}
			rest = rest[1:]
		}
		l.place(d)
	}
	for _, ev := range rest {
		if l.apply(ev); l.done {
			return false
		}
	}
	return true
}

func (l *Log) place(d longear.Decision) {
	l.Place(d.Cluster, d.Narrative)
	d.Evidence = nil
	if _, known := l.first[d.Post]; !known {
		l.first[d.Post] = d.Order
	}
	l.sightings[d.Post] = d.Sighting
}

func (l *Log) apply(ev longear.Event) {
	l.done = l.until.event != "" && ev.ID == l.until.event
	if l.done && l.until.short {
		return
	}
	l.Apply(ev, l.order)
	l.events = append(l.events, ev)
	if s, held := l.sightings[ev.Post]; held && ev.Kind == longear.EventRelate {
		l.sightings[ev.Post] = ev.Relate(s)
	}
	if ev.Kind == longear.EventUndo {
		l.undone[ev.Undoes] = ev.ID
		l.redo(ev.Undoes)
	}
}

// redo makes an event hold again when its undo was undone.
func (l *Log) redo(undo string) {
	for ev, by := range l.undone {
		if by == undo {
			delete(l.undone, ev)
			return
		}
	}
}

// Reached tells whether the point that the log was to be read up to exists.
func (l *Log) Reached() bool {
	if l.until.event != "" {
		return l.done
	}
	return l.Seq >= l.until.seq
}

// Members lists the sightings of a narrative as of the log's end, by post id.
func (l *Log) Members(id longear.NarrativeID) []longear.Sighting {
	var out []longear.Sighting
	for _, s := range l.sightings {
		if home, ok := l.Home(s.Cluster); ok && home == id {
			s.Cluster, s.Narrative = l.Cluster(s.Cluster), home
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b longear.Sighting) int { return cmp.Compare(a.Post, b.Post) })
	return out
}

// Entry is a line of a narrative's history.
type Entry struct {
	longear.Event
	UndoneBy string `json:"undone_by,omitempty"` // the event that reversed it
}

// Order is the position in which a post was decided first; 0 for one that is not held.
func (l *Log) Order(post longear.PostID) uint64 { return l.first[post] }

// History lists the events of a narrative and of all that were ever merged into it, in order.
func (l *Log) History(id longear.NarrativeID) []Entry {
	family := l.family(l.Narrative(id))
	var out []Entry
	for _, ev := range l.events {
		if family[ev.Narrative] || family[ev.Other] {
			out = append(out, Entry{ev, l.undone[ev.ID]})
		}
	}
	return out
}

// family is the narrative with those that are merged into it.
func (l *Log) family(id longear.NarrativeID) map[longear.NarrativeID]bool {
	out := map[longear.NarrativeID]bool{id: true}
	if p := l.pages[id]; p != nil {
		for _, heir := range p.heirs {
			for member := range l.family(heir) {
				out[member] = true
			}
		}
	}
	return out
}

// Event finds an event by its id.
func (l *Log) Event(id string) (longear.Event, error) {
	if _, _, err := ParseEventID(id); err != nil {
		return longear.Event{}, err
	}
	i := slices.IndexFunc(l.events, func(ev longear.Event) bool { return ev.ID == id })
	if i < 0 {
		return longear.Event{}, longear.Errorf(longear.KindNotFound, "no event is called %s: “longear history ID” lists those of a narrative", id)
	}
	return l.events[i], nil
}
