package pipeline

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"longear"
	"longear/lang"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// memory is a store in memory that fails on request: fail is asked before each call.
type memory struct {
	mu       sync.Mutex
	fail     func(op string) error
	versions map[longear.VersionID]longear.Post
	posts    map[longear.PostID]stored
	commits  []longear.Commit
	project  uint64
	dead     map[string]longear.DeadLetter
}

type stored struct {
	post longear.Post
	seq  uint64
}

func newMemory() *memory {
	return &memory{
		fail: func(string) error { return nil }, versions: map[longear.VersionID]longear.Post{},
		posts: map[longear.PostID]stored{}, dead: map[string]longear.DeadLetter{},
	}
}

func (m *memory) do(op string, f func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.fail(op); err != nil {
		return err
	}
	return f()
}

func (m *memory) StartWriter(context.Context) (uint64, error) {
	return uint64(len(m.commits)), m.do("start", func() error { return nil })
}

func (m *memory) WritePosts(_ context.Context, seq uint64, docs []lang.Doc, _ []longear.Decision) error {
	return m.do("write", func() error {
		for _, d := range docs {
			m.versions[d.Post.Version] = d.Post
			m.posts[d.Post.ID] = stored{d.Post, seq}
		}
		return nil
	})
}

func (m *memory) Commit(_ context.Context, c longear.Commit) error {
	return m.do("commit", func() error {
		if c.Seq != uint64(len(m.commits))+1 {
			return longear.Errorf(longear.KindConflict, "commit %d exists", c.Seq)
		}
		m.commits = append(m.commits, c)
		return nil
	})
}

func (m *memory) ProjectedSeq(context.Context) (uint64, error) { return m.project, nil }

func (m *memory) Project(_ context.Context, c longear.Commit, _ []longear.Narrative) error {
	return m.do("project", func() error { m.project = c.Seq; return nil })
}

func (m *memory) Known(_ context.Context, ids []longear.PostID) (map[longear.PostID]longear.KnownPost, error) {
	out := map[longear.PostID]longear.KnownPost{}
	return out, m.do("known", func() error {
		for _, id := range ids {
			if s, ok := m.posts[id]; ok && s.seq <= uint64(len(m.commits)) {
				out[id] = longear.KnownPost{Version: s.post.Version, Post: s.post}
			}
		}
		return nil
	})
}

func (m *memory) Pending(context.Context) ([]longear.Post, error) {
	var out []longear.Post
	for _, id := range slices.Sorted(maps.Keys(m.posts)) {
		if s := m.posts[id]; s.seq > uint64(len(m.commits)) {
			out = append(out, s.post)
		}
	}
	return out, nil
}

func (m *memory) Replay(_ context.Context, from uint64, each func(longear.Commit, map[longear.VersionID]longear.Post) error) error {
	for _, c := range m.commits {
		if c.Seq < from {
			continue
		}
		if err := each(c, m.versions); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) DeadLetters(_ context.Context, letters []longear.DeadLetter) error {
	return m.do("dead", func() error {
		for _, l := range letters {
			m.dead[l.ID] = l
		}
		return nil
	})
}

// counter decides by counting, so that a replay that went wrong shows.
type counter struct{ order uint64 }

func (c *counter) Assign(seq uint64, docs []lang.Doc) Proposal {
	var p Proposal
	for _, d := range docs {
		c.order++
		p.Decisions = append(p.Decisions, longear.Decision{Order: c.order, Sighting: longear.Sighting{
			Post: d.Post.ID, Version: d.Post.Version, Narrative: longear.NewNarrativeID(d.Post.ID), Seq: seq,
		}})
	}
	return p
}

func (c *counter) Replay(commit longear.Commit, _ []lang.Doc) []longear.NarrativeID {
	c.order += uint64(len(commit.Decisions))
	return nil
}

func (c *counter) Narratives([]longear.NarrativeID) []longear.Narrative { return nil }

type plain struct{}

func (plain) Prepare(p longear.Post) lang.Doc { return lang.Doc{Post: p, Analysis: &lang.Analysis{}} }
func (plain) Version() string                 { return "test" }

func begin(t *testing.T, m *memory) *Runner {
	t.Helper()
	r, err := Start(t.Context(), Options{
		Store: m, Preparer: plain{}, Assigner: func() Assigner { return &counter{} }, MaxGroup: 10, MaxWait: time.Millisecond,
		Now: func() time.Time { return time.Date(2024, 4, 10, 12, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newPost(n int, text string) longear.Post {
	p := longear.Post{Source: "s", Platform: longear.Web, URL: fmt.Sprintf("http://s.example/%d", n), Text: text}
	p.ID = longear.NewPostID(longear.URLKey(p.URL))
	p.Clocks.Published = longear.Claim{At: time.Date(2024, 4, 10, 0, n, 0, 0, time.UTC), Precision: longear.Minute}
	return p
}

// acks counts acknowledgements; each batch must get exactly one.
type acks struct {
	mu     sync.Mutex
	ok     int
	failed int
}

func (a *acks) ack(_ context.Context, err error) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err == nil {
		a.ok++
	} else {
		a.failed++
	}
	return nil
}

func submit(t *testing.T, r *Runner, a *acks, posts ...longear.Post) {
	t.Helper()
	if err := r.Submit(t.Context(), Batch{Source: "s", Posts: posts, Ack: a.ack}); err != nil {
		t.Fatal(err)
	}
}

func TestStoredThenKnownThenEdited(t *testing.T) {
	m := newMemory()
	long := "In the town of Exampleville the bridge over the river was closed on Monday for repairs, the mayor's office said. "
	runs := []struct {
		name string
		text string
		want Stats
	}{
		{"new", long + long, Stats{Stored: 1, Seq: 1}},
		{"again", long + long, Stats{Known: 1}},
		{"a page counter moved", long + long + "7", Stats{Known: 1}},
		{"a real edit", long + "It will stay closed until autumn, the office now says, because cracks were found in two pillars.", Stats{Stored: 1, Seq: 2}},
	}
	for _, run := range runs {
		t.Run(run.name, func(t *testing.T) {
			r := begin(t, m)
			var a acks
			submit(t, r, &a, newPost(1, run.text))
			got, err := r.Close()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(run.want, got); diff != "" {
				t.Errorf("stats (-want +got):\n%s", diff)
			}
			if a.ok != 1 || a.failed != 0 {
				t.Errorf("acknowledged %d times, refused %d times", a.ok, a.failed)
			}
		})
	}
	if len(m.versions) != 2 || len(m.posts) != 1 {
		t.Errorf("%d versions of %d posts, want 2 of 1", len(m.versions), len(m.posts))
	}
}

func TestInvalidPostBecomesDeadLetterAndBlocksNobody(t *testing.T) {
	m := newMemory()
	r := begin(t, m)
	var a acks
	bad := newPost(2, " ")
	submit(t, r, &a, newPost(1, "one"), bad, newPost(3, "three"))
	got, err := r.Close()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Stats{Stored: 2, Dead: 1, Seq: 1}, got); diff != "" {
		t.Errorf("stats (-want +got):\n%s", diff)
	}
	for _, l := range m.dead {
		if l.URL != bad.URL || l.Kind != longear.KindInvalid || l.Stage != "normalise" {
			t.Errorf("dead letter %+v", l)
		}
	}
	if a.ok != 1 {
		t.Errorf("acknowledged %d times, want once", a.ok)
	}
}

func TestRejectedPostIsLeftOutAndTheRestDecidedAgain(t *testing.T) {
	m := newMemory()
	poison := newPost(2, "poison")
	tries := 0
	m.fail = func(op string) error {
		if op == "write" {
			if tries++; tries == 1 {
				return &longear.RejectedPostsError{Posts: map[longear.PostID]error{poison.ID: longear.Errorf(longear.KindTerminal, "field too long")}}
			}
		}
		return nil
	}
	r := begin(t, m)
	var a acks
	submit(t, r, &a, newPost(1, "one"), poison, newPost(3, "three"))
	if _, err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if len(m.commits) != 1 || len(m.commits[0].Decisions) != 2 || m.commits[0].Decisions[1].Order != 2 {
		t.Errorf("log: %+v", m.commits)
	}
	if len(m.dead) != 1 || a.ok != 1 {
		t.Errorf("%d dead letters, %d acknowledgements", len(m.dead), a.ok)
	}
}

// TestChaos stops the writer at random steps and starts it again on the same store; the source repeats what was not
// acknowledged. In the end everything is stored once.
func TestChaos(t *testing.T) {
	const posts = 300
	for seed := range uint64(5) {
		m := newMemory()
		random := rand.New(rand.NewPCG(seed, 1))
		broken := errors.New("the disk is gone")
		acked := map[int]bool{}
		for round := 0; len(acked) < posts; round++ {
			if round > 500 {
				t.Fatalf("seed %d: no end after %d rounds", seed, round)
			}
			m.fail = func(string) error { return nil }
			r := begin(t, m)
			m.mu.Lock()
			m.fail = func(string) error {
				if random.IntN(30) == 0 {
					return longear.E("", longear.KindTerminal, broken)
				}
				return nil
			}
			m.mu.Unlock()
			var mu sync.Mutex
			for n := range posts {
				mu.Lock()
				skip := acked[n]
				mu.Unlock()
				if skip {
					continue
				}
				err := r.Submit(t.Context(), Batch{Posts: []longear.Post{newPost(n, fmt.Sprint("text of post ", n))}, Ack: func(_ context.Context, err error) error {
					mu.Lock()
					defer mu.Unlock()
					if err == nil {
						acked[n] = true
					}
					return nil
				}})
				if err != nil {
					t.Fatal(err)
				}
			}
			if _, err := r.Close(); err != nil && !errors.Is(err, broken) {
				t.Fatal(err)
			}
		}
		decided := map[longear.PostID]int{}
		for i, c := range m.commits {
			if c.Seq != uint64(i+1) {
				t.Fatalf("seed %d: commit %d stands at %d", seed, c.Seq, i+1)
			}
			for _, d := range c.Decisions {
				decided[d.Post]++
				if d.Order == 0 {
					t.Fatalf("seed %d: a decision without a place in the order", seed)
				}
			}
		}
		for post, n := range decided {
			if n != 1 {
				t.Errorf("seed %d: %s was decided %d times", seed, post, n)
			}
		}
		if len(decided) != posts {
			t.Errorf("seed %d: %d posts decided, want %d", seed, len(decided), posts)
		}
	}
}

func TestTransientFailuresAreRetried(t *testing.T) {
	m := newMemory()
	failures := 2
	m.fail = func(op string) error {
		if op == "commit" && failures > 0 {
			failures--
			return longear.Errorf(longear.KindTransient, "busy")
		}
		return nil
	}
	r := begin(t, m)
	var a acks
	submit(t, r, &a, newPost(1, "one"))
	if _, err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if a.ok != 1 || len(m.commits) != 1 {
		t.Errorf("%d acknowledgements, %d commits", a.ok, len(m.commits))
	}
}
