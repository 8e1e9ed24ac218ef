package neardup

import (
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"
)

// TestCostPerPost compares the CPU time of a post at 100,000 posts and at the number in LONGEAR_SCALE (2000000 for the
// promise: at most 1.3 times). It takes minutes and gigabytes, so it runs only when asked for.
func TestCostPerPost(t *testing.T) {
	total, err := strconv.Atoi(os.Getenv("LONGEAR_SCALE"))
	if err != nil || total < 300_000 {
		t.Skip("set LONGEAR_SCALE=2000000")
	}
	const span = 50_000
	used := func() float64 {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Fatal(err)
		}
		return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
	}
	s, x := newSample(9), New(Options{})
	docs := make([]Doc, span)
	var early, late float64
	for done := 0; done < total; done += span {
		for i := range docs {
			docs[i] = s.doc(done+i, 140)
		}
		runtime.GC()
		from := used()
		for i := range docs {
			x.Assign(docs[i])
		}
		cost := (used() - from) / span * 1e6
		switch {
		case done >= 50_000 && done < 150_000: // the two spans on either side of 100,000
			early += cost / 2
		case done >= total-100_000:
			late += cost / 2
		}
	}
	reps, clusters := x.Len()
	t.Logf("%.1f µs a post at 100,000, %.1f µs at %d (%d representatives, %d clusters)", early, late, total, reps, clusters)
	if late > 1.3*early {
		t.Errorf("got %.2f times the cost, want at most 1.3", late/early)
	}
}
