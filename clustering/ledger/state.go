package ledger

import (
	"slices"

	"longear"
)

func (b *Book) setState(id longear.NarrativeID, text string) {
	p := b.page(id)
	if p == nil {
		return
	}
	if text == "" { // as before anybody had set it
		p.state, p.verdict = "", ""
		return
	}
	if state, verdict, err := longear.ParseState(text); err == nil { // was checked before it was recorded
		p.state, p.verdict = state, verdict
	}
}

// own is the state that was set for the narrative itself, as events carry it; "" for none.
func (b *Book) own(id longear.NarrativeID) string {
	if p := b.pages[id]; p != nil && p.state != "" {
		return longear.StateText(p.state, p.verdict)
	}
	return ""
}

// State is what people say of a narrative: what was set for it, else for the first of those merged into it, since the
// claim is the same.
func (b *Book) State(id longear.NarrativeID) (longear.State, string) {
	p := b.pages[id]
	if p == nil {
		return longear.Unreviewed, ""
	}
	if p.state != "" {
		return p.state, p.verdict
	}
	for _, heir := range p.heirs {
		if state, verdict := b.State(heir); state != longear.Unreviewed {
			return state, verdict
		}
	}
	return longear.Unreviewed, ""
}

// Apart tells whether people's decisions keep two narratives from being joined: a join of theirs was undone, or they have
// different states.
func (b *Book) Apart(x, y longear.NarrativeID) bool {
	x, y = b.Narrative(x), b.Narrative(y)
	if x == y {
		return false
	}
	s, v := b.State(x)
	t, w := b.State(y)
	if s != longear.Unreviewed && t != longear.Unreviewed && (s != t || v != w) {
		return true
	}
	return slices.ContainsFunc(b.apart, func(p [2]longear.NarrativeID) bool {
		return pair(b.Narrative(p[0]), b.Narrative(p[1])) == pair(x, y)
	})
}

// Pinned tells whether a person put the cluster where it is.
func (b *Book) Pinned(c longear.ClusterID) bool { return b.pinned[b.Cluster(c)] }

// SetState makes the event by which a person sets the state of a narrative, or of the one that it was merged into.
func (l *Log) SetState(id longear.NarrativeID, state longear.State, verdict string) (longear.Event, error) {
	if !l.Holds(id) {
		return longear.Event{}, longear.Errorf(longear.KindNotFound, "no narrative has the id %s", id)
	}
	id = l.Narrative(id)
	old, words := l.State(id)
	to := longear.StateText(state, verdict)
	if longear.StateText(old, words) == to {
		return longear.Event{}, longear.Errorf(longear.KindConflict, "the state of %s is %q already", id, to)
	}
	ev := longear.Event{Kind: longear.EventState, Narrative: id, From: l.own(id), To: to}
	if state == longear.Verdict {
		ev.Kind = longear.EventVerdict
	}
	return ev, nil
}
