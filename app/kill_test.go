//go:build unix

package app_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"longear"
	"longear/app"
	"longear/lang"
)

// The kill test runs the crawl in a process of its own (this test binary, called again) which kills itself with SIGKILL
// at a random step of the commit protocol, before or after the step, and is then run again; until one run ends by itself.
const (
	killStoreVar = "LONGEAR_KILL_STORE"
	killStepVar  = "LONGEAR_KILL_STEP"
	maxKills     = 12
)

// suicidal is a store that ends the process at a step.
type suicidal struct {
	app.Store
	left *atomic.Int64
}

func (s suicidal) step() {
	if s.left.Add(-1) == 0 {
		if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
			panic(err)
		}
		select {} // the signal is on its way
	}
}

func (s suicidal) WritePosts(ctx context.Context, seq uint64, docs []lang.Doc, decisions []longear.Decision) error {
	s.step()
	err := s.Store.WritePosts(ctx, seq, docs, decisions)
	s.step() // between the posts' write and the commit record
	return err
}

func (s suicidal) Commit(ctx context.Context, c longear.Commit) error {
	err := s.Store.Commit(ctx, c)
	s.step() // committed, not projected, not acknowledged
	return err
}

func (s suicidal) Project(ctx context.Context, c longear.Commit, n []longear.Narrative) error {
	err := s.Store.Project(ctx, c, n)
	s.step() // projected, not acknowledged
	return err
}

func (s suicidal) PutState(ctx context.Context, rec longear.StateRecord) (int64, error) {
	s.step() // between acknowledgement and checkpoint
	return s.Store.PutState(ctx, rec)
}

// TestCrawlChild is the process that gets killed; without its variables it does nothing.
func TestCrawlChild(t *testing.T) {
	store := os.Getenv(killStoreVar)
	if store == "" {
		return
	}
	step, err := strconv.ParseInt(os.Getenv(killStepVar), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	var left atomic.Int64
	left.Store(step)
	d, err := app.NewDemo(t.Context(), app.Options{
		Words: app.SharedWords, Store: store, MaxGroup: 12, Wrap: func(s app.Store) app.Store { return suicidal{s, &left} },
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.CrawlOnce(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.Stop(); err != nil {
		t.Fatal(err)
	}
}

// killUntilDone runs the child with random steps until it ends by itself, and returns how often it was killed.
func killUntilDone(t *testing.T, store string, seed uint64) int {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, seed))
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for kills := 0; ; kills++ {
		step := 1 + random.Int64N(40)
		if kills >= maxKills {
			step = 1 << 40 // never
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		child := exec.CommandContext(ctx, self, "-test.run=^TestCrawlChild$")
		child.Env = append(os.Environ(), killStoreVar+"="+store, fmt.Sprintf("%s=%d", killStepVar, step))
		out, err := child.CombinedOutput()
		late := ctx.Err() != nil
		cancel()
		var exit *exec.ExitError
		switch {
		case err == nil:
			return kills
		case errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL && !late:
			continue
		}
		t.Fatalf("the crawl ended with %v:\n%s", err, out)
	}
}

func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills a process up to 13 times")
	}
	store := "sqlite:" + filepath.Join(t.TempDir(), "kill.db")
	kills := killUntilDone(t, store, 1)
	if kills == 0 {
		t.Fatal("the process was never killed: the test tested nothing")
	}
	t.Logf("killed %d times", kills)
	checkNothingLostNothingTwice(t, store)
}

// checkNothingLostNothingTwice compares a store with the truth, and the log with itself.
func checkNothingLostNothingTwice(t *testing.T, store string) {
	t.Helper()
	w := play(t, store)
	w.testHeld(t)
	decided := map[longear.PostID]int{}
	seq := uint64(0)
	err := w.Store().Replay(t.Context(), 1, func(c longear.Commit, _ map[longear.VersionID]longear.Post) error {
		seq++
		if c.Seq != seq {
			t.Errorf("commit %d stands where %d should", c.Seq, seq)
		}
		for _, d := range c.Decisions {
			decided[d.Post]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for post, n := range decided {
		if n != 1 {
			t.Errorf("post %s was decided %d times", post, n)
		}
	}
	if len(decided) != len(w.truth) {
		t.Errorf("%d posts were decided, want %d", len(decided), len(w.truth))
	}
	pending, err := w.Store().Pending(t.Context())
	if err != nil || len(pending) > 0 {
		t.Errorf("%d posts are still pending (%v)", len(pending), err)
	}
}
