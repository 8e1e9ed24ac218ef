package app

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/crawler"
)

// poll is one visit: hour, state, reason; what it found is in the other fields of the status.
func poll(at int, state crawler.State, reason string) crawler.Status {
	t := time.Date(2024, 4, 10, at, 0, 0, 0, time.UTC)
	return crawler.Status{Source: "s", At: t, State: state, Reason: reason, Known: 5, Next: t.Add(time.Hour)}
}

func gapUntil(to int, reason string, caughtUp bool) longear.Gap {
	return longear.Gap{From: poll(0, "", "").At, To: poll(to, "", "").At, Reason: reason, CaughtUp: caughtUp}
}

func TestCoveredRecordsGaps(t *testing.T) {
	lost := poll(4, crawler.StateOK, "")
	lost.Known, lost.Posts = 0, 30
	empty := poll(4, crawler.StateOK, "")
	empty.Known = 0
	cut := poll(1, crawler.StateOK, "200 of more pages")
	cut.Truncated = true
	tests := map[string]struct {
		polls []crawler.Status
		want  []longear.Gap
	}{
		"well": {[]crawler.Status{poll(0, crawler.StateOK, ""), poll(1, crawler.StateStale, "old")}, nil},
		"failures in a row are one gap": {
			[]crawler.Status{poll(0, crawler.StateOK, ""), poll(1, crawler.StateFailed, "503"), poll(2, crawler.StateFailed, "timeout"), poll(4, crawler.StateOK, "")},
			[]longear.Gap{gapUntil(4, "failed: timeout", true)},
		},
		"nothing known was found again": {
			[]crawler.Status{poll(0, crawler.StateOK, ""), poll(1, crawler.StateBlocked, "403"), lost},
			[]longear.Gap{gapUntil(4, "blocked: 403", false)},
		},
		"an empty answer": {
			[]crawler.Status{poll(0, crawler.StateOK, ""), poll(1, crawler.StateFailed, "503"), empty},
			[]longear.Gap{gapUntil(4, "failed: 503", false)},
		},
		"nobody polled":                   {[]crawler.Status{poll(0, crawler.StateOK, ""), poll(9, crawler.StateOK, "")}, []longear.Gap{gapUntil(9, longear.NotPolled, true)}},
		"cut short":                       {[]crawler.Status{poll(0, crawler.StateOK, ""), cut}, []longear.Gap{gapUntil(1, "cut short: 200 of more pages", false)}},
		"the first visit is cut short":    {[]crawler.Status{cut}, nil},
		"failures before the first visit": {[]crawler.Status{poll(0, crawler.StateFailed, "503"), poll(1, crawler.StateOK, "")}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var c longear.Coverage
			for _, st := range test.polls {
				c = covered(c, st)
			}
			if diff := cmp.Diff(test.want, c.Gaps); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRecordBeginsWithTheUpgrade starts from what older versions stored.
func TestRecordBeginsWithTheUpgrade(t *testing.T) {
	at := func(h int) time.Time { return poll(h, "", "").At }
	for status, want := range map[string]time.Time{"ok": at(8), "failed: 503": at(3)} {
		old := longear.Coverage{Source: "s", Since: at(0), LastFetch: at(5), LastOK: at(3), Status: status}
		if got := covered(old, poll(8, crawler.StateOK, "")).Recorded; !got.Equal(want) {
			t.Errorf("%s: the record begins %v, want %v", status, got, want)
		}
	}
}

// TestSheetKnowsOurOutage polls a source before, during and after a story that another one carried.
func TestSheetKnowsOurOutage(t *testing.T) {
	a, err := New(t.Context(), Options{Words: SharedWords, Store: "sqlite:" + filepath.Join(t.TempDir(), "x.db"), Now: func() time.Time { return poll(22, "", "").At }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Stop(); err != nil {
			t.Error(err)
		}
	}()
	story := `{"id":"a1","source":"s","url":"http://a.example/1","text":"В городе Примерске закроют мост через реку.","published_at":"2024-04-11T09:00:00Z"}
{"id":"a2","source":"s","url":"http://a.example/2","text":"В городе Примерске закроют мост через реку.","published_at":"2024-04-11T15:00:00Z"}`
	if _, err := a.Import(t.Context(), "posts", strings.NewReader(story), func(err error) { t.Error(err) }); err != nil {
		t.Fatal(err)
	}
	lost := poll(20+24, crawler.StateOK, "")
	lost.Known, lost.Posts = 0, 9
	for _, st := range []crawler.Status{poll(0, crawler.StateOK, ""), poll(34, crawler.StateFailed, "503"), lost} {
		if err := (crawlState{a}).SaveStatus(t.Context(), st); err != nil {
			t.Fatal(err)
		}
	}
	res, err := a.Store().Search(t.Context(), longear.SearchRequest{Text: "мост"})
	if err != nil || len(res.Narratives) != 1 {
		t.Fatalf("%+v, %v", res, err)
	}
	s, err := a.Sheet(t.Context(), res.Narratives[0].Narrative.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := []longear.SourceGap{{Source: "s", Gap: gapUntil(44, "failed: 503", false)}}
	if diff := cmp.Diff(want, s.Outage.Gaps); diff != "" || s.Outage.Answer != longear.Yes {
		t.Errorf("%s (-want +got):\n%s", s.Outage.Answer, diff)
	}
}
