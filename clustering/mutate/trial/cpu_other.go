//go:build !unix

package trial

import "time"

var started = time.Now()

// cpuSeconds is the time since the start, where the system's own account of a process is not read.
func cpuSeconds() float64 { return time.Since(started).Seconds() }
