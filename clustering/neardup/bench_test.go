package neardup

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"longear"
	"longear/lang/fold"
)

// sample makes Russian-like texts of about n characters from a vocabulary with a Zipf-like spread; a third of them are
// copies with a footer, a cut or a changed word.
type sample struct {
	rng   *rand.Rand
	words []string
	zipf  *rand.Zipf
	last  []string
}

func newSample(seed uint64) *sample {
	s := &sample{rng: rand.New(rand.NewPCG(seed, 1))}
	letters := []rune("оеаинтсрвлкмдпуяызбгйчхжшюцщэфё")
	for range 30000 {
		w := make([]rune, 2+s.rng.IntN(9))
		for i := range w {
			w[i] = letters[min(s.rng.IntN(len(letters)), s.rng.IntN(len(letters)))]
		}
		s.words = append(s.words, string(w))
	}
	s.zipf = rand.NewZipf(s.rng, 1.05, 20, uint64(len(s.words)-1))
	return s
}

func (s *sample) text(chars int) string {
	if len(s.last) > 100 && s.rng.IntN(3) == 0 {
		t := s.last[s.rng.IntN(len(s.last))]
		switch s.rng.IntN(3) {
		case 0:
			return t + " подписывайтесь на наш канал"
		case 1:
			return t[:strings.IndexByte(t[len(t)/2:], ' ')+len(t)/2]
		}
		return t
	}
	var b strings.Builder
	for n := 0; n < chars; {
		w := s.words[s.zipf.Uint64()]
		b.WriteString(w)
		b.WriteByte(' ')
		n += len(w)/2 + 1
	}
	t := strings.TrimSpace(b.String())
	if len(s.last) < 5000 {
		s.last = append(s.last, t)
	} else {
		s.last[s.rng.IntN(len(s.last))] = t
	}
	return t
}

func (s *sample) doc(n int, chars int) Doc {
	at := start.Add(time.Duration(n) * time.Second)
	return Doc{
		Ord: uint64(n + 1), ID: longear.PostID(fmt.Sprintf("p-%016d", n)), Lang: longear.Russian, Script: longear.Cyrl,
		Text: s.text(chars), Source: longear.SourceID(fmt.Sprintf("s%d", n%300)), Interval: longear.Interval{Lo: at, Hi: at},
	}
}

// cpu is the processor time of this process so far. Rates are given by it, so that they mean one core also on a
// machine that others use.
func cpu(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

// BenchmarkSketch measures fold and sketch of a raw text of 140 characters.
func BenchmarkSketch(b *testing.B) {
	s := newSample(1)
	texts := make([]string, 2000)
	for i := range texts {
		texts[i] = s.text(140)
	}
	var r reading
	var buf []byte
	b.ReportAllocs()
	from := cpu(b)
	for i := 0; b.Loop(); i++ {
		buf = fold.AppendFold(buf[:0], texts[i%len(texts)], longear.Russian, longear.Cyrl)
		r.open(unsafe.String(unsafe.SliceData(buf), len(buf)))
		r.winnow()
		r.sketch()
	}
	b.ReportMetric(float64(b.N)/(cpu(b)-from), "posts/cpu-s")
}

func benchmarkAssign(b *testing.B, chars int) {
	s := newSample(2)
	docs := make([]Doc, 30000)
	for i := range docs {
		docs[i] = s.doc(i, chars)
	}
	x, n, spent := New(Options{}), 0, 0.
	b.ReportAllocs()
	from := cpu(b)
	for b.Loop() {
		if n == len(docs) {
			spent += cpu(b) - from
			x, n, from = New(Options{}), 0, cpu(b)
		}
		x.Assign(docs[n])
		n++
	}
	b.ReportMetric(float64(b.N)/(spent+cpu(b)-from), "posts/cpu-s")
}

func BenchmarkAssignPost(b *testing.B)    { benchmarkAssign(b, 140) }
func BenchmarkAssignArticle(b *testing.B) { benchmarkAssign(b, 2500) }

// TestMemoryPerRepresentative holds the index to 1.8 KB of heap for each representative alive.
func TestMemoryPerRepresentative(t *testing.T) {
	if testing.Short() {
		t.Skip("builds an index of 60,000 posts")
	}
	s := newSample(3)
	var before, after runtime.MemStats
	x := New(Options{})
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 60000 {
		x.Assign(s.doc(i, 140))
	}
	s.last, s.words = nil, nil
	runtime.GC()
	runtime.ReadMemStats(&after)
	reps, clusters := x.Len()
	per := float64(after.HeapAlloc-before.HeapAlloc) / float64(reps)
	t.Logf("%d representatives, %d clusters, %.0f bytes each", reps, clusters, per)
	if per > 1800 {
		t.Errorf("got %.0f bytes per representative, want at most 1800", per)
	}
	runtime.KeepAlive(x)
}
