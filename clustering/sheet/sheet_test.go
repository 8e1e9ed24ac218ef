package sheet_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering/sheet"
	"longear/lang"
	"longear/lang/lexicon/vocab"
)

var analyzer = sync.OnceValue(func() *lang.Analyzer {
	words, err := vocab.Open(vocab.Options{})
	if err != nil {
		panic(err)
	}
	return lang.NewAnalyzer(words.Options())
})

func hour(n int) time.Time {
	return time.Date(2024, 4, 10, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Hour)
}

// sources are invented, but for the names of two agencies, which texts must be able to name.
func sources() []longear.Source {
	list := func(id, name, country, owner string, langs ...longear.Lang) longear.Source {
		return longear.Source{ID: longear.SourceID(id), Name: name, Country: country, Owner: owner, Languages: langs}
	}
	return []longear.Source{
		list("dala", "Дала хабары", "KZ", "Дала Медиа", "kk"), list("dala-ru", "Дала новости", "KZ", "Дала Медиа", "ru"),
		list("vestnik", "Вестник степи", "KZ", "", "ru"), list("guancha", "观察世界网", "CN", "示例传媒", "zh"),
		list("step", "Степной обозреватель", "RU", "Обозреватель", "ru"), list("tass-ru", "ТАСС (ru)", "RU", "", "ru"),
	}
}

// post is a sighting: source, hour, text, cluster; its language is given by the text.
func post(source string, at int, text, cluster string) longear.PostSighting {
	p := longear.Post{
		ID: longear.NewPostID(fmt.Sprint(source, at, text)), Source: longear.SourceID(source), Platform: longear.Web, Text: text,
		Clocks: longear.Clocks{Published: longear.Claim{At: hour(at), Precision: longear.Minute, Provenance: longear.FromFeed}, Observed: hour(at + 1)},
	}
	p = analyzer().Prepare(p).Post
	return longear.PostSighting{Post: p, Sighting: longear.Sighting{Post: p.ID, Cluster: longear.ClusterID(cluster), Stance: longear.Asserts}}
}

func input(sightings ...longear.PostSighting) sheet.Input {
	in := sheet.Input{Sightings: sightings, Sources: sources(), Now: hour(1000)}
	for _, p := range sheet.Earliest(sightings) {
		in.Docs = append(in.Docs, analyzer().Prepare(p))
	}
	return in
}

func fill(in sheet.Input) longear.Sheet {
	check := sheet.NewCatalogue(in.Sources, analyzer()).Credits(in.Docs)
	sheet.Settle(&check)
	return sheet.Of(in, check)
}

const closing = "В Алматы с 15 июня закроют три больницы."

func TestWireCopy(t *testing.T) {
	denies := post("vestnik", 9, closing, "c")
	denies.Sighting.Stance = longear.Denies
	tests := map[string]struct {
		posts []longear.PostSighting
		want  longear.WireCheck
	}{
		"one text of several owners": {
			[]longear.PostSighting{post("dala-ru", 0, closing+" ТАСС", "c"), post("step", 1, closing, "c"), post("vestnik", 2, closing, "c"), post("guancha", 3, "三家医院将关闭", "d")},
			longear.WireCheck{Answer: longear.Yes, Copies: 3, Cluster: "c", Sources: 3, Owners: 2, OwnerUnknown: 1, Credited: 1, Agencies: []longear.Count{{Value: "ТАСС", Count: 1}}},
		},
		"one owner prints it again": {
			[]longear.PostSighting{post("dala-ru", 0, closing, "c"), post("dala", 1, closing, "c"), post("dala", 2, closing, "c")},
			longear.WireCheck{Answer: longear.No, Copies: 3, Cluster: "c", Sources: 2, Owners: 1},
		},
		"two sources, one of unknown owner": {
			[]longear.PostSighting{post("dala-ru", 0, closing, "c"), post("dala-ru", 1, closing, "c"), post("vestnik", 2, closing, "c")},
			longear.WireCheck{Answer: longear.NotChecked, Copies: 3, Cluster: "c", Sources: 2, Owners: 1, OwnerUnknown: 1},
		},
		"many wordings": {
			[]longear.PostSighting{post("dala-ru", 0, closing, "a"), post("step", 1, closing, "b"), post("vestnik", 2, closing, "c")},
			longear.WireCheck{Answer: longear.No, Copies: 1, Cluster: "a", Sources: 1, Owners: 1},
		},
		"a denial is no copy": {
			[]longear.PostSighting{post("dala-ru", 0, closing, "c"), post("step", 1, closing, "c"), denies},
			longear.WireCheck{Answer: longear.No, Copies: 2, Cluster: "c", Sources: 2, Owners: 2},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := fill(input(test.posts...)).Wire
			if len(got.Evidence) != got.Copies {
				t.Errorf("%d posts of evidence for %d copies", len(got.Evidence), got.Copies)
			}
			got.Evidence = nil
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestOwnerAndPlatform(t *testing.T) {
	nowhere := post("dala", 3, closing, "c")
	nowhere.Post.Platform = ""
	tests := map[string]struct {
		posts           []longear.PostSighting
		owner, platform longear.Answer
	}{
		"one owner, one platform":       {[]longear.PostSighting{post("dala", 0, closing, "c"), post("dala-ru", 1, closing, "c")}, longear.Yes, longear.Yes},
		"two owners":                    {[]longear.PostSighting{post("dala", 0, closing, "c"), post("step", 1, closing, "c")}, longear.No, longear.Yes},
		"an owner is not known":         {[]longear.PostSighting{post("dala", 0, closing, "c"), post("vestnik", 1, closing, "c")}, longear.NotChecked, longear.Yes},
		"an empty platform counts none": {[]longear.PostSighting{post("dala", 0, closing, "c"), nowhere}, longear.Yes, longear.NotChecked},
		"nothing held":                  {nil, longear.NotChecked, longear.NotChecked},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := fill(input(test.posts...))
			if got.Owner.Answer != test.owner || got.Platform.Answer != test.platform {
				t.Errorf("got %+v and %+v", got.Owner, got.Platform)
			}
		})
	}
}

func covered(id string, since, recorded int, gaps ...longear.Gap) longear.Coverage {
	return longear.Coverage{Source: longear.SourceID(id), Since: hour(since), Recorded: hour(recorded), LastFetch: hour(999), LastOK: hour(999), Status: "ok", Gaps: gaps}
}

func TestOutage(t *testing.T) {
	down := longear.Gap{From: hour(2), To: hour(9), Reason: "failed: 503"}
	back := down
	back.CaughtUp = true
	tests := map[string]struct {
		coverage []longear.Coverage
		want     longear.OutageCheck
	}{
		"no record": {nil, longear.OutageCheck{Answer: longear.NotChecked, Imported: 1}},
		"well":      {[]longear.Coverage{covered("dala", -100, -100)}, longear.OutageCheck{Answer: longear.No, Sources: 1, Whole: 1}},
		"a gap": {
			[]longear.Coverage{covered("dala", -100, -100, down), covered("step", -100, -100)},
			longear.OutageCheck{Answer: longear.Yes, Sources: 2, Whole: 2, Down: 1, Gaps: []longear.SourceGap{{Source: "dala", Gap: down}}, Own: []longear.SourceID{"dala"}},
		},
		"a gap that was read back": {
			[]longear.Coverage{covered("dala", -100, -100), covered("step", -100, -100, back)},
			longear.OutageCheck{Answer: longear.No, Sources: 2, Whole: 2, CaughtUp: 1, Gaps: []longear.SourceGap{{Source: "step", Gap: back}}},
		},
		"collected later":       {[]longear.Coverage{covered("dala", 3, 3)}, longear.OutageCheck{Answer: longear.NotChecked, Sources: 1, Later: 1}},
		"recorded later":        {[]longear.Coverage{covered("dala", -100, 3)}, longear.OutageCheck{Answer: longear.NotChecked, Sources: 1, Unrecorded: 1}},
		"a source was imported": {[]longear.Coverage{covered("step", -100, -100)}, longear.OutageCheck{Answer: longear.NotChecked, Sources: 1, Whole: 1, Imported: 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in := input(post("dala", 0, closing, "c"), post("dala", 30, closing, "c"))
			in.Coverage = test.coverage
			got := fill(in).Outage
			test.want.Window, got.Evidence = longear.Interval{Lo: hour(-24), Hi: hour(30)}, nil
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestEvent(t *testing.T) {
	term := func(text string, keys ...string) sheet.Term { return sheet.Term{Text: text, Any: [][]string{keys}} }
	summit := sheet.Scheduled{
		Title: "Съезд врачей", Start: hour(20), End: hour(40), From: "events.yaml:3",
		Names: []sheet.Term{term("Алматы", "place.almaty"), term("больницы", sheet.StemKey("больниц")), term("Кызылорда", "place.kyzylorda")},
	}
	late, place, word := summit, summit, summit
	late.Start, late.End = hour(200), hour(210)
	place.Names = place.Names[:1]
	word.Names, word.Words = nil, []sheet.Term{term("три больницы", sheet.StemKey("больниц"))}
	tests := map[string]struct {
		agenda sheet.Agenda
		answer longear.Answer
		shared []string
	}{
		"no calendar":               {sheet.Agenda{}, longear.NotChecked, nil},
		"shares a place and a word": {sheet.Agenda{Files: []string{"events.yaml"}, Events: []sheet.Scheduled{summit}}, longear.Yes, []string{"Алматы", "больницы"}},
		"another week":              {sheet.Agenda{Files: []string{"events.yaml"}, Events: []sheet.Scheduled{late}}, longear.No, nil},
		"a place alone":             {sheet.Agenda{Files: []string{"events.yaml"}, Events: []sheet.Scheduled{place}}, longear.No, nil},
		"a word of the user":        {sheet.Agenda{Files: []string{"events.yaml"}, Events: []sheet.Scheduled{word}}, longear.Yes, []string{"три больницы"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in := input(post("dala-ru", 0, closing, "c"))
			in.Agenda = test.agenda
			got := fill(in).Event
			var shared []string
			for _, m := range got.Matches {
				shared = append(shared, m.Shared...)
			}
			if diff := cmp.Diff(test.shared, shared); diff != "" || got.Answer != test.answer {
				t.Errorf("%s, shared (-want +got):\n%s", got.Answer, diff)
			}
		})
	}
}

// TestCredits holds whom each way of attribution names: nobody else's earlier post answers it.
func TestCredits(t *testing.T) {
	tests := map[string]struct {
		text, source string
		want         longear.Credit
		says         string
		others       []longear.Count
		unnamed      int
	}{
		"a source by its name": {
			text: "По данным «Степного обозревателя», в Алматы с 15 июня закроют три больницы.", source: "vestnik",
			want: longear.Credit{Kind: longear.CreditSource, Name: "Степной обозреватель", Search: []longear.SourceID{"step"}},
			says: "По данным «Степного обозревателя»",
		},
		"an agency": {
			text: "В Алматы с 15 июня закроют три больницы, сообщает ТАСС.", source: "vestnik",
			want: longear.Credit{Kind: longear.CreditSource, Name: "ТАСС", Search: []longear.SourceID{"tass-ru"}}, says: "сообщает ТАСС",
		},
		"an agency beside the source itself": {
			text: "Вестник степи со ссылкой на ТАСС: в Алматы закроют три больницы.", source: "vestnik",
			want: longear.Credit{Kind: longear.CreditSource, Name: "ТАСС", Search: []longear.SourceID{"tass-ru"}}, says: "Вестник степи со ссылкой на ТАСС",
		},
		"foreign media, in Chinese": {
			text: "据外媒报道，阿拉木图6月15日起将关闭三家医院。", source: "guancha",
			want: longear.Credit{Kind: longear.CreditForeign, Search: []longear.SourceID{"dala", "dala-ru", "step", "tass-ru", "vestnik"}},
			says: "据外媒报道",
		},
		"media of a language": {
			text: "Как сообщают китайские СМИ, в Алматы с 15 июня закроют три больницы.", source: "vestnik",
			want: longear.Credit{Kind: longear.CreditMedia, Langs: []longear.Lang{"zh"}, Search: []longear.SourceID{"guancha"}}, says: "Как сообщают китайские СМИ",
		},
		"media of a language, in Kazakh": {
			text: "Қытай бұқаралық ақпарат құралдарының мәліметінше, Алматыда үш аурухана жабылады.", source: "dala",
			want: longear.Credit{Kind: longear.CreditMedia, Langs: []longear.Lang{"zh"}, Search: []longear.SourceID{"guancha"}},
			says: "Қытай бұқаралық ақпарат құралдарының мәліметінше",
		},
		"an agency that is no source of ours": {
			text: "В Алматы закроют три больницы, сообщает Рейтер.", source: "vestnik", others: []longear.Count{{Value: "Рейтер", Count: 1}},
		},
		"media of a language in another clause": {
			text: "Китайские СМИ закроют офис в Алматы, сообщил источник.", source: "vestnik", unnamed: 1,
		},
		"nobody":            {text: "По данным источников, в городе закроют три больницы.", source: "vestnik", unnamed: 1},
		"the source itself": {text: "В Алматы закроют три больницы, сообщает ТАСС.", source: "tass-ru"},
		"no attribution":    {text: closing, source: "vestnik"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := fill(input(post(test.source, 0, test.text, "c"))).Credits
			if diff := cmp.Diff(test.others, got.Others); diff != "" || got.Unnamed != test.unnamed {
				t.Errorf("%d unnamed, others (-want +got):\n%s", got.Unnamed, diff)
			}
			if test.want.Kind == "" {
				if len(got.Credits) > 0 {
					t.Errorf("got %+v", got.Credits)
				}
				return
			}
			if len(got.Credits) != 1 {
				t.Fatalf("got %+v", got.Credits)
			}
			c := got.Credits[0]
			short := longear.Credit{Kind: c.Kind, Name: c.Name, Langs: c.Langs, Search: c.Search}
			if diff := cmp.Diff(test.want, short); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if c.Answer != longear.NotChecked || c.Says != test.says || !c.Before.Equal(hour(0)) {
				t.Errorf("not searched: %+v", c)
			}
		})
	}
}

func TestCreditsAreSettledByWhatWasSearched(t *testing.T) {
	in := input(post("vestnik", 500, "В Алматы с 15 июня закроют три больницы, сообщает ТАСС.", "c"))
	down := longear.Gap{From: hour(480), To: hour(501), Reason: "failed: 503"}
	tests := map[string]struct {
		coverage []longear.Coverage
		posts    int
		held     []longear.CreditMatch
		want     longear.Answer
		searched int
	}{
		"held":                      {nil, 3, []longear.CreditMatch{{Post: "p-1", At: hour(490)}}, longear.Yes, 1},
		"not held, collected":       {[]longear.Coverage{covered("tass-ru", 0, 0)}, 0, nil, longear.No, 1},
		"not held, imported":        {nil, 3, nil, longear.No, 1},
		"never collected":           {nil, 0, nil, longear.NotChecked, 0},
		"an outage of ours":         {[]longear.Coverage{covered("tass-ru", 0, 0, down)}, 0, nil, longear.NotChecked, 1},
		"collection began too late": {[]longear.Coverage{covered("tass-ru", 499, 499)}, 0, nil, longear.NotChecked, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			check := sheet.NewCatalogue(in.Sources, analyzer()).Credits(in.Docs)
			c := &check.Credits[0]
			sheet.Watch(c, test.coverage, map[longear.SourceID]int{"tass-ru": test.posts, "step": 9}, in.Now)
			c.Held = test.held
			sheet.Settle(&check)
			if check.Answer != test.want || c.Answer != test.want || len(c.Search) != test.searched || c.Never != 1-test.searched || c.Looked != test.posts {
				t.Errorf("got %+v, want %s", check, test.want)
			}
			if c.Whole+c.Gaps+c.Later+c.Untold != len(c.Search) {
				t.Errorf("%+v does not say of each source how it was collected", c)
			}
		})
	}
}

func TestPrecedes(t *testing.T) {
	c := longear.Credit{Before: hour(10)}
	day := post("step", 0, closing, "c").Post
	day.Clocks.Published.Precision = longear.Day // until hour 24
	undated := post("step", 0, closing, "c").Post
	undated.Clocks.Published = longear.Claim{Precision: longear.None}
	for name, test := range map[string]struct {
		p    longear.Post
		want bool
	}{"before": {post("step", 9, closing, "c").Post, true}, "at the same time": {post("step", 10, closing, "c").Post, false}, "on that day": {day, false}, "undated": {undated, false}} {
		if got := sheet.Precedes(&test.p, &c); got != test.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
