package narrative

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
)

func terms(ids ...uint32) Terms {
	list := make([]Term, len(ids))
	for i, id := range ids {
		list[i] = Term{id, 2}
	}
	return new(packer).collect(list, 64)
}

func TestCompare(t *testing.T) {
	tests := []struct {
		name string
		a, b Terms
		want likeness
	}{
		{"equal", terms(1, 2), terms(2, 1), likeness{cos: 1, over: 1, mass: 4, count: 2}},
		{"apart", terms(1, 2), terms(3), likeness{}},
		{"part", terms(1, 2, 3, 4), terms(4), likeness{cos: .5, over: 1, mass: 2, count: 1}},
		{"empty", terms(), terms(1), likeness{}},
		{"one cell of the probe", terms(5, 5+probeCells, 5+2*probeCells), terms(5, 5+probeCells, 5+3*probeCells), likeness{cos: .667, over: .667, mass: 4, count: 2}},
	}
	var p probe
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := compare(&test.a, &test.b)
			p.set(&test.a)
			if probed := p.compare(&test.b); probed != got {
				t.Errorf("probed %+v, walked %+v", probed, got)
			}
			got.cos, got.over = math.Round(got.cos*1000)/1000, math.Round(got.over*1000)/1000
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(likeness{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCollectKeepsTheHeaviest(t *testing.T) {
	got := new(packer).collect([]Term{{7, 1}, {3, 5}, {7, 2}, {4, -1}, {5, -.5}, {9, 4}, {1, 0}}, 5)
	if diff := cmp.Diff([]Term{{1, 0}, {3, 5}, {5, -.5}, {7, 2}, {9, 4}}, got.List); diff != "" {
		t.Error(diff)
	}
}

func TestBonesMeetAcrossAlphabets(t *testing.T) {
	tests := [][]string{
		{"люксембург", "luxemburg", "люксембургі"},
		{"алматы", "almaty"},
		{"токаев", "tokaev"},
	}
	for _, words := range tests {
		want := string(AppendBones(nil, words[0]))
		for _, w := range words[1:] {
			if got := string(AppendBones(nil, w)); got[:min(5, len(got))] != want[:min(5, len(want))] {
				t.Errorf("%s: %q, %s: %q", words[0], want, w, got)
			}
		}
	}
}

func TestCountsForgetOldDays(t *testing.T) {
	c := newCounts(nil)
	for i := range int64(3 * leastHalf) {
		c.learn(0, []uint32{1}, i*windowHalf/leastHalf)
	}
	common, rare := c.idf(1, 0), c.idf(2, 0)
	if common >= rare {
		t.Errorf("idf of a common term %.2f, of an unseen one %.2f", common, rare)
	}
	for i := range int64(3 * leastHalf) {
		c.learn(0, []uint32{3}, 3*windowHalf+i*windowHalf/leastHalf)
	}
	if got := c.idf(1, 0); got < rare-.1 {
		t.Errorf("a term of days that have passed weighs %.2f, want about %.2f", got, rare)
	}
}

func TestClashing(t *testing.T) {
	km, person := hash(markNumber, "unit", "km"), hash(markNumber, "unit", "person")
	tests := []struct {
		name string
		a, b []amount
		want float64
	}{
		{"agree", []amount{{km, 30}}, []amount{{km, 30.2}}, 0},
		{"contradict", []amount{{km, 30}}, []amount{{km, 45}}, 1},
		{"other units", []amount{{km, 30}}, []amount{{person, 45}}, 0},
		{"one of two", []amount{{km, 30}, {person, 5}}, []amount{{km, 31.5}, {person, 5}}, .5},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := clashing(test.a, test.b); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestOneChannelNeverJoins(t *testing.T) {
	tests := []struct {
		name string
		p    pair
		want bool
	}{
		{"entities alone", pair{like: [channels]likeness{entities: {mass: 30, cos: 1}}}, false},
		{"vectors alone", pair{meaning: true, x: Features{MeaningCos: .95}}, false},
		{"entities and concepts", pair{like: [channels]likeness{entities: {mass: 5}, concepts: {mass: 9}}}, true},
		{"a form filled in anew", pair{
			same: true, form: true, x: Features{NumberMiss: 1},
			like: [channels]likeness{words: {cos: .9}, concepts: {mass: 9}},
		}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if rule, got := rules(&test.p); got != test.want {
				t.Errorf("got %v (%s), want %v", got, rule, test.want)
			}
		})
	}
}

func TestFeatureTablesAgree(t *testing.T) {
	if got := len(FeatureNames()); got != int(featureCount) {
		t.Errorf("%d names for %d features", got, featureCount)
	}
	if got := len(FitNames()); got != int(fitCount) || len(FitSigns()) != got {
		t.Errorf("%d names, %d signs for %d features", got, len(FitSigns()), fitCount)
	}
}

func TestReadModelRefusesUnknownNames(t *testing.T) {
	_, err := ReadModel([]byte(`{"scores":{"same":{"wrod.cos":1}}}`))
	if longear.KindOf(err) != longear.KindInvalid {
		t.Errorf("got %v", err)
	}
}

func TestMeansTakeTheLanguageOff(t *testing.T) {
	m := newMeans()
	profile := func(l longear.Lang, v ...float32) *Profile { return &Profile{Lang: l, Vector: v} }
	for i := range leastVoice {
		x := float32(i%2)*2 - 1
		m.learn(profile(longear.Russian, 10, x, 0))
		m.learn(profile(longear.Chinese, -10, x, 0))
	}
	m.settle()
	cos, ok := m.cosine(profile(longear.Russian, 10, 1, 0), profile(longear.Chinese, -10, 1, 0))
	if !ok || cos < .99 {
		t.Errorf("one claim in two languages: %v, %v", cos, ok)
	}
	if cos, _ := m.cosine(profile(longear.Russian, 10, 1, 0), profile(longear.Russian, 10, -1, 0)); cos > -.99 {
		t.Errorf("two claims in one language: %v", cos)
	}
	if _, ok := m.cosine(profile(longear.Russian, 1, 2), profile(longear.Russian, 10, 1, 0)); ok {
		t.Error("vectors of two models were compared")
	}
}

func TestQuietNarrativesLeave(t *testing.T) {
	s := New(Options{Held: sweepFrom})
	for i := range uint32(3 * sweepFrom) {
		id := longear.PostID(rune(i + 0x4e00))
		p := &Profile{Post: id, Cluster: longear.NewClusterID(id), At: int64(i), Words: terms(i, i+1), number: s.first + uint32(len(s.profiles))}
		s.Add(p, longear.NewNarrativeID(id), nil)
		if i%BlockSize == 0 {
			s.Boundary()
			s.Forget()
		}
	}
	if got := len(s.profiles); got > 2*sweepFrom+BlockSize {
		t.Errorf("%d profiles are held", got)
	}
	if got := len(s.names); got > 2*sweepFrom+BlockSize {
		t.Errorf("%d narratives are held", got)
	}
}
