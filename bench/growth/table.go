package main

import (
	"fmt"
	"io"
	"runtime"
	"syscall"
)

// step is after how many posts a row is printed.
const step = 100_000

// table prints what each further step cost.
type table struct {
	out          io.Writer
	next, posts  int
	cpu          float64
	began, first float64 // CPU seconds when deciding began; µs a post in the first step
	measured     bool
}

func newTable(out io.Writer) *table {
	fmt.Fprintf(out, "%9s %14s %9s %9s %9s\n", "posts", "µs CPU/post", "heap MB", "peak MB", "CPU s")
	return &table{out: out, next: step}
}

// progress is called as posts are decided; reading and sorting the input is done before and stands in the last row.
func (t *table) progress(n int) {
	if !t.measured {
		t.measured, t.began = true, cpuSeconds()
		t.cpu, t.posts = t.began, n
	}
	if n >= t.next {
		t.row(n)
		t.next += step
	}
}

func (t *table) row(n int) {
	now := cpuSeconds()
	each := 1e6 * (now - t.cpu) / float64(max(1, n-t.posts))
	if t.first == 0 {
		t.first = each
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintf(t.out, "%9d %8.1f x%.2f %9d %9d %9.1f\n", n, each, each/t.first, m.HeapAlloc>>20, peakMB(), now)
	t.cpu, t.posts = now, n
}

func (t *table) end(n int) {
	now := cpuSeconds()
	fmt.Fprintf(t.out, "all %d posts: %.1f µs CPU a post: %.1f before the first decision (reading, sorting), the rest after; peak %d MB resident\n",
		n, 1e6*now/float64(n), 1e6*t.began/float64(n), peakMB())
}

func cpuSeconds() float64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // fails for a wrong pointer alone
	s := func(v syscall.Timeval) float64 { return float64(v.Sec) + float64(v.Usec)/1e6 }
	return s(u.Utime) + s(u.Stime)
}

func peakMB() int64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u.Maxrss >> 10 // Linux: KB
}
