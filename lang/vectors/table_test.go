package vectors

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func load(tb testing.TB) *Table {
	tb.Helper()
	t, err := Load()
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// TestAsPython holds Go to what tools/vectors/table.py gives for the same table and sentences.
func TestAsPython(t *testing.T) {
	table := load(t)
	data, err := os.ReadFile("testdata/python.json")
	if err != nil {
		t.Fatal(err)
	}
	var want []struct {
		Text   string
		Vector []float32
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	got := make([]float32, table.Dims())
	for _, w := range want {
		table.Embed(w.Text, got)
		if diff := cmp.Diff(w.Vector, got, cmpopts.EquateApprox(0, 2e-6)); diff != "" {
			t.Errorf("Embed(%q) (-python +go):\n%s", w.Text, diff)
		}
	}
}

// TestTranslations wants each sentence of testdata/sentences.txt nearer to its translations than to other sentences in
// their language.
func TestTranslations(t *testing.T) {
	table := load(t)
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	const languages = 5
	first, second := embedAll(table, lines[:languages]), embedAll(table, lines[languages:2*languages])
	for i := range languages {
		for j := range languages {
			same, not := dot(first[i], first[j]), dot(first[i], second[j])
			if same <= not {
				t.Errorf("%q: %.3f to its translation %q, %.3f to %q", lines[i], same, lines[j], not, lines[languages+j])
			}
		}
	}
}

func embedAll(table *Table, texts []string) [][]float32 {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = make([]float32, table.Dims())
		table.Embed(text, out[i])
	}
	return out
}

func dot(a, b []float32) float64 {
	sum := 0.0
	for i, x := range a {
		sum += float64(x) * float64(b[i])
	}
	return sum
}

func TestEmbed(t *testing.T) {
	table := load(t)
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"nothing", "", false},
		{"punctuation", "... !?", false},
		{"no known letter", "שלום", false},
		{"a word", "хлеб", true},
		{"broken UTF-8", "\xff\xfeхлеб\xc3", true},
		{"very long", strings.Repeat("новости 新闻 ", 20000), true},
		{"a very long word", strings.Repeat("я", 100000), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := make([]float32, table.Dims())
			v[0] = 7
			if got := table.Embed(tt.text, v); got != tt.want {
				t.Errorf("Embed = %v, want %v", got, tt.want)
			}
			length := 0.0
			if tt.want {
				length = 1
			}
			if got := math.Sqrt(dot(v, v)); math.Abs(got-length) > 1e-6 {
				t.Errorf("length %v, want %v", got, length)
			}
		})
	}
}

func TestEmbedAllocates(t *testing.T) {
	table := load(t)
	v := make([]float32, table.Dims())
	if n := testing.AllocsPerRun(10, func() { table.Embed("Қазақстан үкіметі 政府宣布 2024", v) }); n != 0 {
		t.Errorf("%v allocations a text", n)
	}
}

func TestAbout(t *testing.T) {
	about := load(t).About()
	for name, field := range map[string]string{
		"name": about.Name, "model": about.Model, "licence": about.Licence, "recipe": about.Recipe,
	} {
		if field == "" {
			t.Errorf("the table does not say its %s", name)
		}
	}
	if len(shipped) > 16<<20 {
		t.Errorf("the table has %d bytes, more than 16 MiB", len(shipped))
	}
}

func TestParseBroken(t *testing.T) {
	for _, tt := range []struct{ name, data string }{
		{"empty", ""},
		{"of another kind", "GIF89a"},
		{"cut in the header", shipped[:40]},
		{"cut in the pieces", shipped[:5000]},
		{"cut in the rows", shipped[:len(shipped)-1]},
		{"longer than it says", shipped + "x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := parse(tt.data); !errors.Is(err, ErrTable) {
				t.Errorf("parse = %v, want ErrTable", err)
			}
		})
	}
}

func TestRuns(t *testing.T) {
	table := load(t)
	var a, b splitter
	a.t, b.t = table, table
	a.text("м'який хліб")
	b.text("МЯКИЙ, хліб!")
	if diff := cmp.Diff(a.ids[:a.n], b.ids[:b.n]); diff != "" {
		t.Errorf("apostrophes, case or commas make a difference:\n%s", diff)
	}
}

// BenchmarkEmbed embeds texts of 240 characters.
func BenchmarkEmbed(b *testing.B) {
	table := load(b)
	v := make([]float32, table.Dims())
	for name, sentence := range map[string]string{
		"zh": "政府宣布下个月起提高最低工资,并将在南部建设一座新的水电站。",
		"ru": "Правительство объявило о повышении минимальной зарплаты со следующего месяца и о строительстве. ",
		"kk": "Үкімет келесі айдан бастап ең төменгі жалақыны көтеретінін және су электр станциясын жариялады. ",
		"en": "The government announced a higher minimum wage from next month and a new hydroelectric plant. ",
	} {
		text := string([]rune(strings.Repeat(sentence, 20))[:240])
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				table.Embed(text, v)
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
