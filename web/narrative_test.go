package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"longear"
	"longear/internal/golden"
	"longear/web/internal/sample"
)

var errSecret = errors.New("secret path /var/lib")

func TestNarrativePage(t *testing.T) {
	doc := open(t, newServer(t, nil), talksPath())
	for _, test := range []struct{ selector, want string }{
		{"title", "Story: “Kazakhstan is secretly negotiating to join NATO” · longear"},
		{"h1", "Story: “Kazakhstan is secretly negotiating to join NATO”"},
		{".others [lang=zh]", "哈萨克斯坦正秘密谈判加入北约"},
		{".chip.on", "unreviewed"},
		{".chip", "9 assert · 7 report with attribution · 1 question · 2 deny · 1 unclear"},
		{".facts div", "6 Apr 2024 14:12 first seen (UTC+5) · to the second, as claimed"},
		{".facts div", "5 known distinct owners of 15 sources; owner unknown 8"},
		{".facts div", "5 d 7 h until the first debunk we hold"},
		{".facts div", "6 posts by sources in Kazakhstan"},
		{".origin", "origin not found; earliest copy we hold: account-"},
		{".first", "claimed by the platform"},
		{".first", "6 Apr 2024 18:03 · Приклад-Новини"},
		{".side", "2 steps are between editions of one outlet or owner"},
		{".side", "7 of 20 posts are copies or forwards"},
		{".side", "1 of 19 probable parents are weak and not drawn"},
		{".side tr", "English → Ukrainian probable parent: possible 4 h"},
		{".side .card", "Posts link to Story: “A recording of a delegate circulates”"},
		{".side .card", "Possibly the same"},
		{".diff[lang=ru] ins", "30 дней"},
		{".diff[lang=ru] del", "два месяца"},
		{".diff[lang=zh-Hans] ins", "三"},
		{".edit .note", "два месяца → 30 дней"},
		{".wording .text[dir=rtl][lang=kk-Arab]", "قازاقستان"},
		{".own[lang=zh-Hant]", "哈薩克斯坦"},
		{".sighting .rel.o", "earliest copy held"},
		{".history", "Joined with n-"},
		{".spread .note", "1 post has no confirmed time"},
	} {
		wantText(t, doc, test.selector, test.want)
	}
}

func TestNarrativeFigure(t *testing.T) {
	doc := open(t, newServer(t, nil), talksPath())
	for _, want := range []string{"first seen · 6 Apr 14:12:08", "+4 h", "+24 h", "+49 h", "debunk +5 d 7 h", "not collected before 8 Apr", "9 Apr 17:30"} {
		wantText(t, doc, ".spread svg text", want)
	}
	svg := doc.Find(".spread svg.figure")
	if svg.AttrOr("role", "") != "img" || svg.Find("title").Length() == 0 || svg.Find("desc").Length() != 1 {
		t.Error("the figure lacks role, title or desc")
	}
	if got := svg.Find(".mark").Length(); got != 25 { // 20 posts; the first of every lane once more, on top
		t.Errorf("%d marks", got)
	}
	wantText(t, doc, ".spread .astable tr", "Kazakh 4 9 Apr 2024 17:30 Дала хабары not measurable")
	markup, err := svg.Parent().Html()
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "testdata/talks.svg", strings.ReplaceAll(markup, "><", ">\n<")+"\n")
}

func TestNarrativeLanes(t *testing.T) {
	s := newServer(t, nil)
	for lanes, want := range map[string][]string{
		"platform": {"X", "web", "Weibo", "WeChat", "Telegram", "forum"},
		"country":  {"not known", "Ukraine", "China", "Taiwan", "Russia", "Kazakhstan"},
		"nonsense": {"English", "Ukrainian", "Chinese", "Russian", "Kazakh"},
	} {
		got := texts(open(t, s, talksPath()+"?lanes="+lanes), ".spread svg text.lane")
		if strings.Join(got, ",") != strings.Join(want, ",") {
			t.Errorf("%s: got %q, want %q", lanes, got, want)
		}
	}
}

func TestNarrativeOwnEditionIsNoCrossing(t *testing.T) {
	d, err := sample.NewReader().Narrative(t.Context(), sample.NarrativeID("talks"))
	if err != nil {
		t.Fatal(err)
	}
	posts := map[longear.PostID]longear.Post{}
	for _, ps := range d.Sightings {
		posts[ps.Post.ID] = ps.Post
	}
	cov := newCoverage(sample.Coverage(), newDirectory(sample.Sources()))
	if got := hop(posts[sample.PostID("a6")], posts[sample.PostID("a9")], cov); got.Why != ownEdition {
		t.Errorf("two editions of one outlet: %+v", got)
	}
	if got := hop(posts[sample.PostID("a3")], posts[sample.PostID("b1")], cov); got.Why != measured || got.Hi.Hours() < 25 {
		t.Errorf("zh to ru: %+v", got)
	}
}

func TestNarrativeVerdictIsAPersons(t *testing.T) {
	doc := open(t, newServer(t, nil), "/n/"+string(sample.NarrativeID("office")))
	wantText(t, doc, "h1", "Claim: “В Алматы откроют офис НАТО”")
	wantText(t, doc, ".chip.on", "Verdict: not true as stated · set by a person on 20 Apr 2024")
	wantText(t, doc, ".chip.on", "name chosen by a person")
	wantText(t, doc, ".facts div", "none held no debunk among the posts that we hold")
	if body := do(newServer(t, nil), "/api/v1/narratives/"+string(sample.NarrativeID("office"))).Body.String(); strings.Contains(body, "u-17") {
		t.Error("the name of a member of staff left the house")
	}
}

func TestNarrativeLongSilenceIsABreak(t *testing.T) {
	doc := open(t, newServer(t, nil), "/n/"+string(sample.NarrativeID("sugar")))
	wantText(t, doc, ".spread svg text", "29 d without")
	wantText(t, doc, ".diff ins", "июню")
}

func TestNarrativeMergedRedirects(t *testing.T) {
	s := newServer(t, nil)
	old := string(sample.NarrativeID("talks-old"))
	for path, want := range map[string]string{
		"/n/" + old + "?lanes=platform":           talksPath() + "?lanes=platform",
		"/api/v1/narratives/" + old:               "/api/v1/narratives/" + string(sample.NarrativeID("talks")),
		"/api/v1/narratives/" + old + "/timeline": "/api/v1/narratives/" + string(sample.NarrativeID("talks")) + "/timeline?lanes=lang",
	} {
		w := do(s, path)
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != want {
			t.Errorf("%s: status %d to %q, want %q", path, w.Code, w.Header().Get("Location"), want)
		}
	}
}

func TestNotFoundPages(t *testing.T) {
	s := newServer(t, func(o *Options) { o.ResponsibleUse = nil })
	for _, path := range []string{"/n/n-none", "/nowhere", "/responsible-use", "/static/style.css"} {
		if w := do(s, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	doc := open(t, s, "/")
	if doc.Find(`footer a[href="/responsible-use"]`).Length() != 0 {
		t.Error("the footer links a page that is not there")
	}
}

func TestFirstSeenPerLanguagePlatformAndSource(t *testing.T) {
	doc := open(t, newServer(t, nil), talksPath())
	for _, caption := range []string{"By language", "By platform", "By source"} {
		wantText(t, doc, ".firsts caption", caption)
	}
	wantText(t, doc, ".firsts tr", "Chinese")
	if rows := doc.Find(".firsts tbody tr").Length(); rows < 5 {
		t.Errorf("%d rows, want one per language, platform and source", rows)
	}
}

func TestSourcesPage(t *testing.T) {
	doc := open(t, newServer(t, nil), "/sources")
	wantText(t, doc, "tr", "Вестник Холдинг state, says Sample register of media owners, 2024‑03‑31")
	wantText(t, doc, "tr", "島洲日報")
	wantText(t, doc, "tr .warn", "transient: connection timed out")
	wantText(t, doc, "tr", "owner unknown")
}

func TestSourcesPageSaysHowTheMeaningChannelDoes(t *testing.T) {
	at := sample.Now()
	for _, test := range []struct {
		channel longear.Channel
		asked   bool
		want    string
	}{
		{longear.Channel{}, false, "No meaning channel"},
		{longear.Channel{URL: "http://h/v1", Model: "m", Asked: at, LastOK: at, Embedded: 12}, true, "Meaning channel: m, http://h/v1, asked last at"},
		{longear.Channel{URL: "http://h/v1", Model: "m", Asked: at, FailingSince: at, Missing: 7, Error: "connection refused"}, true, "7 new texts were compared without it"},
	} {
		s := newServer(t, func(o *Options) {
			o.Channel = func(context.Context) (longear.Channel, bool, error) { return test.channel, test.asked, nil }
		})
		wantText(t, open(t, s, "/sources"), ".looked p", test.want)
	}
}

func TestSyntheticBanner(t *testing.T) {
	for _, synthetic := range []bool{true, false} {
		s := newServer(t, func(o *Options) { o.Synthetic = synthetic })
		for _, path := range everyPage() {
			if got := open(t, s, path).Find(".banner").Length() == 1; got != synthetic {
				t.Errorf("%s: banner %v, want %v", path, got, synthetic)
			}
		}
	}
}

func TestNamesAreFramedInTheReadersLanguage(t *testing.T) {
	s := newServer(t, nil)
	for accept, want := range map[string]string{
		"":                "Story: “Kazakhstan is secretly negotiating to join NATO”",
		"ru-RU,en;q=0.5":  "Сюжет: «Казахстан ведёт тайные переговоры о вступлении в НАТО»",
		"kk":              "Оқиға: «Қазақстан НАТО-ға кіру туралы жасырын келіссөз жүргізуде»",
		"zh-CN,zh;q=0.9":  "消息：“哈萨克斯坦正秘密谈判加入北约”",
		"fr, de;q=0.8, *": "Story: “Kazakhstan is secretly negotiating to join NATO”",
	} {
		if got := texts(open(t, s, talksPath(), "Accept-Language", accept), "h1")[0]; got != want {
			t.Errorf("%q: got %q, want %q", accept, got, want)
		}
	}
}

func TestFirstSeenLeadsToAnEarlierPost(t *testing.T) {
	reader := sample.NewReader()
	d, err := reader.Narrative(t.Context(), sample.NarrativeID("talks"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Sightings {
		if d.Sightings[i].Post.ID == sample.PostID("a1") {
			d.Sightings[i].Post.Links = []string{"http://site.example/r1"} // the recording, four hours earlier
			defer func() { d.Sightings[i].Post.Links = nil }()
		}
	}
	doc := open(t, newServer(t, func(o *Options) { o.Reader = reader }), talksPath())
	wantText(t, doc, ".origin", "earliest copy we hold leads to an earlier post: account-")
}
