package contract

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"longear"
)

func testQueries(t *testing.T, s suite) {
	x := s.fill(t)
	all := []string{"en1", "en2", "kk1", "kk2", "ru1", "ru2", "uk1", "zh1", "zh2"}
	tests := []struct {
		query string
		want  []string
	}{
		{"", all},
		{"北约", []string{"zh1", "zh2"}},
		{"北約", []string{"zh1", "zh2"}},
		{"秘密谈判", []string{"zh1", "zh2"}},
		{"谈判秘密", nil},
		{"переговоры", []string{"ru1", "ru2"}},
		{"переговорами", []string{"ru1", "ru2"}},
		{`"секретные переговоры"`, []string{"ru1"}},
		{`"секретные вступлении"`, nil},
		{`"ведёт вступлении"~3`, []string{"ru1"}},
		{`"ведёт вступлении"~2`, nil},
		{`"вступлении ведёт"~3`, []string{"ru1"}},
		{"келіссөз", []string{"kk1", "kk2"}},
		{"kelissöz", []string{"kk1", "kk2"}},
		{"bank", []string{"en1", "en2"}},
		{"bank -safe", []string{"en1"}},
		{"bank NOT (safe OR message)", nil},
		{"цукор OR deposits", []string{"en1", "en2", "uk1"}},
		{"lang:kk", []string{"kk1", "kk2"}},
		{"-lang:kk -lang:zh", []string{"en1", "en2", "ru1", "ru2", "uk1"}},
		{"script:Hant", []string{"zh2"}},
		{"source:s-dala script:Latn", []string{"kk2"}},
		{"platform:telegram OR country:UA", []string{"ru2", "uk1"}},
		{"owner:Степь", []string{"ru1", "ru2"}},
		{"relation:debunk", []string{"ru2"}},
		{"is:debunked", []string{"ru1", "ru2", "zh1", "zh2"}},
		{"-is:debunked lang:ru", nil},
		{"state:watched lang:zh", []string{"zh1", "zh2"}},
		{"after:2024-04-11", []string{"en1", "en2", "ru2"}},
		{"after:2024-04-11 before:2024-04-12T03:00:00Z", []string{"en1", "ru2"}},
		{"before:2024-04-10T03:00:00Z", []string{"zh1", "zh2"}},
		{"narrative:" + string(longear.NewNarrativeID(x.byKey["en2"])), []string{"en2"}},
	}
	for _, test := range tests {
		t.Run(test.query, func(t *testing.T) {
			res, err := s.store.Search(t.Context(), longear.SearchRequest{Text: test.query, Limit: 100})
			check(t, err)
			want := append([]string{}, test.want...)
			equal(t, "posts of "+test.query, x.keys(res.Posts), want)
			equal(t, "total of "+test.query, res.Total, len(want))
		})
	}
	res, err := s.store.Search(t.Context(), longear.SearchRequest{Text: "переговорами OR 北约 OR kelissöz"})
	check(t, err)
	marked := map[string]string{}
	for _, h := range res.Posts {
		for _, span := range h.Highlight {
			marked[x.keyOf[h.Post.ID]] += h.Post.Body()[span.From:span.To]
		}
	}
	equal(t, "marked", marked, map[string]string{
		"ru1": "переговоры", "ru2": "переговоров", "zh1": "北约", "zh2": "北約", "kk1": "келіссөз", "kk2": "kelissöz",
	})
	for _, bad := range []string{`"open`, "(a", "a)", "colour:red", "after:yesterday", "is:true", "a OR", "NOT", `"a b c"~3`, "relation:friend"} {
		_, err := s.store.Search(t.Context(), longear.SearchRequest{Text: bad})
		wantKind(t, err, longear.KindInvalid)
	}
}

func testFacets(t *testing.T, s suite) {
	s.fill(t)
	res, err := s.store.Search(t.Context(), longear.SearchRequest{Text: "lang:ru OR lang:zh OR lang:en"})
	check(t, err)
	equal(t, "groups", res.Groups, 3)
	equal(t, "languages", res.Facets["lang"], []longear.Count{{Value: "en", Count: 2}, {Value: "ru", Count: 2}, {Value: "zh", Count: 2}})
	equal(t, "platforms", res.Facets["platform"], []longear.Count{
		{Value: "weibo", Count: 2}, {Value: "x", Count: 2}, {Value: "telegram", Count: 1}, {Value: "web", Count: 1},
	})
	equal(t, "relations", res.Facets["relation"], []longear.Count{
		{Value: "original", Count: 3}, {Value: "copy", Count: 1}, {Value: "debunk", Count: 1}, {Value: "translation", Count: 1},
	})
	day := func(n int, langs map[longear.Lang]int) longear.Bucket {
		return longear.Bucket{At: base().Add(time.Duration(n) * 24 * time.Hour), Langs: langs}
	}
	equal(t, "days", res.Days, []longear.Bucket{
		day(0, map[longear.Lang]int{"zh": 2, "ru": 1}), day(1, map[longear.Lang]int{"ru": 1}), day(2, map[longear.Lang]int{"en": 2}),
	})
}

func testSort(t *testing.T, s suite) {
	x := s.fill(t)
	order := func(req longear.SearchRequest) []string {
		res, err := s.store.Search(t.Context(), req)
		check(t, err)
		var out []string
		for _, h := range res.Posts {
			out = append(out, x.keyOf[h.Post.ID])
		}
		return out
	}
	oldest := []string{"zh1", "zh2", "uk1", "ru1", "kk1", "kk2", "ru2", "en1", "en2"}
	equal(t, "oldest", order(longear.SearchRequest{Sort: longear.ByOldest}), oldest)
	newest := slices.Clone(oldest)
	slices.Reverse(newest)
	equal(t, "newest", order(longear.SearchRequest{Sort: longear.ByNewest}), newest)
	equal(t, "a page", order(longear.SearchRequest{Sort: longear.ByOldest, Limit: 3, Offset: 3}), oldest[3:6])
	res, err := s.store.Search(t.Context(), longear.SearchRequest{Sort: longear.BySize, Limit: 2})
	check(t, err)
	equal(t, "largest narrative", res.Narratives[0].Narrative.ID, longear.NewNarrativeID(x.byKey["zh1"]))
	equal(t, "its posts", res.Narratives[0].Matched, 4)
	equal(t, "languages of its best hits", len(res.Narratives[0].Best), 2)
	equal(t, "second narrative", res.Narratives[1].Narrative.ID, longear.NewNarrativeID(x.byKey["kk1"]))
	best := order(longear.SearchRequest{Text: "frozen bank deposits"})
	equal(t, "most relevant", best, []string{"en2"})
}

func testMerge(t *testing.T, s suite) {
	ctx := t.Context()
	x := s.fill(t)
	winner, loser := longear.NewNarrativeID(x.byKey["zh1"]), longear.NewNarrativeID(x.byKey["kk1"])
	c := longear.Commit{Seq: 2, Analysis: "test", At: base(), Events: []longear.Event{
		{ID: "e-2-0", Seq: 2, Kind: longear.EventMerge, Narrative: winner, Other: loser, By: "machine", At: base()},
		{
			ID: "e-2-1", Seq: 2, Kind: longear.EventClusterMerge, Narrative: winner, By: "machine", At: base(),
			From: string(longear.NewClusterID(x.byKey["kk1"])), To: string(longear.NewClusterID(x.byKey["zh1"])),
		},
	}}
	check(t, s.store.Commit(ctx, c))
	gone := x.narratives()[1]
	gone.MergedInto = winner
	for range 2 { // projecting twice changes nothing
		check(t, s.store.Project(ctx, c, []longear.Narrative{gone}))
	}
	d, err := s.reopen().Narrative(ctx, loser)
	check(t, err)
	equal(t, "the old id leads to the survivor", d.Narrative.ID, winner)
	equal(t, "sightings", len(d.Sightings), 6)
	equal(t, "cluster of a moved sighting", d.Sightings[5].Sighting.Cluster != "", true)
	equal(t, "narrative of a moved sighting", d.Sightings[3].Sighting.Narrative, winner)
	equal(t, "history", len(d.Events), 2)
	counts, err := s.store.Counts(ctx)
	check(t, err)
	equal(t, "living narratives", counts.Narratives, 4)
}

// testMoves undoes a merge, splits, and moves a cluster from one narrative to another.
func testMoves(t *testing.T, s suite) {
	ctx := t.Context()
	x := s.fill(t)
	zh, kk, uk := longear.NewNarrativeID(x.byKey["zh1"]), longear.NewNarrativeID(x.byKey["kk1"]), longear.NewNarrativeID(x.byKey["uk1"])
	cluster := func(key string) []longear.ClusterID { return []longear.ClusterID{longear.NewClusterID(x.byKey[key])} }
	steps := []struct {
		name string
		ev   longear.Event
		want map[longear.NarrativeID]int
	}{
		{"merge", longear.Event{Kind: longear.EventMerge, Narrative: zh, Other: kk}, map[longear.NarrativeID]int{zh: 6, uk: 1}},
		{
			"the merge undone",
			longear.Event{Kind: longear.EventUndo, As: longear.EventSplit, Undoes: "e-2-0", Narrative: zh, Other: kk, Clusters: cluster("kk1")},
			map[longear.NarrativeID]int{zh: 4, kk: 2, uk: 1},
		},
		{
			"move",
			longear.Event{Kind: longear.EventAssign, Narrative: uk, Other: kk, Clusters: cluster("kk1")},
			map[longear.NarrativeID]int{zh: 4, uk: 3},
		},
		{
			"split",
			longear.Event{Kind: longear.EventSplit, Narrative: uk, Other: "n-new", Clusters: cluster("kk1")},
			map[longear.NarrativeID]int{zh: 4, "n-new": 2, uk: 1},
		},
		{"a new cluster moves nothing", longear.Event{Kind: longear.EventAssign, Narrative: uk, Clusters: cluster("zh1")}, map[longear.NarrativeID]int{zh: 4, "n-new": 2, uk: 1}},
	}
	for i, step := range steps {
		c := longear.Commit{Seq: uint64(i + 2), Analysis: "test", At: base(), Events: []longear.Event{step.ev}}
		c.Events[0].ID, c.Events[0].Seq = fmt.Sprintf("e-%d-0", c.Seq), c.Seq
		check(t, s.store.Commit(ctx, c))
		check(t, s.store.Project(ctx, c, []longear.Narrative{{ID: "n-new", State: longear.Unreviewed, Last: base()}}))
		res, err := s.store.Search(ctx, longear.SearchRequest{Text: "lang:zh OR lang:kk OR lang:uk OR lang:ru", Limit: 100})
		check(t, err)
		got := map[longear.NarrativeID]int{}
		for _, h := range res.Posts {
			got[h.Sighting.Narrative]++
		}
		equal(t, step.name, got, step.want)
	}
}

func testCoverage(t *testing.T, s suite) {
	ctx := t.Context()
	s.fill(t)
	collected := longear.Coverage{
		Since: base(), LastFetch: base(), LastOK: base(), Planned: base().Add(time.Hour), Status: "ok", Recorded: base(),
		Gaps: []longear.Gap{{From: base(), To: base().Add(time.Hour), Reason: "failed: 503", CaughtUp: true}},
	}
	raw, err := json.Marshal(collected)
	check(t, err)
	before := `{"source":"s-dala","since":"2024-04-10T00:00:00Z","last_fetch":"2024-04-10T00:00:00Z","last_ok":"2024-04-10T00:00:00Z","status":"ok","posts":0}`
	for id, record := range map[string][]byte{"s-dala": []byte(before), "s-never": raw} { // s-dala: as stores wrote it that kept no gaps
		_, err = s.store.PutState(ctx, longear.StateRecord{Kind: longear.CoverageState, ID: id, JSON: record})
		check(t, err)
	}
	got, err := s.store.Coverage(ctx)
	check(t, err)
	collected.Source = "s-never"
	want := []longear.Coverage{
		{Source: "s-dala", Since: base(), LastFetch: base(), LastOK: base(), Status: "ok", Posts: 2, Newest: base().Add(21 * time.Hour)},
		collected,
	}
	watch, _ := got[0].During(longear.Interval{Lo: base(), Hi: base().Add(time.Hour)}, base())
	equal(t, "a record without gaps", watch, longear.WatchUnrecorded)
	equal(t, "coverage", got, want)
}

func testNotFound(t *testing.T, s suite) {
	ctx := t.Context()
	x := s.fill(t)
	_, err := s.store.Narrative(ctx, "n-none")
	wantKind(t, err, longear.KindNotFound)
	_, err = s.store.Post(ctx, "p-none")
	wantKind(t, err, longear.KindNotFound)
	p, err := s.store.Post(ctx, x.byKey["kk2"])
	check(t, err)
	equal(t, "a post that is held", p.Post.Text, samples()[5].text)
	equal(t, "its sighting", p.Sighting.Relation, longear.Copy)
}
