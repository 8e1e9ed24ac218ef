package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"longear"
	"longear/lang"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// reader prepares nothing: a document is its post.
type reader struct{}

func (reader) Prepare(p longear.Post) lang.Doc { return lang.Doc{Post: p} }

// alone puts every post into a cluster and narrative of its own.
type alone struct{}

func (alone) Begin(docs []lang.Doc) func(uint64) ([]longear.Decision, []longear.Event, []longear.NarrativeID) {
	return func(seq uint64) ([]longear.Decision, []longear.Event, []longear.NarrativeID) {
		out := make([]longear.Decision, len(docs))
		for i, d := range docs {
			id := d.Post.ID
			out[i].Sighting = longear.Sighting{Post: id, Cluster: longear.NewClusterID(id), Narrative: longear.NewNarrativeID(id), Relation: longear.Original, Seq: seq}
		}
		return out, nil, nil
	}
}

func (alone) Settle(uint64) ([]longear.Event, []longear.NarrativeID) { return nil, nil }
func (alone) Final(s longear.Sighting) longear.Sighting              { return s }

// line is a post of an hour.
func line(id string, hour int) string {
	return fmt.Sprintf(`{"id":%q,"source":"s","url":"http://a.example/%s","text":"Текст %s","published_at":"2024-04-08T%02d:00:00Z"}`, id, id, id, hour)
}

// cluster runs over the input and gives the ids of the rows, in order.
func cluster(ctx context.Context, in io.Reader, opt Options) (ids []string, res Result, err error) {
	var out strings.Builder
	opt.Preparer, opt.Assigner = reader{}, alone{}
	res, err = Run(ctx, "posts.jsonl", in, &out, opt)
	dec := json.NewDecoder(strings.NewReader(out.String()))
	for dec.More() {
		var row Row
		if e := dec.Decode(&row); e != nil {
			return nil, res, errors.Join(err, e)
		}
		ids = append(ids, row.ID)
	}
	return ids, res, err
}

func TestRowsComeInOrderOfTime(t *testing.T) {
	in := "\xef\xbb\xbf" + strings.Join([]string{line("c", 9), line("a", 8), "", line("d", 9), "  ", line("b", 8)}, "\r\n") // no end of the last line
	for name, opt := range map[string]Options{"in memory": {}, "a file for each line": {RunBytes: 1}, "two in a file": {RunBytes: 2000}, "as they come": {Stream: true}, "one worker": {Workers: 1}} {
		opt.TempDir = t.TempDir()
		ids, res, err := cluster(t.Context(), strings.NewReader(in), opt)
		if diff := cmp.Diff([]string{"a", "b", "c", "d"}, ids); diff != "" || err != nil || res != (Result{Posts: 4}) {
			t.Errorf("%s: %+v, %v (-want +got):\n%s", name, res, err, diff)
		}
		if left, err := os.ReadDir(opt.TempDir); err != nil || len(left) > 0 {
			t.Errorf("%s: %d files are left (%v)", name, len(left), err)
		}
	}
}

func TestBadLinesAreNamedAndTheRestGoesOn(t *testing.T) {
	in := strings.Join([]string{line("a", 8), `{"id":"x","text":"без времени"}`, "no JSON", line("b", 9), strings.Repeat("x", MaxLine+1), line("c", 10)}, "\n")
	var bad []string
	opt := Options{Bad: func(err error) {
		var at *LineError
		if !errors.As(err, &at) {
			t.Errorf("%v names no line", err)
			return
		}
		bad = append(bad, fmt.Sprintf("%s:%d", at.File, at.Line))
	}}
	ids, res, err := cluster(t.Context(), strings.NewReader(in), opt)
	if err != nil || res != (Result{Posts: 3, Bad: 3}) {
		t.Errorf("got %+v, %v", res, err)
	}
	if diff := cmp.Diff([]string{"a", "b", "c"}, ids); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"posts.jsonl:2", "posts.jsonl:3", "posts.jsonl:5"}, bad); diff != "" {
		t.Errorf("bad lines (-want +got):\n%s", diff)
	}
	opt.Strict, opt.Bad = true, nil
	ids, res, err = cluster(t.Context(), strings.NewReader(in), opt)
	if longear.KindOf(err) != longear.KindInvalid || !strings.Contains(err.Error(), "posts.jsonl:2:") || len(ids) > 0 || res.Bad != 1 {
		t.Errorf("strict: %v, %+v, %v; want an end at line 2 and no row", ids, res, err)
	}
}

func TestProgressCountsUp(t *testing.T) {
	var in strings.Builder
	const posts = 3*chunkSize + 5
	for i := range posts {
		fmt.Fprintln(&in, line(strconv.Itoa(i), i%24))
	}
	var done []int
	_, _, err := cluster(t.Context(), strings.NewReader(in.String()), Options{Progress: func(n int) { done = append(done, n) }})
	if diff := cmp.Diff([]int{chunkSize, 2 * chunkSize, 3 * chunkSize, posts}, done); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// TestStopsWhenToldTo cancels while lines are read and while posts are decided; goleak waits for every goroutine.
func TestStopsWhenToldTo(t *testing.T) {
	var in strings.Builder
	for i := range 40 * chunkSize {
		fmt.Fprintln(&in, line(strconv.Itoa(i), i%24))
	}
	for _, stage := range []string{"reading", "deciding"} {
		ctx, stop := context.WithCancel(t.Context())
		opt := Options{TempDir: t.TempDir(), RunBytes: 1 << 16}
		from := io.Reader(strings.NewReader(in.String()))
		if stage == "reading" {
			from = io.MultiReader(io.LimitReader(from, int64(in.Len()/2)), readerFunc(func([]byte) (int, error) { stop(); return 0, io.EOF }))
		} else {
			opt.Progress = func(int) { stop() }
		}
		ids, _, err := cluster(ctx, from, opt)
		stop()
		if !errors.Is(err, context.Canceled) || len(ids) > 0 {
			t.Errorf("%s: %d rows, %v; want the cancellation and no row", stage, len(ids), err)
		}
		if left, err := os.ReadDir(opt.TempDir); err != nil || len(left) > 0 {
			t.Errorf("%s: %d files are left (%v)", stage, len(left), err)
		}
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func TestFailuresOfFilesEndTheRun(t *testing.T) {
	half := io.MultiReader(strings.NewReader(line("a", 8)+"\n"), iotest.ErrReader(errors.New("the disk is gone")))
	if _, _, err := cluster(t.Context(), half, Options{}); err == nil || !strings.Contains(err.Error(), "posts.jsonl") || !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("reading: %v", err)
	}
	opt := Options{TempDir: t.TempDir() + "/none", RunBytes: 1}
	if _, res, err := cluster(t.Context(), strings.NewReader(line("a", 8)), opt); longear.KindOf(err) != longear.KindInternal || res.Bad != 0 {
		t.Errorf("no room to sort: %+v, %v; want an internal error and no bad line", res, err)
	}
}
