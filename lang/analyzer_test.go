package lang

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/internal/golden"
)

// posts are analysed in the golden test; written for it.
var posts = []struct {
	name string
	text string
}{
	{"ru", "По данным Минздрава, вчера заболели 12 тыс. человек. «Это ложь», — заявил министр."},
	{"kk", "Қазақстанда 2024 жылғы 10 сәуірде он екі мың адам көшірілді, деп хабарлайды Казинформ."},
	{"kk-latn", "Qazaqstanda 12 myñ adam köşırıldı."},
	{"uk", "За словами міністра, учора евакуювали троє осіб — «це неправда»."},
	{"en", "Officials denied that 1.5 million people left on April 10, 2024."},
	{"zh-hant", "據報道，昨天有三百多人離開「哈薩克斯坦」。"},
}

// seen is what the golden files hold: spans as the original text that they cover.
type seen struct {
	Lang     longear.Lang
	Script   longear.Script
	Folded   string
	Tokens   []string
	Numbers  []Number
	Dates    []Date
	Cues     []Cue
	Quotes   []string
	NumberAt []string
}

func TestPrepareGolden(t *testing.T) {
	a := NewAnalyzer(Options{})
	at := time.Date(2024, 4, 11, 8, 0, 0, 0, time.UTC)
	for _, p := range posts {
		t.Run(p.name, func(t *testing.T) {
			doc := a.Prepare(longear.Post{Text: p.text, Clocks: longear.Clocks{Observed: at}})
			golden.JSON(t, filepath.Join("testdata", p.name+".golden.json"), see(doc, p.text))
		})
	}
}

func see(doc Doc, text string) seen {
	s := seen{
		Lang: doc.Post.Lang, Script: doc.Post.Script, Folded: doc.Folded,
		Numbers: doc.Analysis.Numbers, Dates: doc.Analysis.Dates, Cues: doc.Analysis.Cues,
	}
	for _, tok := range doc.Analysis.Tokens {
		s.Tokens = append(s.Tokens, text[tok.Span.From:tok.Span.To]+" → "+tok.Stem)
	}
	for _, q := range doc.Analysis.Quotes {
		s.Quotes = append(s.Quotes, text[q.From:q.To])
	}
	for _, n := range doc.Analysis.Numbers {
		s.NumberAt = append(s.NumberAt, text[n.Span.From:n.Span.To])
	}
	return s
}

// words matches a fixed word; it stands in for the gazetteer.
type words string

func (w words) Match(t Text) []Mention {
	var all []Mention
	for _, tok := range t.Tokens {
		if tok.Surface == string(w) {
			all = append(all, Mention{ID: string(w), Span: tok.Span})
		}
	}
	return all
}

func (w words) Version() string { return string(w) }

func TestMatchersAndVersion(t *testing.T) {
	plain, with := NewAnalyzer(Options{}), NewAnalyzer(Options{Entities: words("нато"), Concepts: words("границы")})
	if plain.Version() == with.Version() {
		t.Errorf("matchers do not change the version %s", plain.Version())
	}
	doc := with.Prepare(longear.Post{Text: "НАТО у границы", Lang: "ru", Script: "Cyrl"})
	want := []Mention{{ID: "нато", Span: longear.Span{From: 0, To: len("НАТО")}}}
	if diff := cmp.Diff(want, doc.Analysis.Entities); diff != "" {
		t.Errorf("entities (-want +got):\n%s", diff)
	}
	if len(doc.Analysis.Concepts) != 1 || doc.Analysis.Version != with.Version() {
		t.Errorf("analysis %+v", doc.Analysis)
	}
}

func TestPrepareZone(t *testing.T) {
	almaty := time.FixedZone("+05", 5*3600)
	a := NewAnalyzer(Options{Zone: func(longear.Post) *time.Location { return almaty }})
	p := longear.Post{Text: "Сегодня в городе выпал снег", Clocks: longear.Clocks{Observed: time.Date(2024, 4, 10, 20, 0, 0, 0, time.UTC)}}
	dates := a.Prepare(p).Analysis.Dates
	if len(dates) != 1 || !dates[0].From.Equal(time.Date(2024, 4, 11, 0, 0, 0, 0, almaty)) {
		t.Errorf("dates %v, want 11 April in +05", dates)
	}
}

func FuzzPrepare(f *testing.F) {
	for _, p := range posts {
		f.Add(p.text)
	}
	f.Add("«„“\"「\xff")
	a := NewAnalyzer(Options{})
	f.Fuzz(func(t *testing.T, text string) {
		doc := a.Prepare(longear.Post{Text: text, Clocks: longear.Clocks{Observed: time.Unix(1.7e9, 0)}})
		body := doc.Post.Body()
		for _, tok := range doc.Analysis.Tokens {
			if tok.Span.From < 0 || tok.Span.To > len(body) || tok.Span.From >= tok.Span.To {
				t.Fatalf("%q: token %+v", body, tok)
			}
		}
	})
}

func BenchmarkPrepare(b *testing.B) {
	a := NewAnalyzer(Options{})
	for _, p := range posts {
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(p.text)))
			for b.Loop() {
				a.Prepare(longear.Post{Text: p.text})
			}
		})
	}
}
