package batch

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// pacer sets how much garbage may gather between two collections: a fixed amount, whatever the size of what is kept. The
// rule of Go, as much as is kept, collects a small heap every moment and lets a large one double.
type pacer struct {
	live   [1]metrics.Sample
	before int // the setting to return to
	now    int // percent of what is kept; 0: the user has set GOGC, which stays
	looks  int
}

const (
	garbage                = 256 << 20 // bytes between two collections
	leastGarbage, mostPart = 10, 400   // percent of what is kept, whatever that is
	looksApart             = 16        // chunks between two looks
)

func newPacer() *pacer {
	p := &pacer{live: [1]metrics.Sample{{Name: "/gc/heap/live:bytes"}}}
	if os.Getenv("GOGC") == "" {
		p.before = debug.SetGCPercent(mostPart)
		p.now = mostPart
	}
	return p
}

// look follows what is kept.
func (p *pacer) look() {
	if p.looks++; p.now == 0 || p.looks%looksApart != 0 {
		return
	}
	metrics.Read(p.live[:])
	percent := min(mostPart, max(leastGarbage, garbage*100/max(1, int(p.live[0].Value.Uint64()))))
	if d := percent - p.now; 8*max(d, -d) > p.now {
		p.now = percent
		debug.SetGCPercent(percent)
	}
}

func (p *pacer) end() {
	if p.now != 0 {
		debug.SetGCPercent(p.before)
	}
}
