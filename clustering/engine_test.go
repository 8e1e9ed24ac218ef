package clustering_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/clustering"
	"longear/lang"
	"longear/lang/gazetteer"
	"longear/lang/lexicon"
)

// analyzer is built once: the lexicon takes a second.
func analyzer() *lang.Analyzer { return build() }

var build = sync.OnceValue(func() *lang.Analyzer {
	g, err := gazetteer.New(gazetteer.Options{})
	if err != nil {
		panic(err)
	}
	l, err := lexicon.New(lexicon.Options{})
	if err != nil {
		panic(err)
	}
	return lang.NewAnalyzer(lang.Options{Entities: g, Concepts: l})
})

var start = time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)

func post(id, source, text string, l longear.Lang, minutes int) lang.Doc {
	at := start.Add(time.Duration(minutes) * time.Minute)
	p := longear.Post{
		ID: longear.NewPostID(id), ExternalID: id, Source: longear.SourceID(source), Platform: longear.Telegram, Account: source,
		Text: text, Hint: l, Clocks: longear.Clocks{
			Published: longear.Claim{At: at, Precision: longear.Second, Provenance: longear.FromAPI}, Observed: at.Add(time.Minute),
		},
	}
	p.Version = longear.NewVersionID(p.ID, p.Body())
	return analyzer().Prepare(p)
}

// goods are what the invented claims are about, by language.
var goods = []map[longear.Lang]string{
	{longear.Russian: "пшеницы", longear.Kazakh: "бидай", longear.Chinese: "小麦", longear.English: "wheat"},
	{longear.Russian: "картофеля", longear.Kazakh: "картоп", longear.Chinese: "土豆", longear.English: "potatoes"},
	{longear.Russian: "сахара", longear.Kazakh: "қант", longear.Chinese: "食糖", longear.English: "sugar"},
	{longear.Russian: "угля", longear.Kazakh: "көмір", longear.Chinese: "煤炭", longear.English: "coal"},
	{longear.Russian: "бензина", longear.Kazakh: "бензин", longear.Chinese: "汽油", longear.English: "petrol"},
}

var claims = map[longear.Lang][]string{
	longear.Russian: {
		"Казахстан с %[2]d июня запретит вывоз %[1]s за границу, сообщили в министерстве. Штраф составит %[3]d тысяч тенге.",
		"Вывоз %[1]s из Казахстана закроют %[2]d июня, нарушителям грозит штраф в %[3]d тысяч тенге, говорят на рынке.",
	},
	longear.Kazakh:  {"Қазақстан %[2]d маусымнан бастап %[1]s экспортына тыйым салады. Айыппұл мөлшері %[3]d мың теңге болады."},
	longear.Chinese: {"哈萨克斯坦将从6月%[2]d日起禁止%[1]s出口，违者罚款%[3]d千坚戈。"},
	longear.English: {"Kazakhstan will ban exports of %[1]s from %[2]d June; the fine will be %[3]d thousand tenge."},
}

// stream invents posts: claims in several languages with copies, changed copies and unrelated lines between.
func stream(seed uint64, n int) []lang.Doc {
	rng := rand.New(rand.NewPCG(seed, 7))
	languages := []longear.Lang{longear.Russian, longear.Kazakh, longear.Chinese, longear.English}
	docs := make([]lang.Doc, n)
	for i := range docs {
		l := languages[rng.IntN(len(languages))]
		claim := rng.IntN(12)
		text := fmt.Sprintf(claims[l][rng.IntN(len(claims[l]))], goods[claim%len(goods)][l], 3+claim*2, 110+37*claim)
		switch rng.IntN(5) {
		case 0:
			text += " Подпишитесь на канал!"
		case 1:
			text = strings.Repeat("№", 1+rng.IntN(2)) + fmt.Sprintf(" %d-%d ", rng.IntN(1000), i) + text
		}
		docs[i] = post(fmt.Sprintf("s%d-%d", seed, i), fmt.Sprintf("source-%d", rng.IntN(9)), text, l, i*17)
	}
	return docs
}

type run struct {
	engine    *clustering.Engine
	decisions []longear.Decision
	commits   []longear.Commit
}

func assign(e *clustering.Engine, docs []lang.Doc, size int, seq uint64) run {
	r := run{engine: e}
	for from := 0; from < len(docs); from += size {
		seq++
		ds, events, _ := e.Assign(seq, docs[from:min(len(docs), from+size)])
		r.decisions = append(r.decisions, ds...)
		r.commits = append(r.commits, longear.Commit{Seq: seq, Decisions: ds, Events: events})
	}
	return r
}

func withoutSeq(ds []longear.Decision) []longear.Decision {
	out := make([]longear.Decision, len(ds))
	for i, d := range ds {
		d.Seq = 0
		out[i] = d
	}
	return out
}

func TestReplayEqualsLive(t *testing.T) {
	for _, test := range []struct {
		seed uint64
		half int
	}{
		{0, 130},
		{1, 137},
		{2, 144},
		{100, 200}, // in these a replay once looked for candidates more often than what was live
		{109, 65},
		{110, 129},
		{111, 65},
		{112, 129},
	} {
		seed, half := test.seed, test.half
		docs := stream(seed, 420)
		live := clustering.NewEngine(clustering.Options{})
		before := assign(live, docs[:half], 20, 0)
		again := clustering.NewEngine(clustering.Options{})
		at := 0
		for _, c := range before.commits {
			again.Replay(c, docs[at:at+len(c.Decisions)])
			at += len(c.Decisions)
		}
		want := assign(live, docs[half:], 20, 100)
		got := assign(again, docs[half:], 20, 100)
		if diff := cmp.Diff(want.commits, got.commits); diff != "" {
			t.Fatalf("seed %d: after a replay other decisions are taken (-live +replayed):\n%s", seed, diff)
		}
		var ids []longear.NarrativeID
		for _, d := range append(before.decisions, want.decisions...) {
			ids = append(ids, d.Narrative)
		}
		slices.Sort(ids)
		ids = slices.Compact(ids)
		if diff := cmp.Diff(live.Narratives(ids), again.Narratives(ids)); diff != "" {
			t.Errorf("seed %d: projections differ (-live +replayed):\n%s", seed, diff)
		}
	}
}

func TestGroupsDoNotMatter(t *testing.T) {
	docs := stream(9, 200)
	want := withoutSeq(assign(clustering.NewEngine(clustering.Options{}), docs, 1, 0).decisions)
	for _, size := range []int{7, 64, 200} {
		got := withoutSeq(assign(clustering.NewEngine(clustering.Options{NoProjections: true}), docs, size, 0).decisions)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("groups of %d (-one by one +grouped):\n%s", size, diff)
		}
	}
}

func TestEveryIDResolves(t *testing.T) {
	docs := stream(3, 300)
	r := assign(clustering.NewEngine(clustering.Options{}), docs, 25, 0)
	merged := map[longear.NarrativeID]bool{}
	for _, c := range r.commits {
		for _, ev := range c.Events {
			if ev.Kind == longear.EventMerge {
				merged[ev.Other] = true
			}
		}
	}
	for _, d := range r.decisions {
		s := r.engine.Final(d.Sighting)
		c, n := s.Cluster, s.Narrative
		if c == "" || n == "" || merged[n] {
			t.Errorf("%s resolves to %q, %q (merged: %v)", d.Post, c, n, merged[n])
		}
	}
	for _, n := range r.engine.Narratives(keys(merged)) {
		if n.MergedInto == "" {
			t.Errorf("%s was merged and does not say into what", n.ID)
		}
	}
}

func keys(m map[longear.NarrativeID]bool) []longear.NarrativeID {
	var out []longear.NarrativeID
	for k := range m {
		out = append(out, k)
	}
	return out
}

func TestJoinsAcrossLanguages(t *testing.T) {
	tests := []struct {
		name string
		b    lang.Doc
		want bool
	}{
		{"translation", post("b", "two", "哈萨克斯坦将从6月15日起禁止小麦出口，违者罚款250千坚戈。", longear.Chinese, 300), true},
		{"Kazakh", post("b", "two", "Қазақстан 15 маусымнан бастап бидай экспортына тыйым салады. Айыппұл мөлшері 250 мың теңге болады.", longear.Kazakh, 300), true},
		{"other actors", post("b", "two", "Суд в Бишкеке оправдал журналиста, которого обвиняли в призывах к беспорядкам.", longear.Russian, 300), false},
	}
	a := post("a", "one", "Казахстан с 15 июня запретит экспорт пшеницы, штраф составит 250 тысяч тенге.", longear.Russian, 0)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := clustering.NewEngine(clustering.Options{})
			ds, _, _ := e.Assign(1, []lang.Doc{a, test.b})
			if got := ds[0].Narrative == ds[1].Narrative; got != test.want {
				t.Errorf("joined: %v, want %v\n%+v", got, test.want, clustering.Explain(&a, &test.b, nil).Narrative)
			}
		})
	}
}

func TestLateCopyMovesFirstSeen(t *testing.T) {
	text := "Власти Казахстана с 15 июня запретят экспорт пшеницы, штраф за вывоз составит 250 тысяч тенге, сообщили на рынке."
	e := clustering.NewEngine(clustering.Options{})
	ds, _, _ := e.Assign(1, []lang.Doc{post("a", "one", text, longear.Russian, 100)})
	_, events, _ := e.Assign(2, []lang.Doc{post("b", "two", text, longear.Russian, 40)})
	if !slices.ContainsFunc(events, func(ev longear.Event) bool { return ev.Kind == longear.EventFirstSeen }) {
		t.Errorf("events %v, want one of first seen", events)
	}
	n := e.Narratives([]longear.NarrativeID{ds[0].Narrative})[0]
	if n.First == nil || n.First.Post != longear.NewPostID("b") || n.Runner == nil || n.Runner.Post != longear.NewPostID("a") {
		t.Errorf("first %+v, runner-up %+v", n.First, n.Runner)
	}
}
