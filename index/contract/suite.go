package contract

import (
	"context"
	"slices"
	"testing"

	"longear"
	"longear/index/query"
	"longear/lang"

	"github.com/google/go-cmp/cmp"
)

// Store is what the suite tests.
type Store interface {
	StartWriter(ctx context.Context) (uint64, error)
	WritePosts(ctx context.Context, seq uint64, docs []lang.Doc, decisions []longear.Decision) error
	Commit(ctx context.Context, c longear.Commit) error
	ProjectedSeq(ctx context.Context) (uint64, error)
	Project(ctx context.Context, c longear.Commit, narratives []longear.Narrative) error
	Known(ctx context.Context, ids []longear.PostID) (map[longear.PostID]longear.KnownPost, error)
	Pending(ctx context.Context) ([]longear.Post, error)
	Replay(ctx context.Context, from uint64, each func(longear.Commit, map[longear.VersionID]longear.Post) error) error
	DeadLetters(ctx context.Context, letters []longear.DeadLetter) error
	ListDeadLetters(ctx context.Context, limit int) ([]longear.DeadLetter, error)
	Search(ctx context.Context, req longear.SearchRequest) (longear.SearchResult, error)
	Narrative(ctx context.Context, id longear.NarrativeID) (longear.NarrativeDetail, error)
	Post(ctx context.Context, id longear.PostID) (longear.PostSighting, error)
	Coverage(ctx context.Context) ([]longear.Coverage, error)
	Counts(ctx context.Context) (longear.Counts, error)
	GetState(ctx context.Context, kind, id string) (longear.StateRecord, error)
	PutState(ctx context.Context, rec longear.StateRecord) (int64, error)
	ListState(ctx context.Context, kind string) ([]longear.StateRecord, error)
}

// Opener opens a store. The first call of a test gives an empty one; reopen gives a second handle to the same data.
type Opener func(t *testing.T, words query.Reader) (store Store, reopen func() Store)

// Run runs the suite.
func Run(t *testing.T, open Opener) {
	a := lang.NewAnalyzer(lang.Options{})
	words := query.NewReader(a, nil)
	tests := map[string]func(*testing.T, suite){
		"posts are invisible until their commit":     testVisibility,
		"a commit number is taken once":              testCommitOnce,
		"a newer writer fences off an older one":     testFence,
		"what was never committed is pending":        testPending,
		"commits are replayed in order":              testReplay,
		"queries find the same posts on every store": testQueries,
		"counts, facets and days are exact":          testFacets,
		"sorting and paging":                         testSort,
		"a merge redirects and moves sightings":      testMerge,
		"events move the sightings of clusters":      testMoves,
		"an event corrects a relation":               testRelate,
		"an event takes a parent away":               testUnrelate,
		"state has compare-and-set":                  testState,
		"dead letters overwrite themselves":          testDeadLetters,
		"coverage counts what is held":               testCoverage,
		"what is not held is not found":              testNotFound,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			store, reopen := open(t, words)
			test(t, suite{store: store, reopen: reopen, analyzer: a})
		})
	}
}

type suite struct {
	store    Store
	reopen   func() Store
	analyzer *lang.Analyzer
}

// fill writes, commits and projects the sample set.
func (s suite) fill(t *testing.T) set {
	t.Helper()
	ctx := t.Context()
	start(t, s.store)
	x := newSet(s.analyzer, 1)
	check(t, s.store.WritePosts(ctx, 1, x.docs, x.decisions))
	check(t, s.store.Commit(ctx, x.commit(1)))
	check(t, s.store.Project(ctx, x.commit(1), x.narratives()))
	return x
}

func start(t *testing.T, s Store) uint64 {
	t.Helper()
	last, err := s.StartWriter(t.Context())
	check(t, err)
	return last
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantKind(t *testing.T, err error, want longear.Kind) {
	t.Helper()
	if got := longear.KindOf(err); got != want {
		t.Fatalf("got an error of kind %q (%v), want %q", got, err, want)
	}
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// keys turns hits into the keys of the samples, sorted.
func (x set) keys(hits []longear.PostHit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, x.keyOf[h.Post.ID])
	}
	slices.Sort(out)
	return out
}
