package sample

import (
	"context"
	"time"

	"longear"
)

// Sheet implements web.Sheets: the numbers of the one story are invented, the others' are empty.
func (r *Reader) Sheet(ctx context.Context, id longear.NarrativeID) (longear.Sheet, error) {
	d, err := r.Narrative(ctx, id)
	if err != nil {
		return longear.Sheet{}, err
	}
	s := longear.Sheet{
		Narrative: d.Narrative.ID, Posts: len(d.Sightings), Read: len(d.Sightings),
		Wire: longear.WireCheck{Answer: longear.No, Copies: 1, Sources: 1}, Owner: longear.OwnerCheck{Answer: longear.NotChecked, Sources: 1, Unknown: 1},
		Platform: longear.PlatformCheck{Answer: longear.NotChecked, Unknown: 1}, Event: longear.EventCheck{Answer: longear.NotChecked},
		Outage: longear.OutageCheck{Answer: longear.NotChecked}, Credits: longear.CreditCheck{Answer: longear.NotChecked},
	}
	if d.Narrative.ID == NarrativeID("talks") {
		talksSheet(&s)
	}
	return s, nil
}

func talksSheet(s *longear.Sheet) {
	days := longear.Interval{Lo: at("2024-04-05T09:12:00Z"), Hi: at("2024-04-09T09:12:00Z")}
	s.Posts, s.Read, s.Denying = 18, 18, 2
	s.Wire = longear.WireCheck{
		Answer: longear.Yes, Copies: 10, Sources: 9, Owners: 3, OwnerUnknown: 6, Credited: 2, Agencies: []longear.Count{{Value: "路透社", Count: 2}},
		Evidence: []longear.PostID{PostID("a3"), PostID("b1")},
	}
	s.Owner = longear.OwnerCheck{Answer: longear.No, Sources: 15, Owners: []longear.Count{{Value: "Дала Медиа", Count: 2}, {Value: "示例传媒", Count: 2}}, Unknown: 8}
	s.Platform = longear.PlatformCheck{Answer: longear.No, Platforms: []longear.Count{{Value: "web", Count: 9}, {Value: "weibo", Count: 9}}}
	s.Event = longear.EventCheck{
		Answer: longear.Yes, Files: []string{"events.yaml"}, Known: 12, Unread: 1, Window: days, InWindow: 2, Matches: []longear.EventMatch{{
			Title: "Встреча министров НАТО в Брюсселе", Start: at("2024-04-04T19:00:00Z"), End: at("2024-04-05T19:00:00Z"), From: "events.yaml:12",
			Shared: []string{"НАТО", "Министр"},
		}},
	}
	gap := longear.Gap{From: at("2024-04-10T02:00:00Z"), To: at("2024-04-10T16:00:00Z"), Reason: "failed: 503"}
	back := longear.Gap{From: gap.From, To: gap.From.Add(3 * time.Hour), Reason: longear.NotPolled, CaughtUp: true}
	s.Outage = longear.OutageCheck{
		Answer: longear.Yes, Window: days, Sources: 10, Whole: 8, Later: 2, Imported: 4, Down: 1, CaughtUp: 1,
		Gaps: []longear.SourceGap{{Source: "kanal-s", Gap: gap}, {Source: "vestnik", Gap: back}},
	}
	until := at("2024-04-07T06:00:00Z")
	s.Credits = longear.CreditCheck{Answer: longear.Yes, Posts: 7, Unnamed: 2, Others: []longear.Count{{Value: "路透社", Count: 1}}, Credits: []longear.Credit{
		{
			Answer: longear.No, Kind: longear.CreditForeign, Says: "据外媒报道", Posts: []longear.PostID{PostID("a3")}, Before: until, Since: until.AddDate(0, 0, -14),
			Search: []longear.SourceID{"primer", "vestnik", "dala"}, Whole: 2, Gaps: 1, Never: 1, Looked: 321, Read: 20,
		},
		{
			Answer: longear.Yes, Kind: longear.CreditSource, Name: "Дала хабары", Says: "со ссылкой на «Дала хабары»", Posts: []longear.PostID{PostID("b1")},
			Before: until, Since: until.AddDate(0, 0, -14), Search: []longear.SourceID{"dala"}, Later: 1, Looked: 4,
			Held: []longear.CreditMatch{{Post: PostID("c1"), Source: "dala", At: until.Add(-time.Hour), How: longear.MatchMember}},
		},
	}}
}
