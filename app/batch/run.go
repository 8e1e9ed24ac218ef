package batch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"longear"
	"longear/lang"
)

// Preparer reads a post's text. It is called from several goroutines.
type Preparer interface {
	Prepare(p longear.Post) lang.Doc
}

// Assigner decides about documents in order, and says at the end where each decision ended up. The next Begin runs beside
// what the one before returned.
type Assigner interface {
	Begin(docs []lang.Doc) (end func(seq uint64) ([]longear.Decision, []longear.Event, []longear.NarrativeID))
	Settle(seq uint64) ([]longear.Event, []longear.NarrativeID)
	Final(s longear.Sighting) longear.Sighting
}

// Options configure a run.
type Options struct {
	Preparer Preparer
	Assigner Assigner
	Workers  int         // prepare in parallel; default 2
	Stream   bool        // print at assignment, with the ids of that moment
	Strict   bool        // the first bad line ends the run
	Bad      func(error) // called for each bad line
	Progress func(done int)
	TempDir  string // for external sorting; default the system's
	RunBytes int    // sort in memory up to this size; default 256 MiB
}

// Row is one line of output.
type Row struct {
	ID        string              `json:"id"`
	Lang      longear.Lang        `json:"lang"`
	Script    longear.Script      `json:"script"`
	Cluster   longear.ClusterID   `json:"cluster"`
	Narrative longear.NarrativeID `json:"narrative"`
	Relation  longear.Relation    `json:"relation"`
	Parent    string              `json:"parent"` // the line's id, "" for none
	Score     float64             `json:"score"`
	Stance    longear.Stance      `json:"stance"`
	Changed   []string            `json:"changed,omitempty"`
}

// Result counts what a run did.
type Result struct {
	Posts int
	Bad   int
}

// Run clusters the lines of r and writes one Row per good line to w, in event-time order.
func Run(ctx context.Context, name string, r io.Reader, w io.Writer, opt Options) (Result, error) {
	if opt.Workers <= 0 {
		opt.Workers = 2
	}
	if opt.Progress == nil {
		opt.Progress = func(int) {}
	}
	job := &run{opt: opt, ctx: ctx, out: bufio.NewWriterSize(w, 1<<16), kept: newLedger(), pace: newPacer()}
	defer job.pace.end()
	job.enc = json.NewEncoder(job.out)
	job.enc.SetEscapeHTML(false)
	sorted := newSorter(opt.TempDir, opt.RunBytes)
	err := job.read(ctx, name, r, sorted)
	if err == nil {
		err = job.decide(sorted)
	}
	if closeErr := sorted.close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = job.finish()
	}
	return job.result, err
}

type run struct {
	opt    Options
	ctx    context.Context //nolint:containedctx // lives for one call of Run
	out    *bufio.Writer
	enc    *json.Encoder
	result Result
	kept   ledger
	names  names
	seq    uint64
	pace   *pacer
}

func (j *run) fault(err error) error {
	if j.ctx.Err() != nil {
		return j.ctx.Err()
	}
	j.result.Bad++
	if j.opt.Bad != nil {
		j.opt.Bad(err)
	}
	if j.opt.Strict {
		return longear.E("", longear.KindInvalid, err)
	}
	return nil
}

// chunkSize is how many posts a worker prepares at a time.
const chunkSize = 128

type chunk struct {
	records []record
	docs    chan []lang.Doc
}

// half is a chunk that is decided by half.
type half struct {
	docs []lang.Doc
	end  func(seq uint64) ([]longear.Decision, []longear.Event, []longear.NarrativeID)
}

// decide prepares chunks in parallel and decides them in order, the first half of one beside the second of the one before.
func (j *run) decide(sorted *sorter) error {
	jobs := make(chan *chunk, j.opt.Workers)
	ordered := make(chan *chunk, 2*j.opt.Workers)
	var workers sync.WaitGroup
	for range j.opt.Workers {
		workers.Go(func() {
			for c := range jobs {
				c.docs <- j.prepare(c.records)
			}
		})
	}
	var feedErr error
	workers.Go(func() {
		feedErr = feed(j.ctx, sorted, jobs, ordered)
		close(jobs)
		close(ordered)
	})
	halves := make(chan half, 1)
	workers.Go(func() {
		for c := range ordered {
			docs := <-c.docs
			halves <- half{docs, j.opt.Assigner.Begin(docs)}
		}
		close(halves)
	})
	var err error
	for h := range halves {
		if err == nil {
			err = j.assign(h)
		}
	}
	workers.Wait()
	if err == nil {
		err = feedErr
	}
	return err
}

func feed(ctx context.Context, sorted *sorter, jobs, ordered chan<- *chunk) error {
	c := &chunk{docs: make(chan []lang.Doc, 1)}
	send := func() {
		ordered <- c
		jobs <- c
		c = &chunk{docs: make(chan []lang.Doc, 1)}
	}
	err := sorted.each(func(r record) error {
		if c.records = append(c.records, r); len(c.records) == chunkSize {
			send()
		}
		return ctx.Err()
	})
	if err == nil && len(c.records) > 0 {
		send()
	}
	return err
}

func (j *run) prepare(records []record) []lang.Doc {
	docs := make([]lang.Doc, 0, len(records))
	for i := range records {
		if p := records[i].decoded(); p != nil {
			docs = append(docs, j.opt.Preparer.Prepare(*p))
		}
	}
	return docs
}

func (j *run) assign(h half) error {
	j.seq++
	docs := h.docs
	decisions, _, _ := h.end(j.seq)
	for i, d := range decisions {
		p := &docs[i].Post
		key, err := longear.KeyOf(p.ID)
		if err != nil {
			return err
		}
		j.names.add(key, p.ExternalID)
		if !j.opt.Stream {
			if err := j.kept.add(p, &d.Sighting); err != nil {
				return err
			}
			continue
		}
		if err := j.print(p.Lang, p.Script, d.Sighting); err != nil {
			return err
		}
	}
	j.pace.look()
	j.result.Posts += len(docs)
	j.opt.Progress(j.result.Posts)
	if j.opt.Stream {
		return j.out.Flush()
	}
	return nil
}

func (j *run) finish() error {
	j.opt.Assigner.Settle(j.seq + 1)
	err := j.kept.each(&j.names, func(l longear.Lang, script longear.Script, s longear.Sighting) error {
		return j.print(l, script, j.opt.Assigner.Final(s))
	})
	if err != nil {
		return err
	}
	return j.out.Flush()
}

func (j *run) print(l longear.Lang, script longear.Script, s longear.Sighting) error {
	post, err1 := longear.KeyOf(s.Post)
	parent, err2 := longear.KeyOf(s.Parent)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	err := j.enc.Encode(Row{
		ID: j.names.of(post), Lang: l, Script: script, Cluster: s.Cluster, Narrative: s.Narrative, Relation: s.Relation,
		Parent: j.names.of(parent), Score: s.Score, Stance: s.Stance, Changed: s.Changed,
	})
	if err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}
