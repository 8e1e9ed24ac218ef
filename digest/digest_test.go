package digest

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"longear"
	"longear/internal/golden"
)

// shelf is a store with two stories, one of them with a person who is in no catalogue and with markup in its texts.
type shelf struct{ details []longear.NarrativeDetail }

func at(day, hour int) time.Time { return time.Date(2024, 4, day, hour, 0, 0, 0, time.UTC) }

func seen(d longear.PostSighting) *longear.FirstSeen {
	return &longear.FirstSeen{
		Interval: d.Post.Clocks.Published.Interval(), Post: d.Post.ID, Source: d.Post.Source, Platform: d.Post.Platform, Lang: d.Post.Lang,
		Precision: d.Post.Clocks.Published.Precision, Provenance: d.Post.Clocks.Published.Provenance,
	}
}

func sighting(id, source, text string, lang longear.Lang, when time.Time, precision longear.Precision, rel longear.Relation, stance longear.Stance) longear.PostSighting {
	return longear.PostSighting{
		Post: longear.Post{
			ID: longear.PostID("p-" + id), Source: longear.SourceID(source), Platform: longear.Web, URL: "http://" + source + ".example/" + id, Text: text, Lang: lang,
			Clocks: longear.Clocks{Published: longear.Claim{At: when, Precision: precision, Provenance: longear.FromFeed}, Observed: when},
		},
		Sighting: longear.Sighting{Post: longear.PostID("p-" + id), Relation: rel, Stance: stance},
	}
}

func newShelf() shelf {
	a := []longear.PostSighting{
		sighting("a1", "steppe", "В городе Примерске закроют мост | *завтра*", longear.Russian, at(8, 9), longear.Minute, longear.Original, longear.Asserts),
		sighting("a2", "private-person", `<script>alert(1)</script> Примерскіде көпір жабылады`, longear.Kazakh, at(8, 9), longear.Day, longear.Translation, longear.Asserts),
		sighting("a3", "steppe", "Мост не закроют, заявили в мэрии", longear.Russian, at(9, 9), longear.Minute, longear.Debunk, longear.Denies),
	}
	a[1].Post.Clocks.Published.At = at(8, 0)
	a[2].Sighting.Changed = []string{"12 → 30"}
	b := []longear.PostSighting{
		sighting("b1", "river", "示例河水位上涨", longear.Chinese, at(10, 1), longear.Second, longear.Original, longear.Reports),
		sighting("b2", "river", "示例河水位上涨，居民撤离", longear.Chinese, at(21, 1), longear.Second, longear.Edit, longear.Asserts),
		sighting("b3", "river", "示例河水位上涨", longear.Chinese, at(11, 1), longear.Second, longear.Copy, longear.Reports),
	}
	return shelf{[]longear.NarrativeDetail{
		{Narrative: longear.Narrative{
			ID: "n-a", Name: "В городе Примерске закроют мост", Names: map[longear.Lang]string{"ru": "В городе Примерске закроют мост"}, State: longear.Unreviewed,
			First: seen(a[0]), FirstBy: map[longear.Lang]*longear.FirstSeen{"ru": seen(a[0]), "kk": seen(a[1])}, FirstDeny: seen(a[2]),
			Posts: 3, Clusters: 3, Sources: []longear.SourceID{"private-person", "steppe"}, Owners: []string{"Степь"}, Unowned: 1,
		}, Sightings: a},
		{Narrative: longear.Narrative{
			ID: "n-b", Name: "示例河水位上涨", Names: map[longear.Lang]string{"zh": "示例河水位上涨"}, State: longear.Watched,
			FirstBy: map[longear.Lang]*longear.FirstSeen{}, Posts: 3, Clusters: 2, Sources: []longear.SourceID{"river"}, Unowned: 1,
		}, Sightings: b},
	}}
}

func (s shelf) Search(_ context.Context, req longear.SearchRequest) (longear.SearchResult, error) {
	var res longear.SearchResult
	if req.Offset > 0 {
		return res, nil
	}
	for i, d := range s.details {
		res.Narratives = append(res.Narratives, longear.NarrativeHit{Narrative: d.Narrative, Matched: 3 - i})
	}
	res.Narratives = append(res.Narratives, longear.NarrativeHit{Narrative: longear.Narrative{ID: "n-small"}, Matched: 1})
	res.Groups = len(res.Narratives)
	return res, nil
}

func (s shelf) Narrative(_ context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error) {
	for _, d := range s.details {
		if d.Narrative.ID == id {
			return d, nil
		}
	}
	return longear.NarrativeDetail{}, longear.Errorf(longear.KindNotFound, "no %s", id)
}

func (s shelf) Coverage(context.Context) ([]longear.Coverage, error) {
	return []longear.Coverage{{Source: "steppe", Status: "ok"}, {Source: "river", Status: "failed: connection refused"}}, nil
}

// Sheet is invented: one story has every answer, the other was not checked.
func (s shelf) Sheet(_ context.Context, id longear.NarrativeID) (longear.Sheet, error) {
	if id != "n-a" {
		return longear.Sheet{
			Narrative: id, Wire: longear.WireCheck{Answer: longear.No}, Owner: longear.OwnerCheck{Answer: longear.NotChecked},
			Platform: longear.PlatformCheck{Answer: longear.Yes}, Event: longear.EventCheck{Answer: longear.NotChecked},
			Outage: longear.OutageCheck{Answer: longear.NotChecked}, Credits: longear.CreditCheck{Answer: longear.NotChecked},
		}, nil
	}
	return longear.Sheet{
		Narrative: id, Posts: 2, Denying: 1,
		Wire:     longear.WireCheck{Answer: longear.Yes, Copies: 2, Sources: 2, Owners: 1, OwnerUnknown: 1, Credited: 1},
		Owner:    longear.OwnerCheck{Answer: longear.NotChecked, Sources: 2, Owners: []longear.Count{{Value: "Степь", Count: 1}}, Unknown: 1},
		Platform: longear.PlatformCheck{Answer: longear.Yes, Platforms: []longear.Count{{Value: "web", Count: 2}}},
		Event: longear.EventCheck{Answer: longear.Yes, Files: []string{"events.yaml"}, Known: 3, InWindow: 2, Matches: []longear.EventMatch{
			{Title: "Ремонт *моста*", Start: at(8, 0), End: at(9, 0), From: "events.yaml:2", Shared: []string{"мост"}},
		}},
		Outage: longear.OutageCheck{Answer: longear.Yes, Sources: 2, Whole: 1, Down: 1, Imported: 1},
		Credits: longear.CreditCheck{Answer: longear.Yes, Posts: 2, Credits: []longear.Credit{
			{Answer: longear.No, Kind: longear.CreditForeign, Says: "по данным зарубежных СМИ", Search: []longear.SourceID{"river"}, Whole: 1},
			{Answer: longear.Yes, Kind: longear.CreditSource, Says: "сообщает <b>река</b>", Held: []longear.CreditMatch{{Post: "p-x", Source: "private-person"}}},
		}},
	}, nil
}

func build(t *testing.T) Digest {
	t.Helper()
	week, err := ParseWeek("2024-W15", time.FixedZone("UTC+5", 5*3600))
	if err != nil {
		t.Fatal(err)
	}
	d, err := Build(t.Context(), newShelf(), Options{Week: week, Synthetic: true, Sheets: newShelf(), Sources: []longear.Source{
		{ID: "steppe", Name: "Степные вести"}, {ID: "river", Name: "示例河报"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFormats(t *testing.T) {
	for _, format := range []struct {
		name   string
		encode func(io.Writer, Digest) error
	}{{"digest.md", Markdown}, {"digest.html", HTML}} {
		t.Run(format.name, func(t *testing.T) {
			var got bytes.Buffer
			if err := format.encode(&got, build(t)); err != nil {
				t.Fatal(err)
			}
			golden.Text(t, filepath.Join("testdata", format.name), got.String())
			neverSays(t, got.String())
		})
	}
}

// neverSays holds DESIGN §4 “What longear never says”.
func neverSays(t *testing.T, text string) {
	t.Helper()
	for _, word := range []string{"disinformation", "fake", "coordinated", "the origin ", "reached ", "<script>", "private-person", "rumour", "propaganda"} {
		if strings.Contains(strings.ToLower(text), word) {
			t.Errorf("the digest says %q", word)
		}
	}
	for _, must := range []string{"Claim:", "A lead is not proof", "earliest copy we hold", "first debunk we hold", "known distinct owners", "Synthetic", "not in the catalogue", "What else could explain it", "not checked: no calendar"} {
		if !strings.Contains(text, must) {
			t.Errorf("the digest does not say %q", must)
		}
	}
	if regexp.MustCompile(`(?i)\bfalse\b`).MatchString(text) {
		t.Error("the digest calls something false without a verdict by people")
	}
}

func TestOverlappingTimesAreNotOrdered(t *testing.T) {
	d := build(t)
	if got := strings.Join(d.Stories[0].Arrivals, "\n"); !strings.Contains(got, "not to be ordered") {
		t.Errorf("a day and a minute within it are ordered:\n%s", got)
	}
}

func TestParseWeek(t *testing.T) {
	zone := time.FixedZone("UTC+5", 5*3600)
	tests := []struct {
		name, from, to string
	}{
		{"2024-W15", "2024-04-08T00:00:00+05:00", "2024-04-15T00:00:00+05:00"},
		{"2020-W53", "2020-12-28T00:00:00+05:00", "2021-01-04T00:00:00+05:00"},
		{"2026-W01", "2025-12-29T00:00:00+05:00", "2026-01-05T00:00:00+05:00"},
		{"2024-W53", "", ""},
		{"2024-15", "", ""},
		{"2024-W00", "", ""},
	}
	for _, test := range tests {
		w, err := ParseWeek(test.name, zone)
		if test.from == "" {
			if longear.KindOf(err) != longear.KindInvalid {
				t.Errorf("%s: got %v, want an error", test.name, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := w.From.Format(time.RFC3339) + " " + w.To.Format(time.RFC3339); got != test.from+" "+test.to {
			t.Errorf("%s: got %s", test.name, got)
		}
	}
}
