package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"longear"
	"longear/clustering/ledger"
	"longear/pipeline"
)

// Act says who decides something about narratives, and why.
type Act struct {
	By     string // a name or id of a member of staff; it never leaves in exports
	Reason string
}

const (
	longestName   = 80
	longestReason = 2000
)

func (x Act) validate() error {
	for _, f := range []struct {
		field, value string
		most         int
	}{{"by", x.By, longestName}, {"reason", x.Reason, longestReason}} {
		switch {
		case strings.TrimSpace(f.value) == "":
			return longear.E("", longear.KindInvalid, &longear.FieldError{Field: f.field, Why: "is required"})
		case len([]rune(f.value)) > f.most || strings.ContainsAny(f.value, "\x00\x1b"):
			return longear.E("", longear.KindInvalid, &longear.FieldError{Field: f.field, Value: f.value, Why: "is too long or holds control characters"})
		}
	}
	if x.By == longear.Machine || x.By == longear.Somebody {
		return longear.E("", longear.KindInvalid, &longear.FieldError{Field: "by", Value: x.By, Why: "the name of a person"})
	}
	return nil
}

// SetState records the state that a person gives to a narrative: the words of longear.ParseState.
func (a *App) SetState(ctx context.Context, id longear.NarrativeID, text string, act Act) (longear.Event, error) {
	state, verdict, err := longear.ParseState(text)
	if err != nil {
		return longear.Event{}, err
	}
	return a.edit(ctx, act, func() ([]longear.Event, error) {
		log, err := a.readLog(ctx, ledger.Point{})
		if err != nil {
			return nil, err
		}
		ev, err := log.SetState(id, state, verdict)
		return []longear.Event{ev}, err
	})
}

// Undo records the event that reverses an earlier one. Nothing is deleted, and what was undone is not decided again.
func (a *App) Undo(ctx context.Context, event string, act Act) (longear.Event, error) {
	return a.edit(ctx, act, func() ([]longear.Event, error) {
		log, err := a.readLog(ctx, ledger.Point{})
		if err != nil {
			return nil, err
		}
		before, err := a.readLog(ctx, ledger.Before(event))
		if err != nil {
			return nil, err
		}
		return log.Undo(event, before)
	})
}

// Merge records that two narratives are one claim; the one created earlier survives, the other's id redirects for ever.
func (a *App) Merge(ctx context.Context, x, y longear.NarrativeID, act Act) (longear.Event, error) {
	return a.edit(ctx, act, func() ([]longear.Event, error) {
		log, err := a.readLog(ctx, ledger.Point{})
		if err != nil {
			return nil, err
		}
		ev, err := log.Merge(x, y)
		if err != nil {
			return nil, err
		}
		return a.withKin(ctx, log, ev)
	})
}

// Split records that wordings of a narrative are another claim: those named, and those of the posts named.
func (a *App) Split(ctx context.Context, id longear.NarrativeID, clusters []longear.ClusterID, posts []longear.PostID, act Act) (longear.Event, error) {
	return a.edit(ctx, act, func() ([]longear.Event, error) {
		log, err := a.readLog(ctx, ledger.Point{})
		if err != nil {
			return nil, err
		}
		leave := slices.Clone(clusters)
		for _, p := range posts {
			c, err := log.Wording(p)
			if err != nil {
				return nil, err
			}
			if !slices.Contains(leave, c) { // posts may share a wording
				leave = append(leave, c)
			}
		}
		ev, err := log.Split(id, leave)
		if err != nil {
			return nil, err
		}
		return a.withKin(ctx, log, ev)
	})
}

// withKin adds to a merge or split what it changes about the relations of posts.
func (a *App) withKin(ctx context.Context, log *ledger.Log, ev longear.Event) ([]longear.Event, error) {
	sightings, err := a.withPosts(ctx, append(log.Members(ev.Narrative), log.Members(ev.Other)...))
	if err != nil {
		return nil, err
	}
	posts := make(map[longear.PostID]longear.Post, len(sightings))
	for i := range sightings {
		posts[sightings[i].Post.ID] = sightings[i].Post
	}
	return append([]longear.Event{ev}, log.Kin(ev, posts)...), nil
}

// edit records what a person decided, the first event, and what follows from it. It is proposed twice: once before any
// other writer is fenced off, so that a mistake costs nothing, and once when this is the writer.
func (a *App) edit(ctx context.Context, act Act, propose func() ([]longear.Event, error)) (longear.Event, error) {
	if err := act.validate(); err != nil {
		return longear.Event{}, err
	}
	if _, err := propose(); err != nil {
		return longear.Event{}, err
	}
	events, err := pipeline.Edit(ctx, a.pipelineOptions(ctx), func() ([]longear.Event, error) {
		events, err := propose()
		if err != nil {
			return nil, err
		}
		events[0].By, events[0].Evidence = act.By, append([]longear.Evidence{{Channel: longear.Note, Note: act.Reason}}, events[0].Evidence...)
		return events, nil
	})
	if err != nil {
		return longear.Event{}, err
	}
	return events[0], nil
}

// almaty is the zone of days that a person names: UTC+5 since 1 March 2024, whatever zone the machine is in.
func almaty() *time.Location {
	if zone, err := time.LoadLocation("Asia/Almaty"); err == nil {
		return zone
	}
	return time.FixedZone("UTC+5", 5*60*60)
}
