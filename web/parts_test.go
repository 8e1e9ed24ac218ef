package web

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/web/internal/sample"
)

func clockTime(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestLag(t *testing.T) {
	c := newServer(t, nil).speech.catalogues["en"]
	interval := func(at string, p longear.Precision) longear.Interval {
		return longear.Claim{At: clockTime(t, at), Precision: p}.Interval()
	}
	start := interval("2024-04-06T09:12:08Z", longear.Second)
	for _, test := range []struct {
		to        longear.Interval
		want      string
		precision longear.Precision
	}{
		{to: interval("2024-04-06T09:24:00Z", longear.Minute), want: "12 min"},
		{to: interval("2024-04-06T09:12:00Z", longear.Minute), want: "same time"},
		{to: interval("2024-04-06T00:00:00Z", longear.Day), want: "same time"},
		{to: interval("2024-04-07T00:00:00Z", longear.Day), want: "15–39 h"},
		{to: interval("2024-04-08T10:41:17Z", longear.Second), want: "49 h"},
		{to: interval("2024-04-11T16:30:00Z", longear.Minute), want: "5 d 7 h"},
		{to: interval("2024-04-12T00:00:00Z", longear.Day), want: "5–6 d"},
		{to: interval("2024-05-06T09:12:08Z", longear.Second), want: "30 d"},
		{to: interval("2024-04-06T09:12:40Z", longear.Second), want: "32 s"},
		{to: interval("2024-04-05T09:12:40Z", longear.Second), want: "same time"}, // earlier than the first: never ordered here
	} {
		if got := lagBetween(start, test.to).said(c); got != test.want {
			t.Errorf("to %v: got %q, want %q", test.to.Lo, got, test.want)
		}
	}
}

func TestDayClaimsKeepTheirDay(t *testing.T) {
	v := newServer(t, nil).visit(newRequest())
	for _, zone := range []int{-5, 0, 3, 5, 8} {
		midnight := time.Date(2024, 4, 8, 0, 0, 0, 0, time.FixedZone("", zone*3600)).UTC()
		if got := v.clock(midnight, longear.Day, true); got != "8 Apr 2024" {
			t.Errorf("UTC%+d: got %q", zone, got)
		}
	}
	if got := v.zoneLabel(sample.Now()); got != "UTC+5" {
		t.Errorf("zone: %q", got)
	}
}

func TestQueryText(t *testing.T) {
	q := splitQuery(`"два  слова" (a OR b) -lang:kk state:"under check" слово`)
	if diff := cmp.Diff(queryText{`"два  слова"`, `(a OR b)`, `-lang:kk`, `state:"under check"`, `слово`}, q); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]filter{{"lang", "kk", true}, {"state", "under check", false}}, q.filters()); diff != "" {
		t.Error(diff)
	}
	for _, test := range []struct {
		got  queryText
		want string
	}{
		{q.with(filter{"lang", "kk", false}), `"два  слова" (a OR b) state:"under check" слово lang:kk`},
		{q.with(filter{"lang", "ru", true}), `"два  слова" (a OR b) -lang:kk state:"under check" слово -lang:ru`},
		{q.with(filter{"state", "not a claim", false}), `"два  слова" (a OR b) -lang:kk слово state:"not a claim"`},
		{q.without(filter{"lang", "kk", true}), `"два  слова" (a OR b) state:"under check" слово`},
	} {
		if test.got.String() != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

func diffText(all []change) string {
	var b strings.Builder
	for _, c := range all {
		switch c.Op {
		case "ins":
			b.WriteString("{+" + c.Text + "+}")
		case "del":
			b.WriteString("{-" + c.Text + "-}")
		case "gap":
			b.WriteString("<…>")
		default:
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

func TestWordDiff(t *testing.T) {
	for _, test := range []struct{ name, a, b, want string }{
		{"words", "результат через два месяца.", "результат через 30 дней.", "результат через {-два месяца-}{+30 дней+}."},
		{"Han by characters", "两个月内公布", "三个月内公布", "{-两-}{+三+}个月内公布"},
		{"Kazakh", "екі айдан кейін", "үш айдан кейін", "{-екі-}{+үш+} айдан кейін"},
		{"added at the end", "a b", "a b c", "a b{+ c+}"},
		{"same", "a b", "a b", "a b"},
		{"empty", "", "x", "{+x+}"},
		{"long kept runs are cut", strings.Repeat("a b ", 30) + "x", strings.Repeat("a b ", 30) + "y", "<…> b a b a b a b {-x-}{+y+}"},
	} {
		got := diffText(wordDiff(test.a, test.b))
		if test.name == "long kept runs are cut" {
			if !strings.HasPrefix(got, "<…>") || !strings.HasSuffix(got, "{-x-}{+y+}") {
				t.Errorf("%s: got %q", test.name, got)
			}
			continue
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestWordDiffIsBounded(t *testing.T) {
	start := time.Now()
	wordDiff(strings.Repeat("слово раз ", 50000), strings.Repeat("раз слово ", 50000))
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestSnippet(t *testing.T) {
	body := strings.Repeat("вступление ", 20) + "переговоры о НАТО идут"
	at := strings.Index(body, "НАТО")
	got := cutSnippet(body, []longear.Span{{From: at, To: at + len("НАТО")}, {From: -1, To: 3}, {From: at + 1, To: at + 3}, {From: 5000, To: 5004}}, 40)
	want := []piece{{"…", false}, {"о ", false}, {"НАТО", true}, {" идут", false}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]piece{{"короткий", false}}, cutSnippet("короткий", nil, 40)); diff != "" {
		t.Error(diff)
	}
}

func TestWordSpans(t *testing.T) {
	q := splitQuery(`тайные ("переговоры" OR банк) 北约 -НАТО lang:ru NOT сахар х`)
	if diff := cmp.Diff([]string{"тайные", "переговоры", "банк", "北约"}, q.words()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"тайные", "谈判", "келіссөз"}, sought(queryText{"тайные"}, "“тайные” (also 谈判, келіссөз)")); diff != "" {
		t.Error(diff)
	}
	for _, test := range []struct{ body, want string }{
		{"Тайных ПЕРЕГОВОРОВ нет", "[Тайных] [ПЕРЕГОВОРОВ] нет"},
		{"哈萨克斯坦加入北约，北约", "哈萨克斯坦加入[北约]，[北约]"},
		{"незатайные банки", "незатайные [банки]"},
		{"банк\xff", "[банк]\xff"},
	} {
		var got strings.Builder
		for _, p := range cutSnippet(test.body, wordSpans(test.body, q.words()), 100) {
			if p.Mark {
				got.WriteString("[" + p.Text + "]")
			} else {
				got.WriteString(p.Text)
			}
		}
		if got.String() != test.want {
			t.Errorf("got %q, want %q", got.String(), test.want)
		}
	}
}

func TestLabelsDoNotCoverEachOther(t *testing.T) {
	tl := &timeline{}
	tl.write([]tag{{x: 100, text: "12 Apr 16:45"}, {x: 120, text: "debunk"}, {x: 130, text: "third"}, {x: 400, text: "far"}}, 50)
	got := string(tl.done())
	for text, y := range map[string]string{"12 Apr 16:45": "29", "debunk": "75", "far": "29"} {
		if !strings.Contains(got, `y="`+y+`" class="tag" text-anchor="start">`+text+"<") {
			t.Errorf("%q does not stand at %s: %s", text, y, got)
		}
	}
	if strings.Contains(got, "third") {
		t.Error("a label covers another one")
	}
}

func TestScaleKeepsOrderAndOneMeasure(t *testing.T) {
	start := clockTime(t, "2024-04-02T05:00:00Z")
	times := []time.Time{start, start.Add(4 * time.Hour), start.Add(27 * time.Hour), start.Add(31 * 24 * time.Hour)}
	s := newScale(times, 0, 700)
	if len(s.parts) != 2 {
		t.Fatalf("%d parts", len(s.parts))
	}
	last := -1.0
	for _, at := range times {
		if x := s.x(at); x <= last || x > 700 {
			t.Errorf("%v stands at %v after %v", at, x, last)
		} else {
			last = x
		}
	}
	measure := func(p scalePart) float64 { return (p.x1 - p.x0) / float64(p.t1.Sub(p.t0)) }
	if a, b := measure(s.parts[0]), measure(s.parts[1]); a/b < .999 || a/b > 1.001 {
		t.Errorf("two measures: %v and %v", a, b)
	}
	if one := newScale([]time.Time{start}, 0, 700); one.x(start) != 350 {
		t.Errorf("a lone time stands at %v", one.x(start))
	}
}

func TestPathNeverOrdersOverlaps(t *testing.T) {
	v := newServer(t, nil).visit(newRequest())
	seen := func(lang longear.Lang, at string, p longear.Precision) *longear.FirstSeen {
		return &longear.FirstSeen{Lang: lang, Interval: longear.Claim{At: clockTime(t, at), Precision: p}.Interval()}
	}
	n := longear.Narrative{FirstBy: map[longear.Lang]*longear.FirstSeen{
		"zh": seen("zh", "2024-04-08T00:00:00Z", longear.Day), "ru": seen("ru", "2024-04-08T10:00:00Z", longear.Minute),
		"kk": seen("kk", "2024-04-09T10:00:00Z", longear.Minute), "en": nil,
	}}
	var got []string
	for _, step := range v.path(n) {
		var langs []string
		for _, l := range step.Langs {
			langs = append(langs, l.Code)
		}
		got = append(got, strings.Join(langs, "="))
	}
	if diff := cmp.Diff([]string{"zh=ru", "kk"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestLateCollectionIsSaidAndNotMeasured(t *testing.T) {
	reader := lateReader{sample.NewReader()}
	doc := open(t, newServer(t, func(o *Options) { o.Reader = reader }), "/n/"+string(sample.NarrativeID("office")))
	wantText(t, doc, ".spread .note", "All of this was published before we collected these sources")
	wantText(t, doc, ".side tr", "not measurable")
	if doc.Find(".spread svg .gap").Length() > 0 {
		t.Error("a figure that is all gap")
	}
}

func TestEmptyNarrativeHasAPage(t *testing.T) {
	doc := open(t, newServer(t, func(o *Options) { o.Reader, o.Sheets = bareReader{sample.NewReader()}, nil }), "/n/n-bare")
	wantText(t, doc, ".first", "none is called the first")
	wantText(t, doc, "h1", "Story: “n-bare”")
}

func TestContrast(t *testing.T) {
	css, err := staticFiles.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark := palettes(t, string(css))
	for theme, p := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, ground := range []string{"paper", "card"} {
			for _, ink := range []string{"ink", "muted", "accent", "warn", "zh", "ru", "kk", "uk", "en", "other"} {
				wantContrast(t, theme, p, ink, ground)
			}
		}
		for _, pair := range [][2]string{{"muted", "soft"}, {"accent", "accent-soft"}, {"warn", "warn-soft"}, {"ink", "warn-soft"}, {"ink", "add"}, {"ink", "del"}, {"ink", "mark"}, {"zh", "soft"}, {"ru", "soft"}, {"kk", "soft"}, {"uk", "soft"}, {"en", "soft"}} {
			wantContrast(t, theme, p, pair[0], pair[1])
		}
	}
}
