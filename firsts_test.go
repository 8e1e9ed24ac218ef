package longear_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func TestFirsts(t *testing.T) {
	day := time.Date(2024, 4, 10, 0, 0, 0, 0, time.UTC)
	post := func(id, source, platform, lang string, at time.Time, precision longear.Precision) longear.PostSighting {
		p := longear.Post{ID: longear.PostID(id), Source: longear.SourceID(source), Platform: longear.Platform(platform), Lang: longear.Lang(lang)}
		p.Clocks.Observed = day.Add(100 * time.Hour)
		if precision != longear.None {
			p.Clocks.Published = longear.Claim{At: at, Precision: precision, Provenance: longear.FromJSONLD}
		}
		return longear.PostSighting{Post: p, Sighting: longear.Sighting{Stance: longear.Asserts}}
	}
	denied := post("p5", "wire", "web", "ru", day, longear.Minute)
	denied.Sighting.Stance = longear.Denies
	d := longear.NarrativeDetail{Sightings: []longear.PostSighting{
		post("p1", "blog", "telegram", "ru", day.Add(9*time.Hour), longear.Minute),
		post("p2", "daily", "web", "ru", day, longear.Day), // the whole day: may be before p1 or after it
		post("p3", "weibo", "weibo", "zh", day.Add(30*time.Hour), longear.Minute),
		post("p4", "forum", "forum", "kk", day, longear.None),
		denied,
	}}
	type row struct {
		Key, Post string
		Unsure    bool
		Posts     int
	}
	rows := func(list []longear.FirstIn) (out []row) {
		for _, f := range list {
			out = append(out, row{f.Key, string(f.First.Post), f.Unsure, f.Posts})
		}
		return out
	}
	got := d.Firsts()
	for _, test := range []struct {
		name      string
		want, got []row
	}{
		{"language", []row{{"ru", "p2", true, 3}, {"zh", "p3", false, 1}}, rows(got.Language)},
		{"platform", []row{{"web", "p2", false, 2}, {"telegram", "p1", false, 1}, {"weibo", "p3", false, 1}}, rows(got.Platform)},
		{"source", []row{{"daily", "p2", false, 1}, {"blog", "p1", false, 1}, {"weibo", "p3", false, 1}}, rows(got.Source)},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
