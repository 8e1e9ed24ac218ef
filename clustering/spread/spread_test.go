package spread

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func start() time.Time { return time.Date(2024, 4, 10, 6, 0, 0, 0, time.UTC) }

// post is a sighting of a test, minutes after the start.
type post struct {
	id, source, text string
	lang             longear.Lang
	minute           int
	change           func(*longear.PostSighting)
}

func (p post) sighting() longear.PostSighting {
	at := start().Add(time.Duration(p.minute) * time.Minute)
	lang, script := p.lang, longear.Cyrl
	switch lang {
	case "":
		lang = longear.Russian
	case longear.Chinese:
		script = longear.Hans
	}
	s := longear.PostSighting{
		Post: longear.Post{
			ID: longear.PostID(p.id), Source: longear.SourceID(p.source), Platform: longear.Telegram, Account: p.source, Text: p.text,
			Lang: lang, Script: script,
			Clocks: longear.Clocks{Published: longear.Claim{At: at, Precision: longear.Second, Provenance: longear.FromAPI}, Observed: at},
		},
		Sighting: longear.Sighting{Post: longear.PostID(p.id), Stance: longear.Asserts},
	}
	if p.change != nil {
		p.change(&s)
	}
	return s
}

func sightings(posts []post) []longear.PostSighting {
	out := make([]longear.PostSighting, len(posts))
	for i, p := range posts {
		out[i] = p.sighting()
	}
	return out
}

const (
	dam   = "В посёлке Камышлы прорвало дамбу, эвакуируют 350 жителей, дорогу на станцию перекрыли до вечера"
	damZh = "卡梅什雷村大坝决口，350名居民被疏散，通往车站的道路封闭"
)

func TestParents(t *testing.T) {
	forward := func(of string) func(*longear.PostSighting) {
		return func(s *longear.PostSighting) { s.Post.ForwardOf = of }
	}
	tests := []struct {
		name  string
		posts []post
		want  map[longear.PostID]longear.PostID
	}{
		{
			"a forward of a named source",
			[]post{
				{id: "a", source: "first", text: dam},
				{id: "b", source: "second", text: dam, minute: 5},
				{id: "c", source: "third", text: dam, minute: 9, change: forward("first")},
			},
			map[longear.PostID]longear.PostID{"a": "", "b": "a", "c": "a"},
		},
		{
			"a forward of something not held is no guess",
			[]post{{id: "a", source: "first", text: dam}, {id: "b", source: "second", text: dam, minute: 5, change: forward("elsewhere")}},
			map[longear.PostID]longear.PostID{"a": "", "b": ""},
		},
		{
			"a link to a held post",
			[]post{
				{id: "a", source: "first", text: dam, change: func(s *longear.PostSighting) { s.Post.URL = "https://example.test/1" }},
				{id: "b", source: "second", text: dam, minute: 5},
				{id: "c", source: "third", text: "Смотрите https://www.example.test/1?utm_source=x.", minute: 9},
			},
			map[longear.PostID]longear.PostID{"a": "", "b": "a", "c": "a"},
		},
		{
			"an account that the text names",
			[]post{
				{id: "a", source: "first_news", text: dam},
				{id: "b", source: "second", text: damZh, lang: longear.Chinese, minute: 5},
				{id: "c", source: "third", text: damZh + " 转发自 @first_news", lang: longear.Chinese, minute: 9},
			},
			map[longear.PostID]longear.PostID{"a": "", "b": "a", "c": "a"},
		},
		{
			"what a copy added is inherited",
			[]post{
				{id: "a", source: "first", text: dam},
				{id: "b", source: "second", text: dam + ". Глава района обещал выплатить каждой семье по сорок тысяч", minute: 30},
				{id: "c", source: "third", text: dam, minute: 60},
				{id: "d", source: "fourth", text: dam + ". Глава района обещал выплатить каждой семье по сорок тысяч", minute: 90},
			},
			map[longear.PostID]longear.PostID{"a": "", "b": "a", "c": "a", "d": "b"},
		},
		{
			"overlapping times are not ordered",
			[]post{
				{id: "a", source: "first", text: dam, change: func(s *longear.PostSighting) { s.Post.Clocks.Published.Precision = longear.Day }},
				{id: "b", source: "second", text: dam, minute: 30},
			},
			map[longear.PostID]longear.PostID{"a": "", "b": ""},
		},
		{
			"two posts that forward each other are no circle",
			[]post{
				{id: "a", source: "first", text: dam, change: func(s *longear.PostSighting) { s.Post.QuoteOf = "b"; s.Post.Clocks.Published.Precision = longear.Day }},
				{id: "b", source: "second", text: dam, minute: 30, change: func(s *longear.PostSighting) { s.Post.QuoteOf = "a" }},
			},
			map[longear.PostID]longear.PostID{"a": "b", "b": ""},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := map[longear.PostID]longear.PostID{}
			for _, s := range Of(Input{Sightings: sightings(tt.posts)}, Options{}).Steps {
				got[s.Post] = s.Parent
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("parents (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	in := sightings([]post{
		{id: "a", source: "first", text: dam},
		{id: "b", source: "second", text: damZh, lang: longear.Chinese, minute: 5},
		{id: "c", source: "third", text: dam, minute: 5},
		{id: "d", source: "fourth", text: dam, minute: 9},
	})
	want := Of(Input{Sightings: in}, Options{})
	back := make([]longear.PostSighting, 0, len(in))
	for i := range in {
		back = append(back, in[len(in)-1-i])
	}
	if diff := cmp.Diff(want, Of(Input{Sightings: back}, Options{})); diff != "" {
		t.Errorf("reversed input (-want +got):\n%s", diff)
	}
}

func TestCrossings(t *testing.T) {
	sources := []longear.Source{{ID: "ru", Outlet: "steppe", Owner: "Steppe"}, {ID: "zh", Outlet: "steppe"}, {ID: "far", Owner: "Far"}}
	in := Input{Sources: sources, Sightings: sightings([]post{
		{id: "a", source: "ru", text: dam},
		{id: "b", source: "zh", text: damZh, lang: longear.Chinese, minute: 10},
		{id: "c", source: "far", text: damZh, lang: longear.Chinese, minute: 20},
	})}
	type crossing struct {
		To   string
		Post longear.PostID
		Own  bool
		Lag  string
	}
	tests := []struct {
		name  string
		since map[longear.SourceID]time.Time
		want  []crossing
	}{
		{"lag is known", map[longear.SourceID]time.Time{"far": start().Add(-time.Hour)}, []crossing{
			{"zh", "b", true, ""}, {"zh", "c", false, ""},
		}},
		{"collecting began later", map[longear.SourceID]time.Time{"far": start().Add(time.Minute * 15)}, []crossing{
			{"zh", "b", true, ""}, {"zh", "c", false, tooEarly},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in.Since = tt.since
			var got []crossing
			for _, c := range Of(in, Options{}).Crossings {
				one := crossing{To: c.To, Post: c.Post, Own: c.OwnEdition}
				if c.Lag != nil {
					one.Lag = c.Lag.Why
				}
				got = append(got, one)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("crossings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestVoices(t *testing.T) {
	sources := []longear.Source{{ID: "one", Owner: "A"}, {ID: "two", Owner: "A"}, {ID: "three", Owner: "B"}}
	in := Input{Sources: sources, Sightings: sightings([]post{
		{id: "a", source: "one", text: dam},
		{id: "b", source: "two", text: dam, minute: 10},
		{id: "c", source: "three", text: dam, minute: 20},
		{id: "d", source: "blog", text: "Соседи рассказали, что вода дошла уже до школы, детей вывезли на автобусах", minute: 25},
		{id: "e", source: "check", text: "Это неправда: дамба цела", minute: 30, change: func(s *longear.PostSighting) { s.Sighting.Stance = longear.Denies }},
	})}
	want := Voices{Owners: []string{"A", "B"}, OwnWords: []string{"A"}, OwnerUnknown: 1, Syndicated: 1, SameOwner: 1, Own: 2, Denying: 1}
	if diff := cmp.Diff(want, Of(in, Options{}).Voices); diff != "" {
		t.Errorf("voices (-want +got):\n%s", diff)
	}
}

func TestWaves(t *testing.T) {
	hour := 60
	var posts []post
	for i := range 8 {
		posts = append(posts, post{id: fmt.Sprintf("a%d", i), source: "s", text: dam, minute: i})
	}
	for i := range 4 {
		posts = append(posts, post{id: fmt.Sprintf("b%d", i), source: "s", text: dam, minute: 60*hour + i*6*hour})
	}
	r := Of(Input{Sightings: sightings(posts)}, Options{})
	silence := 60*time.Hour - 7*time.Minute
	end := start().Add(78 * time.Hour)
	wantWaves := []Wave{
		{From: start(), To: start().Add(7 * time.Minute), Posts: 8, Carrying: 8},
		{From: start().Add(60 * time.Hour), To: end, Posts: 4, Carrying: 4, Silence: silence},
	}
	if diff := cmp.Diff(wantWaves, r.Waves); diff != "" {
		t.Errorf("waves (-want +got):\n%s", diff)
	}
	if len(r.Bursts) != 1 || r.Bursts[0].Posts != 8 {
		t.Errorf("bursts %+v, want one of 8 posts", r.Bursts)
	}
}

func TestNamed(t *testing.T) {
	tests := []struct {
		text string
		lang longear.Lang
		want mentions
	}{
		{"пишут китайские паблики в вичате", longear.Russian, mentions{langs: []longear.Lang{"zh"}, platforms: []longear.Platform{"wechat"}}},
		{"қытай желілерінде тараған", longear.Kazakh, mentions{langs: []longear.Lang{"zh"}}},
		{"据外媒报道", longear.Chinese, mentions{abroad: true}},
		{"китайские арбузы. сайт не работает", longear.Russian, mentions{}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, named(tt.text, tt.lang), cmp.AllowUnexported(mentions{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestWeights(t *testing.T) {
	if _, err := ReadWeights([]byte(`{"text":{"colour":1}}`)); err == nil {
		t.Error("an unknown feature is accepted")
	}
	if len(featureNames()) != features {
		t.Errorf("%d names for %d features", len(featureNames()), features)
	}
	for _, n := range featureNames() {
		if strings.TrimSpace(n) == "" {
			t.Error("a feature has no name")
		}
	}
	if w := Default(); w.Least <= 0 || w.Maybe <= w.Least || w.Likely <= w.Maybe {
		t.Errorf("thresholds out of order: %+v", w)
	}
}

// nearWord is a Meaning of two dimensions: texts with the word point one way, all others the other way.
type nearWord struct{ word string }

func (nearWord) Dims() int { return 2 }

func (n nearWord) Embed(text string, dst []float32) bool {
	at := 0
	if strings.Contains(text, n.word) || strings.Contains(text, "大坝") {
		at = 1
	}
	dst[at] = 1
	return true
}

// TestMeaning gives a Chinese text two texts to come from: the one that is nearer in meaning is its parent.
func TestMeaning(t *testing.T) {
	in := Input{Sightings: sightings([]post{
		{id: "a", source: "first", text: dam},
		{id: "b", source: "second", text: "Камышлы ауылында су тасқыны болды, жол жабылды", lang: longear.Kazakh, minute: 4},
		{id: "c", source: "third", text: damZh, lang: longear.Chinese, minute: 30},
	})}
	for word, want := range map[string]longear.PostID{"дамбу": "a", "тасқыны": "b"} {
		step := Of(in, Options{Meaning: nearWord{word}}).Steps[2]
		if step.Parent != want {
			t.Errorf("near %q: parent %q, want %q", word, step.Parent, want)
		}
		if got := fmt.Sprint(step.Reasons); !strings.Contains(got, "nearer in meaning") {
			t.Errorf("near %q: reasons %s do not tell of meaning", word, got)
		}
	}
}
