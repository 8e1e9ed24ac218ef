package neardup

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang"
	"longear/lang/fold"
)

// swapCase is a text and what became of it.
type swapCase struct {
	name     string
	old, new string   // replaced in the text, several separated by "|"
	joins    bool     // the cluster of the text it was made from
	changed  []string // what the result calls out
}

func runSwaps(t *testing.T, text string, l longear.Lang, s longear.Script, listed map[string]string, tests []swapCase) {
	t.Helper()
	made := func(n int, text string) Doc {
		p := longear.Post{ID: longear.PostID(strconv.Itoa(n)), Text: text, Lang: l, Script: s}
		p.Clocks.Observed = start.Add(time.Duration(n) * time.Minute)
		a := &lang.Analysis{}
		for i := range text {
			for name, id := range listed {
				if strings.HasPrefix(text[i:], name) {
					a.Entities = append(a.Entities, lang.Mention{ID: id, Span: longear.Span{From: i, To: i + len(name)}})
				}
			}
		}
		return FromDoc(&lang.Doc{Post: p, Folded: fold.Fold(text, l, s), Analysis: a}, uint64(n))
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := New(Options{})
			first := x.Assign(made(1, text))
			changed := text
			for i, old := range strings.Split(tt.old, "|") {
				if changed = strings.ReplaceAll(changed, old, strings.Split(tt.new, "|")[i]); !strings.Contains(text, old) {
					t.Fatalf("the text does not hold %q", old)
				}
			}
			got := x.Assign(made(2, changed))
			if (got.Cluster == first.Cluster) != tt.joins {
				t.Errorf("got %+v, want joined %v", got, tt.joins)
			}
			if diff := cmp.Diff(tt.changed, got.Changed); diff != "" {
				t.Errorf("changed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNameSwaps(t *testing.T) {
	text := "Сегодня в порту Баутино задержали сухогруз. Захаров сообщил, что судно шло из Энзели без документов. " +
		"По словам Захаров, экипаж допрошен, груз опечатан, а проверка в Баутино продлится до конца недели. " +
		"Рыбаки видели судно у берега ещё ночью и позвали Кузьмина"
	runSwaps(t, text, longear.Russian, longear.Cyrl, map[string]string{"Энзели": "place.anzali", "Актау": "place.aktau"}, []swapCase{
		{"a name wherever it stands", "Баутино", "Курыком", false, []string{"Баутино → Курыком"}},
		{"a name that also opens a sentence", "Захаров", "Мельников", false, []string{"Захаров → Мельников"}},
		{"the last word", "Кузьмина", "Федотова", false, []string{"Кузьмина → Федотова"}},
		{"a listed name beside edits", "Энзели|опечатан|ночью", "Актау|выгружен|утром", false, []string{"Энзели → Актау"}},
		{"another form of the name", "Кузьмина", "Кузьмину", true, nil},
		{"a name beside edits", "Кузьмина|опечатан|ночью", "Федотова|выгружен|утром", true, nil},
		{"a word that opens a sentence for another", "Рыбаки видели", "Они видели", true, nil},
		{"a name for a word", "экипаж", "Захаров", true, nil},
		{"names in another order", "Захаров сообщил|По словам Захаров", "Кузьмина сообщил|По словам Захаров", true, nil},
		{"a signature for another", "позвали Кузьмина", "позвали Кузьмина. Вестник порта", true, nil},
	})
}

func TestChineseNameSwaps(t *testing.T) {
	text := "据通报，青原省白沙市港口昨晚查获一艘货船，工作人员张伟介绍，该船从南浦驶来，没有任何证件，目前货物已经封存，船员正在接受调查。"
	listed := map[string]string{"青原省": "place.q", "赤水": "place.c", "白沙市": "place.b", "南浦": "place.n", "北渡": "place.d"}
	runSwaps(t, text, longear.Chinese, longear.Hans, listed, []swapCase{
		{"a place before its suffix", "青原", "赤水", false, []string{"青原省 → 赤水"}},
		{"a listed place beside edits", "南浦|封存", "北渡|扣押", false, []string{"南浦 → 北渡"}},
		{"a place that no list knows", "南浦", "石臼湾", false, []string{"南浦 → 石臼湾"}},
		{"a person", "张伟", "李建国", false, []string{"张伟 → 李建国"}},
		{"a person beside an edit", "张伟|封存", "李建国|扣押", true, nil},
		{"a word", "查获", "截住", true, nil},
	})
}

// TestCutLacksTheChange wants a changed name seen although the nearest text of the cluster is a cut that lacks it.
func TestCutLacksTheChange(t *testing.T) {
	text := "Рыбаки видели сухогруз у самого берега ещё ночью и сообщили об этом в порт, но там никто не ответил до самого утра. " +
		"Потом груз опечатали, а экипаж увезли в Баутино, капитан из Баутино молчит, власти Баутино тоже."
	x := New(Options{})
	first := x.Assign(doc(1, text, "Баутино", "Баутино", "Баутино"))
	if got := x.Assign(doc(2, text[:strings.Index(text, " в Баутино")])); got.Cluster != first.Cluster {
		t.Fatalf("the cut: got %+v", got)
	}
	if got := x.Assign(doc(3, strings.ReplaceAll(text, "Баутино", "Энзели"), "Энзели", "Энзели", "Энзели")); got.Cluster == first.Cluster {
		t.Errorf("got %+v, want a cluster of its own", got)
	}
}

func TestAlign(t *testing.T) {
	read := func(text string) *side {
		d := doc(1, text)
		var r reading
		r.open(d.Text)
		r.findPlaces(&d)
		return &r.side
	}
	tests := []struct {
		name, a, b string
		want       []hunk
	}{
		{"equal", "раз два три", "раз два три", nil},
		{"a word", "раз два три четыре пять", "раз два шесть четыре пять", []hunk{{2, 3, 2, 3}}},
		{"the last word", "раз два три", "раз два шесть", []hunk{{2, 3, 2, 3}}},
		{"the first word", "раз два три четыре", "шесть два три четыре", []hunk{{0, 1, 0, 1}}},
		{"a word more", "раз два три четыре", "раз два пять три четыре", []hunk{{2, 2, 2, 3}}},
		{"two for one", "раз два три четыре пять", "раз два шесть семь четыре пять", []hunk{{2, 3, 2, 4}}},
		{
			"a long header, then a word", "раз два три четыре пять",
			"один один один один один один один один один один раз два шесть четыре пять",
			[]hunk{{2, 3, 12, 13}},
		},
		{
			"passages in another order", "а б в г д е ж з и к л м н о п р с т у ф",
			"л м н о п р с т у ф а б в г д е ж з и к",
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var x aligner
			got := append([]hunk(nil), x.align(read(tt.a), read(tt.b))...)
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(hunk{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
