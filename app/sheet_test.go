package app_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/app"
)

// sheetPosts are synthetic: a district paper, an agency that has it first in other words and under another story, and copies
// that credit it or media abroad.
const sheetPosts = `{"id":"w1","source":"volna-ru","url":"http://volna.example/1","text":"Агентство: в Примерском районе из-за паводка закрыли мост через реку Талды, движение пустили в объезд.","published_at":"2024-04-08T04:00:00Z","precision":"minute","lang":"ru","platform":"web"}
{"id":"w2","source":"raion","url":"http://raion.example/2","text":"Как сообщает «Волна-Информ», в Примерском районе из-за паводка закрыли мост через реку Талды, движение пустили в объезд.","published_at":"2024-04-08T06:00:00Z","precision":"minute","lang":"ru","platform":"web"}
{"id":"w3","source":"gorod","url":"http://gorod.example/3","text":"По данным зарубежных СМИ, банк «Талды» остановит выплаты вкладчикам 20 апреля.","published_at":"2024-04-09T06:00:00Z","precision":"minute","lang":"ru","platform":"web"}
{"id":"w4","source":"gorod","url":"http://gorod.example/4","text":"Городские власти обсудили ремонт дорог и озеленение скверов.","published_at":"2024-04-07T06:00:00Z","precision":"minute","lang":"ru","platform":"web"}
`

func sheetSources() []longear.Source {
	source := func(id, name, country string, langs ...longear.Lang) longear.Source {
		return longear.Source{
			ID: longear.SourceID(id), Name: name, URL: "http://" + id + ".example/", Kind: longear.KindRSS, Platform: longear.Web, Country: country, Languages: langs,
		}
	}
	return []longear.Source{
		source("volna-ru", "Волна-Информ", "KZ", "ru"), source("raion", "Районные вести", "KZ", "ru"), source("gorod", "Городской листок", "KZ", "ru"),
		source("huan", "寰宇日报", "CN", "zh"),
	}
}

// openSheets imports the posts into a store of its own.
func openSheets(t *testing.T, posts string, opt app.Options) *app.App {
	t.Helper()
	opt.Words, opt.Store, opt.Sources = app.SharedWords, "sqlite:"+filepath.Join(t.TempDir(), "sheet.db"), sheetSources()
	a, err := app.New(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Stop(); err != nil {
			t.Error(err)
		}
	})
	if _, err := a.Import(t.Context(), "posts.jsonl", strings.NewReader(posts), func(err error) { t.Error(err) }); err != nil {
		t.Fatal(err)
	}
	return a
}

// holding finds the narrative of the one post that a query finds.
func holding(t *testing.T, a *app.App, query string) longear.NarrativeID {
	t.Helper()
	res, err := a.Store().Search(t.Context(), longear.SearchRequest{Text: query})
	if err != nil || len(res.Posts) == 0 {
		t.Fatalf("%s finds nothing (%v)", query, err)
	}
	return res.Posts[0].Sighting.Narrative
}

func sheetOf(t *testing.T, a *app.App, id longear.NarrativeID) longear.Sheet {
	t.Helper()
	s, err := a.Sheet(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSheetFindsWhatACopyNames(t *testing.T) {
	a := openSheets(t, sheetPosts, app.Options{})
	s := sheetOf(t, a, holding(t, a, "source:raion"))
	if s.Credits.Answer != longear.Yes || len(s.Credits.Credits) != 1 {
		t.Fatalf("got %+v, want the agency's earlier post", s.Credits)
	}
	c := s.Credits.Credits[0]
	first, err := a.Store().Search(t.Context(), longear.SearchRequest{Text: "source:volna-ru"})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Held) != 1 || c.Held[0].Post != first.Posts[0].Post.ID || c.Says != "Как сообщает «Волна-Информ»" {
		t.Errorf("got %+v", c)
	}
	if diff := cmp.Diff([]longear.SourceID{"volna-ru"}, c.Search); diff != "" {
		t.Errorf("searched (-want +got):\n%s", diff)
	}
}

// TestSheetLooksBeyondTheNarrative reads the story without the agency's post, as if it stood in another one.
func TestSheetLooksBeyondTheNarrative(t *testing.T) {
	a := openSheets(t, sheetPosts, app.Options{})
	id := holding(t, a, "source:raion")
	d, err := a.Store().Narrative(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	alone := app.Options{Wrap: func(s app.Store) app.Store { return without{s, "volna-ru"} }}
	b := openSheets(t, sheetPosts, alone)
	c := sheetOf(t, b, id).Credits
	if len(d.Sightings) != 2 || c.Answer != longear.Yes || c.Credits[0].Held[0].How != longear.MatchCopy || c.Credits[0].Read != 1 {
		t.Errorf("%d sightings; got %+v, want the agency's post as a copy outside of the story", len(d.Sightings), c)
	}
}

func TestSheetSaysWhereItLooked(t *testing.T) {
	a := openSheets(t, sheetPosts, app.Options{Now: func() time.Time { return time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC) }})
	c := sheetOf(t, a, holding(t, a, "вкладчикам")).Credits
	if c.Answer != longear.NotChecked || len(c.Credits) != 1 || c.Credits[0].Kind != longear.CreditForeign || c.Credits[0].Never != 1 {
		t.Errorf("got %+v, want not checked: the only source abroad was never collected", c)
	}
	more := sheetPosts + `{"id":"w5","source":"huan","url":"http://huan.example/5","text":"本地天气预报：周末有雨。","published_at":"2024-04-05T06:00:00Z","precision":"minute","lang":"zh"}` + "\n"
	a = openSheets(t, more, app.Options{})
	c = sheetOf(t, a, holding(t, a, "вкладчикам")).Credits
	if c.Answer != longear.No || len(c.Credits[0].Search) != 1 || c.Credits[0].Looked != 1 || c.Credits[0].Untold != 1 {
		t.Errorf("got %+v, want none among 1 source with 1 post, whose gaps nobody recorded", c)
	}
}

func TestSheetReadsCalendars(t *testing.T) {
	calendar := filepath.Join(t.TempDir(), "events.yaml")
	text := "events:\n  - title: 塔尔迪河洪水演习\n    start: 2024-04-07\n    places: [Примерский район]\n    words: [мост, паводок]\n  - title: later\n    start: 2024-05-07\n  - title: bad\n"
	if err := os.WriteFile(calendar, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	a := openSheets(t, sheetPosts, app.Options{Events: []string{calendar}})
	e := sheetOf(t, a, holding(t, a, "source:raion")).Event
	if e.Answer != longear.Yes || e.Known != 2 || e.InWindow != 1 || e.Unread != 1 || len(e.Matches) != 1 || len(e.Matches[0].Shared) < 2 {
		t.Errorf("got %+v", e)
	}
	if e := sheetOf(t, a, holding(t, a, "вкладчикам")).Event; e.Answer != longear.No || e.InWindow != 0 {
		t.Errorf("another story: %+v", e)
	}
	_, err := app.New(t.Context(), app.Options{Words: app.SharedWords, Store: "sqlite:" + filepath.Join(t.TempDir(), "x.db"), Events: []string{"none.ics"}})
	if longear.KindOf(err) != longear.KindInvalid || !strings.Contains(err.Error(), "none.ics") {
		t.Errorf("a calendar that is not there: %v", err)
	}
}

func TestSheetOfUnknownAndMergedNarratives(t *testing.T) {
	r := openNewsroom(t)
	merge := r.event(t, func(ev longear.Event) bool { return ev.Kind == longear.EventMerge })
	if s := sheetOf(t, r.App, merge.Other); s.Narrative != merge.Narrative || s.Posts == 0 {
		t.Errorf("%s leads to %+v, want %s", merge.Other, s, merge.Narrative)
	}
	if _, err := r.Sheet(t.Context(), "n-none"); longear.KindOf(err) != longear.KindNotFound {
		t.Errorf("got %v, want not found", err)
	}
}

// without leaves out the posts of a source when it reads a narrative.
type without struct {
	app.Store
	source longear.SourceID
}

func (w without) Narrative(ctx context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error) {
	d, err := w.Store.Narrative(ctx, id)
	d.Sightings = slices.DeleteFunc(d.Sightings, func(s longear.PostSighting) bool { return s.Post.Source == w.source })
	d.Narrative.ID += "-2" // so that the post is found outside of it
	return d, err
}
