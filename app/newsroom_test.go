package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"longear"
	"longear/app"
)

// newsroom is the crawled sample world in a store that a person works on.
type newsroom struct {
	store string
	*app.App
}

// openNewsroom opens a copy of the crawled sample world.
func openNewsroom(t *testing.T) newsroom {
	t.Helper()
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := os.WriteFile(path, crawled.file(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return openNewsroomAt(t, "sqlite:"+path)
}

// openNewsroomAt opens a store that was crawled already.
func openNewsroomAt(t *testing.T, store string) newsroom {
	t.Helper()
	a, err := app.New(t.Context(), app.Options{Words: app.SharedWords, Store: store})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Stop(); err != nil {
			t.Error(err)
		}
	})
	return newsroom{store, a}
}

// crawled is the sample world as a crawl leaves it, for all tests of this process.
var crawled crawl

// crawl keeps the SQLite file that a crawl makes. The first test that asks crawls.
type crawl struct {
	once  sync.Once
	bytes []byte
	err   error
}

func (c *crawl) file(t *testing.T) []byte {
	t.Helper()
	c.once.Do(func() { c.bytes, c.err = crawlWorld(t.Context(), filepath.Join(t.TempDir(), "crawled.db")) })
	if c.err != nil {
		t.Fatal(c.err)
	}
	return c.bytes
}

func crawlWorld(ctx context.Context, path string) ([]byte, error) {
	d, err := app.NewDemo(ctx, app.Options{Words: app.SharedWords, Store: "sqlite:" + path, Listen: "127.0.0.1:0"})
	if err != nil {
		return nil, err
	}
	_, err = d.CrawlOnce(ctx)
	if err := errors.Join(err, d.Stop()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// event finds the first event in the log that fits.
func (r newsroom) event(t *testing.T, fits func(longear.Event) bool) longear.Event {
	t.Helper()
	var found longear.Event
	err := r.Store().Replay(t.Context(), 1, func(c longear.Commit, _ map[longear.VersionID]longear.Post) error {
		for _, ev := range c.Events {
			if found.ID == "" && fits(ev) {
				found = ev
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found.ID == "" {
		t.Fatal("the sample world holds no such event")
	}
	return found
}

// forgetful lets a store claim that nothing was projected, so that a start makes all projections anew from the log.
type forgetful struct{ app.Store }

func (forgetful) ProjectedSeq(context.Context) (uint64, error) { return 0, nil }

// pages reads narratives as the store shows them.
func (r newsroom) pages(t *testing.T, ids ...longear.NarrativeID) []longear.NarrativeDetail {
	t.Helper()
	out := make([]longear.NarrativeDetail, len(ids))
	for i, id := range ids {
		var err error
		if out[i], err = r.Store().Narrative(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// restart replays the log and projects it again, and demands that the narratives are what they were.
func (r newsroom) restart(t *testing.T, ids ...longear.NarrativeID) {
	t.Helper()
	want := r.pages(t, ids...)
	a, err := app.New(t.Context(), app.Options{Words: app.SharedWords, Store: r.store, Wrap: func(s app.Store) app.Store { return forgetful{s} }})
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Import(t.Context(), "nothing", strings.NewReader(""), func(err error) { t.Error(err) })
	if err := errors.Join(err, a.Stop()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, r.pages(t, ids...)); diff != "" {
		t.Fatalf("after a restart (-before +after):\n%s", diff)
	}
}

func (r newsroom) undo(t *testing.T, event string) longear.Event {
	t.Helper()
	ev, err := r.Undo(t.Context(), event, app.Act{By: "dana", Reason: "two different stories"})
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

func posts(d longear.NarrativeDetail) []longear.PostID {
	var out []longear.PostID
	for _, s := range d.Sightings {
		out = append(out, s.Post.ID)
	}
	return out
}
