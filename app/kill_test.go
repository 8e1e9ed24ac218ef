//go:build unix

package app_test

import (
	"context"
	"errors"
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
// at one step of the commit protocol, and is then run again, to be killed at another step; until each step had its turn.
const (
	killStoreVar = "LONGEAR_KILL_STORE"
	killStepVar  = "LONGEAR_KILL_STEP"
	killCountVar = "LONGEAR_KILL_COUNT"
)

// Steps of the commit protocol at which a process may end.
const (
	beforePosts  = "before the posts are written"
	afterPosts   = "between the posts and the commit record"
	afterCommit  = "committed, not projected, not acknowledged"
	afterProject = "projected, not acknowledged"
	beforeState  = "between acknowledgement and checkpoint"
	beforeNote   = "before what is known of a source is written"
)

// suicidal is a store that ends the process when a step is taken for the last time that is left.
type suicidal struct {
	app.Store
	at   string
	left *atomic.Int64
}

func (s suicidal) step(at string) {
	if at == s.at && s.left.Add(-1) == 0 {
		if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
			panic(err)
		}
		select {} // the signal is on its way
	}
}

func (s suicidal) WritePosts(ctx context.Context, seq uint64, docs []lang.Doc, decisions []longear.Decision) error {
	s.step(beforePosts)
	err := s.Store.WritePosts(ctx, seq, docs, decisions)
	s.step(afterPosts)
	return err
}

func (s suicidal) Commit(ctx context.Context, c longear.Commit) error {
	err := s.Store.Commit(ctx, c)
	s.step(afterCommit)
	return err
}

func (s suicidal) Project(ctx context.Context, c longear.Commit, n []longear.Narrative) error {
	err := s.Store.Project(ctx, c, n)
	s.step(afterProject)
	return err
}

func (s suicidal) PutState(ctx context.Context, rec longear.StateRecord) (int64, error) {
	if rec.Kind == longear.CheckpointState {
		s.step(beforeState)
	} else {
		s.step(beforeNote)
	}
	return s.Store.PutState(ctx, rec)
}

// TestCrawlChild is the process that gets killed; without its variables it does nothing.
func TestCrawlChild(t *testing.T) {
	store := os.Getenv(killStoreVar)
	if store == "" {
		return
	}
	count, err := strconv.ParseInt(os.Getenv(killCountVar), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	var left atomic.Int64
	left.Store(count)
	d, err := app.NewDemo(t.Context(), app.Options{
		Words: app.SharedWords, Store: store, MaxGroup: 12,
		Wrap: func(s app.Store) app.Store { return suicidal{s, os.Getenv(killStepVar), &left} },
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.CrawlOnce(t.Context())
	t.Fatalf("the crawl was not killed (%v)", errors.Join(err, d.Stop()))
}

// killAtEachStep crawls into a store and is killed twice at each step, in an order and at commits that the seed draws.
func killAtEachStep(t *testing.T, store string, seed uint64) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, seed))
	steps := []string{beforePosts, afterPosts, afterCommit, afterProject, beforeState, beforeNote}
	steps = append(steps, steps...)
	random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
	for _, at := range steps {
		killAt(t, store, at, 1+random.IntN(3))
	}
}

// killAt crawls in a child that must die when it takes a step for the count-th time.
func killAt(t *testing.T, store, at string, count int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, self, "-test.run=^TestCrawlChild$")
	child.Env = append(os.Environ(), killStoreVar+"="+store, killStepVar+"="+at, killCountVar+"="+strconv.Itoa(count))
	out, err := child.CombinedOutput()
	exit, ended := errors.AsType[*exec.ExitError](err)
	if ctx.Err() != nil || !ended || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("%s, time %d: the crawl ended with %v:\n%s", at, count, err, out)
	}
}

func TestKill(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts and kills a process at each step")
	}
	store := "sqlite:" + filepath.Join(t.TempDir(), "kill.db")
	killAtEachStep(t, store, 1)
	checkNothingLostNothingTwice(t, store)
}

// checkNothingLostNothingTwice crawls to the end and compares a store with the truth, and the log with itself.
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
