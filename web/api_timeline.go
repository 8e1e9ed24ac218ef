package web

import (
	"context"
	"time"

	"longear"
)

type timelineInput struct {
	ID    string `path:"id" doc:"The id of a narrative; one that was merged away leads to the survivor"`
	Lanes string `query:"lanes" enum:"lang,platform,country" default:"lang"`
}

type timelineOutput struct{ Body timelineBody }

// timelineBody is the spread of a narrative, as the figure of its page shows it.
type timelineBody struct {
	Narrative longear.NarrativeID `json:"narrative"`
	Lanes     string              `json:"lanes"`
	First     *longear.FirstSeen  `json:"first,omitempty"`
	Rows      []timelineLane      `json:"rows"`
	Days      []longear.Bucket    `json:"days"`
}

type timelineLane struct {
	Key      string           `json:"key"`
	Posts    int              `json:"posts"`
	Arrival  *timelineArrival `json:"arrival,omitempty"`
	Other    *timelineArrival `json:"arrival_of_another_owner,omitempty"`
	FirstDen *timelineArrival `json:"first_debunk,omitempty"`
}

type timelineArrival struct {
	Post     longear.PostID   `json:"post"`
	Interval longear.Interval `json:"interval"`
	LagFrom  *int64           `json:"lag_seconds_from,omitempty"` // the lag lies between the two
	LagTo    *int64           `json:"lag_seconds_to,omitempty"`
	Why      string           `json:"no_lag_because,omitempty" doc:"first, same_time, own_edition or not_measurable"`
}

func (s *Server) apiTimeline(ctx context.Context, in *timelineInput) (*timelineOutput, error) {
	d, err := s.surviving(ctx, in.ID, "/timeline?lanes="+in.Lanes)
	if err != nil {
		return nil, err
	}
	all, err := s.opt.Reader.Coverage(ctx)
	if err != nil {
		return nil, s.problem(ctx, err)
	}
	d = s.privacy.detail(d, sessionOf(ctx))
	cut := newSpread(d, readLaneBy(in.Lanes), newCoverage(all, s.catalog))
	body := timelineBody{Narrative: d.Narrative.ID, Lanes: string(cut.By), First: d.Narrative.First, Rows: []timelineLane{}, Days: dayCounts(d)}
	for _, l := range cut.Lanes {
		body.Rows = append(body.Rows, timelineLane{
			Key: l.Key, Posts: len(l.Posts), Arrival: l.Arrival.wire(), Other: l.Other.wire(), FirstDen: l.Deny.wire(),
		})
	}
	return &timelineOutput{body}, nil
}

func (a *arrival) wire() *timelineArrival {
	if a == nil {
		return nil
	}
	out := &timelineArrival{Post: a.Post.Post.ID, Interval: spanOf(a.Post.Post), Why: string(a.Lag.Why)}
	if a.Lag.Why == measured {
		from, to := int64(a.Lag.Lo.Seconds()), int64(a.Lag.Hi.Seconds())
		out.LagFrom, out.LagTo = &from, &to
	}
	return out
}

// dayCounts counts posts per UTC day and language.
func dayCounts(d longear.NarrativeDetail) []longear.Bucket {
	out := []longear.Bucket{}
	for _, b := range binPosts(d.Sightings, 24*time.Hour, time.UTC) {
		out = append(out, longear.Bucket{At: b.at, Langs: b.langs})
	}
	return out
}
