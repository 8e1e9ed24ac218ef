package vocab

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/lang"
	"longear/lang/fold"
)

// shared is opened once for all tests.
var shared = sync.OnceValues(func() (*Vocabulary, error) { return Open(Options{}) })

func open(t testing.TB) *Vocabulary {
	t.Helper()
	v, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func text(s string, l longear.Lang) lang.Text {
	script := longear.Cyrl
	switch l {
	case longear.Chinese:
		script = longear.Hans
	case longear.English:
		script = longear.Latn
	}
	return lang.Text{Lang: l, Script: script, Source: s, Read: fold.Read(s, l, script)}
}

func ids(m []lang.Mention) []string {
	var out []string
	for _, x := range m {
		out = append(out, x.ID)
	}
	return out
}

// TestMeets holds what the vocabulary is for: one claim in five languages carries the same ids.
func TestMeets(t *testing.T) {
	v := open(t)
	for _, test := range []struct {
		lang     longear.Lang
		text     string
		entities string
		concepts string
	}{
		{"ru", "Токаев заявил о визите: переговоры с Путиным", "person.tokayev person.putin", "claims.say diplomacy.negotiations"},
		{"uk", "Токаєва та Путіна запросили на переговори", "person.tokayev person.putin", "diplomacy.negotiations"},
		{"kk", "Тоқаевтың мәлімдемесі: Путинмен келіссөздер", "person.tokayev person.putin", "claims.say diplomacy.negotiations"},
		{"zh", "托卡耶夫声明：与普京举行谈判", "person.tokayev person.putin", "claims.say diplomacy.negotiations"},
		{"en", "Tokayev's statement on negotiations with Putin", "person.tokayev person.putin", "claims.say diplomacy.negotiations"},
	} {
		in := text(test.text, test.lang)
		if got := ids(v.Entities.Match(in)); strings.Join(got, " ") != test.entities {
			t.Errorf("%s: entities %v, want %s", test.text, got, test.entities)
		}
		got := ids(v.Concepts.Match(in))
		for want := range strings.FieldsSeq(test.concepts) {
			if !slices.Contains(got, want) {
				t.Errorf("%s: concepts %v lack %s", test.text, got, want)
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) { benchmarkOpen(b, false) }

func BenchmarkOpenWarm(b *testing.B) { benchmarkOpen(b, true) }

func benchmarkOpen(b *testing.B, warm bool) {
	before := cpuTime()
	for b.Loop() {
		v, err := Open(Options{})
		if err != nil {
			b.Fatal(err)
		}
		if warm {
			v.Warm()
		}
	}
	b.ReportMetric(float64((cpuTime()-before).Milliseconds())/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(memory(b))/1e6, "MB")
}

// cpuTime is what the process has used: on a shared machine the clock on the wall says little.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// memory is what one vocabulary holds.
func memory(b *testing.B) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	v, err := Open(Options{})
	if err != nil {
		b.Fatal(err)
	}
	v.Warm()
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(v)
	return after.HeapAlloc - before.HeapAlloc
}

// samples are posts of some 200 characters (Chinese: 120) on one subject.
var samples = []struct {
	lang longear.Lang
	text string
}{
	{"ru", "Президент Казахстана Касым-Жомарт Токаев заявил, что переговоры с Китаем о строительстве новой атомной электростанции завершены. По его словам, правительство уже готовит соглашение, а работы начнутся весной следующего года."},
	{"kk", "Қазақстан президенті Қасым-Жомарт Тоқаев Қытаймен жаңа атом электр станциясын салу туралы келіссөздер аяқталғанын мәлімдеді. Оның айтуынша, үкімет келісімді дайындап жатыр, ал жұмыс келесі жылдың көктемінде басталады."},
	{"zh", "哈萨克斯坦总统托卡耶夫表示，与中国就建设新核电站的谈判已经结束。他说，政府正在准备协议，工程将于明年春天开始。网传消息称，核废料将被秘密埋在草原上，当地居民对此表示强烈不满，专家呼吁公布全部合同文件，官方随后辟谣称该消息不属实。警方已对造谣者立案调查。"},
	{"en", "The president of Kazakhstan, Kassym-Jomart Tokayev, said that talks with China about a new nuclear power plant are over. The government is preparing an agreement and the work will start next spring, he told reporters."},
}

// BenchmarkMatch is both matchers alone, in posts a second of processor time.
func BenchmarkMatch(b *testing.B) {
	v := open(b)
	v.Warm()
	for _, test := range samples {
		b.Run(string(test.lang), func(b *testing.B) {
			in := text(test.text, test.lang)
			b.ReportAllocs()
			before := cpuTime()
			for b.Loop() {
				v.Entities.Match(in)
				v.Concepts.Match(in)
			}
			b.ReportMetric(float64(b.N)/(cpuTime()-before).Seconds(), "posts/cpu-s")
		})
	}
}

// BenchmarkAnalyse is the whole analysis of a post whose language is known: as it is, and cut to 140 characters.
func BenchmarkAnalyse(b *testing.B) {
	v := open(b)
	v.Warm()
	a := lang.NewAnalyzer(v.Options())
	for _, test := range samples {
		b.Run(string(test.lang), func(b *testing.B) { benchmarkAnalyse(b, a, test.text, test.lang) })
		b.Run(string(test.lang)+"-140", func(b *testing.B) { benchmarkAnalyse(b, a, firstRunes(test.text, 140), test.lang) })
	}
}

// TestObliqueNames holds names of several words in the cases of a sentence, and with a dash inside.
func TestObliqueNames(t *testing.T) {
	v := open(t)
	for _, test := range []struct {
		lang longear.Lang
		text string
		want []string
	}{
		{"ru", "Бои под Часовым Яром и в Кривом Роге", []string{"place.chasiv-yar", "place.kryvyi-rih"}},
		{"ru", "Утечка на «Северном потоке — 2»", []string{"facility.nord-stream-2"}},
		{"uk", "У Кривому Розі та в Білій Церкві, під Часовим Яром", []string{"place.kryvyi-rih", "place.bila-tserkva", "place.chasiv-yar"}},
		{"uk", "Вибух у Дніпрі", []string{"place.dnipro"}},
	} {
		if diff := cmp.Diff(test.want, ids(v.Entities.Match(text(test.text, test.lang)))); diff != "" {
			t.Errorf("%s: %s", test.text, diff)
		}
	}
}

func benchmarkAnalyse(b *testing.B, a *lang.Analyzer, body string, l longear.Lang) {
	post := longear.Post{Text: body, Lang: l, Script: text(body, l).Script}
	b.ReportAllocs()
	before := cpuTime()
	for b.Loop() {
		a.Analyse(post.Text, post)
	}
	b.ReportMetric(float64(b.N)/(cpuTime()-before).Seconds(), "posts/cpu-s")
}

func firstRunes(s string, n int) string { return string([]rune(s)[:min(n, utf8.RuneCountInString(s))]) }
